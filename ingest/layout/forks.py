"""Trees of boxes: at the left of several boxes, one below the other, the one that they belong to, level with their middle."""

import re
from collections.abc import Sequence
from functools import reduce

import msgspec

from ingest.document import Box, Line, around
from ingest.layout.joined import BLANK
from ingest.layout.panels import Framed

SAME = 3.0  # points that the sides of boxes in line may differ
LEVEL = 0.25  # of the height of a box, by which its middle and that of its boxes may differ
FEWEST = 2  # boxes at the left of a tree
_COUNTED = re.compile(r"[^\W\d_]{1,6}[\s　]?(?:[0-9０-９]{1,2}|[Ⅰ-Ⅻ]|[一二三四五六七八九十])")

Fork = tuple[Framed, list["Fork"]]  # a box and those that belong to it


def forks(frames: Sequence[Framed]) -> list[list[Framed]]:
    """The boxes of each branch of a tree, in reading order: a box before those at its right that belong to it."""
    plain = [frame for frame in frames if not frame.label and not frame.is_panel]
    rows: list[list[Framed]] = []  # boxes in line, one below the other
    for frame in sorted(plain, key=lambda frame: (round(frame.box[0] / SAME), frame.box[1])):
        if rows and _in_line(rows[-1][-1], frame):
            rows[-1].append(frame)
        else:
            rows.append([frame])
    rows = [row for row in rows if len(row) >= FEWEST]
    if len(rows) < FEWEST or len(rows[-1]) <= len(rows[0]):
        return []
    found: list[Fork] = [(frame, []) for frame in rows[-1]]
    for row in reversed(rows[:-1]):
        found = _branches(row, found)
    return [[_as_one(frame) for frame in _read(fork)] for fork in found]


def _in_line(one: Framed, two: Framed) -> bool:
    return abs(one.box[0] - two.box[0]) <= SAME and abs(one.box[2] - two.box[2]) <= SAME


def _branches(row: list[Framed], right: list[Fork]) -> list[Fork]:
    """Each box of a row with those at its right that belong to it; none at all where one has none, or does not stand level
    with their middle.
    """
    if not right or any(frame.box[2] >= fork[0].box[0] for frame in row for fork in right):
        return []
    nearest = [min(row, key=lambda frame: abs(_middle(frame.box) - _middle(fork[0].box))) for fork in right]
    found: list[Fork] = []
    for frame in row:
        mine = [fork for fork, owner in zip(right, nearest, strict=True) if owner is frame]
        if not mine:
            return []
        whole = reduce(around, (fork[0].box for fork in mine))
        if abs(_middle(whole) - _middle(frame.box)) > LEVEL * (frame.box[3] - frame.box[1]):
            return []
        found.append((frame, mine))
    return found


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _read(fork: Fork) -> list[Framed]:
    frame, under = fork
    return [frame, *(each for other in under for each in _read(other))]


def _as_one(frame: Framed) -> Framed:
    """A box whose first line is but the level and number of the name below (基本目標Ⅰ), with both as one line."""
    if len(frame.lines) != len(("number", "name")) or not _COUNTED.fullmatch(frame.lines[0].text.strip()):
        return frame
    frame.lines = [_joined(*frame.lines)]
    return frame


def _joined(number: Line, name: Line) -> Line:
    place = msgspec.structs.replace(name.place, box=around(number.place.box, name.place.box))
    text, printed = number.text + BLANK + name.text, number.printed + name.printed
    return msgspec.structs.replace(name, text=text, printed=printed, place=place)
