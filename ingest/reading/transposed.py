"""Lists that stand on their side: labels down the left edge, a measure in each column beside them."""

import msgspec

from ingest.document import Cell, Table
from ingest.reading.cells import Cells
from ingest.reading.labels import Label
from ingest.text import numbers

_FEWEST = 2  # measures beside each other, and labels besides those of their names
_NAMING = ("name", "level", "name_or")
_SAID = ("department", "statement", "budget", "indicator", "rating", "name_or", "value")  # of each of several measures
_LONGEST = 40  # letters of a name


def upright(table: Table, now: int | None) -> Table:
    """The table with rows and columns exchanged where its labels stand before its rows and its measures beside each other;
    titles over the whole width stay above. ``now`` is the document's own year.
    """
    side = _Side(Cells(table, now))
    if table.bars or not side.labels or not side.lists_measures():
        return table
    return msgspec.structs.replace(
        table,
        rows=side.titles + table.columns,
        columns=table.rows - side.titles,
        cells=tuple(map(side.turned, table.cells)),
        header_rows=side.titles + side.width,
    )


class _Side:
    """The columns at the left edge of a table that hold nothing but labels, ``width`` of them below so many ``titles``."""

    def __init__(self, sheet: Cells) -> None:
        self.sheet, table = sheet, sheet.table
        self.titles = next((row for row in range(table.rows) if len(sheet.row(row)) > 1), table.rows)
        self.rows = range(self.titles, table.rows)
        self.width = next((c for c in range(table.columns) if not self._is_of_labels(c)), table.columns)
        self.labels = {row: self._label(row) for row in self.rows} if self.width else {}

    def _is_of_labels(self, column: int) -> bool:
        cells = {self.sheet.grid.get((row, column)) for row in self.rows}
        return all(cell is not None and self.sheet.label(cell).known for cell in cells)

    def _label(self, row: int) -> Label:
        return self.sheet.label(self.sheet.grid[row, self.width - 1])

    def lists_measures(self) -> bool:
        """Whether one row names a measure in each column, others tell of each, and no head stands over the columns."""
        said = [label for label in self.labels.values() if label.means(*_SAID)]
        headed = any(self.sheet.label(cell).known for row in self.rows for cell in self._values(row))
        return any(map(self._names, self.rows)) and len(said) >= _FEWEST and not headed

    def _values(self, row: int) -> list[Cell]:
        return [cell for cell in self.sheet.row(row) if cell.column >= self.width and cell.text]

    def _names(self, row: int) -> bool:
        """Whether a row has a name of its own in each column."""
        if not self.labels[row].means(*_NAMING):
            return False
        cells = self._values(row)
        told = {cell.text.text for cell in cells}
        return len(told) == len(cells) == self.sheet.table.columns - self.width >= _FEWEST and all(map(_is_name, told))

    def turned(self, cell: Cell) -> Cell:
        """A cell with its row and column exchanged below the titles."""
        if cell.row < self.titles:
            return msgspec.structs.replace(cell, columns=len(self.rows))
        return msgspec.structs.replace(
            cell,
            row=self.titles + cell.column,
            column=cell.row - self.titles,
            rows=cell.columns,
            columns=cell.rows,
            header=cell.column < self.width,
        )


def _is_name(text: str) -> bool:
    counted = bool(numbers.quantities(text)) and text[0].isdigit()
    return len(text) <= _LONGEST and not text.endswith("。") and not counted
