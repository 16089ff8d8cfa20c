"""Boxes with a number or a grade that stand in a line of writing: they are words of that line."""

import re
from collections.abc import Sequence

from ingest.document import Box, Line
from ingest.layout.strokes import Stroke

TEXT_BESIDE = 4.0  # type sizes between a box and the text at its right at most
SLACK = 1.0  # points that text may stick out of its box
LARGER = 1.6  # times the type beside it that a number of a line is at most: larger ones stand for a chapter
EVEN = 0.4  # type sizes that the middles of a box and of the text in its line may differ in height
_NUMBER = re.compile(r"[(（]?[0-9０-９]{1,2}(?:[-－.][0-9０-９]{1,2})*[)）]?|[①-⑳]|[Ⅰ-Ⅻ]")


def names_text(box: Box, loose: Sequence[Stroke]) -> bool:
    """Whether a text begins right behind a box, at its height."""
    return any(box[1] < _middle(s.box) < box[3] and _is_behind(s, box) for s in loose)


def in_line(word: Line, box: Box, loose: Sequence[Stroke]) -> bool:
    """Whether the word of a box is the number of a name right behind it, or a grade right behind smaller type (令和6年度 Ａ)."""
    level = [stroke for stroke in loose if abs(_middle(box) - _middle(stroke.box)) < EVEN * stroke.size]
    if _NUMBER.fullmatch(word.text):
        return any(_is_behind(stroke, box) and word.size <= LARGER * stroke.size for stroke in level)
    return len(word.text) == 1 and any(_is_before(stroke, box) and stroke.size < word.size for stroke in level)


def _is_behind(stroke: Stroke, box: Box) -> bool:
    return -SLACK <= stroke.box[0] - box[2] <= TEXT_BESIDE * stroke.size


def _is_before(stroke: Stroke, box: Box) -> bool:
    return -SLACK <= box[0] - stroke.box[2] <= stroke.size


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2
