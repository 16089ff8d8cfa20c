"""A line of years within one wide cell of a table, bars below it: the years part the cell, and the one with the bars."""

from collections.abc import Iterable
from functools import reduce
from itertools import pairwise

from ingest.document import Box
from ingest.layout.figures import Figures, shared
from ingest.layout.grids import SLIVER, Grid, GridCell
from ingest.layout.lines import Writer
from ingest.layout.roadmaps import FLATTEST, TALLEST, period_lines
from ingest.layout.strokes import Stroke

INSIDE = 0.8  # share of a bar that lies in the cell
MARGIN = 6.0  # points beside the cell's edges in which nothing parts it
OFF = 0.35  # of a share of the cell: how far from its middle the middle of its year stands at most


def parted(grids: list[Grid], drawn: Figures, strokes: Iterable[Stroke], writer: Writer) -> list[Grid]:
    """Grids with the cells parted in which years stand over bars."""
    bars = [shape.box for shape in (*drawn.overlays, *drawn.arrows)]
    if not any(_bars_in(cell.box, bars) for grid in grids for cell in grid.cells):
        return grids
    lines = period_lines(strokes, writer)
    return [reduce(lambda whole, line: _parted(whole, line, bars), lines, grid) for grid in grids]


def _bars_in(cell: Box, bars: list[Box]) -> list[Box]:
    """The bars that lie in a cell and are no wider or higher than bars are."""
    return [bar for bar in bars if shared(bar, cell) > INSIDE and FLATTEST <= bar[3] - bar[1] <= TALLEST]


def _parted(grid: Grid, line: list[Stroke], bars: list[Box]) -> Grid:
    """A grid with the cell parted in which a line of years stands, where bars stand below this."""
    head = next((cell for cell in grid.cells if all(_holds(cell.box, stroke) for stroke in line)), None)
    walls = _walls(head.box, line) if head is not None and len(grid.cells) > 1 else []
    if head is None or not walls:
        return grid
    below = next((cell for cell in grid.cells if _lies_below(cell, head)), None)
    if below is not None and _bars_in(below.box, bars):
        return _cut(grid, (head, below), walls, [])
    under = (head.box[0], max(stroke.box[3] for stroke in line), head.box[2], head.box[3])
    own = _bars_in(under, bars)
    return _cut(grid, (head,), walls, [(under[1] + min(bar[1] for bar in own)) / 2]) if own else grid


def _lies_below(cell: GridCell, head: GridCell) -> bool:
    return (cell.row0, cell.column0, cell.column1) == (head.row1, head.column0, head.column1)


def _cut(grid: Grid, whole: Iterable[GridCell], walls: list[float], floors: list[float]) -> Grid:
    """A grid with more lines, which part these cells only."""
    xs, ys = _with(grid.xs, walls), _with(grid.ys, floors)
    out = Grid(xs, ys)
    for cell in grid.cells:
        columns = [xs.index(grid.xs[cell.column0]), xs.index(grid.xs[cell.column1])]
        lines = [ys.index(grid.ys[cell.row0]), ys.index(grid.ys[cell.row1])]
        if any(cell is each for each in whole):
            columns = [columns[0], *(_near(xs, wall) for wall in walls), columns[1]]
            lines = [lines[0], *(_near(ys, floor) for floor in floors), lines[1]]
        for row0, row1 in pairwise(lines):
            for column0, column1 in pairwise(columns):
                box = (xs[column0], ys[row0], xs[column1], ys[row1])
                out.cells.append(GridCell(row0, column0, row1, column1, box, cell.open))
    return out


def _with(places: list[float], more: list[float]) -> list[float]:
    """Places of lines with more of them, but for those where a line is."""
    return sorted([*places, *(place for place in more if min(abs(place - known) for known in places) > SLIVER)])


def _near(places: list[float], place: float) -> int:
    return min(range(len(places)), key=lambda number: abs(places[number] - place))


def _holds(box: Box, stroke: Stroke) -> bool:
    x, y = (stroke.box[0] + stroke.box[2]) / 2, (stroke.box[1] + stroke.box[3]) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]


def _walls(box: Box, line: list[Stroke]) -> list[float]:
    """Where the years part a cell: into even shares, where each year stands in the middle of its own; else half-way between
    them, what is left over at the sides being parts of their own.
    """
    middles = [(stroke.box[0] + stroke.box[2]) / 2 for stroke in line]
    step = (box[2] - box[0]) / len(line)
    first = box[0]
    if max(abs(middle - first - (number + 0.5) * step) for number, middle in enumerate(middles)) > OFF * step:
        step = (middles[-1] - middles[0]) / (len(line) - 1)
        first = middles[0] - step / 2
    walls = [first + number * step for number in range(len(line) + 1)]
    if walls[0] < box[0] - OFF * step or walls[-1] > box[2] + OFF * step:
        return []
    return [wall for wall in walls if box[0] + MARGIN < wall < box[2] - MARGIN]
