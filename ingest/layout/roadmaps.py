"""Schedules without rules: a line of years, quarters or months, and the bars below it.

They become grids like those of ruled tables: a column for each period, one at the left for the names of the rows.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ingest.document import Box
from ingest.drawn.sheet import Shape
from ingest.layout.figures import Figures, shared
from ingest.layout.grids import Grid, GridCell
from ingest.layout.lines import Writer
from ingest.layout.strokes import Stroke

FEWEST_HEADS, FEWEST_BARS = 3, 2
WIDE = 0.6  # of a column's width that the bars are wide as a rule; those of charts are narrower
MOSTLY = 0.5  # times the other figures among them that bars number at least
LONGEST = 14  # characters of a head
LEVEL = 0.3  # type sizes that the heads of one line may differ in height
EVEN = 0.2  # share by which the steps between heads may differ
MOST_COVERED = 0.6  # share of the room below the heads that bars cover at most
OVER = 0.6  # share of a bar's width that lies under the heads
LONG = 1.3  # times its height that a bar is wide at least
TALLEST, FLATTEST = 80.0, 5.0  # points of a bar
WHITE = 60.0  # points without a bar that end a schedule
TITLE = 1.5  # type sizes from the first column that a title may begin
LABEL_GAP = 0.8  # type sizes of white between two rows' names
INSIDE = 0.8  # share of a box that lies in a schedule where it is a part of it
PADDING = 2.0  # points around the heads
_PERIOD = re.compile(
    r"(?:(?:(?:令和|平成|[RH])(?:元|[0-9]{1,2})|(?:19|20)[0-9]{2})(?:年度?)?(?:\([^()]{1,8}\)(?:年度?)?)?"
    r"|(?:元|[0-9]{1,2})年度?"
    r"|(?:第?[1-4一二三四](?:四半期|Q|期)|[1-4]Q|Q[1-4]|[上下前中後]半?期|[0-9]{1,2}(?:-[0-9]{1,2})?月))"
)


@dataclass(frozen=True, slots=True)
class Roadmap:
    """A schedule's skeleton and its bars."""

    grid: Grid
    bars: list[Shape]

    def holds(self, grid: Grid) -> bool:
        """Whether a grid is a part of the schedule: its heads, or bars that touch."""
        return shared(grid.box, self.grid.box) > INSIDE


def roadmaps(drawn: Figures, known: list[Grid], strokes: Iterable[Stroke], writer: Writer) -> list[Roadmap]:
    """The schedules of a page that no rules make; ``known`` are the grids that rules and boxes make."""
    tables = [grid.box for grid in known if min(len(grid.xs), len(grid.ys)) > FEWEST_BARS and _is_ruled(grid, drawn)]
    if sum(not any(shared(s.box, box) > INSIDE for box in tables) for s in _shapes(drawn)) < FEWEST_BARS:
        return []
    found: list[Roadmap] = []
    heads = period_lines(strokes, writer)
    for head in heads:
        hosts = [grid for grid in known if _inside(head, grid.box)]
        if any(_holds_rows(grid, head, drawn, strokes) for grid in hosts) or any(
            _inside(head, each.grid.box) for each in found
        ):
            continue
        below = min((h[0].box[1] for h in heads if h[0].box[1] > head[0].box[3] and _same_place(h, head)), default=1e6)
        boxes = [grid for grid in hosts if len(grid.xs) > len(head)]  # of the heads, not a frame around the schedule
        walls = _walls(head, boxes[0] if boxes else None, drawn)
        top, bottom = min(s.box[1] for s in head), max(s.box[3] for s in head)
        others = (grid for grid in known if grid not in hosts and grid.box[3] > bottom)
        below = min([below, *(grid.box[1] for grid in others if _is_table(grid, walls))])
        top_of_bars = max([bottom, *(_floor(grid, bottom) for grid in boxes)]) - PADDING
        below = min([below, *(grid.box[3] for grid in hosts if grid not in boxes)])
        bars = _bars(drawn, walls, top_of_bars, _closed(drawn, walls, top_of_bars, below))
        wide = _usual_width(bars) >= WIDE * (walls[-1] - walls[0]) / (len(walls) - 1)
        if wide and len(bars) >= max(FEWEST_BARS, MOSTLY * _others(drawn, walls, bars, bottom)):
            found.append(_roadmap(walls, (top, bottom), bars, strokes))
    return found


def _is_ruled(grid: Grid, drawn: Figures) -> bool:
    """Whether lines are drawn between the rows of a grid; sides of boxes that lie over columns are none."""
    x0, y0, x1, y1 = grid.box
    return any(
        y0 + PADDING < y < y1 - PADDING and left < x1 - PADDING and right > x0 + PADDING
        for y, left, right in drawn.line_rules.across.tolist()
    )


