"""The last row of a table, on paper below its last rule or coloured row: nothing ends it, or the end of the page cuts it."""

from collections.abc import Iterable
from itertools import pairwise

from ingest.layout.grids import Grid
from ingest.layout.strokes import Stroke
from ingest.layout.whitespace import ALIGNED, add_row, columns_of, inside, lines_of

FEWEST = 2  # texts side by side in the first line of a row
EDGE = 1.5  # points that the edges or middles of texts of one column may differ


def with_last_row(grid: Grid, strokes: Iterable[Stroke]) -> Grid:
    """A table with the row right below it: lines that begin, end or have their middle where texts of their columns do, the
    first of them in at least half of the columns.
    """
    x0, _, x1, bottom = grid.box
    low = lines_of(s for s in strokes if s.box[1] >= bottom - ALIGNED and s.box[0] < x1 and s.box[2] > x0)
    above = [[s for s in inside(grid.box, strokes) if s.box[0] >= a and s.box[2] <= b] for a, b in pairwise(grid.xs)]
    row: list[Stroke] = []
    end = bottom
    for line in low:
        columns = [column for stroke in line for column in columns_of([stroke], grid.xs)]
        if min(s.box[1] for s in line) - end > line[0].size or len(columns) < len(line):
            break
        if not all(_is_in_line(s, above[c]) for s, c in zip(line, columns, strict=True)):
            break
        if not row and (0 not in columns or len({*columns}) < max(FEWEST, (len(grid.xs) - 1) / 2)):
            break
        row += line
        end = max(s.box[3] for s in line)
    if not row:
        return grid
    out = Grid(grid.xs, list(grid.ys), list(grid.cells))
    add_row(out, bottom, end + row[0].size / 2, row)
    return out


def _is_in_line(stroke: Stroke, others: list[Stroke]) -> bool:
    """Whether a text begins, ends or has its middle where another one does."""
    x0, _, x1, _ = stroke.box
    return any(
        min(abs(x0 - left), abs(x1 - right), abs(x0 + x1 - left - right) / 2) <= EDGE
        for left, _, right, _ in (other.box for other in others)
    )
