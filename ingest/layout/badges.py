"""Badges: small boxes with a word that stand in a line of writing (a number before a name, 担当課 before an office)."""

import numpy as np

from ingest.document import Box
from ingest.drawn.sheet import Glyphs

NEAR = 2.0  # type sizes between a badge and the writing beside it
ROOM = 5.0  # type sizes by which a badge may be wider than its word
LEVEL = 0.5  # of the lower one's height that word and writing share at least
TALL = 2.6  # type sizes of a badge's height at most
SIDES = ((np.min, "x0"), (np.max, "x1"), (np.min, "y0"), (np.max, "y1"))


def is_badge(box: Box, word: Glyphs, writing: Glyphs) -> bool:
    """Whether a box that fits its ``word`` stands right before or behind ``writing``, in one line with it."""
    if not len(word) or not len(writing):
        return False
    size = float(word["size"].max())
    left, right, top, bottom = (float(f(word[name])) for f, name in SIDES)
    line = max(size, float(writing["size"].max()))
    if box[2] - box[0] > right - left + ROOM * size or bottom - top > 1.5 * size or box[3] - box[1] > TALL * line:
        return False
    low, high = np.maximum(writing["y0"], top), np.minimum(writing["y1"], bottom)
    level = high - low > LEVEL * np.minimum(writing["y1"] - writing["y0"], bottom - top)
    behind, before = writing["x0"] - box[2], box[0] - writing["x1"]
    gap = np.maximum(behind, before)[level]
    return bool(((gap < NEAR * line) & (gap > -size / 2)).any())
