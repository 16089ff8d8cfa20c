"""Cards whose measure is named first, and whose place in the plan's tree stands in a table of its own below (事業名 | … above
１ 総合計画における位置付け: 基本目標 | …, 施策 | …): each is one card.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

import msgspec

from ingest.document import Block, Cell, Document, Passage, Table
from ingest.reading.labels import Label, read_label
from ingest.reading.lexicon import lexicon

_OF_PLACE = ("level", "related_plan", "ignored")  # what a table of places tells: 会計, 事業種別 of the project too


def with_places(document: Document) -> Document:
    """The document in which each such table of places is a part of the card above it, and the heading between is left out."""
    blocks: list[Block] = []
    place, given = 0, document.blocks
    while place < len(given):
        block, behind = given[place], place + 1
        below = behind + any(map(_tells_place, given[behind : behind + 1]))
        place = behind
        if isinstance(block, Table) and below < len(given) and isinstance(second := given[below], Table):
            following = given[below + 1] if below + 1 < len(given) else None
            if _is_place_of(second, block, following):
                block, place = _joined(block, second), below + 1
        blocks.append(block)
    same = len(blocks) == len(given)
    return document if same else msgspec.structs.replace(document, blocks=tuple(blocks))


def _tells_place(block: Block) -> bool:
    """Whether a heading says that the place of a measure in a plan's tree follows."""
    return isinstance(block, Passage) and block.role == "heading" and block.text.text in lexicon().places


def _is_place_of(below: Table, card: Table, following: Block | None) -> bool:
    """Whether a table has levels that stand above the measure that a card names, and nothing that would need a place of its own,
    and no other card follows it, which then would be the one that it is the place of.
    """
    if not _names_one(card) or (isinstance(following, Table) and _names_one(following)):
        return False
    named = [lexicon().rank(label.word) for label, _ in _pairs(card) if label.means("name", "level")]
    told = [label for label, _ in _pairs(below)]
    levels = [lexicon().rank(label.word) for label in told if label.means("level")]
    return bool(levels) and all(label.means(*_OF_PLACE) for label in told) and max(levels) < min(named)


def _names_one(table: Table) -> bool:
    """Whether a table is a card with labels beside values, one of them the name of its measure."""
    named = [value for label, value in _pairs(table) if label.means("name")]
    return not table.bars and len(named) == 1 and not read_label(named[0].text.text).known


def _pairs(table: Table) -> Iterator[tuple[Label, Cell]]:
    """Each label of a card with the value beside it."""
    told = sorted((cell for cell in table.cells if cell.text), key=attrgetter("row", "column"))
    for _, row in groupby(told, key=attrgetter("row")):
        cells = list(row)
        yield from ((read_label(label.text.text), value) for label, value in zip(cells[::2], cells[1::2], strict=False))


def _joined(card: Table, below: Table) -> Table:
    """Both as one table, the second below the first."""
    moved = tuple(msgspec.structs.replace(cell, row=cell.row + card.rows) for cell in below.cells)
    return msgspec.structs.replace(
        card,
        places=card.places + below.places,
        rows=card.rows + below.rows,
        columns=max(card.columns, below.columns),
        cells=card.cells + moved,
    )
