"""Characters → strokes of writing → printed lines.

A *stroke* is what a pen would write without lifting far: characters that follow each other in the file on one baseline.
Strokes side by side make a line.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.document import Box, Line, Place
from ingest.pdf import Glyphs
from ingest.text.readable import readable, same_looks

Ids = NDArray[np.intp]

REACH = 1.6  # ems between two characters of one stroke at most
BACK = 0.6  # ems that a character may lie behind the end of the one before it
SHIFT = 0.18  # ems that baselines of one stroke may differ
BLANK = 0.7  # ems between Japanese characters that a reader sees as a blank
LATIN_BLANK = 0.18  # the same between Latin letters
DROP = 0.6, 2.2  # ems from a character to the one under it in a word set vertically
SET_BLANK = 0.05  # ems that a blank in the file must show as at least
SMALL = 0.8  # of the type size beside it: at most so large are raised marks
BOLD = 0.9  # share of a line's characters that must be bold for it to be
SHARE = 0.2  # of a line's characters that a type size must set to be the line's
RAISED = 0.18  # ems above the baseline beside it: at least so high are raised marks


@dataclass(slots=True, eq=False)
class Stroke:
    """``ids`` index the glyphs of the page in writing order. ``a`` runs along the writing, ``b`` across it (the way lines
    follow each other): for upright text ``a`` is x and ``b`` is y.
    """

    ids: Ids
    box: Box
    a0: float
    a1: float
    b0: float
    b1: float
    base: float
    size: float
    turn: int  # 0-3 as in the glyphs, 4: set vertically
    raised: bool = False


def strokes(glyphs: Glyphs, ids: Ids | None = None, reach: float = REACH) -> list[Stroke]:
    """The strokes of these characters (all where ``ids`` is None), in the order of the file; ``reach`` in ems."""
    ids = np.arange(len(glyphs)) if ids is None else ids
    if not len(ids):
        return []
    part = glyphs[ids]
    turn = _turns(part)
    a0, a1, b0, b1, base = _axes(part, turn)
    cuts = np.nonzero(_breaks(part, turn, a0, a1, base, reach))[0] + 1
    found = []
    for piece in np.split(np.arange(len(ids)), cuts):
        own = part[piece]
        box = (own["x0"].min(), own["y0"].min(), own["x1"].max(), own["y1"].max())
        found.append(
            Stroke(
                ids[piece],
                (float(box[0]), float(box[1]), float(box[2]), float(box[3])),
                float(a0[piece].min()),
                float(a1[piece].max()),
                float(b0[piece].min()),
                float(b1[piece].max()),
                float(np.sort(base[piece])[len(piece) // 2]),
                float(np.sort(own["size"])[len(piece) // 2]),
                int(turn[piece[0]]),
            )
        )
    return found


def _turns(part: Glyphs) -> NDArray[np.int_]:
    """The turn of each character, 4 where characters stand one under the other."""
    turn = part["turn"].astype(int)
    if len(part) < 2:
        return turn
    middle = (part["x0"] + part["x1"]) / 2
    size = np.maximum(part["size"], 1.0)
    drop = np.diff((part["y0"] + part["y1"]) / 2) / size[:-1]
    below = (np.abs(np.diff(middle)) < 0.35 * size[:-1]) & (drop > DROP[0]) & (drop < DROP[1])
    below &= (turn[:-1] == 0) & (turn[1:] == 0) & (np.abs(np.diff(part["size"])) < 0.1 * size[:-1])
    # only characters that have no neighbour in the line stand one under the other
    beside = (np.abs(np.diff(part["oy"])) < 0.3 * size[:-1]) & (np.diff(part["x0"]) > 0)
    beside &= part["x0"][1:] - part["x1"][:-1] < 3 * size[:-1]
    linked = np.zeros(len(part), bool)
    linked[1:] |= beside
    linked[:-1] |= beside
    column = np.zeros(len(part), bool)
    pairs = below & ~linked[:-1] & ~linked[1:]
    column[1:] |= pairs
    column[:-1] |= pairs
    turn[column] = 4
    return turn


def _axes(part: Glyphs, turn: NDArray[np.int_]) -> tuple[NDArray[np.floating[Any]], ...]:
    """Start and end along the writing, start and end across it, and the baseline's place across it."""
    x0, x1, y0, y1 = part["x0"], part["x1"], part["y0"], part["y1"]
    if not turn.any():
        return x0, x1, y0, y1, part["oy"]
    cases = [turn == 0, (turn == 1) | (turn == 4), turn == 2]
    a0 = np.select(cases, [x0, y0, -x1], -y1)
    a1 = np.select(cases, [x1, y1, -x0], -y0)
    b0 = np.select(cases, [y0, -x1, -y1], x0)
    b1 = np.select(cases, [y1, -x0, -y0], x1)
    base = np.select(
        [turn == 0, turn == 1, turn == 2, turn == 4], [part["oy"], -part["ox"], -part["oy"], -(x0 + x1) / 2], part["ox"]
    )
    return a0, a1, b0, b1, base


