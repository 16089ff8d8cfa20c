"""Headings painted right above a table: a white gap parts them from it, and no line goes around them; they are no rows of it."""

from ingest.document import Box
from ingest.layout.figures import Figures, shared
from ingest.layout.grids import SLIVER, Grid, without
from ingest.layout.rules import SNAP, Ruling

SAME = 0.9  # share of a cell that the band in it covers, and of a band that the line below it runs along
TIP = 0.5  # points: a line that only touches a band does not run along it


def without_headbands(grid: Grid, drawn: Figures) -> list[Grid]:
    """A grid without the painted band at its top that a white gap parts from its first line."""
    top = [number for number, cell in enumerate(grid.cells) if cell.row0 == 0]
    if len(top) != 1 or len(grid.cells) == 1:
        return [grid]
    band = _band(grid.cells[top[0]].box, drawn)
    first = _first_below(band, drawn.line_rules) if band is not None else None
    if band is None or first is None or first - band[3] <= SNAP or _lined(band, drawn.line_rules):
        return [grid]
    gap = [number for number, cell in enumerate(grid.cells) if cell.row0 == 1 and cell.box[3] <= first + SLIVER]
    return without(grid, {*top, *gap})


def _band(cell: Box, drawn: Figures) -> Box | None:
    """The box without an outline that paints a cell and no more than it."""
    tiles = (tile.box for tile in drawn.tiles if tile.fill is not None and tile.stroke is None)
    return next((box for box in tiles if min(shared(box, cell), shared(cell, box)) > SAME), None)


def _lined(band: Box, lines: Ruling) -> bool:
    """Whether a line is drawn along a side of a band."""
    x0, y0, x1, y1 = band
    across = any(y0 - SNAP <= y <= y1 + TIP and left < x1 and right > x0 for y, left, right in lines.across.tolist())
    return across or any(
        x0 - SNAP <= x <= x1 + SNAP and top < y1 - TIP and bottom > y0 + TIP for x, top, bottom in lines.down.tolist()
    )


def _first_below(band: Box, lines: Ruling) -> float | None:
    """Where the first line below a band lies that runs along most of it."""
    x0, _, x1, y1 = band
    along = (y for y, left, right in lines.across.tolist() if min(x1, right) - max(x0, left) > SAME * (x1 - x0))
    return min((y for y in along if y > y1), default=None)
