"""Headings between bars of colour: with the rule below them these look like a table of one row, and are none."""

import numpy as np

from ingest.layout.figures import Figures, fills_of, holds
from ingest.layout.grids import Grid
from ingest.layout.lines import Writer

PAINTED = 0.5  # share of a bar that has its colour
MOST_CELLS = 3  # a bar, the words, a bar behind them


def is_accented(grid: Grid, drawn: Figures, writer: Writer) -> bool:
    """Whether a grid is one row of words with painted bars beside them that are too narrow for a letter of their type."""
    if len(grid.ys) > len(("top", "bottom")) or len(grid.cells) > MOST_CELLS:
        return False
    x, y = writer.middles
    held = [np.nonzero(holds(cell.box, x, y))[0] for cell in grid.cells]
    if sum(len(ids) > 0 for ids in held) != 1:
        return False
    size = max(float(writer.glyphs["size"][ids].max()) for ids in held if len(ids))
    bars = [cell.box for cell, ids in zip(grid.cells, held, strict=True) if not len(ids)]
    narrow = all(box[2] - box[0] < size for box in bars)
    return bool(bars) and narrow and None not in fills_of(bars, drawn.tiles, PAINTED)
