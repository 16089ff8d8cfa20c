"""Tables without vertical rules: rows by rules or coloured bands, columns by the white between their texts."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from ingest.document import Box
from ingest.layout.grids import Grid, GridCell, grids
from ingest.layout.lines import Stroke
from ingest.layout.rules import Ruling

ALIGNED = 4.0  # points that the ends of rules of one table may differ
FEWEST_RULES = 3
NARROWEST = 80.0  # points
TALLEST_ROW = 160.0  # points between two rules of one table
GAP = 0.9  # type sizes of white between two columns at least
BLANK = 1.2  # type sizes at most within one text
SPLIT = 0.5  # share of the rows that hold several texts at least
EVEN = 0.4  # type sizes that the lines of one row may differ in height

TALLEST_GAP = 60.0  # points of paper between two coloured rows
FEWEST_TEXTS = 2  # in a row on paper
THIN = 0.1  # type sizes of white that part two columns where their heads stand clearly apart
LOOSE = 1.8  # type sizes of white between a heading's number and its words at most
HEADING = 1.12  # times the type of a table in which a heading between two tables is set
SAME = 1.0  # points that the ends of equal words may differ
MOST_HEADS = 3  # rows of a head
MOST_UPRIGHT = 1  # vertical rules inside of a table that has none but, perhaps, one under its head
AT_WALLS = 0.5  # share of the rules of a table that begin and end where its columns do

Span = tuple[float, float]
Rule = tuple[float, ...]  # y, x from, x to


def banded(rules: Ruling, drawn: Ruling, known: list[Grid], strokes: Iterable[Stroke]) -> tuple[list[Grid], list[Grid]]:
    """Grids of tables that horizontal rules alone make, where the text between them stands in columns; ``drawn`` are the
    rules that are lines and no edges of colour.

    Gives them and those of the known grids that turned out to be their heads.
    """
    found, heads = [], []
    for lines in (part for stack in _stacks(rules, known) for part in _parts(stack, strokes)):
        head = next((grid for grid in known if _is_head(grid, lines)), None)
        if head is None and (_upright(rules, lines) > MOST_UPRIGHT or _is_framed(rules, lines)):
            continue  # boxes and connectors of a drawing, frames one above the other
        if head is None:
            pieces = _apart(lines, drawn, strokes)
            found += [grid for piece in pieces if (grid := _body(piece, _walls_of(piece, None, strokes), strokes))]
        elif grid := _body(lines, _walls_of(lines, head, strokes), strokes):
            heads.append(head)
            found.append(_under(head, grid))
    return found, heads


def _stacks(rules: Ruling, known: list[Grid]) -> list[list[Rule]]:
    """Rules above each other within the ends of the longest, those of known tables left out but for their lower edges."""
    stacks: list[list[Rule]] = []
    for line in sorted(tuple(rule) for rule in rules.across.tolist()):
        if line[2] - line[1] < NARROWEST or any(_inside(line, grid.box) for grid in known):
            continue
        for stack in stacks:
            x0, x1 = min(rule[1] for rule in stack), max(rule[2] for rule in stack)
            within = x0 - ALIGNED <= line[1] and line[2] <= x1 + ALIGNED
            if within and line[0] - stack[-1][0] <= TALLEST_ROW and not _parted(stack[-1], line, known):
                stack.append(line)
                break
        else:
            stacks.append([line])
    return [stack for stack in stacks if len(stack) >= FEWEST_RULES]


def _upright(rules: Ruling, lines: list[Rule]) -> int:
    """How many vertical rules stand between the ends of a stack of rules."""
    x0, x1 = min(line[1] for line in lines), max(line[2] for line in lines)
    x, top, bottom = rules.down.T
    within = (x > x0 + ALIGNED) & (x < x1 - ALIGNED)
    return int((within & (top >= lines[0][0] - ALIGNED) & (bottom <= lines[-1][0] + ALIGNED)).sum())


def _is_framed(rules: Ruling, lines: list[Rule]) -> bool:
    """Whether two neighbouring rules are the upper and lower side of a frame."""
    x, top, bottom = rules.down.T
    return any(
        all(
            ((abs(x - end) <= ALIGNED) & (top <= above[0] + ALIGNED) & (bottom >= below[0] - ALIGNED)).any()
            for end in (below[1], below[2])
        )
        for above, below in pairwise(lines)
    )


def _parts(lines: list[Rule], strokes: Iterable[Stroke]) -> list[list[Rule]]:
    """A stack of rules cut where a heading stands between two: words larger than most or than those of the row below, or
    words above a row like the first.
    """
    x0, x1 = min(line[1] for line in lines), max(line[2] for line in lines)
    rows = [inside((x0, above[0], x1, below[0]), strokes) for above, below in pairwise(lines)]
    cuts = [0]
    for number, row in enumerate(rows):
        sizes = sorted(stroke.size for other in rows if other is not row for stroke in other)
        usual = sizes[len(sizes) // 2] if sizes else 0.0
        alone = len(merged(row, LOOSE)) == 1
        below = max((stroke.size for stroke in rows[number + 1]), default=usual) if number + 1 < len(rows) else usual
        larger = alone and min(stroke.size for stroke in row) > HEADING * min(usual, below)
        again = alone and 0 < number < len(rows) - 1 and _alike(rows[cuts[-1]], rows[number + 1])
        if larger or again:
            cuts.append(number + 1)
    return _cut(lines, cuts)


def _apart(lines: list[Rule], drawn: Ruling, strokes: Iterable[Stroke]) -> list[list[Rule]]:
    """A stack of rules cut at the white between boxes of colour that stand farther apart than neighbouring rows do."""
    lined = [rule[0] for rule in drawn.across.tolist()]
    coloured = [not _near(line[0], lined) for line in lines]
    cuts = [0]
    for number, (above, below) in enumerate(pairwise(lines)):
        white = coloured[number] and coloured[number + 1] and below[0] - above[0] > ALIGNED
        if white and not inside((above[1], above[0], above[2], below[0]), strokes):
            cuts.append(number + 1)
    return _cut(lines, cuts)


def _cut(lines: list[Rule], cuts: list[int]) -> list[list[Rule]]:
    """The parts of a stack that begin at these rules, those that can make a table."""
    ends = [*cuts[1:], len(lines)]
    return [part for cut, end in zip(cuts, ends, strict=True) if len(part := lines[cut:end]) >= FEWEST_RULES]


def _alike(one: list[Stroke], two: list[Stroke]) -> bool:
    """Whether two rows have texts of the same extent in the same places: a head and the head again."""
    first, second = merged(one), merged(two)
    return len(first) == len(second) > 1 and all(
        abs(a[0] - b[0]) < SAME and abs(a[1] - b[1]) < SAME for a, b in zip(first, second, strict=True)
    )


def _parted(above: Rule, below: Rule, known: list[Grid]) -> bool:
    """Whether another table stands between two rules."""
    boxes = [grid.box for grid in known]
    return any(
        above[0] - ALIGNED <= box[1] and box[3] <= below[0] + ALIGNED and box[0] < below[2] and box[2] > below[1]
        for box in boxes
    )


def _inside(line: Rule, box: Box) -> bool:
    """Whether a rule belongs to a table, its lower edge excepted."""
    return box[1] - ALIGNED <= line[0] <= box[3] - ALIGNED and line[1] < box[2] and line[2] > box[0]


def _is_head(grid: Grid, lines: list[Rule]) -> bool:
    """Whether a small grid stands right on the first of the rules, is as wide, and most of them keep to its columns."""
    box, first = grid.box, lines[0]
    wide = abs(box[0] - first[1]) <= 2 * ALIGNED and abs(box[2] - first[2]) <= 2 * ALIGNED
    return (
        len(grid.ys) - 1 <= MOST_HEADS
        and len(grid.xs) > len(("left", "right"))
        and wide
        and abs(box[3] - first[0]) <= ALIGNED
        and _keep_to(lines, grid.xs)
    )


def _keep_to(lines: list[Rule], xs: list[float]) -> bool:
    """Whether most rules begin and end where columns do; those of boxes in a drawing do not."""
    return sum(_near(line[1], xs) and _near(line[2], xs) for line in lines) >= AT_WALLS * len(lines)


def _near(x: float, places: list[float]) -> bool:
    return any(abs(x - place) <= ALIGNED for place in places)


def _walls_of(lines: list[Rule], head: Grid | None, strokes: Iterable[Stroke]) -> list[float]:
    """Where the columns part: under the head's columns, else at white that runs down and at the ends of shorter rules."""
    x0, x1 = min(line[1] for line in lines), max(line[2] for line in lines)
    rows = [inside((x0, above[0], x1, below[0]), strokes) for above, below in pairwise(lines)]
    if head is not None:
        return head.xs[1:-1] if any(len(_columns_of(row, head.xs)) >= FEWEST_TEXTS for row in rows) else []
    box = (x0, lines[0][0], x1, lines[-1][0])
    several = [row for row in rows if len(merged(row)) > 1]
    if not several or len(several) < SPLIT * sum(bool(row) for row in rows):
        return []
    size = min(stroke.size for stroke in inside(box, strokes))
    ends = [x for line in lines for x in line[1:] if x0 + ALIGNED < x < x1 - ALIGNED]
    found = []
    for left, right in _free([[(s.box[0], s.box[2]) for s in row] for row in several]):
        end = next((x for x in ends if left - ALIGNED <= x <= right + ALIGNED), None)
        if end is not None or right - left >= GAP * size or _parts_heads(left, right, merged(rows[0]), size):
            found.append((left + right) / 2 if end is None else end)
    return found


