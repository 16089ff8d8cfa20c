"""Tables ruled across of which some rows are painted cell by cell: grids of the same columns, with rows on paper between and
below them.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ingest.document import Box
from ingest.layout.grids import Grid, lowered
from ingest.layout.rules import Ruling
from ingest.layout.stacks import HEADING, TALLEST_ROW, alike, walled
from ingest.layout.strokes import Stroke
from ingest.layout.whitespace import ALIGNED, BLANK, add_row, columns_of, inside, merged, near

FEWEST_TEXTS = 2  # in a row on paper
FILLED = 0.5  # share of the columns that have one


def striped(found: list[Grid], rules: Ruling, strokes: Iterable[Stroke]) -> list[Grid]:
    """The grids, those of one table put together with the rows between and below them, where ``rules`` are drawn."""
    done: list[Grid] = []
    whole: set[int] = set()  # of several grids
    for grid in sorted(found, key=lambda grid: (grid.box[1], grid.box[0])):
        above = next((n for n in reversed(range(len(done))) if _have_same_columns(done[n], grid)), None)
        apart = (
            above is None or not _is_whole(grid) or any(_stands_between(done[above], other, grid) for other in found)
        )
        joined = None if above is None or apart else _joined(done[above], grid, rules, strokes)
        if above is None or joined is None:
            done.append(grid)
        else:
            done[above] = joined
            whole.add(above)
    return [_with_rows_below(grid, rules, strokes) if n in whole else grid for n, grid in enumerate(done)]


def stripes(known: list[Grid], lines: Ruling, strokes: Iterable[Stroke]) -> list[Grid]:
    """Those of these grids that are painted rows of a table ruled across: drawn ``lines`` run along them and none down in them,
    and they keep to the columns of a grid above with nothing but rows between, or have a row on paper above themselves.
    """
    found: list[Grid] = []
    tables: list[tuple[Grid, float]] = []  # the first grid of each and how far down it is known
    several = (grid for grid in known if len(grid.xs) > FEWEST_TEXTS and not walled(grid.box, lines))
    for grid in sorted(several, key=lambda each: each.box[1]):
        ruled = _is_ruled(grid, lines)
        for number, (first, low) in enumerate(tables if ruled else []):
            again = first not in found and alike(*(inside(_top_row(each), strokes) for each in (first, grid)))
            if not again and _goes_on(first, low, grid, lines, strokes):
                tables[number] = first, grid.box[3]
                found.append(grid)
                break
        else:
            tables.append((grid, grid.box[3]))
            if ruled and _has_row_above(grid, known, lines, strokes):
                found.append(grid)
    return found


def _goes_on(head: Grid, low: float, grid: Grid, lines: Ruling, strokes: Iterable[Stroke]) -> bool:
    """Whether a grid stands in the columns of another one, known as far as ``low``, with rows between."""
    if grid.box[1] < low - ALIGNED or not all(near(x, head.xs) for x in grid.xs):
        return False
    cuts = [low, *(y for y in _ruled(head, lines) if low + ALIGNED < y < grid.box[1] - ALIGNED), grid.box[1]]
    x0, _, x1, _ = head.box
    between = [inside((x0, y0, x1, y1), strokes) for y0, y1 in pairwise(cuts) if y1 - y0 > ALIGNED]
    return all(_is_row(row, head.xs) for row in between)


def _is_row(row: list[Stroke], xs: list[float]) -> bool:
    """Whether texts are one alone or stand in several columns."""
    keep = all(columns_of([text], xs) for text in row)
    return len(merged(row, BLANK)) == 1 or (keep and len(columns_of(row, xs)) >= FEWEST_TEXTS)


def _is_ruled(grid: Grid, lines: Ruling) -> bool:
    """Whether lines are drawn along the upper and lower edges of all cells."""
    across = lines.across.tolist()
    return all(_runs_along(edge, cell.box, across) for cell in grid.cells for edge in (cell.box[1], cell.box[3]))


def _runs_along(edge: float, box: Box, across: list[list[float]]) -> bool:
    along = (y for y, left, right in across if left <= box[0] + ALIGNED and right >= box[2] - ALIGNED)
    return any(abs(y - edge) <= ALIGNED for y in along)


def _has_row_above(grid: Grid, known: list[Grid], lines: Ruling, strokes: Iterable[Stroke]) -> bool:
    """Whether a row on paper of the same columns, which is of no other grid, ends where a grid begins."""
    top = max((y for y in _ruled(grid, lines) if y < grid.box[1] - ALIGNED), default=None)
    if top is None or any(abs(other.box[3] - top) <= ALIGNED for other in known):
        return False
    return bool(_row(grid, top, grid.box[1], strokes))


def _is_whole(grid: Grid) -> bool:
    """Whether the cells of a grid leave nothing out."""
    covered = sum((cell.row1 - cell.row0) * (cell.column1 - cell.column0) for cell in grid.cells)
    return covered == (len(grid.ys) - 1) * (len(grid.xs) - 1)


def _stands_between(above: Grid, other: Grid, below: Grid) -> bool:
    """Whether another grid stands within the width of two between them."""
    x0, y0, x1, y1 = other.box
    level = above.box[3] - ALIGNED <= y0 and y1 <= below.box[1] + ALIGNED
    return level and x0 < below.box[2] - ALIGNED and x1 > below.box[0] + ALIGNED


def _have_same_columns(one: Grid, two: Grid) -> bool:
    several = len(one.xs) == len(two.xs) > FEWEST_TEXTS
    return several and all(abs(a - b) <= ALIGNED for a, b in zip(one.xs, two.xs, strict=True))


def _joined(above: Grid, below: Grid, rules: Ruling, strokes: Iterable[Stroke]) -> Grid | None:
    """Two grids as one, where there are rows of their columns between them and nothing else."""
    top, bottom = above.box[3], below.box[1]
    ruled = [y for y in _ruled(above, rules) if top - ALIGNED <= y <= bottom + ALIGNED]
    ends = [y for y in ruled if top + ALIGNED < y < bottom - ALIGNED]
    rows = [_row(above, *edges, strokes) for edges in pairwise([top, *ends, bottom])]
    if bottom - top <= ALIGNED or not ruled or not all(rows) or _begins_again(above, below, rows, strokes):
        return None
    out = Grid(list(above.xs), list(above.ys), list(above.cells))
    for (start, end), row in zip(pairwise([top, *ends, bottom]), rows, strict=True):
        add_row(out, start, end, row)
    return Grid(out.xs, [*out.ys[:-1], *below.ys], [*out.cells, *lowered(below, len(out.ys) - 1)])


def _begins_again(above: Grid, below: Grid, rows: list[list[Stroke]], strokes: Iterable[Stroke]) -> bool:
    """Whether the lower grid has the head of the upper one again, or words larger than those of both stand between."""
    heads = [inside(_top_row(grid), strokes) for grid in (above, below)]
    sizes = sorted(stroke.size for grid in (above, below) for stroke in inside(grid.box, strokes))
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    return alike(*heads) or any(stroke.size > HEADING * usual for row in rows for stroke in row)


def _top_row(grid: Grid) -> Box:
    x0, y0, x1, _ = grid.box
    return x0, y0, x1, grid.ys[1]


def _with_rows_below(grid: Grid, rules: Ruling, strokes: Iterable[Stroke]) -> Grid:
    """A grid with the rows on paper that rules end."""
    out = Grid(list(grid.xs), list(grid.ys), list(grid.cells))
    for end in _ruled(grid, rules):
        start = out.ys[-1]
        if end - start <= ALIGNED:
            continue
        row = _row(grid, start, end, strokes)
        if not row:
            break
        add_row(out, start, end, row)
    return out


def _ruled(grid: Grid, rules: Ruling) -> Iterator[float]:
    """Where rules as wide as a grid lie, from top to bottom."""
    return (y for y, x0, x1 in sorted(rules.across.tolist()) if near(x0, grid.xs[:1]) and near(x1, grid.xs[-1:]))


def _row(grid: Grid, top: float, bottom: float, strokes: Iterable[Stroke]) -> list[Stroke]:
    """The texts between two heights, where they make a row of a grid: all keep to its columns, and fill enough of them."""
    texts = inside((grid.xs[0], top, grid.xs[-1], bottom), strokes)
    filled = len(columns_of(texts, grid.xs))
    enough = bottom - top <= TALLEST_ROW and filled >= max(FEWEST_TEXTS, FILLED * (len(grid.xs) - 1))
    return texts if enough and all(columns_of([text], grid.xs) for text in texts) else []