def _holds_rows(grid: Grid, head: list[Stroke], drawn: Figures, strokes: Iterable[Stroke]) -> bool:
    """Whether a grid with the heads has rows of its own below them, and no mere bars that are as wide as its columns: these
    hold all that is written there, and leave most of it free.
    """
    if len(grid.ys) <= len(("top", "bottom")):
        return False
    top = _floor(grid, max(s.box[3] for s in head))
    body = (grid.box[0], top, grid.box[2], grid.box[3])
    bars = [shape.box for shape in (*drawn.overlays, *drawn.tiles) if shared(shape.box, body) > INSIDE]
    written = [s for s in strokes if shared(s.box, body) > MOSTLY]
    covered = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in bars)
    free = covered < MOST_COVERED * (body[2] - body[0]) * (body[3] - body[1])
    return not (
        free and not _is_ruled(grid, drawn) and all(any(shared(s.box, b) > MOSTLY for b in bars) for s in written)
    )


def _floor(grid: Grid, bottom: float) -> float:
    """Where the row of a grid ends in which the heads stand that go down to ``bottom``."""
    return next((y for y in grid.ys if y >= bottom - PADDING), grid.box[3])


def _closed(drawn: Figures, walls: list[float], top: float, bottom: float) -> float:
    """Where the last rule is that is as wide as the heads and ends a row with bars; ``bottom`` without such rules."""
    rules = sorted(
        y
        for y, left, right in drawn.line_rules.across.tolist()
        if abs(left - walls[0]) <= PADDING and abs(right - walls[-1]) <= PADDING and top < y < bottom
    )
    end = bottom
    for above, below in pairwise([top, *rules]):
        if any(above <= shape.box[1] + PADDING and shape.box[3] <= below + PADDING for shape in _shapes(drawn)):
            end = below
        elif below - above > 2 * PADDING:
            break
    return end


def _is_table(grid: Grid, walls: list[float]) -> bool:
    """Whether a grid below the heads is more than bars that touch: it has rows, or columns at the left of the heads'."""
    at_left = grid.box[0] < walls[0] - WHITE / 2 and len(grid.cells) > 1
    return at_left or min(len(grid.xs), len(grid.ys)) > FEWEST_BARS


def period_lines(strokes: Iterable[Stroke], writer: Writer) -> list[list[Stroke]]:
    """The lines of periods that stand evenly apart, from top to bottom."""
    short = [s for s in strokes if s.turn == 0 and len(s.ids) <= LONGEST]
    periods = sorted((s for s in short if _PERIOD.fullmatch(_plain(writer.read([s])))), key=lambda s: (s.base, s.a0))
    lines: list[list[Stroke]] = []
    for stroke in periods:
        if lines and abs(stroke.base - lines[-1][0].base) < LEVEL * stroke.size:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    return [line for line in (sorted(each, key=lambda s: s.a0) for each in lines) if _even(line)]


def _even(line: list[Stroke]) -> bool:
    if len(line) < FEWEST_HEADS:
        return False
    steps = np.diff([_middle(stroke) for stroke in line])
    step = float(np.median(steps))
    return bool((np.abs(steps - step) <= EVEN * step).all()) and step > 2 * line[0].size


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _middle(stroke: Stroke) -> float:
    return (stroke.box[0] + stroke.box[2]) / 2


def _inside(head: list[Stroke], box: Box) -> bool:
    return all(box[0] <= _middle(s) <= box[2] and box[1] <= (s.box[1] + s.box[3]) / 2 <= box[3] for s in head)


def _same_place(one: list[Stroke], two: list[Stroke]) -> bool:
    return one[0].box[0] < two[-1].box[2] and one[-1].box[2] > two[0].box[0]


def _walls(head: list[Stroke], boxes: Grid | None, drawn: Figures) -> list[float]:
    """Where the columns part: the sides of the heads' boxes, else the middles between heads, or where heads begin,
    whichever lies nearer to the ends of the bars.
    """
    if boxes is not None:
        return boxes.xs[-len(head) - 1 :]
    middles = [_middle(stroke) for stroke in head]
    step = (middles[-1] - middles[0]) / (len(middles) - 1)
    centred = [middles[0] - step / 2, *((a + b) / 2 for a, b in pairwise(middles)), middles[-1] + step / 2]
    starts = [stroke.box[0] for stroke in head]
    at_left = [*starts, starts[-1] + step]
    low, high = max(s.box[3] for s in head), max(s.box[3] for s in head) + 10 * WHITE
    ends = [x for s in _shapes(drawn) if low < s.box[1] < high for x in (s.box[0], s.box[2])]
    away = [sum(min(abs(x - wall) for wall in walls) for x in ends) for walls in (centred, at_left)]
    return centred if away[0] <= away[1] else at_left