def _free(rows: list[list[Span]]) -> list[Span]:
    """The white that no text of any row covers, from left to right."""
    free, reach = [], None
    for left, right in sorted(span for row in rows for span in row):
        if reach is not None and left > reach:
            free.append((reach, left))
        reach = right if reach is None else max(reach, right)
    return free


def _parts_heads(left: float, right: float, head: list[Span], size: float) -> bool:
    """Whether a narrow strip of white lies between two texts of the first row that stand clearly apart."""
    apart = any(a[1] - size < left and right < b[0] + size and b[0] - a[1] >= GAP * size for a, b in pairwise(head))
    return apart and right - left >= THIN * size


def _body(lines: list[Rule], walls: list[float], strokes: Iterable[Stroke]) -> Grid | None:
    """The cells between rules and walls; a row with one text that runs over a wall is not divided."""
    if not walls:
        return None
    x0, x1 = min(line[1] for line in lines), max(line[2] for line in lines)
    rows = [(above[0], below[0]) for above, below in pairwise(lines)]
    texts = [inside((x0, top, x1, bottom), strokes) for top, bottom in rows]
    size = min((stroke.size for row in texts for stroke in row), default=0.0)
    ends = [(x, lines[0][0], lines[-1][0]) for x in (x0, x1)]
    divided = [row for row, held in zip(rows, texts, strict=True) if not _runs_over(held, walls, size)]
    inner = [(wall, top, bottom) for top, bottom in divided for wall in walls]
    found = grids(Ruling(np.array(lines), np.array([*ends, *inner])))
    return found[0] if len(found) == 1 else None


