"""Figures over the columns of a table → bars of a schedule."""

from dataclasses import dataclass

import numpy as np

from ingest.document import Bar, Box, Place, Text
from ingest.drawn.sheet import Shape
from ingest.layout.badges import is_badge
from ingest.layout.figures import Figures, holds, is_disc, is_letter, shared
from ingest.layout.grids import GridCell
from ingest.layout.lines import Writer
from ingest.layout.rules import is_rectangle
from ingest.layout.strokes import Ids
from ingest.layout.tables import Draft

ENOUGH = 0.25  # share of a column that a bar must cover to count for it: a quarter of a year
MOSTLY = 0.4  # share of a bar that must lie in a column to count for it
LONG = 2.0  # times its height that a bar without text is wide at least
REACH = 1.2  # type sizes between an arrow and its text
WITHIN = 0.95  # share of a background that lies in its cell
PAINTED = 0.8  # share of a cell's width that its background covers
MARGIN = 5.0  # points that a background may leave free on either side of a narrow cell
ON_TABLE = 0.7  # share of a figure that lies on the table whose bar it is
WHOLE = 0.9  # share of a table that only its frame or ground covers
FLATTEST, TALLEST = 5.0, 80.0  # points
SAME = 2.0  # points between bars that are drawn twice


@dataclass(frozen=True, slots=True)
class Found:
    """A figure on a table with its text and the characters of that."""

    box: Box
    text: Text
    ids: Ids


def take_bars(draft: Draft, overlays: list[Shape], writer: Writer, free: np.ndarray) -> list[Found]:
    """The figures with text that lie on a table; their characters are then no longer ``free``."""
    x, y = writer.middles
    boxes = _distinct([shape for shape in overlays if shared(shape.box, draft.grid.box) > ON_TABLE])
    shades = [] if draft.heads else _shades(draft, overlays)  # the figures on a schedule are all bars
    boxes = [box for box in boxes if box not in shades and shared(draft.grid.box, box) <= WHOLE]
    found = []
    # the smallest figure that holds a character has it for its text
    for box in sorted(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1])):
        if not FLATTEST <= box[3] - box[1] <= TALLEST:
            continue
        ids = np.nonzero(free & holds(box, x, y))[0]
        inside = writer.glyphs.take(ids)
        if is_letter(box, inside) or is_disc(box, inside):
            continue
        text = Text(tuple(line for line in writer.lines(ids) if line.text))
        if text:
            free[ids] = False
            found.append(Found(box, text, ids))
    return found


def take_arrows(draft: Draft, drawn: Figures, writer: Writer, free: np.ndarray) -> list[Found]:
    """Arrows and bars without text inside that lie on a table, with the line of text right above or below them."""
    empty = [shape for shape in drawn.overlays if _is_long(shape) and not _filled(shape, writer)]
    found = []
    for box in _distinct([s for s in (*drawn.arrows, *empty) if shared(_thick(s.box), draft.grid.box) > ON_TABLE]):
        row = next((c.box for c in draft.grid.cells if _level(c.box, box)), None)
        if row is not None and (beside := _beside(box, row, writer, free)) is not None:
            found.append(beside)
    return found


def _is_long(shape: Shape) -> bool:
    width, height = shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]
    return width > LONG * height and height <= TALLEST


def _filled(shape: Shape, writer: Writer) -> bool:
    return bool(holds(shape.box, *writer.middles).any())


def _thick(box: Box) -> Box:
    return box[0], box[1] - 0.5, box[2], box[3] + 0.5


def _level(cell: Box, box: Box) -> bool:
    """Whether the middle of a bar's start lies in a cell."""
    middle = (box[1] + box[3]) / 2
    return cell[1] <= middle < cell[3] and cell[0] <= box[0] + 1 < cell[2]


def _beside(box: Box, row: Box, writer: Writer, free: np.ndarray) -> Found | None:
    """An arrow with the lines of text right above it, else right below it; they are then no longer ``free``."""
    x, y = writer.middles
    middle = (box[1] + box[3]) / 2
    inside = free & (x >= box[0] - 2) & (x <= box[2] + 2) & (y >= row[1]) & (y < row[3])
    for ids in (np.nonzero(inside & (y < middle))[0], np.nonzero(inside & (y > middle))[0]):
        lines = [line for line in writer.lines(ids) if line.text]
        near = [line for line in lines if _gap(line.place.box, box) < REACH * line.size]
        if near:
            free[ids] = False
            return Found(box, Text(tuple(lines)), ids)
    return None


def _gap(one: Box, two: Box) -> float:
    return max(one[1] - two[3], two[1] - one[3], 0.0)


