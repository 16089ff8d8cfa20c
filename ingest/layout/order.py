"""In which order the pieces of a page are read: from top to bottom, and column by column where there are columns."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from ingest.document import Box

T = TypeVar("T")
Look = tuple[int, ...]  # weight and colour

GUTTER = 1.5  # type sizes of white that part two columns at least
GUTTER_IN_FRAME = 1.2  # the same within a frame
NARROWEST = 11.0  # points
LINES = 3  # printed lines on either side that make a column at least
NARROW = 0.3  # of the width of texts: so narrow are the labels beside them
CLOSE, CLOSER = 2.0, 1.0  # line heights of white between two lines of a column at the right, at the left
SAME = 0.5  # points that white may differ
EVEN = (
    2.5  # points that the middles of a label and of its text may differ in height, the first letters of lines in place
)


@dataclass(slots=True)
class Piece(Generic[T]):
    """Something with a place on the page; ``heavy`` pieces (tables, frames) count as many lines, writing has a ``look``."""

    box: Box
    what: T
    heavy: bool = False
    look: Look | None = None


def columns(pieces: list[Piece[T]], size: float, gutter: float = GUTTER) -> list[list[Piece[T]]]:
    """The pieces in groups, each of which reads straight down, in reading order; at least so many type sizes of white part
    two columns.
    """
    if not pieces:
        return []
    wide = max(gutter * size, NARROWEST)
    bands = _bands(pieces)
    groups: list[list[Piece[T]]] = []
    plain: list[Piece[T]] = []
    start = 0
    while start < len(bands):
        end, middle = _run(bands, start, wide)
        if middle is None:
            plain += bands[start]
            start += 1
            continue
        if plain:
            groups.append(plain)
            plain = []
        together = [piece for band in bands[start:end] for piece in band]
        left = [piece for piece in together if piece.box[2] <= middle]
        right = [piece for piece in together if piece.box[2] > middle]
        groups += columns(left, size, gutter) + columns(right, size, gutter)
        start = end
    return [*groups, plain] if plain else groups


def _bands(pieces: list[Piece[T]]) -> list[list[Piece[T]]]:
    """Pieces parted by white that runs over the whole width."""
    bands: list[list[Piece[T]]] = []
    low = 0.0
    for piece in sorted(pieces, key=lambda piece: piece.box[1]):
        if bands and piece.box[1] < low - 0.5:
            bands[-1].append(piece)
            low = max(low, piece.box[3])
        else:
            bands.append([piece])
            low = piece.box[3]
    return bands


def _run(bands: list[list[Piece[T]]], start: int, wide: float) -> tuple[int, float | None]:
    """How far from ``start`` on one gutter stays free with columns on both sides, and where it is."""
    gaps = _gaps(bands[start], wide)
    best: tuple[int, float | None] = (start, None)
    for left, right in gaps:
        low, high, end, last = left, right, start, start
        while end < len(bands):
            fits = _narrowed(bands[end], low, high, wide)
            if fits is None:
                break
            low, high = fits
            end += 1
            if end == len(bands) or _both(bands[end - 1], (low + high) / 2):
                last = end  # what stands below one column only, down to the end, goes on that column
        middle = (low + high) / 2
        while start < last < end and _goes_on(bands[last], bands[start:last], middle):
            last += 1
        if last > best[0] and _is_columns([piece for band in bands[start:last] for piece in band], middle):
            best = (last, middle)
    return best


def _goes_on(band: list[Piece[T]], above: list[list[Piece[T]]], middle: float) -> bool:
    """Whether a band on one side of a gutter goes on the column of that side: it begins where lines of the column do, right
    below the last of them. What stands at the left may as well begin what follows both columns, so it must be nearer, or as
    near as lines that begin there are to each other.
    """
    at_right = all(piece.box[0] >= middle for piece in band)
    if not at_right and not all(piece.box[2] <= middle for piece in band):
        return False
    column = [piece.box for each in above for piece in each if (piece.box[0] >= middle) == at_right]
    x0, top, _, bottom = band[0].box
    white = top - max((box[3] for box in column), default=0.0)
    aligned = sorted((box for box in column if abs(box[0] - x0) <= EVEN), key=lambda box: box[1])
    usual = max((below[1] - above[3] for above, below in pairwise(aligned)), default=0.0)
    near = (
        CLOSE * (bottom - top) if at_right else max(CLOSER * (bottom - top), min(usual, CLOSE * (bottom - top)) + SAME)
    )
    return bool(aligned) and not band[0].heavy and white <= near


def _gaps(band: list[Piece[T]], wide: float) -> list[tuple[float, float]]:
    spans = sorted((piece.box[0], piece.box[2]) for piece in band)
    gaps, reach = [], spans[0][1]
    for left, right in spans[1:]:
        if left - reach >= wide:
            gaps.append((reach, left))
        reach = max(reach, right)
    return gaps


def _narrowed(band: list[Piece[T]], low: float, high: float, wide: float) -> tuple[float, float] | None:
    """The part of a gutter that a band leaves free, None where it is too narrow."""
    for piece in band:
        left, _, right, _ = piece.box
        if right <= low or left >= high:
            continue
        if left > low and left - low >= wide and right >= high:
            high = left
        elif right < high and high - right >= wide and left <= low:
            low = right
        else:
            return None
    return low, high


def _both(band: list[Piece[T]], middle: float) -> bool:
    return any(p.box[2] <= middle for p in band) and any(p.box[0] >= middle for p in band)


def _is_columns(pieces: list[Piece[T]], middle: float) -> bool:
    """Whether both sides hold several lines: labels or numbers with their texts beside them are no column."""
    left = [piece for piece in pieces if piece.box[2] <= middle]
    right = [piece for piece in pieces if piece.box[0] >= middle]
    enough = min(_lines(left), _lines(right)) >= LINES or _are_headed(left, right)
    return enough and not _are_labels(left, right) and not _are_ends(left, right)


def _are_headed(left: list[Piece[T]], right: list[Piece[T]]) -> bool:
    """Whether each side is a text below a line that looks otherwise, both of these alike and level (現状 and 課題 over a
    sentence each): that is a column, however short.
    """
    heads = [min(side, key=lambda piece: piece.box[1]) for side in (left, right)]
    below = [[piece for piece in side if piece is not head] for side, head in zip((left, right), heads, strict=True)]
    level = abs(heads[0].box[1] - heads[1].box[1]) < EVEN and abs(heads[0].box[3] - heads[1].box[3]) < EVEN
    return level and heads[0].look == heads[1].look and all(map(_is_head, heads, below))


def _is_head(head: Piece[T], below: list[Piece[T]]) -> bool:
    """Whether a line heads those below it: they begin where it does and look otherwise."""
    aligned = bool(below) and abs(min(piece.box[0] for piece in below) - head.box[0]) < EVEN
    return aligned and all(piece.look not in (None, head.look) and piece.box[1] > head.box[1] for piece in below)


def _are_labels(left: list[Piece[T]], right: list[Piece[T]]) -> bool:
    """Whether the pieces at the left are much narrower, and each stands level with one at the right."""
    if any(piece.heavy for piece in left) or max(map(_width, left)) > NARROW * max(map(_width, right)):
        return False
    return _are_level(left, right)


def _are_ends(left: list[Piece[T]], right: list[Piece[T]]) -> bool:
    """Whether the pieces at the right end some of the lines at the left: each stands level with one of these, there are fewer
    of them, and they are set to the right: they end together and begin apart, or are narrow besides.
    """
    if any(piece.heavy for piece in right) or _lines(right) >= _lines(left):
        return False
    starts, ends = [piece.box[0] for piece in right], [piece.box[2] for piece in right]
    narrow = max(map(_width, right)) <= NARROW * max(map(_width, left))
    ragged = max(starts) - min(starts) > EVEN
    return max(ends) - min(ends) <= EVEN and (ragged or narrow) and _are_level(right, left)


def _are_level(pieces: list[Piece[T]], beside: list[Piece[T]]) -> bool:
    """Whether each piece stands level with one of those beside."""
    levels = [(piece.box[1] + piece.box[3]) / 2 for piece in beside]
    return all(any(abs((p.box[1] + p.box[3]) / 2 - y) < EVEN for y in levels) for p in pieces)


def _width(piece: Piece[T]) -> float:
    return piece.box[2] - piece.box[0]


def is_column(pieces: list[Piece[T]]) -> bool:
    """Whether pieces are as many lines as a column has at least."""
    return _lines(pieces) >= LINES


def _lines(pieces: list[Piece[T]]) -> int:
    if any(piece.heavy for piece in pieces):
        return LINES
    return len({round((piece.box[1] + piece.box[3]) / 2 / 4) for piece in pieces})