def _runs_over(row: list[Stroke], walls: list[float], size: float) -> bool:
    """Whether a row holds one text alone, also with a full blank in it, that stands across a wall and is no larger heading."""
    spans = merged(row, BLANK)
    larger = any(stroke.size > HEADING * size for stroke in row)
    return not larger and len(spans) == 1 and any(spans[0][0] < wall < spans[0][1] for wall in walls)


def _under(head: Grid, body: Grid) -> Grid:
    """A head and the rows under it as one grid; both have the same columns."""
    shift = len(head.ys) - 1
    moved = [GridCell(c.row0 + shift, c.column0, c.row1 + shift, c.column1, c.box, c.open) for c in body.cells]
    return Grid(head.xs, [*head.ys[:-1], *body.ys], [*head.cells, *moved])


def in_columns(grid: Grid, strokes: Iterable[Stroke]) -> Grid | None:
    """A grid of one column divided where white runs down through its rows; None where it does not."""
    rows = [inside(cell.box, strokes) for cell in grid.cells]
    several = [row for row in rows if len(merged(row)) > 1]
    if not several or len(several) < SPLIT * sum(bool(row) for row in rows):
        return None
    size = min(stroke.size for row in several for stroke in row)
    walls = _walls([merged(row) for row in several], GAP * size)
    if not walls:
        return None
    xs = [grid.xs[0], *walls, grid.xs[-1]]
    out = Grid(xs, [grid.ys[0]])
    for cell, row in zip(grid.cells, rows, strict=True):
        for top, bottom in _lines(cell.box, row, xs[1]):
            _add_row(out, top, bottom, [s for s in row if top <= (s.box[1] + s.box[3]) / 2 < bottom])
    return out


