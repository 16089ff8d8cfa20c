"""The level and number of a name in a badge before it (政策1 | 緑を守る): one line with the name."""

import re

import msgspec

from ingest.document import Box, Line, around

BADGE = 2.0  # type sizes; no higher is a box that stands beside one line
NEAR = 2.5  # type sizes between a badge and its name
BLANK = "\u3000"
_LEVEL = re.compile(r"[^\W\d_]{1,6}[\s　]?[0-9０-９]{1,2}(?:[-－‐][0-9０-９]{1,2})*")


def named(badge: list[Line], box: Box, lines: list[Line]) -> tuple[Line, Line] | None:
    """The name that stands level with a badge, right of it, and both as one line; None where the badge tells no level."""
    if len(badge) > 1 or not _LEVEL.fullmatch(badge[0].text):
        return None
    beside = [line for line in lines if is_level(line, box) and 0 <= line.place.box[0] - box[2] <= NEAR * line.size]
    if len(beside) != 1:
        return None
    (mark,), (name,) = badge, beside
    place = msgspec.structs.replace(name.place, box=around(mark.place.box, name.place.box))
    text, printed = mark.text + BLANK + name.text, mark.printed + name.printed
    return name, msgspec.structs.replace(name, text=text, printed=printed, place=place)


def is_level(line: Line, box: Box, share: float = 0.5) -> bool:
    """Whether a box is no higher than a badge beside a line, and level with more than a share of the line's height."""
    _, top, _, bottom = line.place.box
    return box[3] - box[1] <= BADGE * line.size and min(bottom, box[3]) - max(top, box[1]) > share * (bottom - top)
