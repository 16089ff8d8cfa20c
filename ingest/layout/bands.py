"""Tables without vertical rules: rows by rules or coloured bands, columns by the white between their texts."""

from ingest.document import Box
from ingest.layout.grids import Grid, GridCell
from ingest.layout.lines import Stroke
from ingest.layout.rules import Ruling

ALIGNED = 4.0  # points that the ends of rules of one table may differ
FEWEST_RULES = 3
NARROWEST = 80.0  # points
TALLEST_ROW = 160.0  # points between two rules of one table
GAP = 0.9  # type sizes of white between two columns at least
SPLIT = 0.5  # share of the rows that hold several texts at least
EVEN = 0.4  # type sizes that the lines of one row may differ in height

Span = tuple[float, float]


def banded(rules: Ruling, known: list[Grid], strokes: list[Stroke]) -> list[Grid]:
    """Grids of tables that horizontal rules alone make, where the text between them stands in columns."""
    found = []
    for lines in _stacks(rules, [grid.box for grid in known]):
        x0, x1 = min(line[1] for line in lines), max(line[2] for line in lines)
        cells = [
            GridCell(row, 0, row + 1, 1, (x0, above[0], x1, below[0]))
            for row, (above, below) in enumerate(zip(lines, lines[1:], strict=False))
        ]
        grid = Grid([x0, x1], [line[0] for line in lines], cells)
        split = in_columns(grid, strokes)
        if split is not None:
            found.append(split)
    return found


def _stacks(rules: Ruling, known: list[Box]) -> list[list[list[float]]]:
    """Rules of one length above each other, outside of the tables already known."""
    free = [
        line
        for line in rules.across.tolist()
        if line[2] - line[1] >= NARROWEST and not any(_touches(line, box) for box in known)
    ]
    stacks: list[list[list[float]]] = []
    for line in sorted(free):
        for stack in stacks:
            last = stack[-1]
            even = abs(last[1] - line[1]) <= ALIGNED and abs(last[2] - line[2]) <= ALIGNED
            if even and line[0] - last[0] <= TALLEST_ROW:
                stack.append(line)
                break
        else:
            stacks.append([line])
    return [stack for stack in stacks if len(stack) >= FEWEST_RULES]


def _touches(line: list[float], box: Box) -> bool:
    return box[1] - ALIGNED <= line[0] <= box[3] + ALIGNED and line[1] < box[2] and line[2] > box[0]


def in_columns(grid: Grid, strokes: list[Stroke]) -> Grid | None:
    """A grid of one column divided where white runs down through its rows; None where it does not."""
    rows = [_in(cell.box, strokes) for cell in grid.cells]
    several = [row for row in rows if len(_merged(row)) > 1]
    if not several or len(several) < SPLIT * sum(bool(row) for row in rows):
        return None
    size = sorted(stroke.size for row in several for stroke in row)[0]
    walls = _walls([_merged(row) for row in several], GAP * size)
    if not walls:
        return None
    xs = [grid.xs[0], *walls, grid.xs[-1]]
    out = Grid(xs, [grid.ys[0]])
    for cell, row in zip(grid.cells, rows, strict=True):
        for top, bottom in _lines(cell.box, row, xs[1]):
            _add_row(out, top, bottom, [s for s in row if top <= (s.box[1] + s.box[3]) / 2 < bottom])
    return out


def _in(box: Box, strokes: list[Stroke]) -> list[Stroke]:
    return [
        stroke
        for stroke in strokes
        if box[0] <= (stroke.box[0] + stroke.box[2]) / 2 <= box[2]
        and box[1] <= (stroke.box[1] + stroke.box[3]) / 2 < box[3]
    ]


def _merged(row: list[Stroke]) -> list[Span]:
    """What the texts of a row cover, from left to right."""
    spans: list[Span] = []
    for stroke in sorted(row, key=lambda stroke: stroke.box[0]):
        if spans and stroke.box[0] - spans[-1][1] < GAP * stroke.size:
            spans[-1] = spans[-1][0], max(spans[-1][1], stroke.box[2])
        else:
            spans.append((stroke.box[0], stroke.box[2]))
    return spans


def _walls(rows: list[list[Span]], least: float) -> list[float]:
    """The middles of the white that no text of any row covers."""
    walls, reach = [], None
    for left, right in sorted(span for row in rows for span in row):
        if reach is not None and left - reach >= least:
            walls.append((left + reach) / 2)
        reach = right if reach is None else max(reach, right)
    return walls


def _lines(box: Box, row: list[Stroke], first_wall: float) -> list[Span]:
    """Between two rules: one row, or a row for each line of the first column where all the others keep to its lines."""
    keys = sorted({round(s.base, 1) for s in row if s.box[2] <= first_wall})
    others = {s.base for s in row if s.box[0] >= first_wall}
    size = max((s.size for s in row), default=1.0)
    aligned = all(any(abs(base - key) < EVEN * size for key in keys) for base in others)
    starts = [key for i, key in enumerate(keys) if not i or key - keys[i - 1] > EVEN * size]
    if len(starts) < 2 or not aligned:
        return [(box[1], box[3])]
    tops = [box[1], *(base - 1.3 * size for base in starts[1:])]
    return list(zip(tops, [*tops[1:], box[3]], strict=True))


def _add_row(grid: Grid, top: float, bottom: float, row: list[Stroke]) -> None:
    number = len(grid.ys) - 1
    grid.ys.append(bottom)
    wide = any(any(s.box[0] < wall < s.box[2] for wall in grid.xs[1:-1]) for s in row)
    steps = [0, len(grid.xs) - 1] if wide else list(range(len(grid.xs)))
    for left, right in zip(steps, steps[1:], strict=False):
        grid.cells.append(GridCell(number, left, number + 1, right, (grid.xs[left], top, grid.xs[right], bottom)))
