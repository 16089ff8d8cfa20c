"""Cards that stand abreast in one table, with the same labels in each (事業名 | … | 事業名 | …): set one below the other."""

import msgspec

from ingest.document import Cell, Table
from ingest.reading.labels import read_label
from ingest.text.normal import normal

_FEWEST = 2  # rows of a card with their labels
_NAMING = ("name", "level", "name_or")
_NARROWEST = 2  # columns of a card


def one_below_another(table: Table) -> Table:
    """The table with the cards that stand abreast in it one below the other; as it is where it holds no such cards."""
    widths = (w for w in range(_NARROWEST, table.columns // 2 + 1) if table.columns % w == 0)
    width = next((w for w in widths if _is_of_cards(table, w)), 0)
    if not width:
        return table
    cells = tuple(_moved(cell, width, table.rows) for cell in table.cells)
    rows = table.rows * (table.columns // width)
    return msgspec.structs.replace(table, rows=rows, columns=width, cells=cells, header_rows=0)


def _is_of_cards(table: Table, width: int) -> bool:
    """Whether each part of so many columns has the labels of the first at its left edge, one of them for names."""
    within = all(c.column // width == (c.column + c.columns - 1) // width for c in table.cells)
    if table.bars or not within or table.rows < _FEWEST:
        return False
    edges = [[c for c in table.cells if c.column == start] for start in range(0, table.columns, width)]
    told = [[(c.row, c.rows, c.columns, normal(c.text.text)) for c in sorted(edge, key=_row)] for edge in edges]
    labels = [read_label(cell.text.text) for cell in edges[0]]
    named = any(label.means(*_NAMING) for label in labels)
    return named and all(label.known for label in labels) and all(edge == told[0] for edge in told)


def _row(cell: Cell) -> int:
    return cell.row


def _moved(cell: Cell, width: int, rows: int) -> Cell:
    part, column = divmod(cell.column, width)
    return msgspec.structs.replace(cell, row=cell.row + part * rows, column=column)
