"""Boxes joined by lines, elbow connectors and arrows, thin and broad: which leads to which."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from ingest.document import Box, Diagram, Lead, Node, Place, Text, area
from ingest.drawn.sheet import Shape
from ingest.layout.figures import Figures, boxes_of, holds, is_letter
from ingest.layout.grids import Grid
from ingest.layout.lines import Writer
from ingest.layout.pointers import Way, pairs, way
from ingest.layout.rules import is_thin
from ingest.layout.strokes import Stroke, strokes

NEAR = 3.0  # points between the end of a line and the box, or the head, that it meets
TOUCH = 1.5  # points between two lines that meet, or a line and the edge of a box along which it runs
SAME = 3.0  # points between the outlines of one box, or between the sides of boxes in line
LOWEST, NARROWEST = 7.0, 12.0  # points of a box with words
LARGEST = 0.2  # share of the page that a box covers
LONGEST = 120  # characters in a box
MOST = 300  # lines and boxes: more are a map or a drawing

_NUMBER = re.compile(r"^[0-9０-９.,．，%％△▲\-－\s]+$")  # the bars of a chart, joined from one to the next
Points = NDArray[np.float64]  # rows of x, y


def diagram(drawn: Figures, tables: Sequence[Grid], writer: Writer) -> Diagram | None:
    """The boxes of a page that lines join, None where there are none. Lines and arrows inside of ``tables`` join nothing."""
    if not (drawn.tiles or drawn.overlays or drawn.grids):
        return None
    shapes = [*drawn.lines, *drawn.arrows]
    pointers = [
        (shape.box, where)
        for shape in drawn.overlays
        if (where := way(shape)) and not _inside(np.array(shape.points), tables)
    ]
    if not shapes and not pointers:
        return None
    boxes = _boxes(drawn, writer)
    lines = [ends for shape in shapes if (ends := _line(shape)) is not None and not _inside(ends, tables)]
    lines = [line for line in lines if not any(_along(line, box) for box in boxes)]
    if not 1 < len(boxes) <= MOST or len(lines) > MOST:
        return None
    found = [lead for part in _joined(lines) for lead in _leads(part, boxes, drawn.heads)]
    found += _pointed(pointers, lines, boxes)
    if not found:
        return None
    leads = list(dict.fromkeys(found))
    linked = {number for lead in leads for number in (lead.source, lead.target)}
    kept = [n for n, box in enumerate(boxes) if n in linked or any(_in_line(box, boxes[other]) for other in linked)]
    numbers = {old: new for new, old in enumerate(kept)}
    return Diagram(
        _nodes([boxes[number] for number in kept], writer),
        tuple(Lead(numbers[lead.source], numbers[lead.target], lead.headed) for lead in leads),
    )


def _boxes(drawn: Figures, writer: Writer) -> list[Box]:
    """The outlines around words that hold no other such outline, each once, from the top left on."""
    x, y = writer.middles
    shapes = [shape.box for shape in (*drawn.tiles, *drawn.overlays)]
    shapes += [grid.cells[0].box for grid in drawn.grids if len(grid.cells) == 1]
    found: list[Box] = []
    for box in sorted(shapes, key=area):
        if box[3] - box[1] < LOWEST or box[2] - box[0] < NARROWEST or area(box) > LARGEST * drawn.page_area:
            continue
        if any(_holds(box, other) for other in found):
            continue
        ids = np.nonzero(holds(box, x, y))[0]
        said = "".join(writer.looks[i] for i in ids[: LONGEST + 1].tolist())
        if 0 < len(said) <= LONGEST and not _NUMBER.match(said) and not is_letter(box, writer.glyphs.take(ids)):
            found.append(box)
        if len(found) > MOST:
            break
    return sorted(found, key=lambda box: (box[1], box[0]))


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _in_line(one: Box, other: Box) -> bool:
    """Whether two boxes have the same left and right ends."""
    return abs(one[0] - other[0]) <= SAME and abs(one[2] - other[2]) <= SAME


def _line(shape: Shape) -> Points | None:
    """The corners of what is seen as a line, from end to end; None for what comes back to where it began."""
    if is_thin(shape):
        x0, y0, x1, y1 = shape.box
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        return np.array([(x0, y), (x1, y)] if x1 - x0 > y1 - y0 else [(x, y0), (x, y1)])
    return None if shape.closed else np.array(shape.points)


def _inside(line: Points, tables: Sequence[Grid]) -> bool:
    """Whether these points lie in a table of several columns."""
    (x0, y0), (x1, y1) = line.min(axis=0), line.max(axis=0)
    return any(
        len(grid.xs) > len(("left", "right"))
        and grid.box[0] - TOUCH <= x0
        and x1 <= grid.box[2] + TOUCH
        and grid.box[1] - TOUCH <= y0
        and y1 <= grid.box[3] + TOUCH
        for grid in tables
    )


def _along(line: Points, box: Box) -> bool:
    """Whether a line runs along one edge of a box and not further."""
    x0, y0, x1, y1 = box
    low, high = line.min(axis=0), line.max(axis=0)
    if not (x0 - TOUCH <= low[0] and high[0] <= x1 + TOUCH and y0 - TOUCH <= low[1] and high[1] <= y1 + TOUCH):
        return False
    edges = ((low[0], high[0], x0), (low[0], high[0], x1), (low[1], high[1], y0), (low[1], high[1], y1))
    return any(abs(first - edge) <= TOUCH and abs(last - edge) <= TOUCH for first, last, edge in edges)


def _joined(lines: list[Points]) -> Iterator[list[Points]]:
    """Lines that meet, at an end of one of them, together; lines that only cross do not."""
    group = list(range(len(lines)))
    pieces = np.array([(*a, *b, number) for number, line in enumerate(lines) for a, b in pairwise(line.tolist())])
    for number, line in enumerate(lines):
        for end in (line[0], line[-1]):
            for other in {int(owner) for owner in pieces[_away(end, pieces) <= TOUCH, 4]}:
                one, two = group[number], group[other]
                group = [one if each == two else each for each in group]
    parts: dict[int, list[Points]] = defaultdict(list)
    for number, line in zip(group, lines, strict=True):
        parts[number].append(line)
    yield from parts.values()


def _away(point: Points, pieces: Points) -> NDArray[np.float64]:
    """How far a point is from straight pieces (rows of x0, y0, x1, y1)."""
    start, way = pieces[:, :2], pieces[:, 2:4] - pieces[:, :2]
    length = np.maximum((way**2).sum(axis=1), 1e-9)
    share = np.clip(((point - start) * way).sum(axis=1) / length, 0.0, 1.0)
    return np.asarray(np.hypot(*(start + share[:, None] * way - point).T))


def _leads(lines: list[Points], boxes: list[Box], heads: Sequence[Shape]) -> Iterator[Lead]:
    """What lines that meet lead from and to: to where their heads point, else to the right, else down."""
    ends = np.array([end for line in lines for end in (line[0], line[-1])])
    tips = [head.box for head in heads if (_apart(ends, boxes_of([head.box])) <= NEAR).any()]
    met = {int(box) for box in np.nonzero(_apart(ends, boxes_of(boxes)) <= NEAR)[1]}
    pointed = {number for tip in tips if (number := _nearest(tip, boxes)) is not None}
    before, after = (sorted(met - pointed), sorted(pointed)) if pointed else _halves(sorted(met), boxes)
    for source, target in product(before, after):
        if _gap(boxes[source], boxes[target]) > NEAR:
            yield Lead(source, target, headed=bool(pointed))


def _gap(one: Box, other: Box) -> float:
    """The white between two boxes, 0 where they touch."""
    return max(one[0] - other[2], other[0] - one[2], one[1] - other[3], other[1] - one[3], 0.0)


def _pointed(pointers: Sequence[tuple[Box, Way]], lines: Sequence[Points], boxes: list[Box]) -> Iterator[Lead]:
    """What broad arrows lead from and to; those with words are boxes, those at the end of a line its heads."""
    ends = np.array([end for line in lines for end in (line[0], line[-1])]).reshape(-1, 2)
    for arrow, where in pointers:
        if arrow not in boxes and not (_apart(ends, boxes_of([arrow])) <= NEAR).any():
            yield from (Lead(source, target, headed=True) for source, target in pairs(arrow, where, boxes))


def _apart(points: Points, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far points lie outside of boxes, 0 inside: a row for each point."""
    low = boxes[None, :, :2] - points[:, None]
    high = points[:, None] - boxes[None, :, 2:]
    return np.asarray(np.hypot(*np.moveaxis(np.maximum(np.maximum(low, high), 0.0), 2, 0)))


