"""Columns that no rule parts: what texts cover, the white between them, the rows that keep to such columns."""

from collections.abc import Iterable
from itertools import pairwise
from math import inf

from ingest.document import Box
from ingest.layout.grids import Grid, GridCell
from ingest.layout.strokes import Stroke

ALIGNED = 4.0  # points that the ends of rules of one table may differ
BLANK = 1.2  # type sizes at most within one text
GAP = 0.9  # type sizes of white between two columns at least

EVEN = 0.4  # type sizes that the texts of one line may differ in height

Span = tuple[float, float]


def inside(box: Box, strokes: Iterable[Stroke]) -> list[Stroke]:
    """The texts whose middle lies in a box."""
    return [
        stroke
        for stroke in strokes
        if box[0] <= (stroke.box[0] + stroke.box[2]) / 2 <= box[2]
        and box[1] <= (stroke.box[1] + stroke.box[3]) / 2 < box[3]
    ]


def merged(row: list[Stroke], gap: float = GAP) -> list[Span]:
    """What the texts of a row cover, from left to right; ``gap`` in type sizes parts two."""
    spans: list[Span] = []
    for stroke in sorted(row, key=lambda stroke: stroke.box[0]):
        if spans and stroke.box[0] - spans[-1][1] < gap * stroke.size:
            spans[-1] = spans[-1][0], max(spans[-1][1], stroke.box[2])
        else:
            spans.append((stroke.box[0], stroke.box[2]))
    return spans


def lines_of(strokes: Iterable[Stroke]) -> list[list[Stroke]]:
    """Texts that stand side by side, from top to bottom."""
    lines: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.base):
        if lines and stroke.base - lines[-1][0].base <= EVEN * stroke.size:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    return lines


def uncovered(rows: list[list[Span]]) -> list[Span]:
    """The white that no text of any row covers, from left to right."""
    white, reach = [], None
    for left, right in sorted(span for row in rows for span in row):
        if reach is not None and left > reach:
            white.append((reach, left))
        reach = right if reach is None else max(reach, right)
    return white


def breaking(rows: list[list[Stroke]]) -> list[Span]:
    """The white that no text of any row covers where lines break: those of a row that reach it, or begin behind it, are several
    on that side. However narrow, it parts two columns.
    """
    white = uncovered([[(s.box[0], s.box[2]) for s in row] for row in rows])
    edges = [-inf, *(x for span in white for x in span), inf]
    return [
        span
        for number, span in enumerate(white)
        if any(
            _breaks([s for s in row if edges[2 * number] <= s.box[0] and s.box[2] <= span[0]], 2, span[0])
            or _breaks([s for s in row if span[1] <= s.box[0] and s.box[2] <= edges[2 * number + 3]], 0, span[1])
            for row in rows
        )
    ]


def _breaks(texts: list[Stroke], side: int, edge: float) -> bool:
    """Whether texts of several lines reach an edge of white with their right (2) or left (0) side."""
    reach = any(abs(stroke.box[side] - edge) <= stroke.size for stroke in texts)
    return reach and len(lines_of(texts)) > 1


def near(x: float, places: list[float]) -> bool:
    """Whether one of the places is where x is, but for ALIGNED."""
    return any(abs(x - place) <= ALIGNED for place in places)


def columns_of(row: list[Stroke], xs: list[float]) -> set[int]:
    """The columns in which texts lie wholly."""
    return {
        column
        for stroke in row
        for column, (left, right) in enumerate(pairwise(xs))
        if left - ALIGNED <= stroke.box[0] and stroke.box[2] <= right + ALIGNED
    }


def add_row(grid: Grid, top: float, bottom: float, row: list[Stroke]) -> None:
    """Put one more row at the foot of a grid, undivided where a text alone in its line runs over a wall."""
    number = len(grid.ys) - 1
    grid.ys.append(bottom)
    alone = (line for line in lines_of(row) if len(merged(line, BLANK)) == 1)
    wide = any(s.box[0] < wall < s.box[2] for line in alone for s in line for wall in grid.xs[1:-1])
    steps = [0, len(grid.xs) - 1] if wide else list(range(len(grid.xs)))
    for left, right in pairwise(steps):
        grid.cells.append(GridCell(number, left, number + 1, right, (grid.xs[left], top, grid.xs[right], bottom)))
