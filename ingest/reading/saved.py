"""What measures save, in a list whose caption alone says so (財政効果額 over 令和5年度 実績 | 令和6年度 計画 | 実績), or whose
head tells no year, in the report of one.
"""

import re
from dataclasses import replace

from ingest.document import Passage
from ingest.reading.indicators import Indicator
from ingest.reading.labels import read_label
from ingest.reading.records import Record
from ingest.reading.value_roles import role_of
from ingest.text import numbers

_TITLE = re.compile(
    r"(?:.*別の?)?(?P<name>.+?)(?:の?(?:状況|推移|実績|見込み?|内訳|集計|一覧表?|年次計画|計画と実績))?\s*(?:[(（〔\[].*)?"
)


def named(title: Passage | None) -> str:
    """The name of what is saved that a caption tells (取組別の財政効果額の推移); "" where it tells none."""
    match = _TITLE.fullmatch((title.title or title.text.text).strip()) if title is not None else None
    return match["name"] if match and read_label(match["name"]).means("budget.reduction") else ""


def indicator(record: Record, title: Passage | None, unit: str, now: int | None) -> Indicator | None:
    """What a row of such a list counts, where all that it tells of years are amounts of money."""
    name = named(title)
    told = [f for f in record.fields if f.label.first is not None and f.cell.text and role_of(f, now)]
    amounts = all(numbers.quantities(f.text) or numbers.nothing(f.text) for f in told)
    if not name or title is None or not told or not amounts or unit not in numbers.MONEY:
        return None
    return Indicator(name, None, unit, (title.text,), None, saves=True)


def in_year(record: Record, year: int | None) -> Record:
    """A row of a report on a year, with what its measure saved (効果額（千円）) told for that year."""
    fields = (
        replace(f, label=replace(f.label, first=year, last=year))
        if year is not None and f.label.means("budget.reduction") and f.label.first is None
        else f
        for f in record.fields
    )
    return replace(record, fields=tuple(fields))