def _nearest(tip: Box, boxes: list[Box]) -> int | None:
    """The box that a head touches."""
    corners = np.array([(x, y) for x in (tip[0], tip[2]) for y in (tip[1], tip[3])])
    away = _apart(np.vstack([corners, corners.mean(axis=0)]), boxes_of(boxes)).min(axis=0)
    return int(away.argmin()) if away.min() <= NEAR else None


def _halves(met: list[int], boxes: list[Box]) -> tuple[list[int], list[int]]:
    """The boxes at the left and those at the right, else those above and those below; none where there is no one cut."""
    for low, high in ((0, 2), (1, 3)):
        order = sorted(met, key=lambda number: boxes[number][low])
        cuts = [
            cut
            for cut in range(1, len(order))
            if max(boxes[n][high] for n in order[:cut]) <= boxes[order[cut]][low] + TOUCH
        ]
        if len(cuts) == 1:
            return order[: cuts[0]], order[cuts[0] :]
    return [], []


def _nodes(boxes: list[Box], writer: Writer) -> tuple[Node, ...]:
    x, y = writer.middles
    loose = np.ones(len(writer.glyphs), bool)
    for box in boxes:
        loose &= ~holds(box, x, y)
    words = strokes(writer.glyphs, np.nonzero(loose)[0])
    texts = writer.lines_of([np.nonzero(holds(box, x, y))[0] for box in boxes])
    return tuple(
        Node(Text(tuple(line for line in lines if line.text)), Place(writer.page, box), _head(box, words, writer))
        for box, lines in zip(boxes, texts, strict=True)
    )


def _head(box: Box, words: list[Stroke], writer: Writer) -> Text:
    """The nearest words above a box."""
    above = [word for word in words if word.box[3] <= box[1] + TOUCH and word.box[0] < box[2] and word.box[2] > box[0]]
    if not above:
        return Text()
    return Text((writer.line([max(above, key=lambda word: word.box[3])]),))
