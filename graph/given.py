"""What people told about a document wins over what was read in it."""

from collections.abc import Callable
from typing import Any

import msgspec

from graph.facts import DepartmentMention, Evidence, Given, PlanMention, Reading


def with_given(reading: Reading, given: Given) -> Reading:
    """The reading with this title and municipality for the document's own plan, wherever a fact names them.

    The document's own plan is the first of ``reading.plans``. Names of other plans and municipalities stay as they were read.
    """
    own = reading.plans[0] if reading.plans else PlanMention(given.title)
    meant = PlanMention(given.title or own.title, given.municipality or own.municipality)

    def mended(mention: Any) -> Any:
        if mention == own:
            return meant
        if isinstance(mention, PlanMention | DepartmentMention) and mention.municipality == own.municipality:
            return msgspec.structs.replace(mention, municipality=meant.municipality)
        return mention

    plans = _mapped(reading.plans or ((own,) if given.title else ()), mended)
    return msgspec.structs.replace(
        reading, facts=_mapped(reading.facts, mended), plans=tuple(dict.fromkeys(plans)), given=given
    )


def _mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """The value with every struct in it changed, the inner ones first."""
    if isinstance(value, tuple):
        return tuple(_mapped(each, change) for each in value)
    if not isinstance(value, msgspec.Struct) or isinstance(value, Evidence):
        return value
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    mended = {name: _mapped(field, change) for name, field in fields.items()}
    return change(type(value)(**mended) if mended != fields else value)
