"""Bands over the columns of a list from that of its names on, beside a group that reaches down (２ 産業の振興 | （１）基盤整備):
groups of the rows below them, in a column of their own.
"""

import msgspec

from ingest.document import Cell, Table, Text
from ingest.reading import names
from ingest.reading.labels import read_label

_NARROWEST = 3  # columns that a band reaches over
_NAMING = ("name", "level", "name_or")


def with_inner_bands(table: Table) -> Table:
    """The table with its inner bands as groups of the rows below them, each down to the next or to the end of the group at its
    left.
    """
    bands = [cell for cell in table.cells if _is_band(table, cell)]
    columns = {band.column for band in bands}
    if len(columns) != 1:
        return table
    (column,) = columns
    starts = {cell.row for cell in table.cells if cell.column < column and cell.text}
    cells = [_moved(cell, column) for cell in table.cells if cell not in bands]
    cells.append(_head(table, column))
    for band in bands:
        ends = (row for row in sorted(starts | {other.row for other in bands}) if row > band.row)
        cells.append(msgspec.structs.replace(band, rows=next(ends, table.rows) - band.row, columns=1))
    bars = tuple(
        msgspec.structs.replace(bar, first=_shift(bar.first, column), last=_shift(bar.last, column))
        for bar in table.bars
    )
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return msgspec.structs.replace(table, columns=table.columns + 1, cells=tuple(cells), bars=bars)


def _is_band(table: Table, cell: Cell) -> bool:
    """Whether a cell below the head is a numbered name from the column of names to the right edge, in one row, beside a group."""
    wide = cell.column + cell.columns == table.columns and cell.columns >= _NARROWEST
    if cell.row < table.header_rows or not wide or not cell.column or cell.rows > 1:
        return False
    head = next((c for c in table.cells if c.row < table.header_rows and c.column == cell.column), None)
    found = names.read_name(cell.text)
    beside = any(c.column < cell.column and c.rows > 1 and c.row <= cell.row < c.row + c.rows for c in table.cells)
    named = bool(found.number) and names.is_name(found.name)
    return beside and named and head is not None and head.columns == 1 and read_label(head.text.text).means(*_NAMING)


def _head(table: Table, column: int) -> Cell:
    """The empty head of the new column."""
    above = next(c for c in table.cells if c.row < table.header_rows and c.column == column)
    return msgspec.structs.replace(above, row=0, rows=table.header_rows, text=Text())


def _moved(cell: Cell, column: int) -> Cell:
    wider = cell.column < column < cell.column + cell.columns
    return msgspec.structs.replace(cell, column=_shift(cell.column, column), columns=cell.columns + wider)


def _shift(place: int, column: int) -> int:
    """Where a column stands beside the new one."""
    return place + (place >= column)
