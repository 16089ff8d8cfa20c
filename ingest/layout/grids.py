"""Rules → grids: the cells that lines enclose, merged ones as spans.

Every piece of the plane between neighbouring lines is a small box. Boxes without a line between them are one cell; boxes
that nothing closes off from the outside are none.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ingest.document import Box
from ingest.layout.rules import Ruling

TOUCH = 3.0  # points that lines may miss each other and still meet
COVER = 0.6  # share of a box's side that a line must cover
SLIVER = 3.0  # points: a row or column so thin is the gap of a double rule
TAB = 0.6  # share of a table's width up to which a box on its upper edge is none of its rows
OPEN = 0.3  # share of a table's edge that must be ruled where a cell at it is open
Extent = tuple[int, int, int, int]  # first row and column, those after the last
MOST_LINES = 400  # rules of one table in one direction; more is a drawing


@dataclass(slots=True)
class GridCell:
    """A cell of a grid, by the numbers of the lines around it (``row0`` ≤ row < ``row1``).

    ``open`` cells lack a rule at the edge of the table.
    """

    row0: int
    column0: int
    row1: int
    column1: int
    box: Box
    open: bool = False


@dataclass(eq=False)
class Grid:
    """A table's skeleton: positions of its lines and the cells between them, which stay once ``box`` was asked for."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell] = field(default_factory=list)

    @cached_property
    def box(self) -> Box:
        """The area of all cells."""
        x0, y0, x1, y1 = zip(*(cell.box for cell in self.cells), strict=True)
        return min(x0), min(y0), max(x1), max(y1)


def grids(rules: Ruling) -> list[Grid]:
    """All grids of at least one cell, from top to bottom."""
    found = []
    for across, down in _connected(rules):
        if len(across) < 2 or len(down) < 1 or len(across) > MOST_LINES or len(down) > MOST_LINES:
            continue
        grid = _grid(across, down)
        if grid.cells:
            found += _apart(grid)
    return sorted(found, key=lambda grid: (grid.box[1], grid.box[0]))