def inside(box: Box, strokes: Iterable[Stroke]) -> list[Stroke]:
    """The texts whose middle lies in a box."""
    return [
        stroke
        for stroke in strokes
        if box[0] <= (stroke.box[0] + stroke.box[2]) / 2 <= box[2]
        and box[1] <= (stroke.box[1] + stroke.box[3]) / 2 < box[3]
    ]


def merged(row: list[Stroke], gap: float = GAP) -> list[Span]:
    """What the texts of a row cover, from left to right; ``gap`` in type sizes parts two."""
    spans: list[Span] = []
    for stroke in sorted(row, key=lambda stroke: stroke.box[0]):
        if spans and stroke.box[0] - spans[-1][1] < gap * stroke.size:
            spans[-1] = spans[-1][0], max(spans[-1][1], stroke.box[2])
        else:
            spans.append((stroke.box[0], stroke.box[2]))
    return spans


def _walls(rows: list[list[Span]], least: float) -> list[float]:
    """The middles of the white that no text of any row covers."""
    return [(left + right) / 2 for left, right in _free(rows) if right - left >= least]


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


def _add_row(grid: Grid, top: float, bottom: float, row: list[Stroke]) -> None:
    number = len(grid.ys) - 1
    grid.ys.append(bottom)
    bases = [round(s.base) for s in row]
    wide = any(s.box[0] < wall < s.box[2] for wall in grid.xs[1:-1] for s in row if bases.count(round(s.base)) == 1)
    steps = [0, len(grid.xs) - 1] if wide else list(range(len(grid.xs)))
    for left, right in pairwise(steps):
        grid.cells.append(GridCell(number, left, number + 1, right, (grid.xs[left], top, grid.xs[right], bottom)))


def restacked(found: list[Grid], lines: Ruling, strokes: Iterable[Stroke]) -> list[Grid]:
    """Coloured rows between rows on paper put together to one table. Grids with drawn ``lines`` stay as they are."""
    done = [grid for grid in found if _is_lined(grid, lines)]
    painted = [grid for grid in found if not _is_lined(grid, lines)]
    for grid in sorted(painted, key=lambda grid: (grid.box[1], grid.box[0])):
        for number, above in enumerate(done):
            whole = None if _is_lined(above, lines) else _together(above, grid, strokes)
            if whole is not None:
                done[number] = whole
                break
        else:
            done.append(grid)
    return [grid if _is_lined(grid, lines) else _with_last_row(grid, strokes) for grid in done]


