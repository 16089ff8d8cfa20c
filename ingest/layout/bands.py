"""Tables of coloured rows: bands of colour and the rows on paper between and below them, without a line around."""

from collections.abc import Iterable

import numpy as np

from ingest.layout.grids import Grid, GridCell, lowered
from ingest.layout.lastrow import with_last_row
from ingest.layout.rules import Ruling
from ingest.layout.stacks import HEADING
from ingest.layout.strokes import Stroke
from ingest.layout.whitespace import ALIGNED, add_row, columns_of, inside, lines_of, near

TALLEST_GAP = 60.0  # points of paper between two coloured rows
FEWEST_TEXTS = 2  # in a row on paper


def restacked(found: list[Grid], lines: Ruling, strokes: Iterable[Stroke]) -> list[Grid]:
    """Coloured rows between rows on paper put together to one table. Grids with drawn ``lines`` stay as they are."""
    done = [grid for grid in found if _is_lined(grid, lines)]
    painted = [grid for grid in found if not _is_lined(grid, lines)]
    for grid in sorted(painted, key=lambda grid: (grid.box[1], grid.box[0])):
        for number, above in enumerate(done):
            whole = None if _is_closed(above, lines) else _together(above, grid, strokes)
            if whole is not None:
                done[number] = whole
                break
        else:
            done.append(grid)
    return [grid if _is_closed(grid, lines) else with_last_row(_with_head(grid, strokes), strokes) for grid in done]


def _is_lined(grid: Grid, lines: Ruling) -> bool:
    """Whether a line is drawn along the upper or lower edge of a grid."""
    return _is_along(grid.box[1], grid, lines) or _is_closed(grid, lines)


def _is_closed(grid: Grid, lines: Ruling) -> bool:
    """Whether a line is drawn along the lower edge of a grid: a line under the head only is at the upper edge of the first
    coloured row.
    """
    return _is_along(grid.box[3], grid, lines)


def _is_along(edge: float, grid: Grid, lines: Ruling) -> bool:
    x0, _, x1, _ = grid.box
    return any(
        abs(y - edge) <= ALIGNED and left < x1 - ALIGNED and right > x0 + ALIGNED
        for y, left, right in lines.across.tolist()
    )


def _together(above: Grid, below: Grid, strokes: Iterable[Stroke]) -> Grid | None:
    """Two grids of one width as one, if what stands between them keeps to their columns."""
    a, b = above.box, below.box
    even = abs(a[0] - b[0]) <= ALIGNED and abs(a[2] - b[2]) <= ALIGNED
    between = [
        s for s in strokes if a[0] <= s.box[0] and s.box[2] <= a[2] and a[3] <= (s.box[1] + s.box[3]) / 2 <= b[1]
    ]
    gap = b[1] - a[3]
    apart = not -ALIGNED <= gap <= TALLEST_GAP or not (between or gap <= ALIGNED)
    if not even or apart or _is_heading(below, above, strokes):
        return None
    xs = above.xs if len(above.xs) >= len(below.xs) else below.xs
    if not all(near(x, xs) for grid in (above, below) for x in grid.xs):
        return None
    if between and len(columns_of(between, xs)) < FEWEST_TEXTS:
        return None
    out = _on(xs, above)
    if between and len(xs) > FEWEST_TEXTS:
        add_row(out, a[3], b[1], between)
    elif between:
        return None
    out.ys[-1] = b[1]
    rest = _on(xs, below)
    out.cells += lowered(rest, len(out.ys) - 1)
    out.ys += rest.ys[1:]
    return out


def _is_heading(below: Grid, above: Grid, strokes: Iterable[Stroke]) -> bool:
    """Whether a band holds words larger than those of the table above it."""
    words, others = inside(below.box, strokes), sorted(stroke.size for stroke in inside(above.box, strokes))
    one = len(below.cells) == 1 and words and others
    return bool(one) and min(stroke.size for stroke in words) > HEADING * others[len(others) // 2]


def _on(xs: list[float], grid: Grid) -> Grid:
    """A grid with its cells counted by other columns, among them all of its own."""
    place = [int(np.argmin(np.abs(np.array(xs) - x))) for x in grid.xs]
    cells = [GridCell(c.row0, place[c.column0], c.row1, place[c.column1], c.box, c.open) for c in grid.cells]
    return Grid(list(xs), list(grid.ys), cells)


def _with_head(grid: Grid, strokes: Iterable[Stroke]) -> Grid:
    """A table of several coloured rows with the head on paper right above it: lines whose texts keep to its columns, the
    uppermost of them with a text in most.
    """
    x0, y0, x1, _ = grid.box
    if len(grid.ys) <= FEWEST_TEXTS + 1 or len(grid.xs) <= FEWEST_TEXTS + 1:
        return grid
    high = [s for s in strokes if x0 <= s.box[0] and s.box[2] <= x1 and s.box[3] <= y0 + ALIGNED]
    head: list[Stroke] = []
    held, top = 0, y0
    for line in reversed(lines_of(high)):
        columns = [columns_of([stroke], grid.xs) for stroke in line]
        if top - max(s.box[3] for s in line) > line[0].size or not all(columns):
            break
        head += line
        top = min(s.box[1] for s in line)
        held = len(head) if len(set().union(*columns)) >= (len(grid.xs) - 1) / 2 else held
    if not held:
        return grid
    top = min(s.box[1] for s in head[:held]) - head[0].size / 2
    out = Grid(grid.xs, [top])
    add_row(out, top, y0, head[:held])
    return Grid(grid.xs, [top, *grid.ys], [*out.cells, *lowered(grid, 1)])
