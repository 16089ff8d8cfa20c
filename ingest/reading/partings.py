"""Headings that part every sheet anew: 指標の推移, 取組の状況 below the card of each measure, numbered (１ …, ２ …) or not."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import dropwhile
from typing import Protocol

from ingest.document import Block, Passage, Table
from ingest.reading.listing import Node
from ingest.reading.passages import is_note_or_unit
from ingest.text.normal import normal

_HALF = 0.5  # a level, by which such a heading stands below others in its type


class Heading(Protocol):
    """A heading with its place among the blocks, its depth, the measure that it may name, and whether it parts a sheet."""

    index: int
    level: float
    node: Node | None
    parts: bool


def lower_partings(headings: Sequence[Heading], blocks: Sequence[Block], kinds: Sequence[str]) -> None:
    """Set such headings half a level deeper: they stand under the card above the first of them, whatever heading of their
    type went before it. The first always stands right below a table of what one measure is, as the ``kinds`` of the blocks
    tell; it and those behind it come again and again.
    """
    told = {heading.index: _words(blocks[heading.index]) for heading in headings if heading.node is None}
    below: dict[str, list[bool]] = defaultdict(list)
    for index, words in told.items():
        below[words].append(_is_below_card(blocks, kinds, index))
    firsts = {words for words, cards in below.items() if words and len(cards) > 1 and all(cards)}
    begin = next((index for index, words in told.items() if words in firsts), 0)
    titles = {"", *(words for index, words in told.items() if index < begin)}  # of the sheets
    again = {words for words, cards in below.items() if len(cards) > 1} - titles
    level: float | None = None  # of the first heading below the card
    for heading in headings:
        words = told.get(heading.index, "")
        if words not in again or (level is not None and heading.level < level):
            level = None
        elif level is None and words in firsts:
            level = heading.level
        if level is not None:
            heading.level, heading.parts = heading.level + _HALF, True


def _words(block: Block) -> str:
    """The words of a heading; "" for a frame."""
    return normal(block.text.text) if isinstance(block, Passage) else ""


def _is_below_card(blocks: Sequence[Block], kinds: Sequence[str], index: int) -> bool:
    """Whether nothing but notes stands between the card of a measure and a heading."""
    above = next(dropwhile(lambda i: is_note_or_unit(blocks[i]), reversed(range(index))), None)
    return above is not None and isinstance(blocks[above], Table) and kinds[above] == "sheet"
