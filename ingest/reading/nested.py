"""Tables that stand within a cell of a card, below the name of the indicator whose values they hold (成果指標 over 植えた木の数,
and in the same cell 現状値 | 20本, 目標値 | 30本): the label and the name become their first row.
"""

from collections.abc import Sequence

import msgspec

from ingest.document import Block, Box, Cell, Document, Table, Text
from ingest.reading.labels import read_label

_ROOM = 1.0  # points by which lines of a cell and of the table in it may cross


def with_names_inside(document: Document) -> Document:
    """The document with each such name moved into the table that it stands above."""
    blocks = list(document.blocks)
    for place, inner in enumerate(document.blocks):
        if isinstance(inner, Table) and inner.columns > 1 and (found := _around(blocks, inner)) is not None:
            outer, label, name = found
            blocks[place] = _opened(inner, label, name)
            blocks[outer] = _without(blocks[outer], name)
    same = blocks == list(document.blocks)
    return document if same else msgspec.structs.replace(document, blocks=tuple(blocks))


def _around(blocks: Sequence[Block], inner: Table) -> tuple[int, Cell, Cell] | None:
    """Where the table is that has a cell around another, with the label and the words of that cell; None where no label of
    indicators stands above or before these.
    """
    place = inner.places[0] if len(inner.places) == 1 else None
    for index, outer in enumerate(blocks):
        if place is None or not isinstance(outer, Table) or outer is inner:
            continue
        for cell in outer.cells if any(each.page == place.page for each in outer.places) else ():
            if cell.text and cell.place.page == place.page and _holds(cell.place.box, place.box):
                label = _label(outer, cell)
                return (index, label, cell) if label is not None else None
    return None


def _holds(around: Box, box: Box) -> bool:
    """Whether a box lies within another."""
    left, top, right, bottom = around
    return left - _ROOM <= box[0] and top - _ROOM <= box[1] and box[2] <= right + _ROOM and box[3] <= bottom + _ROOM


def _label(table: Table, cell: Cell) -> Cell | None:
    """The label of indicators right above a cell, or before it."""
    grid = table.grid()
    beside = (grid.get((cell.row - 1, cell.column)), grid.get((cell.row, cell.column - 1)))
    return next((each for each in beside if each and read_label(each.text.text).means("indicator")), None)


def _opened(inner: Table, label: Cell, name: Cell) -> Table:
    """The table with a first row of the label and the name."""
    first = (
        msgspec.structs.replace(label, row=0, column=0, rows=1, columns=1, header=False),
        msgspec.structs.replace(name, row=0, column=1, rows=1, columns=inner.columns - 1, header=False),
    )
    moved = (msgspec.structs.replace(cell, row=cell.row + 1) for cell in inner.cells)
    bars = tuple(msgspec.structs.replace(bar, row=bar.row + 1) for bar in inner.bars)
    return msgspec.structs.replace(inner, rows=inner.rows + 1, cells=(*first, *moved), header_rows=0, bars=bars)


def _without(block: Block, cell: Cell) -> Block:
    """A table with nothing in one of its cells."""
    if not isinstance(block, Table):
        return block
    cells = tuple(msgspec.structs.replace(each, text=Text()) if each is cell else each for each in block.cells)
    return msgspec.structs.replace(block, cells=cells)
