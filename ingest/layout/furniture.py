"""Running heads, page numbers and page footers: what stands on many pages in the same place."""

import re
import unicodedata
from collections import defaultdict

from ingest.document import Line

EDGE = 0.12  # share of the page height at top and bottom in which furniture stands
NUMBER_EDGE = 0.16  # the same for page numbers
PAGES = 3  # on which the same words must stand in the same place at least
PLACE = 6.0  # points
SECTIONS = 0.3  # share of the pages on which words at the edge stand a second time further in
_NUMBER = re.compile(
    r"^[\s\-‐－―—–~〜()（）\[\]pPｐ.ページ頁/／]*[0-9]{1,4}[\s\-‐－―—–~〜()（）\[\]./／ページ頁]*(?:[/／][0-9]{1,4})?[\s\-‐－―—–~〜()（）]*$"
)

Spot = tuple[str, int, bool]


def furniture(pages: dict[int, tuple[float, list[Line]]], largest: float) -> set[int]:
    """The ``id`` of each line that is furniture; ``pages`` gives height and lines of each page by its number.

    Words in type larger than ``largest`` are titles, however often they stand there.
    """
    numbers: dict[int, list[Line]] = {}
    words: dict[Spot, list[Line]] = defaultdict(list)
    inside: dict[str, set[int]] = defaultdict(set)  # pages on which words stand away from the edges
    for number, (height, lines) in pages.items():
        for line in lines:
            plain = _plain(line)
            if _NUMBER.match(plain) and _edge(line, height, NUMBER_EDGE) is not None:
                numbers.setdefault(number, []).append(line)
            edge = _edge(line, height, EDGE)
            spot = re.sub(r"[0-9]+", "#", plain)
            if edge is None:
                inside[spot].add(number)
            if edge is None or line.size > largest:
                continue
            words[spot, round(line.place.box[1] / PLACE), edge].append(line)
    found = set()
    for (spot, _, _), lines in words.items():
        pages_of = {line.place.page for line in lines}
        # what heads one of several sections of a page is no running head where the section comes first
        if len(pages_of) >= PAGES and len(inside[spot] & pages_of) < SECTIONS * len(pages_of):
            found |= {id(line) for line in lines}
    return found | _page_numbers(numbers)


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


def _edge(line: Line, height: float, share: float) -> bool | None:
    """True at the bottom of the page, False at its top, None between."""
    if line.place.box[1] > (1 - share) * height:
        return True
    return False if line.place.box[3] < share * height else None
