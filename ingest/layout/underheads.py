"""Rows that no rule divides below heads in boxes of colour, beside one label with these or in the whole table: their texts
stand in the columns of the heads.
"""

from collections.abc import Iterable
from itertools import pairwise

from ingest.layout.grids import Grid, GridCell
from ingest.layout.rules import Ruling
from ingest.layout.strokes import Stroke
from ingest.layout.whitespace import ALIGNED, columns_of, inside

FEWEST = 2  # columns


def under_heads(grid: Grid, drawn: Ruling, strokes: Iterable[Stroke]) -> Grid:
    """A grid with the cells divided that lie below heads which only colour parts, all behind one label, or in each row below
    the heads of the table; ``drawn`` are the rules that are lines.
    """
    words = list(strokes)
    cells = sorted(grid.cells, key=lambda cell: (cell.row0, cell.column0))
    done: list[GridCell] = []
    for cell in cells:
        heads = _heads(cell, done)
        below = len(heads) >= FEWEST and (_share_label(cell, heads[0], cells) or _is_whole_below(cell, cells))
        apart = below and not _lined(heads, drawn)
        done += _parts(cell, heads, words) if apart else [cell]
    return grid if len(done) == len(cells) else Grid(grid.xs, grid.ys, done)


def _heads(cell: GridCell, above: list[GridCell]) -> list[GridCell]:
    """The cells right above a cell where they are just as wide together."""
    heads = [c for c in above if c.row1 == cell.row0 and cell.column0 <= c.column0 and c.column1 <= cell.column1]
    return heads if sum(c.column1 - c.column0 for c in heads) == cell.column1 - cell.column0 else []


def _share_label(cell: GridCell, head: GridCell, cells: list[GridCell]) -> bool:
    """Whether what stands before a cell reaches up beside the heads above it: both are of one label."""
    return any(c.row0 <= head.row0 and cell.row0 < c.row1 and c.column1 == cell.column0 for c in cells)


def _is_whole_below(cell: GridCell, cells: list[GridCell]) -> bool:
    """Whether the rows below the head of a table are as little divided as the one that a cell is of: one cell stands below
    several heads in each of them, behind a column of labels.
    """
    columns = cell.column0, cell.column1
    alike = [c for c in cells if c.row0 > 0 and c.column0 < columns[1] and columns[0] < c.column1]
    return columns[0] > 0 and len(alike) >= FEWEST and all((c.column0, c.column1) == columns for c in alike)


def _lined(heads: list[GridCell], drawn: Ruling) -> bool:
    """Whether a line is drawn between two of the heads."""
    top, bottom = heads[0].box[1], heads[0].box[3]
    walls = [head.box[0] for head in heads[1:]]
    return any(
        abs(x - wall) <= ALIGNED and start < bottom - ALIGNED and end > top + ALIGNED
        for x, start, end in drawn.down.tolist()
        for wall in walls
    )


def _parts(cell: GridCell, heads: list[GridCell], words: list[Stroke]) -> list[GridCell]:
    """A cell in the columns of the heads above it where each of its texts lies in one of these, and not all in the same."""
    held = inside(cell.box, words)
    xs = [heads[0].box[0], *(head.box[2] for head in heads)]
    if len(columns_of(held, xs)) < FEWEST or not all(columns_of([stroke], xs) for stroke in held):
        return [cell]
    _, top, _, bottom = cell.box
    edges = [heads[0].column0, *(head.column1 for head in heads)]
    return [
        GridCell(cell.row0, c0, cell.row1, c1, (x0, top, x1, bottom), cell.open)
        for (c0, c1), (x0, x1) in zip(pairwise(edges), pairwise(xs), strict=True)
    ]
