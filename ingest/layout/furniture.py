"""Running heads, page numbers, page footers, tabs at the margin: what stands on many pages in the same place."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from ingest.document import Box, Line

EDGE = 0.12  # share of the page height at top and bottom in which furniture stands
NUMBER_EDGE = 0.16  # the same for page numbers
SIDE = 0.07  # share of the shorter side of the page in which tabs stand at its left and right
PAGES = 3  # on which the same words must stand in the same place at least
FEW = 2  # pages of a document that has no more: what is outermost on both
PLACE = 6.0  # points
TITLE = 1.2  # times a running head that the title which it says again is set in at least
SAME = 0.5  # points that running heads of facing pages may differ in height and size
SECTIONS = 0.3  # share of the pages on which words at the edge stand a second time further in
_NUMBER = re.compile(
    r"^[\s\-‐－―—–~〜()（）\[\]pPｐ.ページ頁/／]*[0-9]{1,4}[\s\-‐－―—–~〜()（）\[\]./／ページ頁]*(?:[/／][0-9]{1,4})?[\s\-‐－―—–~〜()（）]*$"
)

_LEVEL = re.compile(r"[^0-9#]{2,6}#")  # 基本目標1

Edge = Literal["top", "bottom", "side"]
Spot = tuple[str, int, Edge]
Look = tuple[str, int, int]  # words, their size, and where they begin


class Seen(NamedTuple):
    """The size of a page in points and the lines on it, where it shows them."""

    width: float
    height: float
    lines: Sequence[Line]


def furniture(pages: Mapping[int, Seen], largest: float) -> set[int]:
    """The ``id`` of each line that is furniture; ``pages`` by their numbers.

    Words in type larger than ``largest`` are titles, however often they stand there, but for those that a title in still
    larger type says, too.
    """
    titles = _titles(pages, largest)
    numbers: dict[int, list[Line]] = {}
    words: dict[Spot, list[Line]] = defaultdict(list)
    inside: dict[str, set[int]] = defaultdict(set)  # pages on which words stand away from the edges
    below: dict[Look, set[int]] = defaultdict(set)  # the same of words of one size that begin at one place
    for number, page in pages.items():
        for line in page.lines:
            plain = _plain(line)
            if _NUMBER.match(plain) and _edge(line.place.box, page, NUMBER_EDGE) is not None:
                numbers.setdefault(number, []).append(line)
            edge = _edge(line.place.box, page, EDGE)
            spot = re.sub(r"[0-9]+", "#", plain)
            if id(line) in titles or (_LEVEL.fullmatch(spot) and _stands_on_heading(line, page)):
                continue
            if edge is None:
                inside[spot].add(number)
                below[_look(line)].add(number)
                continue
            words[spot, round(line.place.box[1] / PLACE), edge].append(line)
            if edge == "side":  # a tab may move down from chapter to chapter
                words[spot, -_inset(line, pages) - 1, edge].append(line)
    found = [line for page in pages.values() for line in page.lines if _runs_down_margin(line, page)]
    for (spot, _, edge), lines in words.items():
        pages_of = {line.place.page for line in lines}
        if len(pages_of) == len(pages) == FEW and all(_is_outermost(line, edge, pages) for line in lines):
            found += lines
        # what heads one of several sections of a page is no running head where the section comes first, nor is a label that
        # a longer head pushes down on other pages
        again = inside[spot] & pages_of
        if len(pages_of) >= PAGES and len(again) < SECTIONS * len(pages_of) and not _moves(lines, below):
            found += lines
    found += _facing(words, found, pages)
    return {id(line) for line in (*found, *_tabs(words, found, pages))} | _page_numbers(numbers)


def _look(line: Line) -> Look:
    return _plain(line), round(line.size / SAME), round(line.place.box[0] / PLACE)


def _moves(lines: list[Line], below: Mapping[Look, set[int]]) -> bool:
    """Whether words at an edge stand as often further in, in the same type and as far from the left."""
    looks = {_look(line) for line in lines}
    return any(len(below.get(look, ())) >= max(PAGES, len(lines) / 2) for look in looks)


def _titles(pages: Mapping[int, Seen], largest: float) -> set[int]:
    """The ``id`` of each line in type larger than ``largest`` whose words no line says in still larger type."""
    lines = [line for page in pages.values() for line in page.lines if line.size > largest]
    said: dict[str, float] = defaultdict(float)
    for line in lines:
        said[_plain(line)] = max(said[_plain(line)], line.size)
    return {id(line) for line in lines if line.size * TITLE > said[_plain(line)]}


def _runs_down_margin(line: Line, page: Seen) -> bool:
    """Whether a line runs down a margin, where nothing but tabs is written."""
    return line.vertical and _edge(line.place.box, page, EDGE) == "side"


def _facing(words: Mapping[Spot, list[Line]], found: list[Line], pages: Mapping[int, Seen]) -> list[Line]:
    """The outermost lines that stand at the height and in the type of running heads on pages that have none of these: right
    pages may tell the chapter where left ones tell the title.
    """
    taken = {id(line) for line in found}
    at_ends = [(edge, line) for (_, _, edge), lines in words.items() if edge != "side" for line in lines]
    known = {(edge, *_level(line)) for edge, line in at_ends if id(line) in taken}
    headed = {(edge, line.place.page) for edge, line in at_ends if id(line) in taken}
    return [
        line
        for edge, line in at_ends
        if (edge, *_level(line)) in known and (edge, line.place.page) not in headed and _is_outermost(line, edge, pages)
    ]


def _level(line: Line) -> tuple[int, int]:
    """At which height a line stands, and how large it is."""
    return round(line.place.box[1] / SAME), round(line.size / SAME)


def _stands_on_heading(line: Line, page: Seen) -> bool:
    """Whether a line stands right on larger words: it tells their level and number."""
    x0, y0, x1, y1 = line.place.box
    larger = [other.place.box for other in page.lines if other.size > line.size]
    return any(left < x1 and x0 < right and top < 2 * y1 - y0 and y1 < bottom for left, top, right, bottom in larger)


def _is_outermost(line: Line, edge: Edge, pages: Mapping[int, Seen]) -> bool:
    """Whether no other line of its page stands nearer to the edge."""
    box, others = line.place.box, [other.place.box for other in pages[line.place.page].lines if other is not line]
    top = edge == "top" and all(other[1] > box[1] for other in others)
    return top or (edge == "bottom" and all(other[3] < box[3] for other in others))


def at_side(box: Box, width: float, height: float) -> bool:
    """Whether a box lies in the left or right margin of a page of this size."""
    reach = SIDE * min(width, height)
    return box[2] < reach or box[0] > width - reach


def _tabs(words: Mapping[Spot, list[Line]], found: list[Line], pages: Mapping[int, Seen]) -> list[Line]:
    """The words at the sides that stand as far from the edge as those that many pages repeat: tabs of short chapters."""
    sides = [line for (_, _, edge), lines in words.items() if edge == "side" for line in lines]
    known = {id(line) for line in found}
    insets = {_inset(line, pages) for line in sides if id(line) in known}
    return [line for line in sides if _inset(line, pages) in insets]


def _inset(line: Line, pages: Mapping[int, Seen]) -> int:
    x0, _, x1, _ = line.place.box
    return round(min(x0, pages[line.place.page].width - x1) / PLACE)


def _page_numbers(numbers: dict[int, list[Line]]) -> set[int]:
    """Numbers at the edge that go up with the pages by the same difference."""
    shifts: dict[int, list[Line]] = defaultdict(list)
    for page, lines in numbers.items():
        for line in lines:
            digits = re.search(r"[0-9]+", _plain(line))
            assert digits is not None
            shifts[int(digits[0]) - page].append(line)
    found = set()
    for lines in shifts.values():
        if len({line.place.page for line in lines}) >= 2 or len(numbers) <= 2:
            found |= {id(line) for line in lines}
    return found


def _plain(line: Line) -> str:
    return "".join(unicodedata.normalize("NFKC", line.text).split())


def _edge(box: Box, page: Seen, share: float) -> Edge | None:
    """At which edge of its page a box stands, None between; ``share`` of the height reach top and bottom."""
    if box[1] > (1 - share) * page.height:
        return "bottom"
    if box[3] < share * page.height:
        return "top"
    return "side" if at_side(box, page.width, page.height) else None
