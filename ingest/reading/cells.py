"""The cells of a table with what each means as a label."""

from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from ingest.document import Cell, Table
from ingest.reading import tails
from ingest.reading.labels import Label, read_label

Colour = tuple[int, int, int]

_MOSTLY = 0.6  # share of the cells of a colour that are labels someone knows
_FEWEST = 4  # such cells


class Cells:
    """A table's cells by their places in its grid, each read as a label once; ``now`` is what 今年度 means."""

    def __init__(self, table: Table, now: int | None = None) -> None:
        self.table = table
        self.now = now
        self.grid = table.grid()
        self._labels: dict[int, Label] = {}

    def label(self, cell: Cell) -> Label:
        """What a cell means as a label."""
        label = self._read(cell)
        if not label.known and self.is_painted_as_label(cell) and self._is_before_sentence(cell):
            return replace(label, meaning=tails.meaning(label.word))
        return label

    def _read(self, cell: Cell) -> Label:
        if id(cell) not in self._labels:
            self._labels[id(cell)] = read_label(cell.text.text, self.now)
        return self._labels[id(cell)]

    def _is_before_sentence(self, cell: Cell) -> bool:
        beside = self.grid.get((cell.row, cell.column + cell.columns))
        return beside is not None and beside.text.text.rstrip().endswith("。")

    def row(self, row: int) -> list[Cell]:
        """The cells that cover a row, from left to right, each once."""
        cells = [self.grid.get((row, column)) for column in range(self.table.columns)]
        return list(dict.fromkeys(cell for cell in cells if cell is not None))

    def is_painted_as_label(self, cell: Cell) -> bool:
        """Whether a cell has the colour that the table gives to its labels."""
        return cell.fill in self._colours_of_labels

    @cached_property
    def _colours_of_labels(self) -> frozenset[Colour]:
        known: dict[Colour, list[bool]] = defaultdict(list)
        for cell in self.table.cells:
            if cell.fill is not None and cell.text:
                known[cell.fill].append(self._read(cell).known)
        return frozenset(fill for fill, told in known.items() if sum(told) >= max(_FEWEST, _MOSTLY * len(told)))
