"""The cells of a table with what each means as a label."""

from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from ingest.document import Cell, Table
from ingest.reading import tails
from ingest.reading.labels import Label, read_label
from ingest.reading.offices import are_offices

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
        if label.known or not cell.text or not self.is_painted_as_label(cell):
            return label
        return replace(label, meaning=self._by_value(label.word, cell))

    def _read(self, cell: Cell) -> Label:
        if id(cell) not in self._labels:
            self._labels[id(cell)] = read_label(cell.text.text, self.now)
        return self._labels[id(cell)]

    def _by_value(self, word: str, cell: Cell) -> str:
        """What a label that nobody knows means by the value beside it: its last words before a sentence, else departments."""
        beside = self.grid.get((cell.row, cell.column + cell.columns))
        value = beside.text.text.strip() if beside is not None and not self._read(beside).known else ""
        if value.endswith("。"):
            return tails.meaning(word)
        return "department.lead" if are_offices(value) else ""

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
