"""Tables without vertical rules: rows by rules, columns by the white between their texts."""

from collections.abc import Iterable, Sequence
from itertools import combinations, groupby, pairwise
from operator import itemgetter

import numpy as np

from ingest.document import Box
from ingest.layout.grids import Grid, grids, lowered
from ingest.layout.lastrow import with_last_row
from ingest.layout.rules import Ruling
from ingest.layout.spans import parting, spanning
from ingest.layout.stacks import (
    FEWEST_RULES,
    HEADING,
    Rule,
    above_boxes,
    boxes_apart,
    extent,
    is_drawing,
    rows_of,
    stacks,
    walled,
)
from ingest.layout.strokes import Stroke
from ingest.layout.whitespace import (
    ALIGNED,
    BLANK,
    GAP,
    Span,
    add_row,
    breaking,
    columns_of,
    inside,
    merged,
    near,
    uncovered,
)

SPLIT = 0.5  # share of the rows that hold several texts at least
EVEN = 0.4  # type sizes that the lines of one row may differ in height
FEWEST_TEXTS = 2  # in a row under a head
UNEVEN = 0.2  # type sizes that the lines of two cells side by side differ in height where one text has no such
NARROW = 0.25  # type sizes of white that part two columns where lines break at it
THIN = 0.1  # type sizes of white that part two columns where their heads stand clearly apart
MOST_HEADS = 3  # rows of a head
AT_WALLS = 0.5  # share of the rules of a table that begin and end where its columns do


def semiruled(
    rules: Ruling,
    drawn: Ruling,
    known: list[Grid],
    painted: list[Grid],
    strokes: Iterable[Stroke],
    frames: Sequence[Box] = (),
) -> tuple[list[Grid], list[Grid]]:
    """Grids of tables that horizontal rules alone make, where the text between them stands in columns; ``drawn`` are the
    rules that are lines and no edges of colour, ``painted`` those of the ``known`` grids that are rows of such tables, and
    ``frames`` the closed figures that no table reaches out of.

    Gives them and those of the known grids that turned out to be their heads.
    """
    found, heads = [], []
    bands = [*painted, *(grid for grid in known if _is_band(grid, drawn))]
    known = [grid for grid in known if grid not in bands]
    for lines in stacks(rules, known, strokes, frames):
        head = next((grid for grid in known if _is_head(grid, drawn, lines)), None)
        pair = len(lines) < FEWEST_RULES
        own = [grid for grid in painted if _spans(grid, lines)]
        if (head is None and (pair or is_drawing(drawn if own else rules, drawn, lines))) or (
            pair and not _holds_row(lines, head, drawn, strokes)
        ):
            continue
        if head is None:
            pieces = boxes_apart(lines, drawn, strokes)
            walls = [own[0].xs[1:-1] if own else walls_of(piece, None, strokes) for piece in pieces]
            bodies = [
                body(piece, inner, MOST_HEADS, rules, strokes)
                for piece, inner in zip(pieces, walls, strict=True)
                if keep_to(piece, [extent(piece)[0], *inner, extent(piece)[1]])
            ]
            found += [with_last_row(grid, strokes) for grid in bodies if grid]
            continue
        low = above_boxes(lines, drawn, strokes)
        if grid := body(low, walls_of(low, head, strokes), 0, rules, strokes):
            heads.append(head)
            found.append(with_last_row(under(head, grid), strokes))
    return found, heads + [band for band in bands if any(_lies_in(band, grid) for grid in found)]


def _is_head(grid: Grid, drawn: Ruling, lines: list[Rule]) -> bool:
    """Whether a grid stands right on the first of the rules, is as wide, and most of them keep to its columns: a small one, but
    for titles over all columns, or one without a line down in it.
    """
    box, first = grid.box, lines[0]
    wide = abs(box[0] - first[1]) <= 2 * ALIGNED and abs(box[2] - first[2]) <= 2 * ALIGNED
    return (
        (len(grid.ys) - 1 - _titles(grid) <= MOST_HEADS or not walled(grid.box, drawn))
        and len(grid.xs) > len(("left", "right"))
        and wide
        and abs(box[3] - first[0]) <= ALIGNED
        and keep_to(lines, grid.xs)
    )


def _titles(grid: Grid) -> int:
    """How many rows at the foot of a grid are one cell each."""
    divided = (cell.row1 for cell in grid.cells if cell.column1 - cell.column0 < len(grid.xs) - 1)
    return len(grid.ys) - 1 - max(divided, default=0)


