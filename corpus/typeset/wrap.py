"""Breaks Japanese text into lines: no punctuation at the start of a line, no opening bracket at its end."""

import re
from collections.abc import Iterator

from corpus.typeset.fonts import width

NOT_FIRST = "、。，．・：；？！）］｝」』】〉》〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜～％%,.)]}"
NOT_LAST = "（［｛「『【〈《〔([{"
WORD = re.compile(r"[A-Za-z0-9@&+\-./,:']+|.", re.DOTALL)


def wrap(text: str, room: float, font: str, size: float, indent: float = 0) -> list[str]:
    """The lines of a text in ``room`` points; the first has ``indent`` points less. Line feeds are kept."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _lines(paragraph, room, font, size, indent)
    return lines


def _lines(text: str, room: float, font: str, size: float, indent: float) -> list[str]:
    lines, line, left = [], "", room - indent
    for unit in _units(text):
        for part in _parts(unit, room, font, size):
            if line and width((line + part).rstrip(), font, size) > left + 0.01:
                lines.append(line.rstrip())
                line, left = "", room
            line += part if line else part.lstrip(" ")
    return [*lines, line.rstrip()]


def _units(text: str) -> Iterator[str]:
    """What must stay together: Latin words and numbers, brackets and punctuation with their neighbour."""
    unit = ""
    for match in WORD.finditer(text):
        word = match.group()
        if unit and word[0] not in NOT_FIRST and unit[-1] not in NOT_LAST:
            yield unit
            unit = ""
        unit += word
    if unit:
        yield unit


def _parts(unit: str, room: float, font: str, size: float) -> list[str]:
    """A unit that is wider than a whole line falls apart into characters."""
    return [unit] if width(unit, font, size) <= room else list(unit)
