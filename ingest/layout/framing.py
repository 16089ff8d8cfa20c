"""What stands in one frame, or on one band of colour, is read together: cards abreast, the rows of their heads, their columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from ingest.document import Box, area
from ingest.layout.figures import Figures, boxes_of
from ingest.layout.order import Piece, is_column

T = TypeVar("T")

SLACK = 1.5  # points that pieces may stick out of their frame
FEWEST = 2  # pieces that a frame holds together
WHOLE_PAGE = 0.8  # share of the page: so large a frame holds nothing together


@dataclass(slots=True)
class Held(Generic[T]):
    """The pieces of a page that stand in one frame."""

    box: Box
    pieces: list[Piece[T]]

    @property
    def heavy(self) -> bool:
        """Whether they are as much as a column holds at least."""
        return is_column(self.pieces)


def frames_of(drawn: Figures) -> list[Box]:
    """The closed figures of a page, the largest first; none so large that all stands in it."""
    found = {shape.box for shape in (*drawn.tiles, *drawn.overlays)}
    return sorted((box for box in found if area(box) < WHOLE_PAGE * drawn.page_area), key=area, reverse=True)


def held(pieces: Sequence[Piece[T]], frames: Sequence[Box]) -> tuple[list[Held[T]], list[Piece[T]]]:
    """The pieces in frames that hold some of them, but not all, and cut none; and those that stand in no such frame."""
    places = boxes_of(piece.box for piece in pieces)
    free = np.ones(len(pieces), bool)
    found: list[Held[T]] = []
    for frame in frames if len(pieces) > FEWEST else ():
        own = _within(places, frame)
        if own.all() or np.count_nonzero(own) < FEWEST or (own & ~free).any() or (_touch(places, frame) & ~own).any():
            continue
        free &= ~own
        found.append(Held(frame, [piece for piece, mine in zip(pieces, own.tolist(), strict=True) if mine]))
    return found, [piece for piece, left in zip(pieces, free.tolist(), strict=True) if left]


def _within(places: NDArray[np.float64], frame: Box) -> NDArray[np.bool_]:
    low, high = (places[:, :2] >= np.array(frame[:2]) - SLACK), (places[:, 2:] <= np.array(frame[2:]) + SLACK)
    return np.asarray(low.all(axis=1) & high.all(axis=1))


def _touch(places: NDArray[np.float64], frame: Box) -> NDArray[np.bool_]:
    low, high = (places[:, :2] < np.array(frame[2:]) - SLACK), (places[:, 2:] > np.array(frame[:2]) + SLACK)
    return np.asarray(low.all(axis=1) & high.all(axis=1))
