"""The outline of the whole document: which heading stands under which."""

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

import msgspec

from ingest.document import Block, Panel, Passage, Table
from ingest.layout.headings import FAMILIES, is_boxed, marker

RANK = {family: number for number, (family, _) in enumerate(FAMILIES)}
FAMILY_NAMES = ("bracketed", "half", "circled", "kana-bracketed", "kana", "letter", "mark")
LETTER = re.compile(r"[A-ZＡ-Ｚ][\s　]")  # C, D, I … in a row of letters, of which I alone might be one of Rome
LONGEST = 40  # characters of such a heading
OFTEN = 3  # a heading without a number that stands so often is a label
MUCH = 1.3  # times its size, type that a list of contents leaves out is above a heading that it names
STEP = 0.6  # points by which type sizes of one level may differ
Look = tuple[
    float, int, int, str
]  # type size, rank of the family of its number, depth that a list tells or 0, its mark


def with_levels(blocks: list[Block], depths: Mapping[int, int]) -> list[Block]:
    """Headings get levels: larger type stands above smaller, and of one size the family of the numbers tells. Of two marks
    (◆, ○) the one that first stands behind the other is below it.

    Where a list of contents tells the ``depths`` of some (by the number of their block), the deeper of these is below, and one
    that the list leaves out stands below the listed one before it, unless its type is much larger.
    """
    headings = [block for block in blocks if isinstance(block, Passage) and block.role == "heading"]
    letters = any(LETTER.match(each.text.text) and not marker(each.text.text)[0] for each in headings)
    labels = _labels(headings)
    above: list[Look] = []
    done: list[Block] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Passage) and block.role == "heading":
            look = _look(block, depths.get(number, 0), letters=letters, label=block.text.text in labels)
            while above and not _holds(above[-1], look, above):
                above.pop()
            above.append(look)
            done.append(msgspec.structs.replace(block, level=len(above)))
        else:
            done.append(block)
    return done


def _labels(headings: list[Passage]) -> set[str]:
    """The headings without a number that stand again and again, each time behind another numbered one that is set alike."""
    looks = [_look(heading) for heading in headings]
    places: dict[str, list[int]] = defaultdict(list)
    for place, heading in enumerate(headings):
        if looks[place][1] < 0:
            places[heading.text.text].append(place)

    def labels(told: list[int]) -> bool:
        size = looks[told[0]][0]
        numbered = [place for place, look in enumerate(looks) if look[1] >= 0 and abs(look[0] - size) <= STEP]
        return all(any(one < place < two for place in numbered) for one, two in pairwise([-1, *told]))

    return {text for text, told in places.items() if len(told) >= OFTEN and labels(told)}


def _holds(one: Look, two: Look, above: list[Look]) -> bool:
    """Whether a heading stands below the one before it, or one of those ``above`` that."""
    if one[2] and not two[2]:
        return two[0] < MUCH * one[0]
    if two[2] and not one[2] and any(each[2] for each in above):
        return False
    new = two[3] and one[3] and all(each[3] != two[3] for each in above)
    return _over(one, two) or bool(new and one[0] >= two[0] - STEP)


def promoted(blocks: list[Block]) -> list[Block]:
    """Short numbered or marked lines that stand alone above a table, a frame or running text are headings, too."""
    out: list[Block] = []
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        before = blocks[number - 1] if number else None
        if isinstance(block, Passage) and _heads(block, before, after):
            out.append(msgspec.structs.replace(block, role="heading"))
        else:
            out.append(block)
    return out


def _heads(block: Passage, before: Block | None, after: Block | None) -> bool:
    family, _, rest = marker(block.text.text)
    if block.role != "bullet" or family not in FAMILY_NAMES or not rest or len(block.text.lines) > 1:
        return False
    if len(rest) > LONGEST or rest.endswith(("。", "、")) or _sibling(before, family):
        return False
    if isinstance(after, Passage):
        return after.role == "paragraph" or (after.role == "heading" and _over(_look(block), _look(after)))
    return isinstance(after, Table | Panel)


def _sibling(block: Block | None, family: str) -> bool:
    return isinstance(block, Passage) and block.role == "bullet" and marker(block.text.text)[0] == family


def _look(heading: Passage, depth: int = 0, *, letters: bool = False, label: bool = False) -> Look:
    family, mark, _ = marker(heading.text.text)
    if letters and family == "roman" and LETTER.match(heading.text.text):
        family = ""  # as A, B and C before a blank have none
    # a text in brackets labels what follows, as does one that comes again and again: it stands below all numbers
    labels = is_boxed(heading.text.text) or (label and not mark)
    rank = len(RANK) if labels else RANK.get(family, -1)
    size = max(line.size for line in heading.text.lines)
    return size, rank, depth, mark if family == "mark" else ""


def _over(one: Look, two: Look) -> bool:
    if one[2] and two[2] and one[2] != two[2]:
        return one[2] < two[2]
    if abs(one[0] - two[0]) > STEP:
        return one[0] > two[0]
    return one[1] < two[1]
