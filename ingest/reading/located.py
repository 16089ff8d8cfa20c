"""Cards whose measure is named first, and whose place in the plan's tree stands in a table of its own below (事業名 | … above
１ 総合計画における位置付け: 基本目標 | …, 施策 | …): each is one card.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

import msgspec

from ingest.document import Block, Cell, Document, Passage, Table
from ingest.reading.labels import Label, read_label
from ingest.reading.lexicon import lexicon


def with_places(document: Document) -> Document:
    """The document in which each such table of places is a part of the card above it, and the heading between is left out."""
    blocks: list[Block] = []
    rest = list(document.blocks)
    while rest:
        block, *rest = rest
        between = list(takewhile(_tells_place, rest[:1]))
        below = rest[len(between)] if len(rest) > len(between) else None
        if (
            isinstance(block, Table)
            and isinstance(below, Table)
            and _is_place_of(below, block, rest[len(between) + 1 :])
        ):
            block, rest = _joined(block, below), rest[len(between) + 1 :]
        blocks.append(block)
    same = len(blocks) == len(document.blocks)
    return document if same else msgspec.structs.replace(document, blocks=tuple(blocks))


def _tells_place(block: Block) -> bool:
    """Whether a heading says that the place of a measure in a plan's tree follows."""
    return isinstance(block, Passage) and block.role == "heading" and block.text.text in lexicon().places


def _is_place_of(below: Table, card: Table, following: Sequence[Block]) -> bool:
    """Whether a table has nothing but levels that stand above the measure that a card names, and no other card follows it, which
    then would be the one that it is the place of.
    """
    named = [lexicon().rank(label.word) for label, _ in _pairs(card) if label.means("name", "level")]
    levels = [lexicon().rank(label.word) for label, _ in _pairs(below) if label.means("level")]
    others = [label for label, _ in _pairs(below) if not label.means("level", "related_plan")]
    follows = bool(following) and isinstance(following[0], Table) and _names_one(following[0])
    return _names_one(card) and bool(levels) and not others and max(levels) < min(named) and not follows


def _names_one(table: Table) -> bool:
    """Whether a table is a card with labels beside values, one of them the name of its measure."""
    named = [value for label, value in _pairs(table) if label.means("name")]
    return not table.bars and len(named) == 1 and not read_label(named[0].text.text).known


def _pairs(table: Table) -> Iterator[tuple[Label, Cell]]:
    """Each label of a card with the value beside it."""
    for row in range(table.rows):
        cells = sorted((cell for cell in table.cells if cell.row == row and cell.text), key=lambda cell: cell.column)
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
