"""Headings whose number stands in a box of its own beside the name (1-2-1 | 窓口の改善): each is one heading."""

import msgspec

from ingest.document import Block, Document, Passage, Text
from ingest.reading import names


def with_numbers(document: Document) -> Document:
    """The document with such numbers put before their names."""
    blocks: list[Block] = []
    for block in document.blocks:
        one = _as_one(blocks[-1], block) if blocks else None
        blocks[-1:] = [one] if one else [*blocks[-1:], block]
    same = len(blocks) == len(document.blocks)
    return document if same else msgspec.structs.replace(document, blocks=tuple(blocks))


def _as_one(number: Block, name: Block) -> Passage | None:
    """A number that stands alone and the heading right of it, level with it, as one heading; None for all else."""
    if not isinstance(number, Passage) or not isinstance(name, Passage) or not name.text.lines:
        return None
    bare = len(number.text.lines) == 1 and names.is_number(number.text.text)
    if not bare or name.role != "heading" or name.marker or not _are_level(number.text, name.text):
        return None
    text, title = Text((*number.text.lines, *name.text.lines)), name.title or name.text.text
    return msgspec.structs.replace(name, text=text, marker=number.text.text.strip(), title=title)


def _are_level(number: Text, name: Text) -> bool:
    left, right = number.lines[0].place, name.lines[0].place
    level = min(left.box[3], right.box[3]) - max(left.box[1], right.box[1])
    low = min(place.box[3] - place.box[1] for place in (left, right))
    return left.page == right.page and left.box[2] <= right.box[0] and 2 * level > low