def _is_band(grid: Grid, drawn: Ruling) -> bool:
    """Whether a grid is bands of colour, one above the other, without lines at their sides: titles between rows."""
    return len(grid.xs) == len(("left", "right")) and not walled(grid.box, drawn)


def _spans(grid: Grid, lines: list[Rule]) -> bool:
    """Whether a grid stands among rules and is as wide."""
    x0, x1 = extent(lines)
    wide = abs(grid.box[0] - x0) <= ALIGNED and abs(grid.box[2] - x1) <= ALIGNED
    return wide and lines[0][0] - ALIGNED <= grid.box[1] and grid.box[3] <= lines[-1][0] + ALIGNED


def _lies_in(band: Grid, grid: Grid) -> bool:
    """Whether a band lies in a table that goes on below or above it."""
    inner, outer = band.box, grid.box
    return outer[1] - ALIGNED <= inner[1] and inner[3] <= outer[3] + ALIGNED and len(grid.cells) > len(band.cells)


def _holds_row(lines: list[Rule], head: Grid | None, drawn: Ruling, strokes: Iterable[Stroke]) -> bool:
    """Whether the two rules under an open head hold one row of its table: texts that all keep to its columns, most of which
    have one.
    """
    if head is None or walled(head.box, drawn):
        return False
    (row,) = rows_of(lines, strokes)
    filled = columns_of(row, head.xs)
    return all(columns_of([stroke], head.xs) for stroke in row) and 2 * len(filled) >= len(head.xs) - 1 >= FEWEST_TEXTS


def keep_to(lines: list[Rule], xs: list[float]) -> bool:
    """Whether most rules begin and end where columns do; those of boxes in a drawing do not."""
    return sum(near(line[1], xs) and near(line[2], xs) for line in lines) >= AT_WALLS * len(lines)


def walls_of(lines: list[Rule], head: Grid | None, strokes: Iterable[Stroke]) -> list[float]:
    """Where the columns part: under the head's columns, else at white that runs down and at the ends of shorter rules."""
    x0, x1 = extent(lines)
    rows = rows_of(lines, strokes)
    if head is not None:
        return head.xs[1:-1] if any(len(columns_of(row, head.xs)) >= FEWEST_TEXTS for row in rows) else []
    box = (x0, lines[0][0], x1, lines[-1][0])
    named = {
        id(s) for row in range(min(len(rows), MOST_HEADS)) for group in spanning(lines, rows, row) for s in group.over
    }
    rows = [[s for s in row if id(s) not in named] for row in rows] if named else rows
    several = _divided(rows)
    if not several:
        return []
    size = min(stroke.size for stroke in inside(box, strokes))
    ends = [x for line in lines for x in line[1:] if x0 + ALIGNED < x < x1 - ALIGNED]
    breaks = breaking(several)
    found = []
    for left, right in uncovered([[(s.box[0], s.box[2]) for s in row] for row in several]):
        end = next((x for x in ends if left - ALIGNED <= x <= right + ALIGNED), None)
        wide = right - left >= GAP * size or (right - left >= NARROW * size and (left, right) in breaks)
        if end is not None or wide or _parts_heads(left, right, merged(rows[0]), size):
            found.append((left + right) / 2 if end is None else end)
    return found


def _divided(rows: list[list[Stroke]]) -> list[list[Stroke]]:
    """The rows that hold texts side by side; none where they are too few of those that hold any."""
    several = [row for row in rows if any(_are_beside(*pair) for pair in combinations(row, 2))]
    return several if len(several) >= SPLIT * sum(bool(row) for row in rows) else []


def _are_beside(one: Stroke, two: Stroke) -> bool:
    """Whether two texts stand side by side at one height; those between two underlined headings stand one above the other.
    Near each other they are parts of one text, but not where the lines of one stand between those of the other.
    """
    left, right = sorted((one.box, two.box))
    level = max(one.box[1], two.box[1]) - min(one.box[3], two.box[3])
    uneven = level < -EVEN * one.size and abs(one.base - two.base) > UNEVEN * one.size
    return right[0] - left[2] > (NARROW if uneven else BLANK) * one.size and level < EVEN * one.size


def _parts_heads(left: float, right: float, head: list[Span], size: float) -> bool:
    """Whether a narrow strip of white lies between two texts of the first row that stand clearly apart."""
    apart = any(a[1] - size < left and right < b[0] + size and b[0] - a[1] >= GAP * size for a, b in pairwise(head))
    return apart and right - left >= THIN * size


