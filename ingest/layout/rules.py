"""Drawn shapes → the rules of tables: axis-parallel lines, joined where they continue each other."""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.document import Box
from ingest.drawn.sheet import Shape, Sheet

THIN = 2.6  # points: a filled box at most so thick is a rule
SNAP = 1.8  # points that two lines may lie apart and still be one
JOIN = 3.0  # points between two pieces of one rule
FAR = 1e5  # points: more than any page measures
SHORTEST = 3.0  # points
SQUARE = 0.35  # points that a line may lean

Rules = NDArray[np.float64]  # rows of (position, from, to)
Places = NDArray[np.float64]


@dataclass(slots=True)
class Ruling:
    """Horizontal rules (y, x from, x to) and vertical ones (x, y from, y to)."""

    across: Rules
    down: Rules


NO_RULES = Ruling(np.empty((0, 3)), np.empty((0, 3)))


def is_rectangle(shape: Shape) -> bool:
    """Whether a closed shape is a box with axis-parallel sides."""
    if not shape.closed or shape.curved:
        return False
    x0, y0, x1, y1 = shape.box
    corners = {(x0, y0), (x0, y1), (x1, y0), (x1, y1)}
    if len(shape.points) in (4, 5) and {*shape.points} == corners and min(x1 - x0, y1 - y0) >= SQUARE:
        return True  # as most are
    points = shape.points[:-1] if len(shape.points) > 4 and _near(shape.points[0], shape.points[-1]) else shape.points
    if len(points) not in (4, 5):
        return False
    near = {(abs(x - x0) < SQUARE, abs(y - y0) < SQUARE) for x, y in points if _on_corner(x, y, shape.box)}
    return len(near) == 4 and all(_on_corner(x, y, shape.box) for x, y in points)


def _near(p: tuple[float, float], q: tuple[float, float]) -> bool:
    return abs(p[0] - q[0]) < SQUARE and abs(p[1] - q[1]) < SQUARE


def _on_corner(x: float, y: float, box: Box) -> bool:
    return min(abs(x - box[0]), abs(x - box[2])) < SQUARE and min(abs(y - box[1]), abs(y - box[3])) < SQUARE


def is_thin(shape: Shape) -> bool:
    """Whether a filled shape is so thin that it is seen as a line."""
    x0, y0, x1, y1 = shape.box
    return (x1 - x0 <= THIN) != (y1 - y0 <= THIN)


def strokes_of(shape: Shape) -> list[tuple[float, float, float, float]]:
    """The axis-parallel segments of an outline, as (x0, y0, x1, y1)."""
    x0, y0, x1, y1 = shape.box
    if is_thin(shape):
        if x1 - x0 > y1 - y0:
            return [(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)]
        return [((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)]
    points = list(shape.points)
    if shape.closed and points[0] != points[-1]:
        points.append(points[0])
    return [(*p, *q) for p, q in itertools.pairwise(points)]


def sides(shapes: list[Shape]) -> NDArray[np.float64]:
    """All straight pieces of these outlines as rows of (x0, y0, x1, y1)."""
    found = (segment for shape in shapes for segment in strokes_of(shape))
    return np.fromiter(itertools.chain.from_iterable(found), "f8").reshape(-1, 4)


def ruling_of(pieces: NDArray[np.float64]) -> Ruling:
    """The rules that these pieces make."""
    if not len(pieces):
        return NO_RULES
    low, high = np.minimum(pieces[:, :2], pieces[:, 2:]), np.maximum(pieces[:, :2], pieces[:, 2:])
    middle, narrow = (pieces[:, :2] + pieces[:, 2:]) / 2, high - low <= SQUARE
    across, down = (np.nonzero(narrow[:, i] & ~narrow[:, 1 - i])[0] for i in (1, 0))
    return Ruling(
        _joined(middle[across, 1], low[across, 0], high[across, 0]),
        _joined(middle[down, 0], low[down, 1], high[down, 1]),
    )


def _joined(place: Places, start: Places, end: Places) -> Rules:
    """Lines closer than ``SNAP`` brought to one position, pieces that meet joined, scraps left out."""
    if not len(place):
        return NO_RULES.across
    order = place.argsort(kind="stable")
    place, start, end = place[order], start[order], end[order]
    group = np.zeros(len(place), np.intp)
    (place[1:] - place[:-1] > SNAP).cumsum(out=group[1:])
    weight = end - start + 0.01
    place = (np.bincount(group, place * weight) / np.bincount(group, weight))[group]
    along = group * FAR  # puts the rules of each position far behind those of the one before
    order = np.lexsort((start, group))
    place, start, end = place[order], start[order], end[order]
    begins = np.ones(len(place), bool)
    begins[1:] = (start + along)[1:] > np.maximum.accumulate(end + along)[:-1] + JOIN
    first = begins.nonzero()[0]
    joined = np.array([place[first], start[first], np.maximum.reduceat(end, first)]).T
    return np.asarray(joined[joined[:, 2] - joined[:, 1] >= SHORTEST])


def covered(rules: Rules, place: float, start: float, end: float) -> float:
    """How many points of a stretch rules lie along that are no more than ``SNAP`` beside it."""
    length, reach = 0.0, start
    for _, first, last in sorted(rules[np.abs(rules[:, 0] - place) <= SNAP].tolist(), key=lambda rule: rule[1]):
        length += max(0.0, min(last, end) - max(first, reach))
        reach = max(reach, last)
    return length


def drawn(sheet: Sheet) -> list[Shape]:
    """The shapes of the page that are seen and lie on it."""
    page = (-2.0, -2.0, sheet.width + 2, sheet.height + 2)
    return [
        shape
        for shape in sheet.shapes
        if shape.box[2] > page[0] and shape.box[0] < page[2] and shape.box[3] > page[1] and shape.box[1] < page[3]
    ]
