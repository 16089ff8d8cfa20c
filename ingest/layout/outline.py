"""The outline of the whole document: which heading stands under which."""

import msgspec

from ingest.document import Block, Passage
from ingest.layout.headings import FAMILIES, marker

RANK = {family: number for number, (family, _) in enumerate(FAMILIES)}
STEP = 0.6  # points by which type sizes of one level may differ
Look = tuple[float, int]


def with_levels(blocks: list[Block]) -> list[Block]:
    """Headings get levels: larger type stands above smaller, and of one size the family of the numbers tells."""
    above: list[Look] = []
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Passage) and block.role == "heading":
            look = _look(block)
            while above and not _over(above[-1], look):
                above.pop()
            above.append(look)
            done.append(msgspec.structs.replace(block, level=len(above)))
        else:
            done.append(block)
    return done


def _look(heading: Passage) -> Look:
    family, _, _ = marker(heading.text.text)
    return max(line.size for line in heading.text.lines), RANK.get(family, -1)


def _over(one: Look, two: Look) -> bool:
    if abs(one[0] - two[0]) > STEP:
        return one[0] > two[0]
    return one[1] < two[1]
