"""Figures over the columns of a table → bars of a schedule."""

import numpy as np

from ingest.document import Bar, Box, Place, Text
from ingest.layout.figures import holds, shared
from ingest.layout.lines import Writer
from ingest.layout.tables import Draft
from ingest.pdf import Shape

ENOUGH = 0.4  # share of a column that a bar must cover to count for it
MOSTLY = 0.5  # share of a bar that must lie in a column to count for it
FLATTEST, TALLEST = 5.0, 80.0  # points
SAME = 2.0  # points between bars that are drawn twice


def take_bars(draft: Draft, overlays: list[Shape], writer: Writer, free: np.ndarray) -> None:
    """Adds to the table the bars that lie on it; their characters are then no longer ``free``."""
    x, y = _middles(writer)
    boxes = _distinct([shape for shape in overlays if shared(shape.box, draft.grid.box) > 0.7])
    # the smallest figure that holds a character has it for its text
    for box in sorted(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1])):
        if not FLATTEST <= box[3] - box[1] <= TALLEST:
            continue
        ids = np.nonzero(free & holds(box, x, y))[0]
        if not len(ids):
            continue
        bar = _bar(draft, box, Text(tuple(line for line in writer.lines(ids) if line.text)))
        if bar is not None and bar.text:
            free[ids] = False
            draft.bars.append(bar)
    draft.bars.sort(key=lambda bar: (bar.row, bar.place.box[1], bar.place.box[0]))


def _middles(writer: Writer) -> tuple[np.ndarray, np.ndarray]:
    glyphs = writer.glyphs
    return (glyphs["x0"] + glyphs["x1"]) / 2, (glyphs["y0"] + glyphs["y1"]) / 2


def _distinct(shapes: list[Shape]) -> list[Box]:
    out: list[Box] = []
    for shape in shapes:
        if not any(max(abs(p - q) for p, q in zip(shape.box, box, strict=True)) < SAME for box in out):
            out.append(shape.box)
    return out


def _bar(draft: Draft, box: Box, text: Text) -> Bar | None:
    xs, ys = draft.grid.xs, draft.grid.ys
    columns = spanned(box[0], box[2], xs)
    if not columns:
        return None
    middle = (box[1] + box[3]) / 2
    row = max((i for i in range(len(ys) - 1) if ys[i] <= middle), default=0)
    return Bar(text, Place(draft.page, box), row, columns[0], columns[-1])


def spanned(start: float, end: float, xs: list[float]) -> list[int]:
    """The columns (numbers of the stretches between ``xs``) that a bar from ``start`` to ``end`` counts for."""
    found = []
    for column, (left, right) in enumerate(zip(xs, xs[1:], strict=False)):
        inside = min(end, right) - max(start, left)
        if inside >= ENOUGH * (right - left) or inside >= MOSTLY * (end - start):
            found.append(column)
    return found
