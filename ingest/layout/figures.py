"""Sorts the shapes of a page: rules and backgrounds of tables, and figures drawn on top of them or apart."""

from dataclasses import dataclass, field

import numpy as np

from ingest.document import Box
from ingest.layout.arrows import thin_arrows
from ingest.layout.grids import SLIVER, Grid, grids
from ingest.layout.rules import THIN, Rules, Ruling, drawn, is_rectangle, is_thin, ruling
from ingest.pdf import Glyphs, Shape, Sheet

SIDE = 1.8  # points between a side and the line that supports it
SUPPORT = 0.8  # share of a side that lines must cover to support it
HOST = 0.6  # share of a figure's area that lies on what it is drawn on
TIGHT, NARROW = 1.1, 1.6  # type sizes in a figure's height at most, type sizes of its width at least
WHITE = 250  # of 255: lighter colours are paper
OVER = 0.25  # the same where it sticks out: labels stand on the edge of a frame
LARGER = 1.2  # times a box's area that what it is drawn on measures at least
SMALLEST = 4.0  # points: smaller figures are decoration


@dataclass(slots=True)
class Figures:
    """``tiles`` are backgrounds and boxes that make tables, ``overlays`` closed figures drawn on something else or alone,
    ``lines`` all that is seen as a line, ``arrows`` the lines with a head.
    """

    grids: list[Grid] = field(default_factory=list)
    tiles: list[Shape] = field(default_factory=list)
    overlays: list[Shape] = field(default_factory=list)
    lines: list[Shape] = field(default_factory=list)
    arrows: list[Shape] = field(default_factory=list)
    rules: Ruling = field(default_factory=lambda: ruling([]))
    page_area: float = 0.0


def figures(sheet: Sheet) -> Figures:
    """The shapes of a page by what they do, with the grids that the rules among them make."""
    out = Figures(page_area=sheet.width * sheet.height)
    boxes: list[Shape] = []
    for shape in drawn(sheet):
        if not seen(shape):
            continue
        if is_thin(shape) or not shape.closed:
            out.lines.append(shape)
        elif min(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]) < SMALLEST or _whole_page(shape, sheet):
            continue
        elif is_rectangle(shape):
            boxes.append(shape)
        else:
            out.overlays.append(shape)
    out.arrows, out.lines = thin_arrows(out.lines, out.overlays)
    base = ruling(out.lines)
    if not boxes:
        out.rules, out.grids = base, grids(base)
        return out
    hosts = [grid.box for grid in grids(base)]
    sides = _Sides(boxes, base, out.lines)
    for number, box in enumerate(boxes):
        lies_on = any(shared(box.box, host) > HOST for host in hosts) or sides.on_another(number)
        figure = (lies_on and not sides.supported(number)) or sides.over_rules(number)
        (out.overlays if figure else out.tiles).append(box)
    out.rules = ruling(out.lines + out.tiles)
    out.grids = grids(out.rules)
    return out


def seen(shape: Shape) -> bool:
    """Whether a shape shows on paper: white boxes without an outline only keep text apart."""
    return any(colour is not None and min(colour) < WHITE for colour in (shape.fill, shape.stroke))


def _whole_page(shape: Shape, sheet: Sheet) -> bool:
    return (shape.box[2] - shape.box[0]) * (shape.box[3] - shape.box[1]) > 0.9 * sheet.width * sheet.height


def shared(a: Box, b: Box) -> float:
    """The share of the area of ``a`` that lies on ``b``."""
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    area = (a[2] - a[0]) * (a[3] - a[1])
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0


