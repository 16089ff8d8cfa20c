"""A page as drawn: characters, shapes, pictures, in points from the top left of what a viewer shows."""

from dataclasses import dataclass, field

import msgspec
import numpy as np
from numpy.typing import NDArray

from ingest.document import Box, Remark

#: One character: ``index`` is its number in PDFium's text, ``run`` the text object that drew it, ``z`` that object's place
#: in the order of drawing, ``turn`` how often its line is turned by 90° clockwise on the screen; ``ox, oy`` is its origin.
#: ``unseen`` ones are painted invisibly, ``hidden`` ones COVERED by what was drawn later or on a LAYER that is turned off.
GLYPH = np.dtype(
    [
        ("index", "i4"),
        ("code", "u4"),
        ("x0", "f4"),
        ("y0", "f4"),
        ("x1", "f4"),
        ("y1", "f4"),
        ("ox", "f4"),
        ("oy", "f4"),
        ("size", "f4"),
        ("run", "i4"),
        ("z", "i4"),
        ("turn", "u1"),
        ("bold", "?"),
        ("unseen", "?"),
        ("clipped", "?"),
        ("hidden", "u1"),
        ("spaced", "?"),
        ("colour", "u1", 3),
    ],
    align=True,
)
COVERED, LAYER = 1, 2
# ``take`` and ``compress`` copy whole records; numbers or flags in brackets copy field by field, which takes far longer.
Glyphs = NDArray[np.void]
Colour = tuple[int, int, int]
Points = tuple[tuple[float, float], ...]


class Shape(msgspec.Struct, frozen=True, gc=False):
    """One drawn outline: its corners (curves by their end points), what fills it, what strokes it."""

    points: Points
    box: Box
    closed: bool
    curved: bool
    fill: Colour | None
    stroke: Colour | None
    width: float
    z: int


@dataclass(slots=True)
class Sheet:
    """A page as drawn. ``pictures`` are boxes with their place in the order of drawing."""

    number: int
    width: float
    height: float
    glyphs: Glyphs
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[tuple[Box, int]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    unmapped: int = 0
    recognised: bool = False  # its characters were read from its picture
