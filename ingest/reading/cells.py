"""The cells of a table with what each means as a label."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from ingest.document import Cell, Table
from ingest.reading import names
from ingest.reading.eras import with_era
from ingest.reading.labels import Label, read_label
from ingest.reading.offices import are_offices
from ingest.reading.shape import borne_out, told_by_sentences

Colour = tuple[int, int, int]
Key = TypeVar("Key", bound=Hashable)

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
        return self._by_value(label, cell)

    def _read(self, cell: Cell) -> Label:
        if id(cell) not in self._labels:
            label = read_label(with_era(self.grid, cell), self.now)
            if (not label.known or label.means("number")) and cell is self.numbered_title:
                label = Label("name")
            self._labels[id(cell)] = label if label.known else self._by_likeness(cell, label)
        return self._labels[id(cell)]

    @cached_property
    def numbered_title(self) -> Cell | None:
        """The number in the first cell of a card that stands before its measure's name as labels do below (No.1 | …)."""
        first = self.grid.get((0, 0))
        beside = self.grid.get((0, first.columns)) if first is not None else None
        if first is None or beside is None or self.table.header_rows > 1:
            return None
        if 0 not in self._stubs[1] and not self._are_labels_below(first):
            return None
        named = names.is_name(beside.text.text) and not read_label(beside.text.text, self.now).known
        return first if named and names.is_number(first.text.text) else None

    def _are_labels_below(self, first: Cell) -> bool:
        """Whether nothing but labels that someone knows stand below the first cell, at least two, or three where more than one
        cell stands beside it.
        """
        below = {self.grid.get((row, 0)) for row in range(first.rows, self.table.rows)} - {None}
        known = [cell is not None and read_label(cell.text.text, self.now).known for cell in below]
        return len(known) >= min(len(self.row(0)), _FEWEST - 1) and all(known)

    def _by_likeness(self, cell: Cell, label: Label) -> Label:
        """A label that nobody listed, where the cell stands as labels do and the value behind it bears out what it may mean."""
        behind = self.grid.get((cell.row, cell.column + cell.columns))
        if behind is None or not behind.text or cell.row < self.table.header_rows or not self._stands_as_label(cell):
            return label
        return told_by_sentences(borne_out(label, [behind.text.text]), [behind.text.text])

    def _stands_as_label(self, cell: Cell) -> bool:
        """Whether a cell of a card looks like a label, or one has the colour, or stands in the column, of labels below the head,
        most of which someone knows.
        """
        card = cell.header and not self.table.header_rows
        return card or (cell.fill is not None and cell.fill in self._stubs[0]) or cell.column in self._stubs[1]

    @cached_property
    def _stubs(self) -> tuple[frozenset[Colour], frozenset[int]]:
        """The colours and columns of the labels below the head."""
        below = [cell for cell in self.table.cells if cell.row >= self.table.header_rows and cell.text]
        before = [cell for cell in below if (cell.row, cell.column + cell.columns) in self.grid]
        colours = self._mostly_listed((cell.fill, cell) for cell in below if cell.fill is not None)
        return colours, self._mostly_listed((cell.column, cell) for cell in before)

    def _by_value(self, label: Label, cell: Cell) -> Label:
        """A label that nobody knows with what it means by the value beside it: a kind of sentence, else departments."""
        beside = self.grid.get((cell.row, cell.column + cell.columns))
        valued = beside is not None and not self._read(beside).known and not self.is_painted_as_label(beside)
        value = beside.text.text.strip() if beside is not None and valued else ""
        if are_offices(value):
            return replace(label, meaning="department.lead")
        return told_by_sentences(label, [value])

    def row(self, row: int) -> list[Cell]:
        """The cells that cover a row, from left to right, each once."""
        cells = [self.grid.get((row, column)) for column in range(self.table.columns)]
        return list(dict.fromkeys(cell for cell in cells if cell is not None))

    def is_painted_as_label(self, cell: Cell) -> bool:
        """Whether a cell has the colour that the table gives to its labels."""
        return cell.fill in self._colours_of_labels

    @cached_property
    def _colours_of_labels(self) -> frozenset[Colour]:
        return self._mostly_listed(
            (cell.fill, cell) for cell in self.table.cells if cell.fill is not None and cell.text
        )

    def _mostly_listed(self, cells: Iterable[tuple[Key, Cell]]) -> frozenset[Key]:
        """The keys most of whose cells, and not too few, are labels that someone knows."""
        known: dict[Key, list[bool]] = defaultdict(list)
        for key, cell in cells:
            known[key].append(read_label(cell.text.text, self.now).known)
        return frozenset(key for key, told in known.items() if sum(told) >= max(_FEWEST, _MOSTLY * len(told)))
