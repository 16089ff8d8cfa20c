"""Lists whose rows are folded: the head has a second row, and so has each measure, most often with its texts.

| 番号 | 事業名 | 所管課 |
| 概要    | 今後の方向性 |
| 1 | … | … |
| …        | …        |

What stands in the second rows gets columns of its own, so that every measure stands in one row, as in any other list.
"""

from dataclasses import dataclass

import msgspec

from ingest.document import Bar, Cell, Table
from ingest.reading.labels import Label, read_label

_TALLEST = 4  # rows of a head
_FEWEST = 2  # measures of a list
_SHARE = 0.5  # of the cells of each row of the head, so many are labels that someone knows at least

Places = frozenset[tuple[int, int]]  # where cells begin, and how many columns they cover


def unfolded(table: Table) -> Table:
    """The table with its second rows beside the first; as it is where its rows are not folded as its head is."""
    for first in range(1, min(_TALLEST, table.rows)):
        folds = _Folds(table, first)
        if folds.fit():
            return folds.table()
    return table


@dataclass(frozen=True)
class _Head:
    """The upper rows of a head (``first`` in number), the lower one below them, and the columns of what covers both."""

    upper: Places
    lower: Places
    through: frozenset[int]


class _Folds:
    """A table, and which of its rows are the second ones, if its head's row ``first`` is one."""

    def __init__(self, table: Table, first: int) -> None:
        self.source, self.first = table, first
        self.own: dict[int, list[Cell]] = {row: [] for row in range(table.rows)}
        for cell in table.cells:
            self.own[cell.row].append(cell)
        self.places: dict[int, int] = {}  # by row: the row that it becomes a part of
        self.second: set[int] = {first}

    def fit(self) -> bool:
        """Whether the rows below the head come in turn as those of the head, and both of these say what stands below."""
        head = self._head()
        if head is None or not self._pair(head):
            return False
        lower = [read_label(cell.text.text) for cell in self.own[self.first]]
        texts = all(label.means("statement", "name_or", "remark") for label in lower)
        upper = [read_label(cell.text.text) for cell in self._upper()]
        return _are_known(upper) and _are_known(lower) and (head.upper != head.lower or texts)

    def _head(self) -> _Head | None:
        """The head, where its lower row goes over its whole width but for what covers all its rows."""
        rows = range(self.first + 1)
        through = {c for cell in self.own[0] if cell.rows == len(rows) for c in _columns(cell)}
        upper = self._upper()
        lower = self.own[self.first]
        covered = [c for cell in (*upper, *lower) for c in _columns(cell)]
        whole = sorted(covered) == sorted(2 * [c for c in range(self.source.columns) if c not in through])
        return _Head(_places(upper), _places(lower), frozenset(through)) if whole and len(upper) > 1 else None

    def _upper(self) -> list[Cell]:
        """The lowest cells of the head's upper rows."""
        return [cell for row in range(self.first) for cell in self.own[row] if cell.row + cell.rows == self.first]

    def _pair(self, head: _Head) -> bool:
        """Give each row below the head its place; whether all of them are of its form and end with a second one."""
        self.places = dict.fromkeys(range(self.first), 0) | {row: row for row in range(self.first)}
        self.places[self.first] = 0
        new, start = self.first, -1  # the next row, and the first one of the measure
        for row in range(self.first + 1, self.source.rows):
            own = [cell for cell in self.own[row] if not head.through.issuperset(_columns(cell))]
            if len(own) == 1 and own[0].columns == self.source.columns and start < 0:
                self.places[row], new = new, new + 1  # a band
            elif start >= 0 and _places(own) == head.lower:
                self.places[row], start = start, -1
                self.second.add(row)
            elif own and _places(own) <= head.upper:
                start = new if start < 0 else start
                self.places[row], new = new, new + 1
            else:
                return False
        self.rows = new
        return len(self.second) > _FEWEST

    def table(self) -> Table:
        """The table with twice as many columns: those of the second rows stand behind the others."""
        cells = tuple(map(self._cell, self.source.cells))
        bars = tuple(map(self._bar, self.source.bars))
        head = min(self.source.header_rows, self.first)
        return msgspec.structs.replace(
            self.source, rows=self.rows, columns=2 * self.source.columns, header_rows=head, cells=cells, bars=bars
        )

    def _cell(self, cell: Cell) -> Cell:
        row, last = self.places[cell.row], self.places[cell.row + cell.rows - 1]
        if cell.row not in self.second:
            band = cell.columns == self.source.columns
            columns = cell.columns * 2 if band else cell.columns
            return msgspec.structs.replace(cell, row=row, rows=max(last - row + 1, 1), columns=columns)
        rows = sum(place >= row for before, place in self.places.items() if before < cell.row)
        column = cell.column + self.source.columns
        return msgspec.structs.replace(cell, row=row, rows=max(rows, 1), column=column)

    def _bar(self, bar: Bar) -> Bar:
        moved = self.source.columns if bar.row in self.second else 0
        return msgspec.structs.replace(bar, row=self.places[bar.row], first=bar.first + moved, last=bar.last + moved)


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.columns)


def _places(cells: list[Cell]) -> Places:
    return frozenset((cell.column, cell.columns) for cell in cells)


def _are_known(labels: list[Label]) -> bool:
    known = [label.known for label in labels]
    return bool(known) and sum(known) >= _SHARE * len(known)
