"""The rest of a table without vertical rules at the top of a page, set in the columns of its first part.

Where only the white between texts parts columns, a page with few rows or short words parts them elsewhere, or more often.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from ingest.document import Cell, Line, Table, Text
from ingest.layout.tables import Tabled

ALIGNED = 3.0  # points that the ends of two parts of one table may differ
SLACK = 2.0  # points by which a line may reach over the side of its column
LEVEL = 0.4  # type sizes that lines of one height may differ
Shape = tuple[tuple[int, int], ...]  # the columns of a row
Slot = tuple[int, int, int]  # row, rows, column


def fitted(part: Tabled, xs: list[float]) -> Tabled | None:
    """A part of a table in columns that begin and end at ``xs``; None where its texts do not keep to them, or it has these."""
    if len(part.xs) == len(xs) and all(abs(a - b) <= ALIGNED for a, b in zip(part.xs, xs, strict=True)):
        return None
    if abs(part.xs[0] - xs[0]) > ALIGNED or abs(part.xs[-1] - xs[-1]) > ALIGNED or part.table.bars:
        return None
    cells: dict[Slot, Cell] = {}
    lines: dict[Slot, list[Line]] = defaultdict(list)
    for cell in part.table.cells:
        columns = _columns(cell, xs)
        if columns is None:
            if cell.columns < part.table.columns:
                return None
            cells[cell.row, cell.rows, 0] = msgspec.structs.replace(cell, column=0, columns=len(xs) - 1)
            continue
        for line, column in columns:
            lines[cell.row, cell.rows, column].append(line)
        cells.update(_slots(cell, xs))
    table = _table(part.table, cells, lines, len(xs) - 1)
    return None if table is None else Tabled(table, xs, part.is_open)


def widened(part: Tabled, above: Tabled) -> Tabled | None:
    """A part of a table with vertical rules that has only some of those above it, because its rows are all such as have no
    more (the second rows of a folded list), in the columns of the first part; None where it is of another table.
    """
    xs, rows = above.xs, _shapes(above.table)
    if len(part.xs) >= len(xs) or not all(any(abs(x - other) <= ALIGNED for other in xs) for x in part.xs):
        return None
    places = [min((abs(other - x), i) for i, other in enumerate(xs))[1] for x in part.xs]
    if part.table.bars or (places[0], places[-1]) != (0, len(xs) - 1):
        return None
    cells = [
        msgspec.structs.replace(
            cell, column=places[cell.column], columns=places[cell.column + cell.columns] - places[cell.column]
        )
        for cell in part.table.cells
    ]
    table = msgspec.structs.replace(part.table, columns=len(xs) - 1, cells=tuple(cells))
    seen = Counter(rows)
    return Tabled(table, xs) if all(len(shape) > 1 and seen[shape] > 1 for shape in _shapes(table)) else None


def _shapes(table: Table) -> list[Shape]:
    """For each row the columns in which its cells begin, and how many they cover."""
    rows: list[list[tuple[int, int]]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append((cell.column, cell.columns))
    return [tuple(sorted(row)) for row in rows]


def _columns(cell: Cell, xs: list[float]) -> list[tuple[Line, int]] | None:
    """The lines of a cell with their columns; None where one reaches over the sides of these."""
    found = []
    for line in cell.text.lines:
        left, _, right, _ = line.place.box
        within = [n for n, (x0, x1) in enumerate(pairwise(xs)) if x0 - SLACK <= left and right <= x1 + SLACK]
        if not within:
            return None
        found.append((line, within[0]))
    return found


def _slots(cell: Cell, xs: list[float]) -> dict[Slot, Cell]:
    """Empty cells for the columns whose middle lies in a cell."""
    left, top, right, bottom = cell.place.box
    slots = {}
    for column, (x0, x1) in enumerate(pairwise(xs)):
        if left <= (x0 + x1) / 2 <= right:
            place = msgspec.structs.replace(cell.place, box=(x0, top, x1, bottom))
            slots[cell.row, cell.rows, column] = Cell(cell.row, column, Text(), place, cell.rows, fill=cell.fill)
    return slots


def _table(source: Table, cells: dict[Slot, Cell], lines: dict[Slot, list[Line]], columns: int) -> Table | None:
    """The cells with their lines; None where a line has no cell or two cells cover one place."""
    if not lines.keys() <= cells.keys():
        return None
    filled = [
        msgspec.structs.replace(cell, text=Text(tuple(_in_order(lines[slot])))) if slot in lines else cell
        for slot, cell in cells.items()
    ]
    table = msgspec.structs.replace(source, columns=columns, cells=tuple(filled))
    covered = sum(cell.rows * cell.columns for cell in filled)
    return table if len(table.grid()) == covered else None


def _in_order(lines: list[Line]) -> Iterator[Line]:
    """Lines from top to bottom, those at one height from left to right."""
    row: list[Line] = []
    for line in sorted(lines, key=_middle):
        if row and _middle(line) - _middle(row[-1]) > LEVEL * line.size:
            yield from sorted(row, key=lambda each: each.place.box[0])
            row = []
        row.append(line)
    yield from sorted(row, key=lambda each: each.place.box[0])


def _middle(line: Line) -> float:
    return (line.place.box[1] + line.place.box[3]) / 2
