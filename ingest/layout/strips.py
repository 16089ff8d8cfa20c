"""One cell painted in strips, one below the other, is one box: spreadsheets fill a merged cell row by row."""

from collections import defaultdict

import msgspec

from ingest.document import Box
from ingest.drawn.sheet import Shape
from ingest.layout.rules import SNAP, Rules, Ruling, covered

CROSSED = 0.5  # share of the edge between two strips along which a rule parts them


def whole(boxes: list[Shape], lines: Ruling) -> list[Shape]:
    """The boxes, strips of one colour put together where lines run down both their sides and none between them."""
    stacks: dict[tuple[object, ...], list[Shape]] = defaultdict(list)
    for box in boxes:
        if box.fill is not None and box.stroke is None:
            stacks[box.fill, round(box.box[0]), round(box.box[2])].append(box)
    done = {id(box): box for box in boxes}
    for stack in stacks.values():
        stack.sort(key=lambda box: box.box[1])
        above = stack[0]
        for below in stack[1:]:
            if _goes_on(above.box, below.box, lines):
                del done[id(above)], done[id(below)]
                above = _joined(above, below)
                done[id(above)] = above
            else:
                above = below
    return sorted(done.values(), key=lambda box: box.z)


def _goes_on(above: Box, below: Box, lines: Ruling) -> bool:
    x0, top, x1, edge = above
    if abs(below[1] - edge) > SNAP / 2 or any(abs(above[i] - below[i]) > SNAP / 2 for i in (0, 2)):
        return False
    walled = all(_runs_along(lines.down, x, top, below[3]) for x in (x0, x1))
    return walled and covered(lines.across, edge, x0, x1) <= CROSSED * (x1 - x0)


def _runs_along(rules: Rules, place: float, start: float, end: float) -> bool:
    near = abs(rules[:, 0] - place) <= SNAP
    return bool((near & (rules[:, 1] <= start + SNAP) & (rules[:, 2] >= end - SNAP)).any())


def _joined(above: Shape, below: Shape) -> Shape:
    x0, y0, x1, _ = above.box
    y1 = below.box[3]
    corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
    return msgspec.structs.replace(above, box=(x0, y0, x1, y1), points=corners)