def _connected(rules: Ruling) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Groups of rules that meet each other."""
    h, v = rules.across, rules.down
    if not len(h) or not len(v):
        return []
    meet = (v[:, 0][:, None] >= h[:, 1] - TOUCH) & (v[:, 0][:, None] <= h[:, 2] + TOUCH)
    meet &= (h[:, 0] >= v[:, 1][:, None] - TOUCH) & (h[:, 0] <= v[:, 2][:, None] + TOUCH)
    label_v, label_h = np.arange(len(v)), np.full(len(h), -1)
    while True:
        before = label_v.copy()
        masked = np.where(meet, label_v[:, None], len(v))
        label_h = masked.min(axis=0)
        masked = np.where(meet, label_h[None, :], len(v))
        label_v = np.minimum(label_v, masked.min(axis=1))
        if (before == label_v).all():
            break
    return [(h[label_h == label], v[label_v == label]) for label in np.unique(label_v)]


def _grid(across: NDArray[np.float64], down: NDArray[np.float64]) -> Grid:
    xs = _positions(down[:, 0], float(across[:, 1].min()), float(across[:, 2].max()))
    ys = _positions(across[:, 0], float(across[:, 0].min()), float(across[:, 0].max()))
    if len(xs) < 2 or len(ys) < 2:
        return Grid(xs, ys)
    top = _covered(across, ys, xs)  # [line, column]: is there a rule along this side
    left = _covered(down, xs, ys).T  # [row, line]
    labels = _regions(top, left)
    grid = Grid(xs, ys)
    outer = (top[0], top[-1], left[:, 0], left[:, -1])
    gaps = _gaps(labels, outer)
    for label, extent, whole in _extents(labels):
        missing = gaps.get(label, [])
        if missing and not (whole and _closed(len(ys) - 1, outer, missing)):
            continue
        for row0, column0, row1, column1 in [extent] if whole else _rectangles(labels == label):
            box = (xs[column0], ys[row0], xs[column1], ys[row1])
            grid.cells.append(GridCell(row0, column0, row1, column1, box, bool(missing)))
    return grid


def _extents(labels: NDArray[np.int_]) -> list[tuple[int, Extent, bool]]:
    """The label of each region, first row and column and those after its last, and whether it fills that rectangle."""
    order = np.argsort(labels, axis=None, kind="stable")
    found, starts, counts = np.unique(labels.ravel()[order], return_index=True, return_counts=True)
    rows, columns = np.divmod(order, labels.shape[1])
    row0, column0 = np.minimum.reduceat(rows, starts), np.minimum.reduceat(columns, starts)
    row1, column1 = np.maximum.reduceat(rows, starts) + 1, np.maximum.reduceat(columns, starts) + 1
    whole = (row1 - row0) * (column1 - column0) == counts
    extents = zip(row0.tolist(), column0.tolist(), row1.tolist(), column1.tolist(), strict=True)
    return list(zip(found.tolist(), extents, whole.tolist(), strict=True))


def _positions(places: NDArray[np.float64], low: float, high: float) -> list[float]:
    """Line positions in order; the reach of the crossing lines closes an open side. Slivers are closed up."""
    out: list[float] = []
    values = sorted({*places.tolist(), low, high})
    for value in values:
        if not out or value - out[-1] > SLIVER:
            out.append(value)
    return out


def _covered(lines: NDArray[np.float64], positions: list[float], stops: list[float]) -> NDArray[np.bool_]:
    """For each position and each stretch between stops whether lines cover most of it."""
    start, end = np.array(stops[:-1]), np.array(stops[1:])
    index = np.abs(np.array(positions)[:, None] - lines[:, 0]).argmin(axis=0)
    cover = np.zeros((len(positions), len(start)))
    shared = np.minimum(end, lines[:, 2:]) - np.maximum(start, lines[:, 1:2])
    np.add.at(cover, index, np.clip(shared, 0, None))
    return np.asarray(cover >= COVER * (end - start))


def _gaps(labels: NDArray[np.int_], outer: tuple[NDArray[np.bool_], ...]) -> dict[int, list[int]]:
    """At which edges of the table (0 top, 1 bottom, 2 left, 3 right) regions lack a rule."""
    sides = (labels[0], labels[-1], labels[:, 0], labels[:, -1])
    found: dict[int, list[int]] = {}
    for edge, (side, rule) in enumerate(zip(sides, outer, strict=True)):
        for label in set(side[~rule].tolist()):
            found.setdefault(label, []).append(edge)
    return found


def _closed(rows: int, outer: tuple[NDArray[np.bool_], ...], gaps: list[int]) -> bool:
    """Whether a rectangle is a cell although rules are missing at the edge of the table, which has so many ``rows``.

    Tables are often drawn without rules at their left and right ends, and a merged cell that goes on over the page end has
    none at the bottom; what lies outside of the table has none on two sides.
    """
    if gaps[0] < 2:  # above or below
        return len(gaps) == 1 and float(outer[gaps[0]].mean()) >= OPEN
    return rows > 1  # between two rules that reach the end of the table


def _regions(top: NDArray[np.bool_], left: NDArray[np.bool_]) -> NDArray[np.int_]:
    """A label for each small box, equal where no line parts them."""
    rows, columns = left.shape[0], top.shape[1]
    labels = np.arange(rows * columns).reshape(rows, columns)
    down_open, side_open = ~top[1:-1], ~left[:, 1:-1]
    while True:
        before = labels.copy()
        both = np.minimum(labels[:-1], labels[1:])
        labels[:-1] = np.where(down_open, both, labels[:-1])
        labels[1:] = np.where(down_open, np.minimum(labels[1:], both), labels[1:])
        both = np.minimum(labels[:, :-1], labels[:, 1:])
        labels[:, :-1] = np.where(side_open, both, labels[:, :-1])
        labels[:, 1:] = np.where(side_open, np.minimum(labels[:, 1:], both), labels[:, 1:])
        if (before == labels).all():
            return labels


def _rectangles(mask: NDArray[np.bool_]) -> list[Extent]:
    """A region as rectangles: bands of its rows."""
    found = []
    left = mask.copy()
    while left.any():
        row0, column0 = (int(i) for i in np.argwhere(left)[0])
        column1 = column0
        while column1 < left.shape[1] and left[row0, column1]:
            column1 += 1
        row1 = row0
        while row1 < left.shape[0] and left[row1, column0:column1].all():
            row1 += 1
        left[row0:row1, column0:column1] = False
        found.append((row0, column0, row1, column1))
    return found


def without(grid: Grid, empty: set[int]) -> list[Grid]:
    """The grids that are left without the cells of these numbers."""
    kept = [cell for number, cell in enumerate(grid.cells) if number not in empty]
    return _apart(Grid(grid.xs, grid.ys, kept)) if kept else []


def _apart(grid: Grid) -> list[Grid]:
    """Cells that touch nowhere, though their rules are connected, are grids of their own."""
    covered = sum((cell.row1 - cell.row0) * (cell.column1 - cell.column0) for cell in grid.cells)
    if covered == (len(grid.ys) - 1) * (len(grid.xs) - 1):  # they leave nothing out
        return _without_tabs(_compact(grid, grid.cells))
    parent = list(range(len(grid.cells)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    owner: dict[tuple[int, int], int] = {}
    for i, cell in enumerate(grid.cells):
        for row in range(cell.row0, cell.row1 + 1):
            for column in range(cell.column0, cell.column1 + 1):
                edge = row in (cell.row0, cell.row1) or column in (cell.column0, cell.column1)
                if edge:
                    parent[root(i)] = root(owner.setdefault((row, column), i))
    groups: dict[int, list[GridCell]] = {}
    for i, cell in enumerate(grid.cells):
        groups.setdefault(root(i), []).append(cell)
    return [part for cells in groups.values() for part in _without_tabs(_compact(grid, cells))]


def _without_tabs(grid: Grid) -> list[Grid]:
    """A single small box that stands on the upper edge of a table is no row of it."""
    top = [cell for cell in grid.cells if cell.row0 == 0]
    rest = [cell for cell in grid.cells if cell.row0 > 0]
    width = grid.xs[-1] - grid.xs[0]
    if len(top) > 1 or not rest or top[0].row1 > 1 or top[0].box[2] - top[0].box[0] > TAB * width:
        return [grid]
    if sum(cell.column1 - cell.column0 for cell in rest if cell.row0 == 1) < len(grid.xs) - 1:
        return [grid]
    return [_compact(grid, top), *_without_tabs(_compact(grid, rest))]


def _compact(grid: Grid, cells: list[GridCell]) -> Grid:
    """The grid of some cells, without the lines at which none of them begins or ends."""
    columns = sorted({n for cell in cells for n in (cell.column0, cell.column1)})
    rows = sorted({n for cell in cells for n in (cell.row0, cell.row1)})
    new_column, new_row = {old: new for new, old in enumerate(columns)}, {old: new for new, old in enumerate(rows)}
    moved = [
        GridCell(new_row[c.row0], new_column[c.column0], new_row[c.row1], new_column[c.column1], c.box, c.open)
        for c in cells
    ]
    return Grid([grid.xs[n] for n in columns], [grid.ys[n] for n in rows], moved)