class _Sides:
    """The sides of all boxes of a page and its rules, to ask what lies along and under a box."""

    def __init__(self, boxes: list[Shape], base: Ruling, lines: list[Shape]) -> None:
        self.boxes = np.array([box.box for box in boxes], dtype="f8").reshape(-1, 4)
        self.z = np.array([box.z for box in boxes])
        self.filled = np.array([box.fill is not None for box in boxes], dtype=bool)
        x0, y0, x1, y1 = self.boxes.T
        own = np.arange(len(boxes))
        none = np.full(len(base.across), -1), np.full(len(base.down), -1)
        self.across = np.vstack([base.across, np.column_stack([y0, x0, x1]), np.column_stack([y1, x0, x1])])
        self.down = np.vstack([base.down, np.column_stack([x0, y0, y1]), np.column_stack([x1, y0, y1])])
        self.owners = np.concatenate([none[0], own, own]), np.concatenate([none[1], own, own])
        upright = [s for s in lines if s.box[2] - s.box[0] <= THIN]
        rows = [(x, box.box[1], box.box[3], box.z) for box in boxes for x in (box.box[0], box.box[2])]
        rows += [((s.box[0] + s.box[2]) / 2, s.box[1], s.box[3], s.z) for s in upright]
        self.drawn = np.array(rows, dtype="f8").reshape(-1, 4).T  # x, top, bottom and place in the drawing

    def on_another(self, number: int) -> bool:
        """Whether a box is drawn on top of a larger one, perhaps sticking out."""
        box, others = self.boxes[number], self.boxes
        width = np.minimum(box[2], others[:, 2]) - np.maximum(box[0], others[:, 0])
        height = np.minimum(box[3], others[:, 3]) - np.maximum(box[1], others[:, 1])
        on = np.clip(width, 0, None) * np.clip(height, 0, None)
        size = (box[2] - box[0]) * (box[3] - box[1])
        sizes = (others[:, 2] - others[:, 0]) * (others[:, 3] - others[:, 1])
        return bool(((sizes > LARGER * size) & (self.z < self.z[number]) & (on > OVER * size)).any())

    def over_rules(self, number: int) -> bool:
        """Whether a box was painted over a rule that runs down through it: no cell, but something drawn on a table."""
        x0, y0, x1, y1 = self.boxes[number]
        painted = self.z[self.filled & (np.abs(self.boxes - self.boxes[number]).max(axis=1) <= SIDE)]
        x, top, bottom, z = self.drawn
        through = (x > x0 + SLIVER) & (x < x1 - SLIVER) & (top <= y0 + SIDE) & (bottom >= y1 - SIDE)
        return bool((z[through] < painted.max(initial=-1)).any())

    def supported(self, number: int) -> bool:
        """Whether each side of a box lies along rules or along sides of boxes elsewhere."""
        box = self.boxes[number]
        same = np.nonzero(np.abs(self.boxes - box).max(axis=1) <= SIDE)[0]
        x0, y0, x1, y1 = box.tolist()
        across = self.across[~np.isin(self.owners[0], same)]
        down = self.down[~np.isin(self.owners[1], same)]
        sides = ((across, y0, x0, x1), (across, y1, x0, x1), (down, x0, y0, y1), (down, x1, y0, y1))
        return all(_along(lines, place, start, end) for lines, place, start, end in sides)


def _along(lines: Rules, place: float, start: float, end: float) -> bool:
    near = lines[np.abs(lines[:, 0] - place) <= SIDE]
    covered, reach = 0.0, start
    for first, last in sorted(near[:, 1:].tolist()):
        covered += max(0.0, min(last, end) - max(first, reach))
        reach = max(reach, last)
    return covered >= SUPPORT * (end - start)


def fill_of(box: Box, tiles: list[Shape], least: float) -> tuple[int, int, int] | None:
    """The colour painted last over the middle of a box and over ``least`` of its area, None for paper."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    fill = None
    for tile in sorted(tiles, key=lambda tile: tile.z):
        inside = tile.box[0] <= x <= tile.box[2] and tile.box[1] <= y <= tile.box[3]
        if tile.fill is not None and inside and shared(box, tile.box) > least:
            fill = tile.fill
    return None if fill is None or min(fill) >= WHITE else fill


def is_letter(box: Box, inside: Glyphs) -> bool:
    """Whether a figure is no larger than the characters in it: a letter drawn as a shape, a mark behind one."""
    if not len(inside):
        return False
    size = float(inside["size"].max())
    return size > TIGHT * (box[3] - box[1]) or box[2] - box[0] < NARROW * size


def holds(box: Box, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """Which points lie in a box."""
    return (xs >= box[0]) & (xs < box[2]) & (ys >= box[1]) & (ys < box[3])
