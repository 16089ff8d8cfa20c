"""Heads on a painted ground that read as bars of a schedule: their words stand in the cell of the head again."""

import msgspec

from ingest.document import Bar, Cell, Table
from ingest.reading.labels import read_label


def with_heads(table: Table) -> Table:
    """The table with each bar in an empty cell of its head, or a label at its left edge, as the text of that cell."""
    grid = table.grid()
    heads = {bar: cell for bar in table.bars if (cell := grid.get((bar.row, bar.first))) and _is_head(table, bar, cell)}
    if not heads:
        return table
    texts = {id(cell): bar.text for bar, cell in heads.items()}
    cells = tuple(
        msgspec.structs.replace(cell, text=texts[id(cell)]) if id(cell) in texts else cell for cell in table.cells
    )
    bars = tuple(bar for bar in table.bars if bar not in heads)
    return msgspec.structs.replace(table, cells=cells, bars=bars)


def _is_head(table: Table, bar: Bar, cell: Cell) -> bool:
    within = bar.last < cell.column + cell.columns
    label = bar.first == 0 and read_label(bar.text.text).known
    return (bar.row < table.header_rows or label) and within and not cell.text
