"""Numbered headings that part every sheet of a series anew: １ 指標の推移, ２ 取組の状況 below the card of each measure."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import dropwhile
from typing import Protocol

from ingest.document import Block, Passage, Table
from ingest.reading import names
from ingest.reading.listing import Node
from ingest.reading.passages import is_note_or_unit
from ingest.text.normal import normal

_HALF = 0.5  # a level, by which such a heading stands below others in its type
_FIRST = "1"


class Heading(Protocol):
    """A heading with its place among the blocks, its depth, the measure that it may name, and whether it parts a sheet."""

    index: int
    level: float
    node: Node | None
    parts: bool


def lower_partings(headings: Sequence[Heading], blocks: Sequence[Block]) -> None:
    """Set such headings half a level deeper: they stand under the card above the first of them, whatever heading of their
    type went before it. The first always stands right below a table, and it and the others come again and again.
    """
    rows: list[list[Heading]] = []
    told = {heading.index: _told(blocks[heading.index]) for heading in headings if heading.node is None}
    for heading in headings:
        number, _ = told.get(heading.index, ("", ""))
        if number == _FIRST:
            rows.append([])
        if number and rows:
            rows[-1].append(heading)
    below: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for first, *_ in rows:
        below[told[first.index]].append(_is_below_table(blocks, first.index))
    anew = [row for row in rows if len(tables := below[told[row[0].index]]) > 1 and all(tables)]
    times = Counter(words for row in anew for words in {told[heading.index] for heading in row})
    for heading in (heading for row in anew for heading in row if times[told[heading.index]] > 1):
        heading.level, heading.parts = heading.level + _HALF, True


def _told(block: Block) -> tuple[str, str]:
    """The number of a heading, "" without one, and its words."""
    if not isinstance(block, Passage):
        return "", ""
    number = normal(block.marker or names.split_name(block.text.text).number).strip(".()")
    return number if number.isdecimal() else "", normal(block.text.text)


def _is_below_table(blocks: Sequence[Block], index: int) -> bool:
    """Whether nothing but notes stands between a table and a heading."""
    return isinstance(next(dropwhile(is_note_or_unit, reversed(blocks[:index])), None), Table)
