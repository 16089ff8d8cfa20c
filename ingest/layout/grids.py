"""Rules → grids: the cells that lines enclose, merged ones as spans.

Every piece of the plane between neighbouring lines is a small box. Boxes without a line between them are one cell; boxes
that nothing closes off from the outside are none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress

import msgspec
import numpy as np

from ingest.document import Box
from ingest.layout.rules import Ruling

TOUCH = 3.0  # points that lines may miss each other and still meet
COVER = 0.6  # share of a box's side that a line must cover
SLIVER = 3.0  # points: a row or column so thin is the gap of a double rule
TAB = 0.6  # share of a table's width up to which a box on its upper edge is none of its rows
OPEN = 0.3  # share of a table's edge that must be ruled where a cell at it is open
FEWEST_ACROSS = 2
Lines = list[list[float]]  # rules of one direction: place, from, to
Small = tuple[int, int]  # a small box by its row and column
Extent = tuple[int, int, int, int]  # first row and column, those after the last
MOST_LINES = 400  # rules of one table in one direction; more is a drawing


class GridCell(msgspec.Struct, gc=False):
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


def lowered(grid: Grid, rows: int) -> list[GridCell]:
    """The cells of a grid that stands under so many rows of another of the same columns."""
    return [GridCell(c.row0 + rows, c.column0, c.row1 + rows, c.column1, c.box, c.open) for c in grid.cells]


def grids(rules: Ruling) -> list[Grid]:
    """All grids of at least one cell, from top to bottom."""
    found = []
    for across, down in _connected(rules):
        if not FEWEST_ACROSS <= len(across) <= MOST_LINES or len(down) > MOST_LINES:
            continue
        grid = _grid(across, down)
        if grid.cells:
            found += _apart(grid)
    return sorted(found, key=lambda grid: (grid.box[1], grid.box[0]))


def _connected(rules: Ruling) -> Iterator[tuple[Lines, Lines]]:
    """Groups of rules that meet each other."""
    h, v = rules.across, rules.down
    if len(h) < FEWEST_ACROSS or not len(v):
        return
    meet = (v[:, :1] >= h[:, 1] - TOUCH) & (v[:, :1] <= h[:, 2] + TOUCH)
    meet &= (h[:, 0] >= v[:, 1:2] - TOUCH) & (h[:, 0] <= v[:, 2:] + TOUCH)
    groups: list[tuple[list[int], int]] = []  # vertical rules, and as bits of one number the horizontal ones they meet
    for number, row in enumerate(np.packbits(meet, axis=1)):
        members, met = [number], int.from_bytes(row.tobytes(), "big")
        for group in [group for group in groups if group[1] & met]:
            groups.remove(group)
            members, met = group[0] + members, group[1] | met
        groups.append((members, met))
    across, down, bits = h.tolist(), v.tolist(), 8 * -(-len(h) // 8)
    for members, met in sorted(groups):
        yield list(compress(across, map(int, f"{met:0{bits}b}"))), [down[number] for number in sorted(members)]


def _grid(across: Lines, down: Lines) -> Grid:
    y, start, end = zip(*across, strict=True)
    xs, ys = _positions([line[0] for line in down], min(start), max(end)), _positions(y, min(y), max(y))
    grid = Grid(xs, ys)
    if len(xs) < 2 or len(ys) < 2:
        return grid
    top = _covered(across, ys, xs)  # [line][column]: is there a rule along this side
    left = _covered(down, xs, ys)  # [line][row]
    outer = (top[0], top[-1], left[0], left[-1])
    gaps = _gaps(len(ys) - 2, len(xs) - 2, outer)
    bare = set().union(*gaps)
    for region in _regions(top, left):
        extent, whole = _extent(region)
        missing = [] if bare.isdisjoint(region) else [n for n, gap in enumerate(gaps) if not gap.isdisjoint(region)]
        if missing and not (whole and _closed(len(ys) - 1, outer, missing)):
            continue
        for row0, column0, row1, column1 in [extent] if whole else _rectangles(region):
            box = (xs[column0], ys[row0], xs[column1], ys[row1])
            grid.cells.append(GridCell(row0, column0, row1, column1, box, bool(missing)))
    return grid


def _extent(region: list[Small]) -> tuple[Extent, bool]:
    """First row and column of a region and those after its last, and whether it fills that rectangle."""
    if len(region) == 1:
        row, column = region[0]
        return (row, column, row + 1, column + 1), True
    rows, columns = zip(*region, strict=True)
    row0, column0, row1, column1 = min(rows), min(columns), max(rows) + 1, max(columns) + 1
    return (row0, column0, row1, column1), (row1 - row0) * (column1 - column0) == len(region)


def _positions(places: Iterable[float], low: float, high: float) -> list[float]:
    """Line positions in order; the reach of the crossing lines closes an open side. Slivers are closed up."""
    out: list[float] = []
    for value in sorted({*places, low, high}):
        if not out or value - out[-1] > SLIVER:
            out.append(value)
    return out


def _covered(lines: Lines, positions: list[float], stops: list[float]) -> list[list[bool]]:
    """For each position and each stretch between stops whether lines cover most of it."""
    covered = [[False] * (len(stops) - 1) for _ in positions]
    partly: dict[tuple[int, int], float] = {}
    for place, start, end in lines:
        row = _nearest(place, positions)
        first, last = bisect_left(stops, start), bisect_right(stops, end) - 1
        if first < last:  # stretches that lie within the line
            covered[row][first:last] = [True] * (last - first)
        for stretch in {first - 1, last}:
            if 0 <= stretch < len(stops) - 1:
                low, high = stops[stretch : stretch + 2]
                partly[row, stretch] = partly.get((row, stretch), 0.0) + max(0.0, min(high, end) - max(low, start))
                covered[row][stretch] |= partly[row, stretch] >= COVER * (high - low)
    return covered


def _nearest(place: float, positions: list[float]) -> int:
    """The number of the (first) position next to a place."""
    after = bisect_left(positions, place)
    if after == len(positions) or (after and place - positions[after - 1] <= positions[after] - place):
        return after - 1
    return after


def _gaps(row: int, column: int, outer: tuple[list[bool], ...]) -> list[set[Small]]:
    """The small boxes at each edge of the table (0 top, 1 bottom, 2 left, 3 right) that lack a rule there; the last ones
    are in this ``row`` and ``column``.
    """
    above, below, left, right = ([n for n, rule in enumerate(edge) if not rule] for edge in outer)
    return [
        {(0, n) for n in above},
        {(row, n) for n in below},
        {(n, 0) for n in left},
        {(n, column) for n in right},
    ]


def _closed(rows: int, outer: tuple[list[bool], ...], gaps: list[int]) -> bool:
    """Whether a rectangle is a cell although rules are missing at the edge of the table, which has so many ``rows``.

    Tables are often drawn without rules at their left and right ends, and a merged cell that goes on over the page end has
    none at the bottom; what lies outside of the table has none on two sides.
    """
    if gaps[0] < 2:  # above or below
        edge = outer[gaps[0]]
        return len(gaps) == 1 and sum(edge) >= OPEN * len(edge)
    return rows > 1  # between two rules that reach the end of the table


def _regions(top: list[list[bool]], left: list[list[bool]]) -> list[list[Small]]:
    """The small boxes between which there is no line, put together; regions come in the order of their first boxes."""
    rows, columns = len(top) - 1, len(left) - 1
    across = [[True] * columns, *top[1:-1], [True] * columns]  # no region leaves the table
    down = [[True, *line, True] for line in zip(*left[1:-1], strict=True)] if columns > 1 else [[True] * 2] * rows
    waiting = [[True] * columns for _ in range(rows)]
    regions = []
    for row, (above, below, beside) in enumerate(zip(across, across[1:], down, strict=False)):
        for column, waits in enumerate(waiting[row]):
            if waits and above[column] and below[column] and beside[column] and beside[column + 1]:
                regions.append([(row, column)])
            elif waits:
                regions.append(_spread(row, column, across, down, waiting))
    return regions


def _spread(
    row: int, column: int, top: list[list[bool]], left: list[list[bool]], waiting: list[list[bool]]
) -> list[Small]:
    """The region of a small box; its boxes then no longer wait for one."""
    waiting[row][column] = False
    region = [(row, column)]
    for y, x in region:  # which grows
        for free, y1, x1 in (
            (not top[y][x], y - 1, x),
            (not top[y + 1][x], y + 1, x),
            (not left[y][x], y, x - 1),
            (not left[y][x + 1], y, x + 1),
        ):
            if free and waiting[y1][x1]:
                waiting[y1][x1] = False
                region.append((y1, x1))
    return region


def _rectangles(region: list[Small]) -> list[Extent]:
    """A region as rectangles: bands of its rows."""
    found = []
    left = set(region)
    for row0, column0 in sorted(region):
        if (row0, column0) not in left:
            continue
        row1, column1 = row0, column0
        while (row0, column1) in left:
            column1 += 1
        while all((row1, column) in left for column in range(column0, column1)):
            row1 += 1
        left -= {(row, column) for row in range(row0, row1) for column in range(column0, column1)}
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
    if len(columns) == len(grid.xs) and len(rows) == len(grid.ys):
        return Grid(grid.xs, grid.ys, cells)
    new_column, new_row = {old: new for new, old in enumerate(columns)}, {old: new for new, old in enumerate(rows)}
    moved = [
        GridCell(new_row[c.row0], new_column[c.column0], new_row[c.row1], new_column[c.column1], c.box, c.open)
        for c in cells
    ]
    return Grid([grid.xs[n] for n in columns], [grid.ys[n] for n in rows], moved)
