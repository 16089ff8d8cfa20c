"""Discs drawn before the items of a list, as browsers do, that no character of the page stands for."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ingest.document import Box
from ingest.drawn.sheet import Shape
from ingest.layout.strokes import Stroke

SMALLEST, LARGEST = 1.5, 8.0  # points
ROUND = 0.15  # share by which a disc's width and height may differ
FEWEST = 2  # below each other
SMALL = 0.6  # type sizes: so small is the disc of an item at most
NEAR = 1.5  # type sizes between the disc and its item at most


class Discs:
    """The discs of a page that stand below others."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        round_ones = {_rounded(shape.box) for shape in shapes if shape.closed and shape.curved and _is_disc(shape.box)}
        columns = Counter(box[0] for box in round_ones)
        listed = sorted(box for box in round_ones if columns[box[0]] >= FEWEST)
        self._boxes: NDArray[np.float64] = np.array(listed).reshape(-1, 4)

    def before(self, stroke: Stroke) -> bool:
        """Whether a disc stands right before the first words of a line."""
        if not len(self._boxes) or stroke.turn:
            return False
        _, y0, x1, y1 = self._boxes.T
        gap, middle = stroke.box[0] - x1, (y0 + y1) / 2
        level = (stroke.box[1] < middle) & (middle < stroke.box[3]) & (y1 - y0 <= SMALL * stroke.size)
        return bool(((gap >= 0) & (gap <= NEAR * stroke.size) & level).any())


def _is_disc(box: Box) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return SMALLEST <= wide <= LARGEST and abs(wide - high) <= ROUND * wide


def _rounded(box: Box) -> Box:
    x0, y0, x1, y1 = (round(side, 1) for side in box)
    return x0, y0, x1, y1
