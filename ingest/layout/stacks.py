"""Horizontal rules above each other → stacks, each of the rules that one table may have."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf

from ingest.document import Box
from ingest.layout.grids import Grid
from ingest.layout.rules import Ruling
from ingest.layout.strokes import Stroke
from ingest.layout.whitespace import ALIGNED, BLANK, Span, columns_of, inside, lines_of, merged, near

FEWEST_RULES = 3
_PAIR = 2  # rules that hold the one row under a head
NARROWEST = 80.0  # points
TALLEST_ROW = 160.0  # points between two rules of one table
LOOSE = 1.8  # type sizes of white between a heading's number and its words at most
HEADING = 1.12  # times the type of a table in which a heading between two tables is set
LEVEL = 0.4  # type sizes that the middles of the cells of one row may differ in height
SAME = 1.0  # points that the ends of equal words may differ
MOST_UPRIGHT = 1  # vertical rules inside of a table that has none but, perhaps, one under its head

Rule = tuple[float, ...]  # y, x from, x to


def stacks(rules: Ruling, known: list[Grid], strokes: Iterable[Stroke], frames: Sequence[Box] = ()) -> list[list[Rule]]:
    """Stacks of at least FEWEST_RULES rules from top to bottom, none of them of a known table but for its lower edge; under
    one of these also pairs. The rules of a stack all lie in one of the ``frames``, or in none.
    """
    parts = [part for stack in _stacks(rules, known, frames, strokes) for part in _parts(stack, strokes)]
    return [part for part in parts if len(part) >= FEWEST_RULES or _is_foot(part[0], known)]


def extent(lines: list[Rule]) -> Span:
    """From where to where a stack reaches."""
    return min(line[1] for line in lines), max(line[2] for line in lines)


def rows_of(lines: list[Rule], strokes: Iterable[Stroke]) -> list[list[Stroke]]:
    """The texts between each rule and the next."""
    x0, x1 = extent(lines)
    return [inside((x0, above[0], x1, below[0]), strokes) for above, below in pairwise(lines)]


def is_drawing(rules: Ruling, drawn: Ruling, lines: list[Rule]) -> bool:
    """Whether the rules of a stack are of boxes and connectors of a drawing, or of frames one above the other."""
    return _upright(rules, lines) > MOST_UPRIGHT or _is_framed(rules, drawn, lines)


def walled(box: Box, drawn: Ruling) -> bool:
    """Whether a line is drawn down in a box or along its sides."""
    within = (box[0] - ALIGNED <= x <= box[2] + ALIGNED and top < box[3] and end > box[1] for x, top, end in drawn.down)
    return any(within)


def _stacks(rules: Ruling, known: list[Grid], frames: Sequence[Box], strokes: Iterable[Stroke]) -> list[list[Rule]]:
    """Rules above each other within the ends of the longest and within one frame, those of known tables left out but for their
    lower edges, and the upper edge of the next below one that has no rule else.
    """
    found: list[tuple[Box | None, list[Rule]]] = []  # each with its frame
    for line in sorted(tuple(rule) for rule in rules.across.tolist()):
        if line[2] - line[1] < NARROWEST or any(_inside(line, grid.box) for grid in known) or _is_side(line, frames):
            continue
        frame = _frame_of(line, frames)
        for around, stack in found:
            x0, x1 = extent(stack)
            within = around == frame and x0 - ALIGNED <= line[1] and line[2] <= x1 + ALIGNED
            if within and line[0] - stack[-1][0] <= TALLEST_ROW and not _parted(stack[-1], line, known):
                stack.append(line)
                break
        else:
            found.append((frame, [line]))
    whole = (_closed(stack, known, strokes) if len(stack) < _PAIR else stack for _, stack in found)
    return [stack for stack in whole if len(stack) >= _PAIR]


def _closed(stack: list[Rule], known: list[Grid], strokes: Iterable[Stroke]) -> list[Rule]:
    """The lower edge of a known table with the upper edge of the head right below it, which is as wide and has other columns,
    where texts at one height stand between: a row.
    """
    (foot,) = stack
    above = next((grid for grid in known if _is_foot(foot, [grid])), None)
    below = (grid for grid in known if foot[0] + ALIGNED < grid.box[1] <= foot[0] + TALLEST_ROW)
    head = min(below, key=lambda grid: grid.box[1], default=None)
    if above is None or head is None or len(head.xs) == len(("left", "right")) or len(head.xs) == len(above.xs):
        return stack
    wide = abs(head.box[0] - foot[1]) <= ALIGNED and abs(head.box[2] - foot[2]) <= ALIGNED
    row = inside((head.box[0], foot[0], head.box[2], head.box[1]), strokes)
    return [foot, (head.box[1], head.box[0], head.box[2])] if wide and _are_level(row, above.xs) else stack


def _are_level(row: list[Stroke], xs: list[float]) -> bool:
    """Whether the texts of each column have their middle at one height, as the cells of a row."""
    held = ([s for s in row if left <= (s.box[0] + s.box[2]) / 2 < right] for left, right in pairwise(xs))
    middles = [(min(s.box[1] for s in each) + max(s.box[3] for s in each)) / 2 for each in held if each]
    return len(middles) > 1 and max(middles) - min(middles) < LEVEL * row[0].size


def _frame_of(line: Rule, frames: Sequence[Box]) -> Box | None:
    """The smallest frame that a rule lies in; None where it lies in none."""
    around = [
        box
        for box in frames
        if box[0] - ALIGNED <= line[1]
        and line[2] <= box[2] + ALIGNED
        and box[1] < line[0] - SAME < line[0] + SAME < box[3]
    ]
    return min(around, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=None)


def _is_side(line: Rule, frames: Sequence[Box]) -> bool:
    """Whether a rule is the upper or lower side of a frame, or the edge of what is painted along that."""
    return any(
        abs(line[1] - box[0]) <= ALIGNED
        and abs(line[2] - box[2]) <= ALIGNED
        and min(abs(line[0] - box[1]), abs(line[0] - box[3])) <= SAME
        for box in frames
    )


def _is_foot(line: Rule, known: list[Grid]) -> bool:
    """Whether a rule is the lower edge of a known table."""
    return any(abs(line[0] - grid.box[3]) <= ALIGNED and near(line[1], [grid.box[0]]) for grid in known)


def _parted(above: Rule, below: Rule, known: list[Grid]) -> bool:
    """Whether another table stands between two rules."""
    return any(
        above[0] - ALIGNED <= box[1] and box[3] <= below[0] + ALIGNED and box[0] < below[2] and box[2] > below[1]
        for box in (grid.box for grid in known)
    )


def _inside(line: Rule, box: Box) -> bool:
    """Whether a rule belongs to a table, its lower edge excepted."""
    return box[1] - ALIGNED <= line[0] <= box[3] - ALIGNED and line[1] < box[2] and line[2] > box[0]


def _parts(lines: list[Rule], strokes: Iterable[Stroke]) -> list[list[Rule]]:
    """A stack of rules cut where a heading stands between two: words larger than most or than those of the row below, words
    above a row like the first, or words that begin right at the end of the rules, as none in a cell do.
    """
    rows = rows_of(lines, strokes)
    flush = _flush(rows, extent(lines)[0])
    cuts = [0]
    for number, row in enumerate(rows):
        sizes = sorted(stroke.size for other in rows if other is not row for stroke in other)
        usual = sizes[len(sizes) // 2] if sizes else 0.0
        alone = len(merged(row, LOOSE)) == 1
        below = max((stroke.size for stroke in rows[number + 1]), default=usual) if number + 1 < len(rows) else usual
        larger = alone and len(rows) > 1 and min(stroke.size for stroke in row) > HEADING * min(usual, below)
        first = rows[cuts[-1]]
        again = alone and 0 < number < len(rows) - 1 and alike(first, rows[number + 1]) and not _is_beside(row, first)
        if larger or again or number in flush or _ends_in_heading(row):
            cuts.append(number + 1)
    return _cut(lines, cuts, fewest=_PAIR)


def _is_beside(row: list[Stroke], other: list[Stroke]) -> bool:
    """Whether a row has a text in each column of another one, and none across these."""
    spans = merged(other)
    xs = [-inf, *((left + right) / 2 for (_, left), (right, _) in pairwise(spans)), inf]
    return all(columns_of([stroke], xs) for stroke in row) and len(columns_of(row, xs)) == len(spans)


def _ends_in_heading(row: list[Stroke]) -> bool:
    """Whether below all other texts of a row a line of larger words stands alone: a heading below a note on the table above."""
    *others, last = lines_of(row) or [[]]
    if not others or len(merged(last, LOOSE)) > 1:
        return False
    above = [stroke for line in others for stroke in line]
    larger = min(stroke.size for stroke in last) > HEADING * max(stroke.size for stroke in above)
    return larger and min(stroke.box[1] for stroke in last) >= max(stroke.box[3] for stroke in above)


def _flush(rows: list[list[Stroke]], left: float) -> set[int]:
    """The rows of lines of one text each, the first of which begins where the rules do, while most rows keep away from there."""
    begins = {number: min(stroke.box[0] for stroke in row) - left for number, row in enumerate(rows) if row}
    at_edge = {number for number, gap in begins.items() if abs(gap) < SAME}
    away = sum(gap > 2 * SAME for gap in begins.values())
    alone = {number for number in at_edge if all(len(merged(line, LOOSE)) == 1 for line in lines_of(rows[number]))}
    return alone if 2 * away > len(begins) else set()


def alike(one: list[Stroke], two: list[Stroke]) -> bool:
    """Whether two rows have texts of the same extent in the same places, line by line: a head and the head again."""
    several = len(merged(one, BLANK)) > 1
    return (
        several
        and len(one) == len(two)
        and all(
            len(a.ids) == len(b.ids) and abs(a.box[0] - b.box[0]) < SAME and abs(a.box[2] - b.box[2]) < SAME
            for a, b in zip(one, two, strict=True)
        )
    )


def boxes_apart(lines: list[Rule], drawn: Ruling, strokes: Iterable[Stroke]) -> list[list[Rule]]:
    """A stack of rules cut at the white between boxes of colour that stand farther apart than neighbouring rows do."""
    coloured = _coloured(lines, drawn)
    cuts = [0]
    for number, (above, below) in enumerate(pairwise(lines)):
        white = coloured[number] and coloured[number + 1] and below[0] - above[0] > ALIGNED
        if white and not inside((above[1], above[0], above[2], below[0]), strokes):
            cuts.append(number + 1)
    return _cut(lines, cuts)


def above_boxes(lines: list[Rule], drawn: Ruling, strokes: Iterable[Stroke]) -> list[Rule]:
    """The rules under a head down to the first box of colour that stands away from them, with nothing or one running text
    between: the band of the next heading and no row.
    """
    coloured = _coloured(lines, drawn)
    if coloured[0]:
        return lines  # under a head of colour so are the rows
    for number, (above, below) in enumerate(pairwise(lines)):
        away = not coloured[number] and coloured[number + 1] and below[0] - above[0] > ALIGNED
        if away and len(merged(inside((above[1], above[0], above[2], below[0]), strokes), LOOSE)) <= 1:
            return lines[: number + 1]
    return lines


def _coloured(lines: list[Rule], drawn: Ruling) -> list[bool]:
    """Which rules are edges of boxes of colour and no lines."""
    lined = [rule[0] for rule in drawn.across.tolist()]
    return [not near(line[0], lined) for line in lines]


def _cut(lines: list[Rule], cuts: list[int], fewest: int = FEWEST_RULES) -> list[list[Rule]]:
    """The parts of a stack that begin at these rules, those that can make a table."""
    ends = [*cuts[1:], len(lines)]
    return [part for cut, end in zip(cuts, ends, strict=True) if len(part := lines[cut:end]) >= fewest]


def _upright(rules: Ruling, lines: list[Rule]) -> int:
    """How many vertical rules stand between the ends of a stack of rules."""
    x0, x1 = extent(lines)
    x, top, bottom = rules.down.T
    within = (x > x0 + ALIGNED) & (x < x1 - ALIGNED)
    return int((within & (top >= lines[0][0] - ALIGNED) & (bottom <= lines[-1][0] + ALIGNED)).sum())


def _is_framed(rules: Ruling, drawn: Ruling, lines: list[Rule]) -> bool:
    """Whether two neighbouring rules are the upper and lower side of a frame; a band of colour between two lines is a row."""
    coloured = _coloured(lines, drawn)
    return any(
        _has_sides(drawn if not (coloured[number] or coloured[number + 1]) else rules, above, below)
        for number, (above, below) in enumerate(pairwise(lines))
    )


def _has_sides(rules: Ruling, above: Rule, below: Rule) -> bool:
    """Whether rules run down from both ends of one to those of the other."""
    x, top, bottom = rules.down.T
    return all(
        ((abs(x - end) <= ALIGNED) & (top <= above[0] + ALIGNED) & (bottom >= below[0] - ALIGNED)).any()
        for end in (below[1], below[2])
    )
