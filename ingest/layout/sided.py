"""Tables in a frame that are ruled across and, but for their heads, not down: the frame makes one cell of each row."""

from collections.abc import Iterable, Iterator

from ingest.layout.figures import Figures
from ingest.layout.grids import Grid, without
from ingest.layout.rules import Ruling, ruling_of, sides
from ingest.layout.semiruled import MOST_HEADS, body, keep_to, under, walls_of
from ingest.layout.stacks import Rule, rows_of
from ingest.layout.strokes import Stroke
from ingest.layout.whitespace import ALIGNED, BLANK, columns_of, merged

FEWEST_TEXTS = 2  # in a row that is divided
FITTING = 0.5  # share of the rows that are
FILLED = 0.5  # share of the columns that one of them fills at least


def in_frame(grid: Grid, drawn: Figures, strokes: Iterable[Stroke]) -> Grid:
    """A grid with the rows divided below heads that stand side by side, where their texts stand in the columns of these, or
    with all rows divided at white where rules shorter than the frame part some.
    """
    rules = drawn.rules
    if len(grid.ys) <= len(("top", "bottom")):
        return grid
    rows = _head_rows(grid, rules)
    lines = list(_rules_below(grid, grid.ys[rows or 0], rules)) if rows is not None else []
    if rows:
        heads = without(grid, {number for number, cell in enumerate(grid.cells) if cell.row1 > rows})
        if len(heads) == 1 and _stand_in(heads[0].xs, lines, strokes):
            rest = body(lines, heads[0].xs[1:-1], 0, ruling_of(sides(drawn.tiles)), strokes)
            return under(heads[0], rest) if rest else grid
    elif any(line[1] > grid.xs[0] + ALIGNED or line[2] < grid.xs[-1] - ALIGNED for line in lines):
        walls = walls_of(lines, None, strokes)
        if keep_to(lines, [grid.xs[0], *walls, grid.xs[-1]]):
            return body(lines, walls, MOST_HEADS, ruling_of(sides(drawn.tiles)), strokes) or grid
    return grid


def _head_rows(grid: Grid, rules: Ruling) -> int | None:
    """How many rows at the top have rules that run down inside of the frame; None where other rows have, or too many."""
    _, top, _, _ = grid.box
    foot = max(_ends_inside(grid, rules), default=top)
    rows = next((row for row, y in enumerate(grid.ys) if abs(y - foot) <= ALIGNED), None)
    if rows is None or rows > MOST_HEADS or any(cell.row0 < rows < cell.row1 for cell in grid.cells):
        return None
    return rows if rows < len(grid.ys) - 1 else None


def is_open(grid: Grid, lines: Ruling) -> bool:
    """Whether no line is drawn down inside of a grid: colour or white alone parts its columns."""
    return not _ends_inside(grid, lines)


def _ends_inside(grid: Grid, rules: Ruling) -> list[float]:
    """Where the rules that run down inside of a grid end."""
    x0, top, x1, bottom = grid.box
    x, start, end = rules.down.T
    inside = (x > x0 + ALIGNED) & (x < x1 - ALIGNED) & (start < bottom - ALIGNED) & (end > top + ALIGNED)
    return list(end[inside].tolist())


def _rules_below(grid: Grid, foot: float, rules: Ruling) -> Iterator[Rule]:
    """The rules across a frame from the foot of the heads on, from top to bottom."""
    x0, _, x1, bottom = grid.box
    for y, left, right in sorted(rules.across.tolist()):
        if foot - ALIGNED <= y <= bottom + ALIGNED and left < x1 - ALIGNED and right > x0 + ALIGNED:
            yield y, max(left, x0), min(right, x1)


def _stand_in(xs: list[float], lines: list[Rule], strokes: Iterable[Stroke]) -> bool:
    """Whether the texts of enough rows stand in several columns, and each of the others holds one text alone."""
    rows = [row for row in rows_of(lines, strokes) if row]
    columns = [columns_of(row, xs) for row in rows if all(columns_of([stroke], xs) for stroke in row)]
    divided = [each for each in columns if len(each) >= FEWEST_TEXTS]
    one = sum(len(merged(row, BLANK)) == 1 for row in rows)
    filled = any(len(each) >= FILLED * (len(xs) - 1) for each in divided)
    return filled and len(divided) >= FITTING * len(rows) and len(divided) + one >= len(rows)
