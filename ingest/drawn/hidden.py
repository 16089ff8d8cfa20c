"""Which characters a page does not show: those under what was drawn later, and those on layers that are turned off.

The picture decides. PDFium draws the page with these characters and without them; where both pictures are the same, no one
sees them. So glass, masks, clips and the rules of layers need no second reading here. It is asked only where something
was drawn over characters, or where the document has layers.
"""

import ctypes
import math
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.drawn.rendering import Window, grey
from ingest.drawn.sheet import Glyphs, Sheet

THICK = 3.0  # points: thinner shapes strike words through, they do not cover them
SCALE, COARSE, MOST = 1.0, 0.5, 4_000_000  # pixels a point, the same for grounds, and of a page
SEEN = 12  # steps of grey of 255 that a character makes at its darkest
INK = 40  # steps of grey by which ink differs from most of the page
WHITE = 255
GROUND = 0.25  # share of a white character's box that its ground fills at least: strokes leave more than half of it
ROUNDS = 6  # pictures at most in which words that lie on each other are left out one after the other
AT_ONCE = 250_000  # pairs compared at a time
Mask = NDArray[np.bool_]
Grey = NDArray[np.uint8]
Boxes = NDArray[np.float64]


def shown(page: Any, sheet: Sheet, things: NDArray[np.uint64], asked: Mask, again: NDArray[np.uint64]) -> Mask:
    """For each glyph of a sheet, as far as it is ``asked`` for, whether the page shows it.

    ``things`` are the addresses of their text objects, ``again`` those of objects of which PDFium tells no character: they draw
    what was drawn before once more.
    """
    ids, scale = np.nonzero(asked)[0], _scale(sheet, SCALE)
    around = _around(sheet.glyphs.take(ids), sheet, scale)
    whole = grey(page, scale, part=around)
    found = np.zeros(len(asked), bool)
    for part in _rounds(sheet.glyphs.take(ids), things[ids]):
        own = ids[part]
        out = np.append(things[own], again)
        _switch(out, on=False)
        try:
            changed = _difference(whole, grey(page, scale, part=around)) > SEEN
        finally:
            _switch(out, on=True)
        found[own] = _share(changed, sheet.glyphs.take(own), scale, around) > 0
    return found


def inked(page: Any, sheet: Sheet) -> Mask:
    """For each glyph of a sheet whether ink is where it stands."""
    scale = _scale(sheet, SCALE)
    whole = grey(page, scale)
    return _share(_difference(whole, _paper(whole)) > INK, sheet.glyphs, scale) > 0


def _scale(sheet: Sheet, most: float) -> float:
    """Pixels a point of the picture of a page."""
    return min(most, math.sqrt(MOST / (sheet.width * sheet.height)))


def _around(glyphs: Glyphs, sheet: Sheet, scale: float) -> Window:
    """The pixels of a page around these characters: what else is on it need not be drawn."""
    start, end = [], []
    for axis, length in (("x", sheet.width), ("y", sheet.height)):
        pixels = max(1, round(length * scale))
        first, last = math.floor(glyphs[f"{axis}0"].min() * scale), math.ceil(glyphs[f"{axis}1"].max() * scale)
        start.append(min(max(first, 0), pixels - 1))
        end.append(max(min(last, pixels), start[-1] + 1))
    return start[0], start[1], end[0] - start[0], end[1] - start[1]


def _rounds(glyphs: Glyphs, things: NDArray[np.uint64]) -> list[NDArray[np.intp]]:
    """The numbers of these characters in groups whose text objects do not lie on each other, but for the same words again."""
    order = np.argsort(things, kind="stable")
    starts = np.append(0, np.nonzero(np.diff(things[order]))[0] + 1)
    part = glyphs.take(order)
    boxes = np.column_stack(
        [np.minimum.reduceat(part[name], starts) for name in ("x0", "y0")]
        + [np.maximum.reduceat(part[name], starts) for name in ("x1", "y1")]
    )
    words = [codes.tobytes() for codes in np.split(part["code"], starts[1:])]
    said = np.unique(words, return_inverse=True)[1]
    rounds = np.zeros(len(starts), int)
    for number in range(1, len(starts)):
        x0, y0, x1, y1 = boxes[number]
        others = boxes[:number]
        meets = (others[:, 0] < x1) & (others[:, 2] > x0) & (others[:, 1] < y1) & (others[:, 3] > y0)
        taken = set(rounds[:number][meets & (said[:number] != said[number])].tolist())
        rounds[number] = min((free for free in range(ROUNDS) if free not in taken), default=ROUNDS - 1)
    each = np.repeat(rounds, np.diff(np.append(starts, len(order))))
    return [order[each == number] for number in range(rounds.max() + 1)]


def _switch(things: NDArray[np.uint64], *, on: bool) -> None:
    """Has PDFium draw these objects, or leave them out."""
    for address in set(things.tolist()) - {0}:
        pdfium.FPDFPageObj_SetIsActive(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT), on)


def _difference(one: Grey, two: Grey | np.uint8) -> Grey:
    """By how many steps of grey each pixel differs."""
    return np.maximum(one, two) - np.minimum(one, two)


