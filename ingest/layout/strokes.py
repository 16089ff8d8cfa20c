"""Characters → strokes of writing.

A *stroke* is what a pen would write without lifting far: characters that follow each other in the file on one baseline.
``_strokes.c`` finds them, character by character, where it could be built; else ``_pieces`` does the same, field by field.
"""

import ctypes
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from ingest.compiled import Loop
from ingest.document import Box
from ingest.drawn.sheet import GLYPH, Glyphs

Ids = NDArray[np.intp]

REACH = 1.6  # ems between two characters of one stroke at most
BACK = 0.6  # ems that a character may lie behind the end of the one before it
SHIFT = 0.18  # ems that baselines of one stroke may differ
DROP = 0.6, 2.2  # ems from a character to the one under it in a word set vertically
BOX, SPANS = (np.minimum, np.minimum, np.maximum, np.maximum), (np.minimum, np.maximum, np.minimum, np.maximum)
#: A stroke as the compiled loop gives it: its group, from where to where it goes among all characters, the numbers of its
#: first and last, and from ``box`` to ``turn`` what ``Stroke`` holds.
STROKE = struct.Struct("5i10fi")
SCRATCH = 9  # bytes that the loop needs besides for each character
_P, _I = ctypes.c_void_p, ctypes.c_int32
FIND = Loop("find_strokes", (_P, _P, _P, _I, ctypes.c_float, _P), (GLYPH.itemsize, STROKE.size))


class Stroke(msgspec.Struct, eq=False, gc=False):
    """``ids`` index the glyphs of the page in writing order, from ``first`` to ``last``. ``a`` runs along the writing, ``b``
    across it (the way lines follow each other): for upright text ``a`` is x and ``b`` is y. The first stroke of a badge
    ``opens`` it, the last one ``closes`` it.
    """

    ids: Ids
    first: int
    last: int
    box: Box
    a0: float
    a1: float
    b0: float
    b1: float
    base: float
    size: float
    turn: int  # 0-3 as in the glyphs, 4: set vertically
    raised: bool = False
    opens: bool = False
    closes: bool = False


def strokes(glyphs: Glyphs, ids: Ids | None = None, reach: float = REACH) -> list[Stroke]:
    """The strokes of these characters (all where ``ids`` is None), in the order of the file; ``reach`` in ems."""
    (found,) = strokes_of(glyphs, [np.arange(len(glyphs)) if ids is None else ids], reach)
    return found


class Words:
    """Strokes that are looked for when they are first asked for: few pages have tables without rules."""

    def __init__(self, glyphs: Glyphs, ids: Ids, reach: float) -> None:
        self._of = glyphs, ids, reach

    @cached_property
    def _strokes(self) -> list[Stroke]:
        return strokes(*self._of)

    def __iter__(self) -> Iterator[Stroke]:
        return iter(self._strokes)


def strokes_of(glyphs: Glyphs, groups: Sequence[Ids], reach: float = REACH) -> list[list[Stroke]]:
    """The strokes of each group of characters; none goes from one group to another."""
    found: list[list[Stroke]] = [[] for _ in groups]
    ids = np.concatenate(groups) if groups else np.empty(0, np.intp)
    if not len(ids):
        return found
    lengths = [len(each) for each in groups]
    find = FIND.function
    pieces = _asked(find, glyphs, ids, lengths, reach) if find else _pieces(glyphs, ids, lengths, reach)
    for group, start, end, first, last, x0, y0, x1, y1, a0, a1, b0, b1, base, size, turn in pieces:
        stroke = Stroke(ids[start:end], first, last, (x0, y0, x1, y1), a0, a1, b0, b1, base, size, turn)
        found[group].append(stroke)
    return found


def _asked(
    find: Callable[..., int], glyphs: Glyphs, ids: Ids, lengths: list[int], reach: float
) -> Iterable[tuple[Any, ...]]:
    """For each stroke what ``STROKE`` tells, as the compiled loop finds it."""
    room = np.empty(len(ids) * (STROKE.size + SCRATCH), "u1")
    each = (ctypes.c_ssize_t * len(lengths))(*lengths)
    glyphs = np.ascontiguousarray(glyphs)
    count = find(glyphs.ctypes.data, ids.ctypes.data, each, len(lengths), reach, room.ctypes.data)
    return STROKE.iter_unpack(room[: count * STROKE.size].data)


