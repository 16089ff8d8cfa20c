"""The indicator of a table that names none, where the line right above it, or one head over values, does behind a label
(指標：植えた木の数).
"""

import re
from collections.abc import Iterator

from ingest.document import Passage, Text
from ingest.reading import cornered, indicators, names
from ingest.reading.indicators import Indicator, says_role
from ingest.reading.labels import read_label
from ingest.reading.records import Field, Record
from ingest.reading.regions import Region
from ingest.reading.value_roles import role_of
from ingest.text import numbers

_NAMED = re.compile(
    r"[\s■□◆◇●○▼▶【〔＜<［\[]*(?P<label>[^\s:：】〕＞>］\]]{2,10})[】〕＞>］\]]?[\s:：]+(?P<name>\S.{1,60})"
)
_ROLE_BEHIND = re.compile(r"\s*[(（](?P<role>[^()（）]{2,8})[)）]$")  # 植えた木の数（目標値）


def indicator(record: Record, title: Passage | None) -> Indicator | None:
    """The indicator of a row with values of years; None where neither a head nor the line above names one, or the row is no
    such.
    """
    told = [f for f in record.fields if f.label.first is not None and f.cell.text and role_of(f, None)]
    counted = all(numbers.quantities(f.text) or numbers.nothing(f.text) for f in told)
    if not told or not counted:
        return None
    named = list(filter(None, map(_named, dict.fromkeys(_heads(told)))))
    if named:
        return named[0] if len(named) == 1 else None
    return _named(title.text) if title is not None else None


def of_corner(record: Record, region: Region) -> Indicator | None:
    """The indicator of a row of values that begins with their role (目標 | 20本), named in the corner above that word."""
    told = (cornered.corner(region, f.cell) for f in record.all("stub"))
    heads = [head for head in told if head is not None]
    if len(heads) != 1:
        return None
    name, unit = indicators.without_unit(heads[0].text.text.strip()), numbers.unit_of(heads[0].text.text)
    return Indicator(name, None, unit, (heads[0].text,))


def _heads(told: list[Field]) -> Iterator[Text]:
    """What stands over values, not beside them."""
    return (head.text for f in told for head in f.heads if head.row < f.cell.row)


def _named(text: Text) -> Indicator | None:
    """The indicator that a text names behind a label of such, without the role of its values (（目標値）)."""
    match = _NAMED.fullmatch(text.text.strip())
    if match is None or not read_label(match["label"]).means("indicator"):
        return None
    behind = _ROLE_BEHIND.search(name := match["name"].rstrip())
    if behind is not None and says_role(behind["role"]):
        name = name[: behind.start()]
    if name.endswith("。") or not names.is_name(name):
        return None
    return Indicator(name, None, numbers.unit_of(name), (text,))