def _with_last_row(grid: Grid, strokes: Iterable[Stroke]) -> Grid:
    """A table of coloured rows with the row on paper right below it, if the texts there keep to its columns."""
    x0, _, x1, y1 = grid.box
    low = [s for s in strokes if x0 <= s.box[0] and s.box[2] <= x1 and s.box[1] >= y1 - ALIGNED]
    row: list[Stroke] = []
    end = y1
    for stroke in sorted(low, key=lambda s: s.box[1]):
        if stroke.box[1] - end > stroke.size:
            break
        row.append(stroke)
        end = max(end, stroke.box[3])
    held = [_columns_of([stroke], grid.xs) for stroke in row]
    columns = set().union(*held)
    if not all(held) or 0 not in columns or len(columns) < max(FEWEST_TEXTS, (len(grid.xs) - 1) / 2):
        return grid
    out = Grid(grid.xs, list(grid.ys), list(grid.cells))
    _add_row(out, y1, end + row[-1].size / 2, row)
    return out


def _is_lined(grid: Grid, lines: Ruling) -> bool:
    """Whether a line is drawn along the upper or lower edge of a grid."""
    box = grid.box
    return any(
        min(abs(y - box[1]), abs(y - box[3])) <= ALIGNED and x0 < box[2] - ALIGNED and x1 > box[0] + ALIGNED
        for y, x0, x1 in lines.across.tolist()
    )


def _together(above: Grid, below: Grid, strokes: Iterable[Stroke]) -> Grid | None:
    """Two grids of one width as one, if what stands between them keeps to their columns."""
    a, b = above.box, below.box
    even = abs(a[0] - b[0]) <= ALIGNED and abs(a[2] - b[2]) <= ALIGNED
    between = [
        s for s in strokes if a[0] <= s.box[0] and s.box[2] <= a[2] and a[3] <= (s.box[1] + s.box[3]) / 2 <= b[1]
    ]
    gap = b[1] - a[3]
    apart = not -ALIGNED <= gap <= TALLEST_GAP or not (between or gap <= ALIGNED)
    if not even or apart or _is_heading(below, above, strokes):
        return None
    xs = above.xs if len(above.xs) >= len(below.xs) else below.xs
    if not all(_near(x, xs) for grid in (above, below) for x in grid.xs):
        return None
    if between and len(_columns_of(between, xs)) < FEWEST_TEXTS:
        return None
    out = _on(xs, above)
    if between and len(xs) > FEWEST_TEXTS:
        _add_row(out, a[3], b[1], between)
    elif between:
        return None
    out.ys[-1] = b[1]
    rest = _on(xs, below)
    shift = len(out.ys) - 1
    out.cells += [GridCell(c.row0 + shift, c.column0, c.row1 + shift, c.column1, c.box, c.open) for c in rest.cells]
    out.ys += rest.ys[1:]
    return out


def _is_heading(below: Grid, above: Grid, strokes: Iterable[Stroke]) -> bool:
    """Whether a band holds words larger than those of the table above it."""
    words, others = inside(below.box, strokes), sorted(stroke.size for stroke in inside(above.box, strokes))
    one = len(below.cells) == 1 and words and others
    return bool(one) and min(stroke.size for stroke in words) > HEADING * others[len(others) // 2]


def _columns_of(row: list[Stroke], xs: list[float]) -> set[int]:
    """The columns in which texts lie wholly."""
    return {
        column
        for stroke in row
        for column, (left, right) in enumerate(pairwise(xs))
        if left - ALIGNED <= stroke.box[0] and stroke.box[2] <= right + ALIGNED
    }


def _on(xs: list[float], grid: Grid) -> Grid:
    """A grid with its cells counted by other columns, among them all of its own."""
    place = [int(np.argmin(np.abs(np.array(xs) - x))) for x in grid.xs]
    cells = [GridCell(c.row0, place[c.column0], c.row1, place[c.column1], c.box, c.open) for c in grid.cells]
    return Grid(list(xs), list(grid.ys), cells)