def _pieces(glyphs: Glyphs, ids: Ids, lengths: list[int], reach: float) -> Iterable[tuple[Any, ...]]:
    """The same without a compiler, a field of all characters after the other."""
    group = np.repeat(np.arange(len(lengths)), lengths)
    apart = group[1:] != group[:-1]
    part = glyphs.take(ids)
    turn = _turns(part, apart)
    x0, x1, y0, y1 = (np.ascontiguousarray(part[name]) for name in ("x0", "x1", "y0", "y1"))
    a0, a1, b0, b1, base = axes(part, turn)
    begins = np.ones(len(ids), bool)
    begins[1:] = apart | _breaks(part, turn, a0, a1, base, reach)
    (starts,) = begins.nonzero()
    ends = [*starts[1:].tolist(), len(ids)]
    where = group[starts].tolist(), starts.tolist(), ends, ids[starts].tolist(), ids[np.array(ends) - 1].tolist()
    box = [side.reduceat(each, starts).tolist() for each, side in zip((x0, y0, x1, y1), BOX, strict=True)]
    if turn.any():
        along = [side.reduceat(each, starts).tolist() for each, side in zip((a0, a1, b0, b1), SPANS, strict=True)]
    else:  # x runs along the writing, y across it
        along = [box[side] for side in (0, 2, 1, 3)]
    looks = _medians(base, starts).tolist(), _medians(part["size"], starts).tolist(), turn[starts].tolist()
    return zip(*where, *box, *along, *looks, strict=True)


def _medians(values: NDArray[np.floating[Any]], starts: NDArray[np.intp]) -> NDArray[np.floating[Any]]:
    """The (upper) median of each stretch of values."""
    found, highest = np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)
    (several,) = (found != highest).nonzero()  # in most all values are one
    for number in several.tolist():
        end = starts[number + 1] if number + 1 < len(starts) else len(values)
        stretch = np.sort(values[starts[number] : end])
        found[number] = stretch[len(stretch) // 2]
    return found


def _turns(part: Glyphs, apart: NDArray[np.bool_]) -> NDArray[np.int_]:
    """The turn of each character, 4 where characters stand one under the other. ``apart`` is true between groups."""
    turn = part["turn"].astype(int)
    if len(part) < 2:
        return turn
    middle = (part["x0"] + part["x1"]) / 2
    size = np.maximum(part["size"], 1.0)
    below = (np.abs(_steps(middle)) < 0.35 * size[:-1]) & ~apart
    if not below.any():
        return turn
    drop = _steps((part["y0"] + part["y1"]) / 2) / size[:-1]
    below &= (drop > DROP[0]) & (drop < DROP[1])
    below &= (turn[:-1] == 0) & (turn[1:] == 0) & (np.abs(_steps(part["size"])) < 0.1 * size[:-1])
    if not below.any():
        return turn
    # only characters that have no neighbour in the line stand one under the other
    beside = (np.abs(_steps(part["oy"])) < 0.3 * size[:-1]) & (_steps(part["x0"]) > 0) & ~apart
    beside &= (part["x0"][1:] - part["x1"][:-1] < 3 * size[:-1]) & (turn[:-1] == turn[1:])
    linked = np.zeros(len(part), bool)
    linked[1:] |= beside
    linked[:-1] |= beside
    column = np.zeros(len(part), bool)
    pairs = below & ~linked[:-1] & ~linked[1:]
    column[1:] |= pairs
    column[:-1] |= pairs
    turn[column] = 4
    return turn


def _steps(values: Any) -> Any:
    """From each value to the next one."""
    return values[1:] - values[:-1]


def axes(part: Glyphs, turn: NDArray[np.int_] | None) -> tuple[NDArray[np.floating[Any]], ...]:
    """Start and end along the writing, start and end across it, and the baseline's place across it; ``turn`` is None where
    all is upright.
    """
    x0, x1, y0, y1 = part["x0"], part["x1"], part["y0"], part["y1"]
    if turn is None or not turn.any():
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
        | (np.abs(_steps(base)) > SHIFT * size)
        | (np.abs(_steps(part["size"])) > 0.15 * size)
    )
