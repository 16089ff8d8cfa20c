"""Lines right below a heading that say what its measure stands under (Ⅰ－1 苗木の配布 / 重点Ⅰ　緑をふやす): put before it, where
other documents print them.
"""

from collections.abc import Sequence

import msgspec

from ingest.document import Block, Document, Passage
from ingest.reading import names
from ingest.reading.statuses import is_status
from ingest.text.normal import normal


def parents_first(document: Document) -> Document:
    """The document with each such line moved before its heading."""
    blocks = list(document.blocks)
    for place, heading in enumerate(document.blocks):
        below = _first_below(document.blocks, place)
        line = document.blocks[below] if below < len(blocks) else None
        if isinstance(heading, Passage) and isinstance(line, Passage) and _tells_parent(line, heading):
            del blocks[below]
            blocks.insert(place, msgspec.structs.replace(line, role="paragraph", level=0))
    return msgspec.structs.replace(document, blocks=tuple(blocks))


def _first_below(blocks: Sequence[Block], place: int) -> int:
    """The place of what stands below the block at a place, a mark (新規, 拡充) aside."""
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    return place + 1 + (isinstance(below, Passage) and is_status(below.text.text))


def _tells_parent(line: Passage, heading: Passage) -> bool:
    """Whether a line is a name behind a level's word and the number that the heading's own begins with."""
    own, above = names.split_name(heading.text.text.strip()), names.split_name(line.text.text.strip())
    begins = above.number != "" and normal(own.number).rpartition("-")[0] == normal(above.number)
    return heading.role == "heading" and begins and above.level != "" and names.is_name(above.name)
