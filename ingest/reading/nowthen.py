"""An indicator told in one line with its value now and the one to be reached: 住宅の耐震化率 78.4％（R5）⇒90％（R11）."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.facts import IndicatorMention, MeasureMention, Observation
from ingest.document import Text
from ingest.reading import items, names
from ingest.reading.evidence import evidence
from ingest.text import numbers, years
from ingest.text.numbers import Quantity

_ARROW = re.compile(r"\s*(?:⇒|→|➡|➔|⇨|▶|►|－＞|->)+\s*")
_EDGES = " 　:：・、,，()（）[]［］"
_LONGEST = 60  # letters of a name


@dataclass(frozen=True)
class _Side:
    quantity: Quantity
    year: int
    before: str
    """The words before the value and its year."""


def observations(text: Text, about: MeasureMention, heads: Iterable[Text], now: int | None) -> list[Observation]:
    """The two values of each indicator in a text; none where any of its items is told in another way."""
    heads = tuple(heads)
    found = [list(_of_item(words, part, about, heads, now)) for words, part in items.bullets(text)]
    return [value for values in found for value in values] if all(found) else []


def _of_item(
    words: str, part: Text, about: MeasureMention, heads: tuple[Text, ...], now: int | None
) -> Iterator[Observation]:
    sides = _ARROW.split(words)
    told = [_side(side, now) for side in sides]
    if len(sides) != 2 or told[0] is None or told[1] is None:
        return
    first, then = told[0], told[1]
    name = names.clean(first.before)
    if not name or len(name) > _LONGEST or not names.has_letters(name) or then.before or first.year >= then.year:
        return
    indicator = IndicatorMention(about, name)
    for side in (first, then):
        ahead = now is None or side.year > now
        yield Observation(
            evidence=evidence(*heads, part),
            about=about,
            indicator=indicator,
            role="baseline" if side is first else "target" if ahead else "actual",
            text=side.quantity.text,
            year=side.year,
            value=side.quantity.value,
            unit=side.quantity.unit or first.quantity.unit,
        )


def _side(words: str, now: int | None) -> _Side | None:
    """The one value and the one year of a side of the arrow."""
    dated = years.spans(words, now)
    counted = [quantity for quantity in numbers.quantities(words, now=now) if not quantity.nested]
    if len(dated) != 1 or dated[0].first != dated[0].last or not counted:
        return None
    value = counted[-1]
    start = min(value.start, dated[0].start)
    return _Side(value, dated[0].last, words[:start].strip(_EDGES))
