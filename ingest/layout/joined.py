"""The level and number of a name in a badge before it (政策1 | 緑を守る): one line with the name."""

import re
from functools import reduce

import msgspec

from ingest.document import Box, Line, around

BADGE = 2.0  # type sizes; no higher is a box that stands beside one line
TALL = 2.5  # the same of a box with two lines
TWO = 2  # lines of a badge at most
NEAR = 2.5  # type sizes between a badge and its name
BLANK = "\u3000"
_LEVEL = re.compile(r"[^\W\d_]{1,6}[\s　]?[0-9０-９]{1,2}(?:[-－‐][0-9０-９]{1,2})*")


def named(badge: list[Line], box: Box, lines: list[Line]) -> tuple[Line, Line] | None:
    """The name that stands level with a badge, right of it, and both as one line; None where the badge tells no level. The
    number may stand below the level in it.
    """
    mark = "".join(line.text for line in badge)
    if len(badge) > TWO or not _LEVEL.fullmatch(mark):
        return None
    high = BADGE if len(badge) < TWO else TALL
    level = (line for line in lines if is_level(line, box, high=high))
    beside = [line for line in level if 0 <= line.place.box[0] - box[2] <= NEAR * line.size]
    if len(beside) != 1:
        return None
    (name,) = beside
    return name, _together(badge, name)


def over_name(tag: list[Line]) -> list[Line]:
    """The lines of a tag on a band, one of both where the first tells level and number of the name below it."""
    if len(tag) != TWO or not _LEVEL.fullmatch(tag[0].text):
        return tag
    return [_together(tag[:1], tag[1])]


def _together(badge: list[Line], name: Line) -> Line:
    place = msgspec.structs.replace(name.place, box=reduce(around, (line.place.box for line in (*badge, name))))
    text, printed = ("".join(line.text for line in badge), "".join(line.printed for line in (*badge, name)))
    return msgspec.structs.replace(name, text=text + BLANK + name.text, printed=printed, place=place)


def is_level(line: Line, box: Box, share: float = 0.5, high: float = BADGE) -> bool:
    """Whether a box is no higher than a badge beside a line, and level with more than a share of the line's height."""
    _, top, _, bottom = line.place.box
    return box[3] - box[1] <= high * line.size and min(bottom, box[3]) - max(top, box[1]) > share * (bottom - top)
