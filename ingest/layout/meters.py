"""Bars of colour that show a value between two rules (how far it is from now to its target): they are no rows of a table."""

import numpy as np

from ingest.layout.figures import holds
from ingest.layout.grids import Grid
from ingest.layout.lines import Writer
from ingest.layout.rules import Rules, Ruling
from ingest.layout.stacks import TALLEST_ROW
from ingest.layout.whitespace import ALIGNED

MOST_PARTS = 3  # of a bar: what is done, what is left
EDGE = 0.5  # points


def without_meters(grids: list[Grid], rules: Ruling, drawn: Ruling, writer: Writer) -> tuple[list[Grid], Ruling]:
    """The grids and rules without bars that hold no word and stand between two ``drawn`` lines that reach farther to both
    sides.
    """
    meters = [grid for grid in grids if _is_meter(grid, drawn, writer)]
    if not meters:
        return grids, rules
    boxes = [grid.box for grid in meters]
    across = _without(rules.across, [(y, x0, x1) for x0, y0, x1, y1 in boxes for y in (y0, y1)])
    down = _without(
        rules.down, [(x, y0, y1) for grid, (_, y0, _, y1) in zip(meters, boxes, strict=True) for x in grid.xs]
    )
    return [grid for grid in grids if grid not in meters], Ruling(across, down)


def _is_meter(grid: Grid, drawn: Ruling, writer: Writer) -> bool:
    x0, y0, x1, y1 = box = grid.box
    if len(grid.cells) > MOST_PARTS or len(grid.ys) > len((y0, y1)) or y1 - y0 > x1 - x0:
        return False
    lines = [y for y, left, right in drawn.across.tolist() if left < x0 - ALIGNED and x1 + ALIGNED < right]
    between = any(0 <= y0 - y <= TALLEST_ROW for y in lines) and any(0 <= y - y1 <= TALLEST_ROW for y in lines)
    return between and not holds(box, *writer.middles).any()


def _without(rules: Rules, sides: list[tuple[float, float, float]]) -> Rules:
    """The rules but for those that lie on one of these."""
    on_side = [
        any(abs(place - at) <= EDGE and low - EDGE <= start and end <= high + EDGE for at, low, high in sides)
        for place, start, end in rules.tolist()
    ]
    return rules.compress(~np.array(on_side, dtype=bool), axis=0)
