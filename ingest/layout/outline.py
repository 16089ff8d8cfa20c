"""The outline of the whole document: which heading stands under which."""

import msgspec

from ingest.document import Block, Passage
from ingest.layout.headings import FAMILIES, marker

RANK = {family: number for number, (family, _) in enumerate(FAMILIES)}
Look = tuple[float, int]


def with_levels(blocks: list[Block]) -> list[Block]:
    """Headings get levels: larger type is higher; of one size, the family of the number tells."""
    looks = sorted(
        {_look(b) for b in blocks if isinstance(b, Passage) and b.role == "heading"}, key=lambda k: (-k[0], k[1])
    )
    level = {look: number + 1 for number, look in enumerate(looks)}
    return [
        msgspec.structs.replace(b, level=level[_look(b)]) if isinstance(b, Passage) and b.role == "heading" else b
        for b in blocks
    ]


def _look(heading: Passage) -> Look:
    family, _, _ = marker(heading.text.text)
    return round(heading.text.lines[0].size), RANK.get(family, -1)
