"""Rows that hold several indicators, each on lines of its own beside the lines of its values: rows taken apart.

Where one of several lines ends is told by values that take one line each, by brackets that close, and by lines that had room
for more.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

import msgspec

from ingest.document import Cell, Line, Table, Text
from ingest.reading.labels import Label, read_label
from ingest.reading.shared_rows import taken_apart
from ingest.text import numbers
from ingest.text.normal import folded

_STACKED = ("indicator", "value", "unit")
_ROOM = 1.2  # type sizes of white behind a line that the next word would have filled
_LONGEST = 24  # letters of a value with its unit and year
_FEWEST = 2


def with_indicators_apart(table: Table) -> Table:
    """The table with a row for each indicator of a row that names several line by line, as it does their values."""
    heads = _Heads(table)
    rows = {row: parts for row in range(1, table.rows) if (parts := _stack(heads, row))}
    return taken_apart(table, rows) if rows else table


class _Heads:
    """The labels above the cells of a table, and how wide the lines in each column are at most."""

    def __init__(self, table: Table) -> None:
        self.table, self.grid = table, table.grid()
        self._widths: dict[tuple[int, int], float] = {}

    def above(self, cell: Cell) -> Label:
        """The nearest label above a cell that is as wide."""
        for row in range(cell.row - 1, -1, -1):
            other = self.grid.get((row, cell.column))
            label = read_label(other.text.text) if other is not None and other.text else Label()
            if other is not None and label.known and (other.column, other.columns) == (cell.column, cell.columns):
                return label
        return Label()

    def width(self, cell: Cell) -> float:
        """How wide the lines are at most of the cells that have a column to themselves with this one."""
        key = cell.column, cell.columns
        if key not in self._widths:
            alike = [c for c in self.table.cells if (c.column, c.columns) == key]
            self._widths[key] = max((_width(line) for c in alike for line in c.text.lines), default=0.0)
        return self._widths[key]


def _stack(heads: _Heads, row: int) -> dict[Cell, list[Text]]:
    """The cells of indicators and their values in a row with what each says of each indicator; none where it has but one."""
    told = {c: heads.above(c) for c in heads.table.cells if c.row == row and c.rows == 1 and c.text}
    cells = [cell for cell, label in told.items() if label.means(*_STACKED)]
    values = [cell for cell in cells if told[cell].means("value")]
    if not values or not any(told[cell].means("indicator") for cell in cells):
        return {}
    counts = {len(cell.text.lines) for cell in values if all(_is_value(line.text) for line in cell.text.lines)}
    count = counts.pop() if len(counts) == 1 else 0
    if count < _FEWEST:
        return {}
    parts = {cell: _parts(heads, cell, count, named=told[cell].means("indicator")) for cell in cells}
    whole = all(len(texts) == count for texts in parts.values())
    counted = all(_is_value(text.text) for cell in values for text in parts[cell])
    return parts if whole and counted else {}


def _parts(heads: _Heads, cell: Cell, count: int, *, named: bool) -> list[Text]:
    """What a cell says of each of so many indicators, or what each is ``named``; none where it cannot be told."""
    lines = cell.text.lines
    if len(lines) == 1 and lines[0].vertical and len(lines[0].text) == count:
        return [Text((msgspec.structs.replace(lines[0], text=letter),)) for letter in lines[0].text]
    if len(lines) == count and not named:
        return [Text((line,)) for line in lines]
    closed = list(_grouped(lines, lambda before, _: _is_closed(before)))
    ways = [closed, list(_grouped(lines, lambda before, after: _has_room(before[-1], after, heads.width(cell))))]
    return next((way for way in ways if len(way) == count), [])


def _grouped(lines: tuple[Line, ...], ends: Callable[[list[Line], Line], bool]) -> Iterator[Text]:
    group = [lines[0]]
    for _, line in pairwise(lines):
        if ends(group, line):
            yield Text(tuple(group))
            group = []
        group.append(line)
    yield Text(tuple(group))


def _is_closed(lines: list[Line]) -> bool:
    """Whether lines end on a bracket that closes all that opened."""
    words = folded("".join(line.text for line in lines)).strip()
    return words.endswith(")") and words.count("(") == words.count(")")


def _has_room(before: Line, after: Line, width: float) -> bool:
    """Whether the word that begins a line would have stood on the line before, had it gone on from that."""
    return _width(before) + _ROOM * after.size <= width


def _width(line: Line) -> float:
    return line.place.box[2] - line.place.box[0]


def _is_value(words: str) -> bool:
    plain = words.strip()
    told = bool(numbers.quantities(plain)) and len(plain) <= _LONGEST and folded(plain)[:1] not in "()年月日度末"
    return told or numbers.nothing(plain)
