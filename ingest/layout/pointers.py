"""Broad arrows between boxes: block arrows, chevrons and triangles without words, and which way they point."""

from collections.abc import Iterator, Sequence
from typing import Literal

from ingest.document import Box
from ingest.drawn.sheet import Shape

AT = 1.0  # points from the extreme of a shape at which a corner still lies there
MIDDLE = 0.2  # share of its breadth that a tip may lie beside its middle
SMALLEST = 8.0  # points
REACH = 30.0  # points between an arrow and the boxes before and behind it at most
ABREAST = 6.0  # points by which boxes that are as near may differ

Way = Literal["left", "up", "right", "down"]
WAYS: tuple[Way, ...] = ("left", "up", "right", "down")  # in the order of the sides of a box


def way(shape: Shape) -> Way | None:
    """Where a shape with one corner at one side, in the middle, and several at the other points to; None for all others."""
    box = shape.box
    if shape.curved or not shape.closed or min(box[2] - box[0], box[3] - box[1]) < SMALLEST:
        return None
    corners = list(dict.fromkeys(shape.points))
    tips = [side for side in range(4) if _is_tip(corners, box, side)]
    return WAYS[tips[0]] if len(tips) == 1 else None


def pairs(arrow: Box, direction: Way, boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """The numbers of the boxes right behind an arrow, each with those right before it."""
    front = WAYS.index(direction)
    for source in _beyond(arrow, (front + 2) % 4, boxes):
        for target in _beyond(arrow, front, boxes):
            yield source, target


def _is_tip(corners: Sequence[tuple[float, float]], box: Box, side: int) -> bool:
    along, across = side % 2, 1 - side % 2
    there = [corner for corner in corners if abs(corner[along] - box[side]) <= AT]
    opposite = [corner for corner in corners if abs(corner[along] - box[(side + 2) % 4]) <= AT]
    middle = (box[across] + box[across + 2]) / 2
    breadth = box[across + 2] - box[across]
    return len(there) == 1 and len(opposite) > 1 and abs(there[0][across] - middle) <= MIDDLE * breadth


def _beyond(arrow: Box, side: int, boxes: Sequence[Box]) -> list[int]:
    """The nearest boxes at one side of an arrow (0 left, 1 top, 2 right, 3 bottom)."""
    along, across = side % 2, 1 - side % 2
    gaps = {}
    for number, box in enumerate(boxes):
        gap = arrow[along] - box[along + 2] if side < 2 else box[along] - arrow[along + 2]
        level = box[across] < arrow[across + 2] and arrow[across] < box[across + 2]
        if level and -AT <= gap <= REACH:
            gaps[number] = gap
    nearest = min(gaps.values(), default=0.0)
    return [number for number, gap in gaps.items() if gap <= nearest + ABREAST]
