"""The cells of a table with what each means as a label."""

from ingest.document import Cell, Table
from ingest.reading.labels import Label, read_label


class Cells:
    """A table's cells by their places in its grid, each read as a label once; ``now`` is what 今年度 means."""

    def __init__(self, table: Table, now: int | None = None) -> None:
        self.table = table
        self.now = now
        self.grid = table.grid()
        self._labels: dict[int, Label] = {}

    def label(self, cell: Cell) -> Label:
        """What a cell means as a label."""
        if id(cell) not in self._labels:
            self._labels[id(cell)] = read_label(cell.text.text, self.now)
        return self._labels[id(cell)]

    def row(self, row: int) -> list[Cell]:
        """The cells that cover a row, from left to right, each once."""
        cells = [self.grid.get((row, column)) for column in range(self.table.columns)]
        return list(dict.fromkeys(cell for cell in cells if cell is not None))
