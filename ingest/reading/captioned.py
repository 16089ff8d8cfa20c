"""The indicator of a table that names none, where the line right above it does behind a label (指標：植えた木の数)."""

import re

from ingest.document import Passage
from ingest.reading import names
from ingest.reading.indicators import Indicator
from ingest.reading.labels import read_label
from ingest.reading.records import Record
from ingest.reading.value_roles import role_of
from ingest.text import numbers

_NAMED = re.compile(
    r"[\s■□◆◇●○▼▶【〔＜<［\[]*(?P<label>[^\s:：】〕＞>］\]]{2,10})[】〕＞>］\]]?[\s:：]+(?P<name>\S.{1,60})"
)


def indicator(record: Record, title: Passage | None) -> Indicator | None:
    """The indicator of a row with values of years; None where the line above names none, or the row is no such."""
    match = _NAMED.fullmatch(title.text.text.strip()) if title is not None else None
    if match is None or title is None or not read_label(match["label"]).means("indicator"):
        return None
    told = [f for f in record.fields if f.label.first is not None and f.cell.text and role_of(f, None)]
    counted = all(numbers.quantities(f.text) or numbers.nothing(f.text) for f in told)
    name = match["name"].rstrip()
    if not told or not counted or name.endswith("。") or not names.is_name(name):
        return None
    return Indicator(name, None, numbers.unit_of(name), (title.text,))