def _paper(whole: Grey) -> np.uint8:
    """The grey of most of a page: its median."""
    counts = np.bincount(whole.ravel(), minlength=256).cumsum()
    return np.uint8(np.searchsorted(counts, counts[-1] / 2))


def _share(marked: Mask, glyphs: Glyphs, scale: float, part: Window = (0, 0, 0, 0)) -> NDArray[np.float64]:
    """Which share of the pixels inside each character's box is marked; ``part`` of the page begins with the first of them."""
    height, width = marked.shape
    sums = np.zeros((height + 1, width + 1), dtype="i4")  # of all pixels above and left of each corner
    np.cumsum(marked, axis=0, dtype="i4", out=sums[1:, 1:])
    np.cumsum(sums[1:, 1:], axis=1, out=sums[1:, 1:])
    (left, right), (top, bottom) = (
        _pixels(glyphs[low] * scale - first, glyphs[high] * scale - first, length)
        for low, high, first, length in (("x0", "x1", part[0], width), ("y0", "y1", part[1], height))
    )
    inside = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    return np.asarray(inside / ((right - left) * (bottom - top)))


def _pixels(low: Any, high: Any, length: int) -> tuple[Any, Any]:
    """The first pixel of a stretch and the one after its last; never none."""
    start = np.clip(np.floor(low), 0, length - 1).astype(int)
    return start, np.maximum(np.clip(np.ceil(high), 1, length).astype(int), start + 1)


def middles(glyphs: Glyphs) -> tuple[NDArray[np.floating[Any]], NDArray[np.floating[Any]]]:
    """The middle of each character's box."""
    return (glyphs["x0"] + glyphs["x1"]) / 2, (glyphs["y0"] + glyphs["y1"]) / 2


def under(sheet: Sheet, *, shapes: bool = True) -> Mask:
    """Characters in whose middle something was drawn after them: a picture or, with ``shapes``, a filled shape."""
    glyphs = sheet.glyphs
    found = np.zeros(len(glyphs), bool)
    if not len(glyphs):
        return found
    first = int(glyphs["z"].min())
    later = [(shape.box, shape.z) for shape in sheet.shapes if shapes and shape.fill is not None and shape.z > first]
    later += [(box, z) for box, z in sheet.pictures if z > first]
    covers = [(*box, z) for box, z in later if box[2] - box[0] > THICK < box[3] - box[1]]
    if not covers:
        return found
    boxes = np.array(covers)
    starts = np.append(0, np.nonzero(np.diff(glyphs["run"]))[0] + 1)
    x, y = middles(glyphs)
    reach = [f.reduceat(v, starts) for v in (x, y) for f in (np.minimum, np.maximum)]
    some = _any_over(boxes, reach[0], reach[2], reach[1], reach[3], glyphs["z"][starts])
    ids = np.nonzero(np.repeat(some, np.diff(np.append(starts, len(glyphs)))))[0]
    found[ids] = _any_over(boxes, x[ids], y[ids], x[ids], y[ids], glyphs["z"][ids])
    return found


def white_on_white(sheet: Sheet) -> dict[int, NDArray[np.intp]]:
    """The white shapes by their number, each with the numbers of the white characters that were drawn on it."""
    white = (WHITE,) * 3
    shapes = [(number, *shape.box, shape.z) for number, shape in enumerate(sheet.shapes) if shape.fill == white]
    words = np.nonzero((sheet.glyphs["colour"] == WHITE).all(axis=1))[0] if shapes else ()
    if not len(words):
        return {}
    glyphs = sheet.glyphs.take(words)
    (x, y), z = middles(glyphs), glyphs["z"]
    on = {
        number: words[(x > x0) & (x < x1) & (y > y0) & (y < y1) & (z > below)]
        for number, x0, y0, x1, y1, below in shapes
    }
    return {number: own for number, own in on.items() if len(own)}


def coloured(page: Any, sheet: Sheet, asked: NDArray[np.intp]) -> Mask:
    """For each of these characters, white ones, whether the picture of the page is of another colour around it."""
    scale = _scale(sheet, COARSE)
    glyphs = sheet.glyphs.take(asked)
    around = _around(glyphs, sheet, scale)
    ground = _difference(grey(page, scale, part=around), np.uint8(WHITE)) > SEEN
    return _share(ground, glyphs, scale, around) > GROUND


def _any_over(covers: Boxes, x0: Any, y0: Any, x1: Any, y1: Any, z: Any) -> Mask:
    """For each box whether one of the covers, drawn later, touches it."""
    found = np.zeros(len(z), bool)
    step = max(1, AT_ONCE // len(covers))
    for start in range(0, len(z), step):
        part = slice(start, start + step)
        hit = (x1[part, None] > covers[:, 0]) & (x0[part, None] < covers[:, 2])
        hit &= (y1[part, None] > covers[:, 1]) & (y0[part, None] < covers[:, 3]) & (z[part, None] < covers[:, 4])
        found[part] = hit.any(axis=1)
    return found