def _breaks(part: Glyphs, turn: NDArray[np.int_], a0: Any, a1: Any, base: Any, reach: float) -> NDArray[np.bool_]:
    """True between two characters that are not of one stroke."""
    size = np.maximum(np.maximum(part["size"][:-1], part["size"][1:]), 1.0)
    gap = (a0[1:] - a1[:-1]) / size
    return np.asarray(
        (turn[1:] != turn[:-1])
        | (gap > reach)
        | (gap < -BACK)
        | (np.abs(np.diff(base)) > SHIFT * size)
        | (np.abs(np.diff(part["size"])) > 0.15 * size)
    )


def rows(found: Iterable[Stroke]) -> list[list[Stroke]]:
    """Strokes that stand side by side put together, rows from top to bottom, strokes in writing order.

    Upright text comes first, then text set or turned another way.
    """
    together: list[list[Stroke]] = []
    for turn in (0, 1, 2, 3, 4):
        mine = sorted((s for s in found if s.turn == turn), key=lambda s: (s.base, s.a0))
        together += _rows(mine)
    return together


def _rows(mine: list[Stroke]) -> list[list[Stroke]]:
    done: list[list[Stroke]] = []
    for stroke in sorted(mine, key=lambda s: -s.size):  # marks and ruby come after what they belong to
        for row in done:
            if any(_beside(stroke, other) for other in row):
                row.append(stroke)
                break
        else:
            done.append([stroke])
    for row in done:
        row.sort(key=lambda s: s.a0)
        _raise_marks(row)
    return sorted(done, key=lambda row: (min(s.b0 for s in row), row[0].a0))


def _beside(one: Stroke, other: Stroke) -> bool:
    """Whether both stand in one line: each other's height is shared by more than half of the smaller."""
    shared = min(one.b1, other.b1) - max(one.b0, other.b0)
    return shared > 0.55 * min(one.b1 - one.b0, other.b1 - other.b0)


def _raise_marks(row: list[Stroke]) -> None:
    for before, stroke in itertools.pairwise(row):
        small = stroke.size <= SMALL * before.size
        high = before.base - stroke.base >= RAISED * before.size
        near = stroke.a0 - before.a1 < 0.6 * before.size
        stroke.raised = small and high and near and not before.raised


class Writer:
    """Makes lines of strokes of one page."""

    def __init__(self, glyphs: Glyphs, page: int) -> None:
        self.glyphs, self.page = glyphs, page
        self.middles = (glyphs["x0"] + glyphs["x1"]) / 2, (glyphs["y0"] + glyphs["y1"]) / 2
        self.characters = glyphs["code"].astype("<u4").tobytes().decode("utf-32-le", "replace")

    def lines(self, ids: Ids) -> list[Line]:
        """The lines of these characters, one column of them, from top to bottom."""
        return [self.line(row) for row in rows(strokes(self.glyphs, ids))]

    def line(self, row: Sequence[Stroke]) -> Line:
        """One line of strokes side by side."""
        ids = np.concatenate([stroke.ids for stroke in row])
        main = _main([stroke for stroke in row if not stroke.raised] or list(row))
        boxes = np.array([stroke.box for stroke in row])
        low, high = boxes[:, :2].min(axis=0).tolist(), boxes[:, 2:].max(axis=0).tolist()
        red, green, blue = self.glyphs["colour"][main.ids[len(main.ids) // 2]].tolist()
        return Line(
            text=self.read(row),
            printed="".join(self.characters[i] for i in np.sort(ids)),
            place=Place(self.page, (low[0], low[1], high[0], high[1])),
            size=round(main.size, 2),
            bold=bool(self.glyphs["bold"][ids].mean() > BOLD),
            vertical=main.turn in (1, 4),
            by_ocr=bool(self.glyphs["unseen"][main.ids].any()),
            colour=(red, green, blue),
        )

    def read(self, row: Sequence[Stroke]) -> str:
        """The readable text of strokes side by side: blanks where the page shows them, raised marks left out."""
        out = ""
        end, size = 0.0, 1.0
        for stroke in row:
            part = self.glyphs[stroke.ids]
            a0, a1, *_ = _axes(part, np.full(len(part), stroke.turn))
            for k, i in enumerate(stroke.ids.tolist()):
                if not stroke.raised:
                    character = same_looks(self.characters[i])
                    if out:
                        gap = (float(a0[k]) - end) / max(size, 1.0)
                        out += _blank(out[-1], character, gap, bool(part["spaced"][k]))
                    out += character
                    size = float(part["size"][k])
                end = float(a1[k])
        return readable(out)


def _main(row: list[Stroke]) -> Stroke:
    """The stroke whose look is the line's: the largest type that sets a good part of it."""
    count = sum(len(stroke.ids) for stroke in row)
    size = max((s.size for s in row if len(s.ids) >= SHARE * count), default=row[0].size)
    return max((s for s in row if abs(s.size - size) <= 0.05 * size), key=lambda stroke: len(stroke.ids))


def _blank(before: str, after: str, gap: float, spaced: bool) -> str:
    if before.isascii() and after.isascii():
        return " " if gap > LATIN_BLANK or (spaced and gap > SET_BLANK) else ""
    return "\u3000" if gap > BLANK else ""
