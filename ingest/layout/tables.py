"""Grids and characters → tables of one page."""

import itertools
from dataclasses import dataclass, field

import numpy as np

from ingest.document import Bar, Cell, Place, Table, Text
from ingest.drawn.sheet import Glyphs, Shape
from ingest.layout.arrows import with_text_arrows
from ingest.layout.figures import Figures, fills_of, holds
from ingest.layout.grids import Grid
from ingest.layout.lines import Writer
from ingest.layout.strokes import Ids

SHADE = 0.25  # share of a cell that must be painted for it to have that colour
FLOW = 0.35  # ems between two characters of one text that runs over a rule


@dataclass(slots=True)
class Draft:
    """A table of one page while it is being read; ``texts`` are the characters of each cell of the grid, ``badges`` those of
    the badges in its writing, ``heads`` the number of its head rows where that is known, ``sides`` of columns at the left
    that label the rows.
    """

    page: int
    grid: Grid
    texts: list[Ids] = field(default_factory=list)
    badges: dict[int, list[Ids]] = field(default_factory=dict)
    bars: list[Bar] = field(default_factory=list)
    shades: list[Shape] = field(default_factory=list)
    heads: int = 0
    sides: int = 0
    is_open: bool = False


@dataclass(slots=True)
class Tabled:
    """A table of one page with the places of the lines between its columns; in an ``is_open`` one white or colour parts these."""

    table: Table
    xs: list[float]
    is_open: bool = False


def share_out(grid: Grid, writer: Writer, free: np.ndarray) -> list[Ids]:
    """For each cell of a grid the free characters that are its text."""
    x, y = writer.middles
    inside = np.nonzero(free & holds(grid.box, x, y))[0]
    owner = _cells_of(grid, x[inside], y[inside])
    _keep_whole(owner, writer.glyphs.take(inside), grid)
    order = np.argsort(owner, kind="stable")
    cuts = np.searchsorted(owner[order], np.arange(len(grid.cells) + 1)).tolist()
    ids = inside[order]
    return [ids[start:end] for start, end in itertools.pairwise(cuts)]


def _cells_of(grid: Grid, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The number of the (last) cell in which each point lies, -1 where none is."""
    boxes = [cell.box for cell in grid.cells]
    xs = sorted({x for x0, _, x1, _ in boxes for x in (x0, x1)})
    ys = sorted({y for _, y0, _, y1 in boxes for y in (y0, y1)})
    column, row = ({edge: number for number, edge in enumerate(edges, 1)} for edges in (xs, ys))
    owner = np.full((len(ys) + 1, len(xs) + 1), -1)  # between all edges, before the first and after the last
    for number, (x0, y0, x1, y1) in enumerate(boxes):
        owner[row[y0] : row[y1], column[x0] : column[x1]] = number
    return np.asarray(owner[np.searchsorted(ys, y, side="right"), np.searchsorted(xs, x, side="right")])


def _keep_whole(owner: np.ndarray, glyphs: Glyphs, grid: Grid) -> None:
    """A text that runs over a rule belongs to the cell in which it starts, or, set in the middle, has its middle; ``owner`` is
    the number of the cell of each character.
    """
    run, start, end, base = (glyphs[name] for name in ("run", "x0", "x1", "oy"))
    crossing = (owner[:-1] != owner[1:]) & (run[:-1] == run[1:])
    if not crossing.any():
        return
    size = np.maximum(glyphs["size"], 1.0)
    gap = (start[1:] - end[:-1]) / size[:-1]
    crossing &= (np.abs(base[:-1] - base[1:]) < 0.2 * size[:-1]) & (gap < FLOW) & (gap > -FLOW)
    for number in np.unique(run[:-1][crossing]):
        ids = np.nonzero(run == number)[0]
        line = ids[np.abs(base[ids] - base[ids[0]]) < 1.0]
        first = int(owner[line[0]])
        left, right = float(start[line].min()), float(end[line].max())
        at_edge = first >= 0 and left - grid.cells[first].box[0] < 1.2 * float(glyphs["size"][line[0]])
        middle = int(owner[line[np.argmin(np.abs(start[line] - (left + right) / 2))]])
        owner[line] = first if at_edge else middle


def table_of(draft: Draft, writer: Writer, figures: Figures) -> Table:
    """The finished table of one page."""
    cells = []
    tiles = [*figures.tiles, *draft.shades]
    fills = fills_of([cell.box for cell in draft.grid.cells], tiles, SHADE)
    for part, lines, fill in zip(draft.grid.cells, writer.lines_of(draft.texts, draft.badges), fills, strict=True):
        text = Text(tuple(line for line in lines if line.text))
        cells.append(
            Cell(
                part.row0,
                part.column0,
                text,
                Place(draft.page, part.box),
                part.row1 - part.row0,
                part.column1 - part.column0,
                part.column0 < draft.sides,
                fill,
            )
        )
    rows, columns = len(draft.grid.ys) - 1, len(draft.grid.xs) - 1
    table = Table((Place(draft.page, draft.grid.box),), rows, columns, tuple(cells), draft.heads, tuple(draft.bars))
    return with_text_arrows(table)
