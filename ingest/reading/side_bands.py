"""Bands that name the group of each side of a comparison (基本目標1 … | → | 名称変更 | 基本目標1 …): a row of their own
measures, and a column of groups on each side.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from ingest.document import Cell, Table
from ingest.reading import names
from ingest.reading.arrows import is_mark
from ingest.reading.labels import read_label
from ingest.reading.statuses import is_status

_SIDES = 2
_NAMING = ("name", "level", "name_or", "old_name", "new_name")


@dataclass(frozen=True)
class _Side:
    """The columns under a wide head, and the head of the one of them that holds names."""

    head: Cell
    naming: Cell

    def covers(self, cell: Cell) -> bool:
        """Whether a cell lies over the columns of the side, and no others."""
        return (cell.column, cell.columns) == (self.head.column, self.head.columns)


def with_side_bands(table: Table) -> Table:
    """The table with the bands of its two sides as rows like the others, and as groups of the rows below them."""
    sides = _sides(table)
    bands = [
        row for row in range(table.header_rows, table.rows) if len(sides) == _SIDES and _is_band(table, row, sides)
    ]
    if not bands:
        return table
    cells = [moved for cell in table.cells for moved in _moved(cell, sides, bands)]
    for begin, end in zip(bands, [*bands[1:], table.rows], strict=True):
        cells += [_group(table, side, place, begin, end) for place, side in enumerate(sides)]
    cells += [msgspec.structs.replace(side.naming, column=side.head.column + place) for place, side in enumerate(sides)]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    bars = tuple(
        msgspec.structs.replace(bar, first=_shift(bar.first, sides), last=_shift(bar.last, sides)) for bar in table.bars
    )
    return msgspec.structs.replace(table, columns=table.columns + _SIDES, cells=tuple(cells), bars=bars)


def _sides(table: Table) -> list[_Side]:
    """The wide heads in the first row of a table, each over columns of which one holds names."""
    wide = sorted((c for c in table.cells if c.row == 0 and c.columns > 1 and c.text), key=lambda cell: cell.column)
    found = []
    for head in wide if table.header_rows > 1 else ():
        below = range(head.column, head.column + head.columns)
        named = [
            cell
            for cell in table.cells
            if 0 < cell.row < table.header_rows and cell.column in below and read_label(cell.text.text).means(*_NAMING)
        ]
        found += [_Side(head, named[-1])] if named else []
    return found


def _is_band(table: Table, row: int, sides: list[_Side]) -> bool:
    """Whether a row has one name over each side, and nothing beside them but what became of it, or an arrow."""
    cells = [cell for cell in table.cells if cell.row <= row < cell.row + cell.rows]
    over = [cell for cell in cells if any(side.covers(cell) for side in sides)]
    beside = [cell.text.text for cell in cells if cell not in over and cell.text]
    named = all(cell.rows == 1 and names.is_name(cell.text.text) for cell in over)
    return len(over) == _SIDES and named and all(is_mark(text) or is_status(text) for text in beside)


def _moved(cell: Cell, sides: list[_Side], bands: list[int]) -> Iterator[Cell]:
    """A cell where it stands beside the new columns; a band in the column of the names of its side."""
    side = next((side for side in sides if cell.row in bands and side.covers(cell)), None)
    if side is not None:
        left, wide = _shift(side.naming.column, sides), 1
    else:
        left = _shift(cell.column, sides)
        wide = _shift(cell.column + cell.columns - 1, sides) - left + 1
    if any(cell is other.head for other in sides):
        left, wide = left - 1, wide + 1
    yield msgspec.structs.replace(cell, column=left, columns=wide)


def _group(table: Table, side: _Side, place: int, begin: int, end: int) -> Cell:
    """What stands over the rows of one side from a band up to the next, in a new column at the left of the side."""
    band = next(cell for cell in table.cells if cell.row == begin and side.covers(cell))
    first = begin + (1 if place == 0 and begin + 1 < end else 0)
    return msgspec.structs.replace(band, row=first, rows=end - first, column=side.head.column + place, columns=1)


def _shift(column: int, sides: list[_Side]) -> int:
    """Where a column stands behind the new ones."""
    return column + sum(column >= side.head.column for side in sides)
