"""Rows of dots that the eye sees as a line: dotted rules, which some programs draw dot by dot."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ingest.document import Box
from ingest.drawn.sheet import Shape
from ingest.layout.rules import SQUARE, THIN

FEWEST = 5  # dots of a line
GAP = 4.0  # times a dot's size that the dots of a line lie apart at most, from middle to middle
MEET = 2.5  # points between the end of a line and what it ends on
ALONE = 0.5  # share of a line's dots that have none beside the line: else they are a pattern that fills an area

Places = NDArray[np.float64]
Run = NDArray[np.intp]  # the numbers of the dots of one line, in order


def with_dotted_lines(shapes: list[Shape]) -> list[Shape]:
    """The shapes, each row of dots as one line."""
    numbers = [i for i, shape in enumerate(shapes) if _is_dot(shape)]
    if len(numbers) < FEWEST:
        return shapes
    dots = [shapes[i] for i in numbers]
    boxes = np.array([dot.box for dot in dots])
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    reach = GAP * float(np.median(boxes[:, 2:] - boxes[:, :2]))
    across, down = (list(_runs(middles[:, along], middles[:, 1 - along], reach)) for along in (0, 1))
    crossed = [_members(runs, len(dots)) for runs in (down, across)]
    lines, taken = [], np.zeros(len(dots), bool)
    for runs, members in zip((across, down), crossed, strict=True):
        for run in runs:
            if (~members[run]).mean() >= ALONE:
                lines.append(_line([dots[i] for i in run.tolist()]))
                taken[run] = True
    gone = {number for number, is_taken in zip(numbers, taken.tolist(), strict=True) if is_taken}
    others = [shape for i, shape in enumerate(shapes) if i not in gone]
    return [*others, *_rules(lines, others)]


def _rules(lines: list[Shape], others: list[Shape]) -> list[Shape]:
    """The lines that end on another line or side, or where another line beside them does: not the leaders from words on
    to a number.
    """
    boxes = np.array([shape.box for shape in (*others, *lines)])
    kept = []
    for line in lines:
        flat = line.box[2] - line.box[0] > line.box[3] - line.box[1]
        (low, place, high, _), sides = (line.box, boxes) if flat else (_turned(line.box), boxes[:, [1, 0, 3, 2]])
        level = (sides[:, 1] - MEET <= place) & (place <= sides[:, 3] + MEET)
        ends = np.abs(sides[:, [0, 2], None] - np.array([low, high])) <= MEET
        thin = sides[:, 2] - sides[:, 0] < sides[:, 3] - sides[:, 1]
        meets = level & thin & ends.any(axis=(1, 2))
        beside = ~level & ends[:, 0, 0] & ends[:, 1, 1]
        if meets.any() or beside.any():
            kept.append(line)
    return kept


def _turned(box: Box) -> Box:
    return box[1], box[0], box[3], box[2]


def _is_dot(shape: Shape) -> bool:
    x0, y0, x1, y1 = shape.box
    return shape.closed and max(x1 - x0, y1 - y0) <= THIN


def _runs(along: Places, place: Places, reach: float) -> Iterator[Run]:
    """The dots that stand in one line, each near to the next."""
    order = place.argsort(kind="stable")
    level = np.zeros(len(place), np.intp)
    level[order[1:]] = (np.diff(place[order]) > SQUARE).cumsum()
    order = np.lexsort((along, level))
    parts = (np.diff(level[order]) > 0) | (np.diff(along[order]) > reach)
    for run in np.split(order, parts.nonzero()[0] + 1):
        if len(run) >= FEWEST:
            yield run


def _members(runs: list[Run], count: int) -> NDArray[np.bool_]:
    members = np.zeros(count, bool)
    for run in runs:
        members[run] = True
    return members


def _line(dots: list[Shape]) -> Shape:
    """A line through dots, from the first one's edge to the last one's."""
    (x0, y0, _, _), (_, _, x1, y1) = dots[0].box, dots[-1].box
    if x1 - x0 > y1 - y0:
        y0 = y1 = (y0 + y1) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    colour = dots[0].fill or dots[0].stroke
    return Shape(((x0, y0), (x1, y1)), (x0, y0, x1, y1), False, False, None, colour, THIN / 2, min(d.z for d in dots))
