"""The last cell of a strip of painted labels with their values between them: no side ends it, only the rule below runs on."""

from collections.abc import Iterable

from ingest.document import Box
from ingest.layout.grids import Grid, GridCell
from ingest.layout.rules import Ruling
from ingest.layout.strokes import Stroke
from ingest.layout.whitespace import ALIGNED, inside

FEWEST = 3  # cells of a strip: a label, its value, the next label


def with_last_cells(found: list[Grid], painted: list[Grid], lines: Ruling, strokes: Iterable[Stroke]) -> list[Grid]:
    """The grids, those of one row with what stands right of them over the same rule, but for ``painted`` rows of tables."""
    return [grid if grid in painted else _with_last_cell(grid, lines, strokes, found) for grid in found]


def _with_last_cell(grid: Grid, lines: Ruling, strokes: Iterable[Stroke], found: list[Grid]) -> Grid:
    _, y0, x1, y1 = grid.box
    if len(grid.ys) > len((y0, y1)) or len(grid.cells) < FEWEST:
        return grid
    under = ((left, right) for y, left, right in lines.across.tolist() if abs(y - y1) <= ALIGNED)
    end = max((right for left, right in under if left <= x1 + ALIGNED), default=x1)
    box = (x1, y0, end, y1)
    if end <= x1 + ALIGNED or not inside(box, strokes) or any(_overlaps(box, other.box) for other in found):
        return grid
    count = len(grid.xs)
    return Grid([*grid.xs, end], grid.ys, [*grid.cells, GridCell(0, count - 1, 1, count, box)])


def _overlaps(one: Box, other: Box) -> bool:
    return all(one[n] < other[n + 2] - ALIGNED and other[n] < one[n + 2] - ALIGNED for n in range(2))
