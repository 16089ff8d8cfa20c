"""Two tables of one height with nothing between them but arrows are one: each row goes on from the left to the right."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from ingest.layout.figures import holds
from ingest.layout.grids import TOUCH, Grid, GridCell
from ingest.layout.lines import Writer

WIDEST = 60.0  # points between two such tables at most
FEWEST = 2  # arrows, or rows
ARROWS = frozenset("→⇒➡▶►➔⇨")


def facing(found: list[Grid], writer: Writer) -> list[Grid]:
    """The grids, those that face each other over arrows put together, with a column for the arrows between them."""
    done: list[Grid] = []
    for grid in sorted(found, key=lambda grid: (grid.box[0], grid.box[1])):
        number = next((n for n, left in enumerate(done) if _face(left, grid, writer)), None)
        if number is None:
            done.append(grid)
        else:
            done[number] = _joined(done[number], grid)
    return done if len(done) < len(found) else found


def _face(left: Grid, right: Grid, writer: Writer) -> bool:
    x0, x1 = left.box[2], right.box[0]
    level = all(abs(left.box[side] - right.box[side]) <= TOUCH for side in (1, 3))
    if not level or not 0 < x1 - x0 <= WIDEST or min(len(left.ys), len(right.ys)) <= FEWEST:
        return False
    between = np.nonzero(holds((x0, left.box[1], x1, left.box[3]), *writer.middles))[0].tolist()
    return len(between) >= FEWEST and all(writer.looks[i] in ARROWS for i in between)


def _joined(left: Grid, right: Grid) -> Grid:
    ys: list[float] = []
    for y in sorted([*left.ys, *right.ys]):
        if not ys or y - ys[-1] > TOUCH:
            ys.append(y)
    behind = len(left.xs)
    cells = [*_in_rows(left, ys, 0), *_in_rows(right, ys, behind)]
    before = {row for cell in cells if cell.column1 == behind - 1 for row in (cell.row0, cell.row1)}
    after = {row for cell in cells if cell.column0 == behind for row in (cell.row0, cell.row1)}
    shared = sorted(before & after)
    x0, x1 = left.xs[-1], right.xs[0]
    cells += [GridCell(a, behind - 1, b, behind, (x0, ys[a], x1, ys[b])) for a, b in pairwise(shared)]
    return Grid([*left.xs, *right.xs], ys, cells)


def _in_rows(grid: Grid, ys: list[float], columns: int) -> Iterator[GridCell]:
    """The cells of a grid by the lines ``ys`` across, behind so many ``columns``."""
    rows = [min(range(len(ys)), key=lambda n: abs(ys[n] - y)) for y in grid.ys]
    for c in grid.cells:
        yield GridCell(rows[c.row0], c.column0 + columns, rows[c.row1], c.column1 + columns, c.box, c.open)
