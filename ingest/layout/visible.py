"""Which characters a reader of the page sees."""

from bisect import bisect_left, bisect_right

import numpy as np
from numpy.typing import NDArray

from ingest.document import Box
from ingest.drawn.sheet import Colour, Glyphs, Sheet

PAPER: Colour = (255, 255, 255)
CONTRAST = 24  # steps of 255 in the strongest of red, green and blue below which text and ground look alike
OVER = 12.0  # points that the words over a picture may stick out at its sides
BROAD = 1.2  # squares of the type size that a ground covers at least, as a badge of one letter does, no outline of one
PACKED = np.array([65536, 256, 1])  # a colour as one number
INSIDE = 2.0  # points a character may stick out of the page


def visible(sheet: Sheet) -> NDArray[np.bool_]:
    """For each character of the page whether it is seen: on the page, painted, of another colour than its ground."""
    glyphs = sheet.glyphs
    middle_x, middle_y = (glyphs["x0"] + glyphs["x1"]) / 2, (glyphs["y0"] + glyphs["y1"]) / 2
    seen = (
        (middle_x > -INSIDE)
        & (middle_x < sheet.width + INSIDE)
        & (middle_y > -INSIDE)
        & (middle_y < sheet.height + INSIDE)
    )
    seen &= ~glyphs["unseen"] & ~glyphs["clipped"] & ~_lost_in_ground(sheet, middle_x, middle_y)
    return np.asarray(seen | _pictured(sheet, middle_x, middle_y))


def _pictured(sheet: Sheet, x: NDArray[np.floating], y: NDArray[np.floating]) -> NDArray[np.bool_]:
    """Invisible characters laid over a picture of them: a scan, or a word drawn as an ornament."""
    over = np.zeros(len(sheet.glyphs), bool)
    for (x0, y0, x1, y1), _ in sheet.pictures:
        over |= (x > x0 - OVER) & (x < x1 + OVER) & (y > y0) & (y < y1)
    return np.asarray(over & sheet.glyphs["unseen"])


def _lost_in_ground(sheet: Sheet, x: NDArray[np.floating], y: NDArray[np.floating]) -> NDArray[np.bool_]:
    """Characters that have the colour of what was painted under them."""
    grounds: list[tuple[int, Box, Colour | None]]
    grounds = [(shape.z, shape.box, shape.fill) for shape in sheet.shapes if shape.fill is not None]
    grounds += [(z, box, None) for box, z in sheet.pictures]
    lost = np.zeros(len(sheet.glyphs), bool)
    # most characters have the colour of no ground at all
    ids = np.nonzero(_has_colour_of(sheet.glyphs, {PAPER, *(fill for _, _, fill in grounds if fill is not None)}))[0]
    if not len(ids):
        return lost
    glyphs, x, y = sheet.glyphs.take(ids), x[ids], y[ids]
    ground, unknown = np.full((len(ids), 3), 255), np.zeros(len(ids), bool)
    downwards = np.argsort(y)
    heights = y[downwards].tolist()
    for z, (x0, y0, x1, y1), fill in sorted(grounds, key=lambda each: each[0]):
        band = downwards[bisect_right(heights, y0) : bisect_left(heights, y1)]
        if not len(band):
            continue
        broad = (x1 - x0) * (y1 - y0) > BROAD * glyphs["size"][band] ** 2  # not the outline of a letter
        under = band[broad & (glyphs["z"][band] > z) & (x[band] > x0) & (x[band] < x1)]
        unknown[under] = fill is None
        if fill is not None:
            ground[under] = fill
    lost[ids] = (np.abs(ground - glyphs["colour"].astype(int)).max(axis=1) < CONTRAST) & ~unknown
    return lost


def _has_colour_of(glyphs: Glyphs, colours: set[Colour]) -> NDArray[np.bool_]:
    """Which characters have a colour that looks like one of these."""
    own, places = np.unique(glyphs["colour"].astype("i4") @ PACKED, return_inverse=True)
    unpacked = own[:, None] // PACKED % 256
    alike = np.abs(unpacked[:, None] - np.array(list(colours))).max(axis=2) < CONTRAST
    return np.asarray(alike.any(axis=1)[places])


def doubled(glyphs: Glyphs) -> NDArray[np.bool_]:
    """Characters printed again a fraction of a point beside the same character: fake bold and shadows."""
    again = np.zeros(len(glyphs), bool)
    order = np.lexsort((glyphs["x0"], glyphs["oy"], glyphs["code"]))
    ox, oy, size, code = (glyphs[name][order] for name in ("ox", "oy", "size", "code"))
    reach = 0.22 * np.maximum(size, 1.0)
    for step in (1, 2, 3):
        if len(order) <= step:
            break
        near = (code[:-step] == code[step:]) & (np.abs(oy[:-step] - oy[step:]) < reach[:-step])
        near &= np.abs(ox[:-step] - ox[step:]) < reach[:-step]
        near &= np.abs(size[:-step] - size[step:]) < 0.1 * np.maximum(size[:-step], 1.0)
        pairs = np.column_stack([order[:-step], order[step:]])[near]
        again[pairs.max(axis=1)] = True
    return again
