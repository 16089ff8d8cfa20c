"""Cells that say "the same as there" (〃, 同上, 同左, 同右): what they stand for is known beside what they print."""

import re
from collections.abc import Iterator

import msgspec

from ingest.document import Block, Cell, Document, Table, Text

LONGEST = 6  # characters of the first line of such a cell
_AROUND = re.compile(r"[\s　()（）「」]+")
_SAYINGS = {  # what a cell says, and how many rows and columns away the cell is that it means
    re.compile(r"[〃々″\"”]+|同上"): (-1, 0),
    re.compile(r"同左"): (0, -1),
    re.compile(r"同右"): (0, 1),
}
Grid = dict[tuple[int, int], Cell]


def with_dittos(table: Table) -> Table:
    """The table with ``meant`` in each cell that means another one of the body and is next to it."""
    if not any(_step(cell) for cell in table.cells):
        return table
    grid = table.grid()
    cells = []
    for cell in table.cells:
        meant = None if cell.header else _meant(cell, grid)
        cells.append(msgspec.structs.replace(cell, meant=meant) if meant else cell)
    return msgspec.structs.replace(table, cells=tuple(cells))


def as_meant(document: Document) -> Document:
    """The document with the text that each such cell stands for as its text."""
    if not any(cell.meant for table in _tables(document) for cell in table.cells):
        return document
    return msgspec.structs.replace(document, blocks=tuple(_plain(block) for block in document.blocks))


def _tables(document: Document) -> Iterator[Table]:
    return (block for block in document.blocks if isinstance(block, Table))


def _plain(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    cells = (msgspec.structs.replace(cell, text=cell.meant or cell.text) for cell in block.cells)
    return msgspec.structs.replace(block, cells=tuple(cells))


def _meant(cell: Cell, grid: Grid) -> Text | None:
    """The text of the first cell in the direction that a cell points to which says something itself; None for a head."""
    step = _step(cell)
    if step is None:
        return None
    place = cell.row + step[0], cell.column + step[1] * (cell.columns if step[1] > 0 else 1)
    other = grid.get(place)
    if other is None or other.header or not other.text:
        return None
    return _meant(other, grid) if _step(other) == step else other.text


def _step(cell: Cell) -> tuple[int, int] | None:
    """Which way a cell points: rows and columns from it to the one that it means."""
    if not cell.text.lines or len(cell.text.lines[0].text) > LONGEST:
        return None
    said = _AROUND.sub("", cell.text.text)
    return next((step for saying, step in _SAYINGS.items() if saying.fullmatch(said)), None)
