"""Ruby: readings set in small kana over words, or at their right where they are set vertically."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.document import Box
from ingest.drawn.sheet import Glyphs
from ingest.layout.strokes import Ids, Stroke, strokes

LARGEST = 0.62  # of the type size below: so large is ruby at most
FURTHEST = 0.45  # type sizes of white between ruby and its word at most
OVERHANG = 1.2  # type sizes of ruby that it may stick out at the ends of its line
_KANA = (0x3041, 0x30FF)


@dataclass(frozen=True, slots=True)
class Ruby:
    """The characters of a reading; ``box`` is the area of the characters of the word below it."""

    ids: Ids
    box: Box


def rubies(glyphs: Glyphs) -> list[Ruby]:
    """The ruby of a page."""
    small = _kana(glyphs) & (glyphs["size"] < LARGEST * glyphs["size"].max(initial=0.0))
    if not small.any():
        return []
    written = strokes(glyphs)
    words: list[Stroke] = []
    readings: list[Stroke] = []
    for stroke in written:
        (readings if small[stroke.ids].all() else words).append(stroke)
    below = [(stroke.ids, _word_below(stroke, words, glyphs)) for stroke in readings]
    return [Ruby(ids, box) for ids, box in below if box is not None]


def _kana(glyphs: Glyphs) -> NDArray[np.bool_]:
    return np.asarray((glyphs["code"] >= _KANA[0]) & (glyphs["code"] <= _KANA[1]))


def _word_below(ruby: Stroke, words: list[Stroke], glyphs: Glyphs) -> Box | None:
    """The area of the characters right below a reading; None where there are none, or only kana, that need no reading."""
    for word in words:
        gap = word.b0 - ruby.b1
        near = -FURTHEST * word.size < gap < FURTHEST * word.size and ruby.b0 < word.b0
        along = word.a0 - OVERHANG * ruby.size < ruby.a0 and ruby.a1 < word.a1 + OVERHANG * ruby.size
        alike = (word.turn == 0) == (ruby.turn == 0)
        if not (near and along and alike and ruby.size < LARGEST * word.size):
            continue
        start, end = ("x0", "x1") if ruby.turn == 0 else ("y0", "y1")
        low, high = (ruby.box[0], ruby.box[2]) if ruby.turn == 0 else (ruby.box[1], ruby.box[3])
        part = glyphs.take(word.ids)
        part = part[
            ((part[start] + part[end]) / 2 > low - ruby.size) & ((part[start] + part[end]) / 2 < high + ruby.size)
        ]
        if len(part) and not _kana(part).all():
            return float(part["x0"].min()), float(part["y0"].min()), float(part["x1"].max()), float(part["y1"].max())
    return None
