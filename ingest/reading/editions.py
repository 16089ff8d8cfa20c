"""Lists of plans with their years: 計画名 | 計画期間 | 前身の計画, a row each, or a row of years with a bar for each plan."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from ingest.document import Document, Table, Text
from ingest.reading.predecessors import ORDINAL, edition_number
from ingest.text import years
from ingest.text.names import PLAN_NOUN, kind_of
from ingest.text.normal import folded, normal
from ingest.text.years import YearSpan

_NOUN = "(?:計画|プラン|方針|戦略|ビジョン|大綱)"
_KINDS = rf"{_NOUN}(?:[・、]{_NOUN})*等?"
_NAME = re.compile(
    rf"(?:(?:関連|関係|個別|上位|主な|他の)(?:する)?)?(?:{_KINDS}の?)?名称?|(?:(?:関連|関係|個別|上位)(?:する)?)?{_KINDS}"
)
_PERIOD = re.compile(rf"(?:{_NOUN}の?)?(?:期間|年度|年次)(?:\(.{{1,6}}\))?")
_OLDER = re.compile(rf"(?:前身|前|旧|従前|以前|先行)(?:の|する)?{_NOUN}(?:名称?)?|前身")
_BEFORE_NAME = re.compile(r"区分|分野|種[別類]|No\.?|番号|策定主体|段階|部門|")  # may stand in the columns at its left
_LEAST_YEARS = 3  # columns of years in a table that shows periods by bars
_ONE_ROW = 2  # rows with the head
_ALIKE = 0.5  # how like the names of two editions of one plan are at least
_TOWN = re.compile(r"^[^市町村区]{1,6}[市町村区]")
_NOUN_BEHIND = re.compile(rf"{PLAN_NOUN}$")


@dataclass(frozen=True, slots=True)
class Edition:
    """A plan as a row lists it: ``older`` is the plan before it, "" where none is told; ``text`` holds the row's cells."""

    name: str
    years: YearSpan | None
    older: str
    text: Text