def _shades(draft: Draft, overlays: list[Shape]) -> list[Box]:
    """Backgrounds painted a little inside of their cells: plain boxes as wide as the cell, in all cells of a row or over
    the whole first one, which has the row's label.
    """
    plain = [shape for shape in overlays if shape.stroke is None and is_rectangle(shape)]
    painted: dict[int, list[tuple[GridCell, Shape]]] = {}
    for shape in plain:
        for cell in draft.grid.cells:
            room = cell.box[2] - cell.box[0]
            wide = shape.box[2] - shape.box[0] >= min(PAINTED * room, room - 2 * MARGIN)
            if wide and shared(shape.box, cell.box) > WITHIN:
                painted.setdefault(cell.row0, []).append((cell, shape))
    shades = []
    for row, pairs in painted.items():
        cells = [cell for cell in draft.grid.cells if cell.row0 == row]
        whole = len({shape.fill for _, shape in pairs}) == 1 and len({id(cell) for cell, _ in pairs}) >= len(cells) - 1
        grounds = [s for cell, s in pairs if whole or (not cell.column0 and shared(cell.box, s.box) > WITHIN)]
        grounds = [shape for shape in grounds if not _among_bars(shape, overlays, cells)]
        shades += [shape.box for shape in grounds]
        draft.shades += grounds
    return shades


def _among_bars(shape: Shape, overlays: list[Shape], cells: list[GridCell]) -> bool:
    """Whether other figures of its colour stand above or below a figure in its cell: it is a bar as wide as the cell."""
    cell = next(cell.box for cell in cells if shared(shape.box, cell.box) > WITHIN)
    alike = [other for other in overlays if other.fill == shape.fill and shared(other.box, cell) > WITHIN]
    return any(other.box[1] >= shape.box[3] or other.box[3] <= shape.box[1] for other in alike)


def place_bars(draft: Draft, found: list[Found], writer: Writer, free: np.ndarray) -> list[Bar]:
    """The bars with the row and the columns of the table over which they lie.

    The characters of a figure that lies over none of its cells are ``free`` again; those of a badge are its cell's.
    """
    bars = []
    for figure in found:
        cell = _badged(draft, figure, writer)
        if cell is not None:
            draft.badges.setdefault(cell, []).append(figure.ids)
            continue
        bar = _bar(draft, figure.box, figure.text)
        if bar is None:
            free[figure.ids] = True
        else:
            bars.append(bar)
    return sorted(bars, key=lambda bar: (bar.row, round(bar.place.box[1] / 3), bar.place.box[0]))


def _badged(draft: Draft, figure: Found, writer: Writer) -> int | None:
    """The number of the cell in whose writing a figure is a badge; none where the cell is one of several years."""
    for number, cell in enumerate(draft.grid.cells):
        if shared(figure.box, cell.box) > WITHIN:
            word, writing = writer.glyphs.take(figure.ids), writer.glyphs.take(draft.texts[number])
            parted = len(_heads_over(draft, cell)) > 1
            return number if not parted and is_badge(figure.box, word, writing) else None
    return None


def _distinct(shapes: list[Shape]) -> list[Box]:
    out: list[Box] = []
    for shape in shapes:
        if not any(max(abs(p - q) for p, q in zip(shape.box, box, strict=True)) < SAME for box in out):
            out.append(shape.box)
    return out


def _bar(draft: Draft, box: Box, text: Text) -> Bar | None:
    ys = draft.grid.ys
    middle = (box[1] + box[3]) / 2
    row = max((i for i in range(len(ys) - 1) if ys[i] <= middle), default=0)
    units = _units(draft, row)
    spans = spanned(box[0], box[2], [(unit.box[0], unit.box[2]) for unit in units])
    if not spans:
        return None
    return Bar(text, Place(draft.page, box), row, units[spans[0]].column0, units[spans[-1]].column1 - 1)


def _units(draft: Draft, row: int) -> list[GridCell]:
    """The cells by which bars in a row are measured: those of the row, a wide one divided like the heads above it."""
    units: list[GridCell] = []
    for cell in sorted((c for c in draft.grid.cells if c.row0 <= row < c.row1), key=lambda c: c.column0):
        heads = _heads_over(draft, cell) if cell.column1 - cell.column0 > 1 else []
        units += heads or [cell]
    return units


def _heads_over(draft: Draft, cell: GridCell) -> list[GridCell]:
    """The cells with text of the nearest row above that divide a wide cell; none where one of them is as wide."""
    for row in range(cell.row0 - 1, -1, -1):
        above = [
            other
            for other, ids in zip(draft.grid.cells, draft.texts, strict=True)
            if len(ids) and other.row0 <= row < other.row1 and cell.column0 <= other.column0 < cell.column1
        ]
        if above:
            return sorted(above, key=lambda c: c.column0) if above[-1].column1 <= cell.column1 else []
    return []


def spanned(start: float, end: float, units: list[tuple[float, float]]) -> list[int]:
    """Which of these stretches a bar from ``start`` to ``end`` counts for."""
    found = []
    for number, (left, right) in enumerate(units):
        inside = min(end, right) - max(start, left)
        if inside >= ENOUGH * (right - left) or inside >= MOSTLY * (end - start):
            found.append(number)
    return found
