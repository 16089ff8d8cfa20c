"""Units of money that stand above the first amount of a column, as budgets print them: they belong to the column's head."""

import msgspec

from ingest.document import Cell, Table, Text
from ingest.reading.labels import read_label
from ingest.text import numbers


def with_units_in_heads(table: Table) -> Table:
    """The table with units of money that stand above an amount or alone in a cell as the last words of the head there."""
    grid = table.grid()
    of_units = {cell.column for cell in table.cells if read_label(cell.text.text).means("unit")}  # each row has its own
    moved = {
        id(cell): head
        for cell in table.cells
        if cell.column not in of_units
        and _begins_with_unit(cell)
        and (head := grid.get((cell.row - 1, cell.column)))
        and _heads(head, cell)
    }
    if not moved:
        return table
    units = {id(moved[id(cell)]): cell for cell in table.cells if id(cell) in moved}
    cells = tuple(_below(cell) if id(cell) in moved else _above(cell, units.get(id(cell))) for cell in table.cells)
    return msgspec.structs.replace(table, cells=cells)


def _begins_with_unit(cell: Cell) -> bool:
    lines = cell.text.lines
    unit = bool(lines) and lines[0].text.strip() in numbers.MONEY
    return unit and (len(lines) == 1 or bool(numbers.quantities(lines[1].text)))


def _heads(head: Cell, cell: Cell) -> bool:
    """Whether a cell stands above another in just its columns and holds words."""
    same = (head.column, head.columns) == (cell.column, cell.columns)
    words = head.text.text.strip()
    unit = "単位" in words or bool(numbers.unit_of(f"（{words}）"))
    return same and bool(words) and not unit and not numbers.quantities(words)


def _below(cell: Cell) -> Cell:
    return msgspec.structs.replace(cell, text=Text(cell.text.lines[1:]))


def _above(head: Cell, cell: Cell | None) -> Cell:
    if cell is None:
        return head
    line = cell.text.lines[0]
    told = msgspec.structs.replace(line, text=f"（{line.text.strip()}）")
    return msgspec.structs.replace(head, text=Text((*head.text.lines, told)))