def body(lines: list[Rule], walls: list[float], heads: int, rules: Ruling, strokes: Iterable[Stroke]) -> Grid | None:
    """The cells between rules and walls; a band of colour and a row with one text that runs over a wall are not divided. Of
    the first rows at most so many are ``heads``.
    """
    if not walls:
        return None
    rows = [(above[0], below[0]) for above, below in pairwise(lines)]
    texts = rows_of(lines, strokes)
    size = min((stroke.size for row in texts for stroke in row), default=0.0)
    x0, x1 = extent(lines)
    ends, xs = [(x, lines[0][0], lines[-1][0]) for x in (x0, x1)], [x0, *walls, x1]
    bands = _Bands(rules, lines)
    kept: list[list[float]] = []  # the walls that run down each row
    for number, (row, held) in enumerate(zip(rows, texts, strict=True)):
        groups = spanning(lines, texts, number) if number < heads else []
        alone = _runs_over(held, xs, size) or (row in bands and len(merged(held, BLANK)) == 1)
        kept.append(parting(walls, groups) if groups else [] if alone else walls)
    inner = []
    for wall in walls:
        here = [wall in each for each in kept]
        for runs, down in groupby(zip(here, rows, strict=True), key=itemgetter(0)):
            spans = [row for _, row in down]
            inner += [(wall, spans[0][0], spans[-1][1])] if runs else []
    found = grids(Ruling(np.array(lines), np.array([*ends, *inner])))
    return found[0] if len(found) == 1 else None


class _Bands:
    """The bands of colour as wide as a stack of rules: rows between sides that are not those of the whole table."""

    def __init__(self, rules: Ruling, lines: list[Rule]) -> None:
        high = lines[-1][0] - lines[0][0] - 2 * ALIGNED
        self._sides = [
            [(top, end) for x, top, end in rules.down.tolist() if abs(x - at) <= ALIGNED and end - top < high]
            for at in extent(lines)
        ]

    def __contains__(self, row: Span) -> bool:
        return all(
            any(top - ALIGNED <= row[0] and row[1] <= end + ALIGNED for top, end in side) for side in self._sides
        )


def _runs_over(row: list[Stroke], xs: list[float], size: float) -> bool:
    """Whether a row holds one text alone, also with a full blank in it, that stands across a wall and is no larger heading;
    texts in several columns that all keep to these are none, however near they stand.
    """
    spans = merged(row, BLANK)
    larger = any(stroke.size > HEADING * size for stroke in row)
    across = not larger and len(spans) == 1 and any(spans[0][0] < wall < spans[0][1] for wall in xs[1:-1])
    return across and (len(columns_of(row, xs)) <= FEWEST_TEXTS or not all(columns_of([stroke], xs) for stroke in row))


def under(head: Grid, rows: Grid) -> Grid:
    """A head and the rows under it as one grid; both have the same columns."""
    return Grid(head.xs, [*head.ys[:-1], *rows.ys], [*head.cells, *lowered(rows, len(head.ys) - 1)])


def in_columns(grid: Grid, strokes: Iterable[Stroke]) -> Grid | None:
    """A grid of one column divided where white runs down through its rows; None where it does not."""
    rows = [inside(cell.box, strokes) for cell in grid.cells]
    several = _divided(rows)
    if not several:
        return None
    size = min(stroke.size for row in several for stroke in row)
    breaks = breaking(several)
    white = uncovered([[(s.box[0], s.box[2]) for s in row] for row in several])
    walls = [
        (left + right) / 2
        for left, right in white
        if right - left >= (NARROW if (left, right) in breaks else GAP) * size
    ]
    if not walls:
        return None
    xs = [grid.xs[0], *walls, grid.xs[-1]]
    out = Grid(xs, [grid.ys[0]])
    for cell, row in zip(grid.cells, rows, strict=True):
        for top, bottom in _lines(cell.box, row, xs[1]):
            add_row(out, top, bottom, [s for s in row if top <= (s.box[1] + s.box[3]) / 2 < bottom])
    return out


def _lines(box: Box, row: list[Stroke], first_wall: float) -> list[Span]:
    """Between two rules: one row, or a row for each line of the first column where all the others keep to its lines."""
    keys = sorted({round(s.base, 1) for s in row if s.box[2] <= first_wall})
    others = {s.base for s in row if s.box[0] >= first_wall}
    size = max((s.size for s in row), default=1.0)
    aligned = all(any(abs(base - key) < EVEN * size for key in keys) for base in others)
    starts = [key for i, key in enumerate(keys) if not i or key - keys[i - 1] > EVEN * size]
    if len(starts) < 2 or not aligned:
        return [(box[1], box[3])]
    tops = [box[1], *(base - 1.3 * size for base in starts[1:])]
    return list(zip(tops, [*tops[1:], box[3]], strict=True))
