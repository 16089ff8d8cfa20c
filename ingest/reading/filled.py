"""Coloured cells side by side with one text among them: a bar of a schedule, as spreadsheets draw it."""

from collections.abc import Mapping

from ingest.document import Cell

Grid = Mapping[tuple[int, int], Cell]


def reach(grid: Grid, cell: Cell, columns: int) -> range:
    """The columns of the cell and of the empty cells of its colour right beside it; its own where all its row has one colour."""
    first, last = cell.column, cell.column + cell.columns - 1
    row = [grid[cell.row, c] for c in range(columns) if (cell.row, c) in grid]
    if cell.fill is None or all(other.fill == cell.fill for other in row):
        return range(first, last + 1)
    while first > 0 and _goes_on(grid.get((cell.row, first - 1)), cell):
        first -= 1
    while last < columns - 1 and _goes_on(grid.get((cell.row, last + 1)), cell):
        last += 1
    return range(first, last + 1)


def _goes_on(beside: Cell | None, cell: Cell) -> bool:
    return beside is not None and not beside.text and beside.fill == cell.fill and beside.row == cell.row