def _shapes(drawn: Figures) -> list[Shape]:
    return [*drawn.overlays, *drawn.tiles, *drawn.arrows]


def _bars(drawn: Figures, walls: list[float], top: float, below: float) -> list[Shape]:
    """The bars and arrows under the heads down to white, or to the next heads."""
    found: list[Shape] = []
    reach = top
    for shape in sorted(_shapes(drawn), key=lambda shape: shape.box[1]):
        x0, y0, x1, y1 = shape.box
        arrow = any(shape is each for each in drawn.arrows)
        fits = (FLATTEST <= y1 - y0 <= TALLEST and x1 - x0 > LONG * (y1 - y0)) or arrow
        fits = fits and not any(_is_label(each, shape) or _is_label(shape, each) for each in _shapes(drawn))
        under = min(x1, walls[-1]) - max(x0, walls[0]) > OVER * (x1 - x0)
        if not fits or not under or y0 < top or y1 > below:
            continue
        if y0 - reach > WHITE:
            break
        found.append(shape)
        reach = max(reach, y1)
    return found


def _is_label(label: Shape, frame: Shape) -> bool:
    """Whether a box is the label at the left end of a frame, over its whole height: neither is a bar."""
    (a0, b0, a1, b1), (x0, y0, x1, y1) = label.box, frame.box
    ends = max(abs(a0 - x0), abs(b0 - y0), abs(b1 - y1))
    return label.fill is not None and ends <= PADDING and a1 - a0 < MOSTLY * (x1 - x0)


def _usual_width(bars: list[Shape]) -> float:
    return float(np.median([bar.box[2] - bar.box[0] for bar in bars])) if bars else 0.0


def _others(drawn: Figures, walls: list[float], bars: list[Shape], top: float) -> int:
    """How many figures that are no bars stand among the bars: a chart has many."""
    area = (walls[0], top, walls[-1], max((bar.box[3] for bar in bars), default=top))
    closed = [shape for shape in (*drawn.overlays, *drawn.tiles) if shared(shape.box, area) > INSIDE]
    return sum(all(shape is not bar for bar in bars) for shape in closed)


def _roadmap(walls: list[float], head: tuple[float, float], bars: list[Shape], strokes: Iterable[Stroke]) -> Roadmap:
    top, bottom = head[0] - PADDING, max(shape.box[3] for shape in bars) + PADDING
    first = min(head[1] + PADDING, *(shape.box[1] for shape in bars))
    at_left = [s for s in strokes if s.box[2] <= walls[0] and first <= (s.box[1] + s.box[3]) / 2 <= bottom]
    names = _names(at_left) if not any(_is_title(s, walls, top) for s in strokes) else []
    left = min((s.box[0] for name in names for s in name), default=walls[0]) - PADDING
    xs = [left, *walls] if names else walls
    ys = [top, first, *_between(names, bars), max([bottom, *(s.box[3] + PADDING for name in names for s in name)])]
    grid = Grid(xs, ys)
    for row, (above, below) in enumerate(pairwise(ys)):
        for column, (x0, x1) in enumerate(pairwise(xs)):
            grid.cells.append(GridCell(row, column, row + 1, column + 1, (x0, above, x1, below)))
    return Roadmap(grid, bars)


def _is_title(stroke: Stroke, walls: list[float], top: float) -> bool:
    """Whether a line right above the heads begins where the first column does: the title of a schedule that has no names of
    rows at its left.
    """
    x0, _, x1, y1 = stroke.box
    near = -PADDING <= top - y1 <= 1.5 * stroke.size and -PADDING <= x0 - walls[0] <= TITLE * stroke.size
    return near and x1 > walls[0] + TITLE * stroke.size


def _names(strokes: list[Stroke]) -> list[list[Stroke]]:
    """The names of the rows: lines close to each other are one."""
    names: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.box[1]):
        if names and stroke.box[1] - max(s.box[3] for s in names[-1]) < LABEL_GAP * stroke.size:
            names[-1].append(stroke)
        else:
            names.append([stroke])
    return names


def _between(names: list[list[Stroke]], bars: list[Shape]) -> list[float]:
    """Where rows part: half-way between two names, or at the edge of a bar that stands there."""
    found = []
    for one, two in pairwise(names):
        low, high = max(s.box[3] for s in one), min(s.box[1] for s in two)
        middle = (low + high) / 2
        for shape in bars:
            if shape.box[1] < middle < shape.box[3]:
                nearer = abs(shape.box[1] - middle) < abs(shape.box[3] - middle)
                middle = shape.box[1] if nearer else shape.box[3]
        found.append(middle)
    return found