def editions(document: Document) -> Iterator[Edition]:
    """The rows of the document's tables that list plans with their years, or with the plan before each."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _rows(block)
            yield from _across(block)
            yield from _in_turn(list(_below_periods(block)))


def lists_plans(table: Table) -> bool:
    """Whether all rows of a table are plans with their years: it tells of plans, and no row of it is a measure."""
    told = sum(bool(edition.years) for edition in _rows(table))
    return told > 1 and told == table.rows - max(1, table.header_rows)


def _rows(table: Table) -> Iterator[Edition]:
    grid = table.grid()
    heads = {c: folded(grid[0, c].text.text).strip() for c in range(table.columns) if (0, c) in grid}
    name, period, older = (
        next((c for c, head in heads.items() if pattern.fullmatch(head)), None) for pattern in (_NAME, _PERIOD, _OLDER)
    )
    if name is None:
        return
    if older is not None:
        yield from _with_older(table, name, period, older)
    elif all(_BEFORE_NAME.fullmatch(heads.get(c, "")) for c in range(name)):
        yield from _in_turn(list(_dated(table, name, period) if period is not None else _drawn(table, name)))


def _with_older(table: Table, name: int, period: int | None, older: int) -> Iterator[Edition]:
    grid = table.grid()
    for row in range(1, table.rows):
        texts = {c: grid[row, c].text for c in (name, period, older) if c is not None and (row, c) in grid}
        title = texts[name].text.strip() if name in texts else ""
        before = texts[older].text.strip() if older in texts else ""
        if kind_of(title) != "plan":
            continue
        span = years.head(texts[period].text) if period is not None and period in texts else None
        yield Edition(title, span, before if kind_of(before) == "plan" else "", _text(texts.values()))


def _dated(table: Table, name: int, period: int) -> Iterator[Edition]:
    """The rows of a list that tells the years of each plan and nothing of the one before."""
    grid = table.grid()
    for row in range(1, table.rows):
        if (row, name) in grid and (row, period) in grid:
            yield from _edition(grid[row, name].text, grid[row, period].text)


def _drawn(table: Table, name: int) -> Iterator[Edition]:
    """The rows of a table whose columns are years, where the bar or the cell across them tells the plan's years in words, or a
    bar without words begins and ends within the years shown.
    """
    grid = table.grid()
    heads = {c: years.head(grid[0, c].text.text) for c in range(name + 1, table.columns) if (0, c) in grid}
    shown = {c: span for c, span in heads.items() if span is not None}
    if len(shown) < _LEAST_YEARS:
        return
    for row in range(1, table.rows):
        if (row, name) not in grid:
            continue
        across = [cell.text for cell in table.cells if cell.row == row and cell.column > name and cell.text]
        across += [bar.text for bar in table.bars if bar.row == row and bar.text]
        bars = [bar for bar in table.bars if bar.row == row]
        title = grid[row, name].text
        if len(across) == 1:
            yield from _edition(title, across[0])
        elif not across and len(bars) == 1 and min(shown) < bars[0].first < bars[0].last < max(shown):
            first, last = (grid[0, c].text for c in (bars[0].first, bars[0].last))
            told = _between(shown.get(bars[0].first), shown.get(bars[0].last))
            if kind_of(title.text.strip()) == "plan" and told:
                yield Edition(title.text.strip(), told, "", _text((title, first, last)))


def _across(table: Table) -> Iterator[Edition]:
    """The plans named in cells that lie below the years of their periods, be it all the years of a table of one row."""
    grid = table.grid()
    heads = {c: years.head(grid[0, c].text.text) for c in range(table.columns) if (0, c) in grid}
    shown = {c: span for c, span in heads.items() if span is not None}
    if len(shown) < _LEAST_YEARS:
        return
    for cell in table.cells:
        first, last = cell.column, cell.column + cell.columns - 1
        alone = table.rows == _ONE_ROW and (first, last) == (min(shown), max(shown))
        inside = alone or min(shown) < first < last < max(shown)
        told = _between(shown.get(first), shown.get(last))
        if cell.row and inside and told and kind_of(cell.text.text.strip()) == "plan":
            yield Edition(cell.text.text.strip(), told, "", _text((cell.text, grid[0, first].text, grid[0, last].text)))


def _below_periods(table: Table) -> Iterator[Edition]:
    """The plans of a table in which each stands right below its years (令和2年度～令和6年度 | 令和7年度～令和11年度)."""
    grid = table.grid()
    pairs = [(grid.get((0, c)), grid.get((1, c))) for c in range(table.columns)]
    listed = [edition for head, cell in pairs if head and cell for edition in _edition(cell.text, head.text)]
    if table.rows == _ONE_ROW and len(listed) == table.columns > 1:
        yield from listed


def _between(first: YearSpan | None, last: YearSpan | None) -> YearSpan | None:
    return YearSpan(0, 0, first.first, last.last) if first and last and first.first < last.last else None


def _edition(title: Text, told: Text) -> Iterator[Edition]:
    """A row with the name of one plan and a range of years."""
    span = years.head(told.text)
    if kind_of(title.text.strip()) == "plan" and span is not None and span.last > span.first:
        yield Edition(title.text.strip(), span, "", _text((title, told)))


def _in_turn(listed: list[Edition]) -> Iterator[Edition]:
    """The rows of a list, where two below each other are editions of one plan with the newer one's predecessor."""
    older = {
        id(new): old.name
        for one, two in pairwise(listed)
        for old, new in ((one, two), (two, one))
        if _replaced(old, new)
    }
    for edition in listed:
        yield Edition(edition.name, edition.years, older.get(id(edition), ""), edition.text)


def _replaced(old: Edition, new: Edition) -> bool:
    """Whether a plan begins when another of a like name ends, and its number, where both have one, is the next."""
    if old.years is None or new.years is None or old.years.last + 1 != new.years.first:
        return False
    numbered = [bool(ORDINAL.search(folded(name))) for name in (old.name, new.name)]
    counted = not all(numbered) or edition_number(old.name) + 1 == edition_number(new.name)
    return counted and SequenceMatcher(None, _bare(old.name), _bare(new.name)).ratio() >= _ALIKE


def _bare(title: str) -> str:
    """What a plan is about: its title without number, town and the word for a plan."""
    return _NOUN_BEHIND.sub("", _TOWN.sub("", ORDINAL.sub("", normal(title))))


def _text(texts: Iterable[Text]) -> Text:
    return Text(tuple(line for text in texts for line in text.lines))
