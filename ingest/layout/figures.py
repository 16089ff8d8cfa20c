"""Sorts the shapes of a page: rules and backgrounds of tables, and figures drawn on top of them or apart."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from ingest.document import Box
from ingest.drawn.sheet import Colour, Glyphs, Shape, Sheet
from ingest.layout.arrows import heads, thin_arrows
from ingest.layout.dotted import with_dotted_lines
from ingest.layout.grids import SLIVER, Grid, grids
from ingest.layout.rules import (
    NO_RULES,
    THIN,
    Rules,
    Ruling,
    covered,
    drawn,
    is_rectangle,
    is_thin,
    ruling_of,
    sides,
)
from ingest.layout.strips import whole

Boxes = NDArray[np.float64]  # a row of four numbers each
NOWHERE: Box = (-np.inf,) * 4  # of what is the side of no box

MOST_AT_ONCE = 250_000  # pairs of boxes compared at a time
SIDE = 1.8  # points between a side and the line that supports it
BORDER = 1.9  # the same where the side has no line of its own: a background ends where a thick border begins
SUPPORT = 0.8  # share of a side that lines must cover to support it
HOST = 0.6  # share of a figure's area that lies on what it is drawn on
TIGHT, NARROW = 1.1, 1.6  # type sizes in a figure's height at most, type sizes of its width at least
EVEN = 1.5  # points that the sides of a disc differ by at most
WIDEST = 2.5  # type sizes of the letter in it that a disc measures at most
WHITE = 250  # of 255: lighter colours are paper
OVER = 0.25  # the same where it sticks out: labels stand on the edge of a frame
LARGER = 1.2  # times a box's area that what it is drawn on measures at least
SMALLEST_PILL = 8.0  # points of its height, and half of those of its length
SMALLEST = 4.0  # points: smaller figures are decoration


@dataclass(slots=True)
class Figures:
    """``tiles`` are backgrounds and boxes that make tables, ``overlays`` closed figures drawn on something else or alone,
    ``lines`` all that is seen as a line, ``arrows`` the lines with a head, ``heads`` what may be one, ``line_rules`` the
    rules that lines make and ``rules`` those that lines and tiles make.
    """

    grids: list[Grid] = field(default_factory=list)
    tiles: list[Shape] = field(default_factory=list)
    overlays: list[Shape] = field(default_factory=list)
    lines: list[Shape] = field(default_factory=list)
    arrows: list[Shape] = field(default_factory=list)
    heads: list[Shape] = field(default_factory=list)
    line_rules: Ruling = field(default_factory=lambda: NO_RULES)
    rules: Ruling = field(default_factory=lambda: NO_RULES)
    page_area: float = 0.0


def figures(sheet: Sheet) -> Figures:
    """The shapes of a page by what they do, with the grids that the rules among them make."""
    out = Figures(page_area=sheet.width * sheet.height)
    boxes: list[Shape] = []
    shapes = with_dotted_lines(drawn(sheet))
    bands = [shape for shape in shapes if shape.closed and _is_coloured(shape) and not _whole_page(shape, sheet)]
    for shape in shapes:
        if not seen(shape) and not _is_pill(shape, bands):
            continue
        if is_thin(shape) or not shape.closed:
            out.lines.append(shape)
        elif min(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]) < SMALLEST or _whole_page(shape, sheet):
            continue
        elif is_rectangle(shape):
            boxes.append(shape)
        else:
            out.overlays.append(shape)
    out.heads = heads((*out.lines, *out.overlays))
    out.arrows, out.lines = thin_arrows(out.lines, out.heads)
    lined = sides(out.lines)
    base = out.line_rules = ruling_of(lined)
    if not boxes:
        out.rules, out.grids = base, grids(base)
        return out
    boxes = whole(boxes, base)
    around = _Sides(boxes, base, out.lines)
    drawn_over, on_another = around.over_rules(), around.on_another()
    asked = ~drawn_over & (on_another | (len(base.across) > 1 and len(base.down) > 0))  # fewer rules hold nothing
    loose = np.array([ask and not around.supported(number) for number, ask in enumerate(asked.tolist())])
    apart = (loose & on_another).tolist()
    lies_on = np.array([lies and not around.in_mosaic(number) for number, lies in enumerate(apart)])
    if (loose & ~lies_on).any():
        hosts = [grid.box for grid in grids(base)]
        lies_on |= around.on_any(hosts) & ~around.framing(hosts)
    for figure, box in zip((drawn_over | (loose & lies_on)).tolist(), boxes, strict=True):
        (out.overlays if figure else out.tiles).append(box)
    out.rules = ruling_of(np.vstack([lined, sides(out.tiles)]))
    out.grids = grids(out.rules)
    return out


def seen(shape: Shape) -> bool:
    """Whether a shape shows on paper: white boxes without an outline only keep text apart."""
    fill, stroke = shape.fill, shape.stroke
    return (fill is not None and min(fill) < WHITE) or (stroke is not None and min(stroke) < WHITE)


def _is_coloured(shape: Shape) -> bool:
    return shape.fill is not None and min(shape.fill) < WHITE


def _is_pill(shape: Shape, bands: list[Shape]) -> bool:
    """Whether a white shape with round ends, high enough for a word, is painted on a band of colour."""
    x0, y0, x1, y1 = shape.box
    if not (shape.closed and shape.curved and shape.fill) or min(y1 - y0, (x1 - x0) / 2) < SMALLEST_PILL:
        return False
    return any(
        band.z < shape.z and band.box[0] <= x0 and band.box[1] <= y0 and x1 <= band.box[2] and y1 <= band.box[3]
        for band in bands
    )


def _whole_page(shape: Shape, sheet: Sheet) -> bool:
    return (shape.box[2] - shape.box[0]) * (shape.box[3] - shape.box[1]) > 0.9 * sheet.width * sheet.height


def shared(a: Box, b: Box) -> float:
    """The share of the area of ``a`` that lies on ``b``."""
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    area = (a[2] - a[0]) * (a[3] - a[1])
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0


def shares(boxes: Boxes, others: Boxes) -> NDArray[np.float64]:
    """``shared`` of each box with each of the others: a row for each box."""
    low = np.maximum(boxes[:, None, :2], others[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    width, height = (np.clip(high[..., i] - low[..., i], 0, None) for i in (0, 1))
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    return np.asarray(width * height / np.where(area > 0, area, np.inf)[:, None])


def boxes_of(boxes: Iterable[Box]) -> Boxes:
    """Boxes as rows of four numbers."""
    return np.fromiter(chain.from_iterable(boxes), "f8").reshape(-1, 4)


def parts(count: int, width: int) -> Iterator[slice]:
    """Stretches of ``count`` rows, so long that tables of so many columns stay small."""
    step = max(1, MOST_AT_ONCE // max(width, 1))
    return (slice(start, start + step) for start in range(0, count, step))


class _Sides:
    """The sides of all boxes of a page and its rules, to ask what lies along and under each box."""

    def __init__(self, boxes: list[Shape], base: Ruling, lines: list[Shape]) -> None:
        self._own = [box.box for box in boxes]
        self.boxes = boxes_of(self._own)
        self.z = np.array([box.z for box in boxes])
        self.filled = np.array([box.fill is not None for box in boxes], dtype=bool)
        self._lines = base.across.tolist()
        self._reach = [SIDE if box.stroke else BORDER for box in boxes]
        self._across, self._down = _Along(base.across), _Along(base.down)
        for box in self._own:
            x0, y0, x1, y1 = box
            self._across.rows += [(y0, x0, x1, box), (y1, x0, x1, box)]
            self._down.rows += [(x0, y0, y1, box), (x1, y0, y1, box)]
        upright = [s for s in lines if s.box[2] - s.box[0] <= THIN]
        rows = [(x, box.box[1], box.box[3], box.z) for box in boxes for x in (box.box[0], box.box[2])]
        rows += [((s.box[0] + s.box[2]) / 2, s.box[1], s.box[3], s.z) for s in upright]
        self.drawn = np.array(rows, dtype="f8").reshape(-1, 4).T  # x, top, bottom and place in the drawing

    def on_any(self, hosts: list[Box]) -> NDArray[np.bool_]:
        """Which boxes lie mostly on one of these."""
        found = np.zeros(len(self.boxes), bool)
        for part in parts(len(found), len(hosts)):
            found[part] = (shares(self.boxes[part], boxes_of(hosts)) > HOST).any(axis=1)
        return found

    def framing(self, hosts: list[Box]) -> NDArray[np.bool_]:
        """Which boxes are outlines that run along both sides of one of these, and further up or down: the border of a table
        whose first or last row has no line of its own there.
        """
        x0, y0, x1, y1 = self.boxes.T
        found = np.zeros(len(self.boxes), bool)
        for left, top, right, bottom in hosts:
            beside = (np.abs(x0 - left) <= SIDE) & (np.abs(x1 - right) <= SIDE)
            found |= beside & (y0 <= top + SIDE) & (y1 >= bottom - SIDE)
        return np.asarray(found & ~self.filled)

    def on_another(self) -> NDArray[np.bool_]:
        """Which boxes are drawn on top of a larger one, perhaps sticking out."""
        sizes = (self.boxes[:, 2] - self.boxes[:, 0]) * (self.boxes[:, 3] - self.boxes[:, 1])
        found = np.zeros(len(self.boxes), bool)
        for part in parts(len(found), len(found)):
            larger = (sizes > LARGER * sizes[part, None]) & (self.z < self.z[part, None])
            found[part] = (larger & (shares(self.boxes[part], self.boxes) > OVER)).any(axis=1)
        return found

    def over_rules(self) -> NDArray[np.bool_]:
        """Which boxes were painted over a rule that runs down through them: no cells, but something drawn on a table."""
        x, top, bottom, z = self.drawn
        found = np.zeros(len(self.boxes), bool)
        for part in parts(len(found), 4 * len(found) + len(x)):
            x0, y0, x1, y1 = (side[:, None] for side in self.boxes[part].T)
            painted = np.where(self.filled & self._alike(self.boxes[part]), self.z, -1).max(axis=1)
            through = (x > x0 + SLIVER) & (x < x1 - SLIVER) & (top <= y0 + SIDE) & (bottom >= y1 - SIDE)
            found[part] = (through & (z < painted[:, None])).any(axis=1)
        return found

    def _alike(self, boxes: Boxes) -> NDArray[np.bool_]:
        """For each of these boxes which are the same to the eye."""
        return np.asarray(np.abs(self.boxes - boxes[:, None]).max(axis=2) <= SIDE)

    def supported(self, number: int) -> bool:
        """Whether each side of a box lies along rules or along sides of boxes elsewhere; the left and right one may go on along
        a box right above or below, as those of labels in a frame do, and one of them may be where the rules above and below end.
        """
        box = x0, y0, x1, y1 = self._own[number]
        reach = self._reach[number]
        across, down = (partial(lines.covers, side_of=box, reach=reach) for lines in (self._across, self._down))
        if not (across(y0, x0, x1) and across(y1, x0, x1)):
            return False
        left, right = down(x0, y0, y1), down(x1, y0, y1)
        if left != right:
            ends = all(self._ends_rule(y, 1 if right else 2, x0 if right else x1) for y in (y0, y1))
            return ends or self._goes_on(number)
        return left or self._goes_on(number)

    def _ends_rule(self, y: float, end: int, x: float) -> bool:
        """Whether a rule at this height has its start (1) or its end (2) here."""
        return any(abs(line[0] - y) <= SIDE and abs(line[end] - x) <= SIDE for line in self._lines)

    def _goes_on(self, number: int) -> bool:
        """Whether a box as wide stands right on a box or right under it."""
        x0, y0, x1, y1 = self._own[number]
        even = (np.abs(self.boxes[:, 0] - x0) <= SIDE) & (np.abs(self.boxes[:, 2] - x1) <= SIDE)
        return bool((even & ((np.abs(self.boxes[:, 3] - y0) <= SIDE) | (np.abs(self.boxes[:, 1] - y1) <= SIDE))).any())

    def in_mosaic(self, number: int) -> bool:
        """Whether other boxes lie side by side with a box, both beside it and above or below it: painted cells of a table."""
        x0, y0, x1, y1 = self.boxes[number].tolist()
        others = self.boxes[~self._alike(self.boxes[number : number + 1])[0]]
        upper, lower, left, right = (others[:, order] for order in ([3, 0, 2], [1, 0, 2], [2, 1, 3], [0, 1, 3]))
        across, down = ((upper, y0), (lower, y1)), ((left, x0), (right, x1))
        return any(_lie_along(sides, y, x0, x1) for sides, y in across) and any(
            _lie_along(sides, x, y0, y1) for sides, x in down
        )


def _lie_along(sides: Boxes, place: float, start: float, end: float) -> bool:
    """Whether sides of boxes (rows of place, from, to) cover most of a stretch."""
    return covered(sides, place, start, end) >= SUPPORT * (end - start)


def _alike(one: Box, two: Box) -> bool:
    """Whether two boxes are the same to the eye."""
    return all(abs(p - q) <= SIDE for p, q in zip(one, two, strict=True))


class _Along:
    """Lines of one direction: ``rows`` of place, start, end and the box whose side each is."""

    def __init__(self, rules: Rules) -> None:
        self.rows: list[tuple[float, float, float, Box]] = [(*rule, NOWHERE) for rule in rules.tolist()]

    @cached_property
    def _sorted(self) -> list[tuple[float, float, float, Box]]:
        return sorted(self.rows)

    def covers(self, place: float, start: float, end: float, side_of: Box, reach: float) -> bool:
        """Whether these lines support a side, those of its own box and of boxes that are the same to the eye left out."""
        lines = self._sorted
        first, last = bisect_left(lines, (place - 2 * reach,)), bisect_left(lines, (place + 2 * reach,))
        near = [
            (low, high)
            for at, low, high, box in lines[first:last]
            if low < end
            and high > start
            and abs(at - place) <= reach
            and not (abs(low - start) <= SIDE and abs(high - end) <= SIDE and _alike(box, side_of))
        ]
        covered, done = 0.0, start
        for low, high in sorted(near):
            covered += max(0.0, min(high, end) - max(low, done))
            done = max(done, high)
        return covered >= SUPPORT * (end - start)


def fills_of(boxes: list[Box], tiles: list[Shape], least: float) -> list[Colour | None]:
    """For each box the colour painted last over its middle and over ``least`` of its area, None for paper."""
    painted = sorted((tile for tile in tiles if tile.fill is not None), key=lambda tile: tile.z)
    if not painted:
        return [None] * len(boxes)
    own, others = boxes_of(boxes), boxes_of(tile.box for tile in painted)
    found: list[Colour | None] = []
    for part in parts(len(own), len(painted)):
        x, y = (own[part, 0] + own[part, 2])[:, None] / 2, (own[part, 1] + own[part, 3])[:, None] / 2
        hit = (others[:, 0] <= x) & (x <= others[:, 2]) & (others[:, 1] <= y) & (y <= others[:, 3])
        hit &= shares(own[part], others) > least
        last = len(painted) - 1 - hit[:, ::-1].argmax(axis=1)
        found += [painted[i].fill if row.any() else None for i, row in zip(last.tolist(), hit, strict=True)]
    return [None if fill is None or min(fill) >= WHITE else fill for fill in found]


def is_letter(box: Box, inside: Glyphs) -> bool:
    """Whether a figure is no larger than the characters in it: a letter drawn as a shape, a mark behind one."""
    if not len(inside):
        return False
    size = float(inside["size"].max())
    return size > TIGHT * (box[3] - box[1]) or box[2] - box[0] < NARROW * size


def is_disc(box: Box, inside: Glyphs) -> bool:
    """Whether a figure is a disc or square around a single letter (a grade)."""
    width, height = box[2] - box[0], box[3] - box[1]
    return len(inside) == 1 and abs(width - height) < EVEN and width < WIDEST * float(inside["size"].max())


def holds(box: Box, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """Which points lie in a box."""
    return (xs >= box[0]) & (xs < box[2]) & (ys >= box[1]) & (ys < box[3])
