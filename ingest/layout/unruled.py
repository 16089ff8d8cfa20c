"""Tables whose rows no rule parts: lines of short texts that keep to columns under a head, one of them of numbers."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.layout.grids import Grid, GridCell
from ingest.layout.headings import bullet
from ingest.layout.lines import Writer
from ingest.layout.strokes import Stroke
from ingest.layout.whitespace import inside, lines_of, merged

FEWEST_COLUMNS, FEWEST_ROWS = 3, 2  # rows below the head
GAP = 1.0  # type sizes of white between two columns at least
APART = 4.5  # type sizes from one line to the next at most
CLOSE = 0.85  # of the least distance from a line to a row below it: so close is a line of the same row
LEADING = 2.0  # the same within a row
WHOLE = 0.6  # share of the rows that have a text in every column
NUMBERS = 0.6  # share of a column's texts that are numbers where it is one of numbers
FULL, LONG = 0.6, 9  # share of a column's lines that reach its end where it is running text, characters of such lines
MARGIN = 1.0  # points around the words of a table
_NUMBER = re.compile(r"[△▲-]?(?:第|約|R|H|令和|平成|昭和)?[0-9][0-9,.:/~%-]*[^0-9]{0,4}[0-9]{0,2}[^0-9]{0,3}")
_YEAR = re.compile(r"(?:R|H|令和|平成)(?:[0-9]{1,2}|元)|[12][0-9]{3}年")

Walls = list[tuple[float, float]]  # the white between two columns, from left to right
Row = list[list[Stroke]]  # the lines of one row


def split(grid: Grid, strokes: Iterable[Stroke], writer: Writer) -> Grid:
    """A table with a row for each line where one row between rules holds a list: tables with rules at head and foot only."""
    columns = len(grid.xs) - 1
    out = Grid(grid.xs, [grid.ys[0]])
    for row, (top, bottom) in enumerate(pairwise(grid.ys)):
        own = [cell for cell in grid.cells if cell.row0 <= row < cell.row1]
        if any(cell.row1 - cell.row0 > 1 for cell in own):
            return grid
        walls = [(x, x) for x in grid.xs[1:-1]]
        rows = []
        if row and len(own) == columns >= FEWEST_COLUMNS:
            rows = _rows(lines_of(inside((grid.xs[0], top, grid.xs[-1], bottom), strokes)), walls)
        if _is_list(rows, walls, writer):
            _add(out, rows, bottom)
            continue
        number = len(out.ys) - 1
        out.ys.append(bottom)
        out.cells += [GridCell(number, cell.column0, number + 1, cell.column1, cell.box, cell.open) for cell in own]
    return out


def unruled(lines: Sequence[list[Stroke]], writer: Writer) -> list[Grid]:
    """The tables that the words of these lines make without any rule, under a head each."""
    found, start = [], 0
    while start < len(lines) - FEWEST_ROWS:
        end, walls = _reach(lines, start, writer)
        rows = _rows(lines[start + 1 : end], walls) if len(walls) >= FEWEST_COLUMNS - 1 else []
        if rows and _is_list(rows, walls, writer):
            found.append(_grid(lines[start], rows, walls))
            start = end
        else:
            start += 1
    return found


def _reach(lines: Sequence[list[Stroke]], start: int, writer: Writer) -> tuple[int, Walls]:
    """The line after the last that keeps to the columns of a head, and the white between these."""
    head = lines[start]
    size = max(stroke.size for stroke in head)
    spans = merged(head, GAP)
    walls = [(left[1], right[0]) for left, right in pairwise(spans)]
    if len(spans) < FEWEST_COLUMNS or not _is_head(head, writer):
        return start + 1, []
    end = start + 1
    while end < len(lines) and lines[end][0].base - lines[end - 1][0].base <= APART * size:
        narrowed = [_narrowed(wall, lines[end]) for wall in walls]
        if any(right - left < GAP * size for left, right in narrowed):
            break
        walls, end = narrowed, end + 1
    close = CLOSE * _pitch(lines[start + 1 : end], walls)
    while end > start + 1 and _is_below(lines[end - 1], lines[end - 2], walls, close):
        end -= 1
    return end, walls


def _is_head(line: list[Stroke], writer: Writer) -> bool:
    """Whether the texts of a line may head columns: words, and behind the first also years."""
    row = sorted(line, key=lambda stroke: stroke.box[0])
    bare = [stroke for stroke in row if _is_number(stroke, writer)]
    return row[0] not in bare and all(_YEAR.match(_plain(stroke, writer)) for stroke in bare)


def _is_below(line: list[Stroke], above: list[Stroke], walls: Walls, close: float) -> bool:
    """Whether a line of few texts stands below the table: it goes on no row."""
    step = line[0].base - above[0].base
    goes_on = step <= close or (step <= LEADING * line[0].size and line[0].box[0] >= walls[0][0])
    return len(merged(line, GAP)) < FEWEST_COLUMNS - 1 and not goes_on


def _pitch(lines: Sequence[list[Stroke]], walls: Walls) -> float:
    """The least distance from a line to one below it that has a text in every column; 0 where no such line is."""
    steps = (low[0].base - high[0].base for high, low in pairwise(lines) if _is_full(low, walls))
    return min(steps, default=0.0)


def _is_full(line: list[Stroke], walls: Walls) -> bool:
    return len(line) > len(walls) and len({_column(stroke, walls) for stroke in line}) > len(walls)


def _narrowed(wall: tuple[float, float], line: list[Stroke]) -> tuple[float, float]:
    """What a line leaves free of the white between two columns."""
    left, right = wall
    for stroke in line:
        x0, _, x1, _ = stroke.box
        if x1 <= left or x0 >= right:
            continue
        if x0 <= left and x1 >= right:
            return left, left
        if x0 <= left or (x1 < right and x0 + x1 <= left + right):
            left = x1
        else:
            right = x0
    return left, right


def _rows(lines: Sequence[list[Stroke]], walls: Walls) -> list[Row]:
    """Lines as rows: one without a text in the first column goes on the row above, as does one of few texts that stands
    closer to it than rows do; where there is no row above, it ends one of the page before.
    """
    close = CLOSE * _pitch(lines, walls)
    rows: list[Row] = []
    for number, line in enumerate(lines):
        far = not number or line[0].base - lines[number - 1][0].base > close
        begins = any(stroke.box[2] <= walls[0][1] for stroke in line) and (far or _is_full(line, walls))
        if begins or not rows:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _is_list(rows: list[Row], walls: Walls, writer: Writer) -> bool:
    """Whether rows are those of a table: most have a text in every column, the first one that is not of numbers names
    something in a few words, and another one is of numbers or of sentences.
    """
    columns = len(walls) + 1
    if len(rows) < FEWEST_ROWS or columns < FEWEST_COLUMNS:
        return False
    placed = [[_column(stroke, walls) for line in row for stroke in line] for row in rows]
    if sum(len(set(row)) == columns for row in placed) < WHOLE * len(rows):
        return False
    texts: list[list[Stroke]] = [[] for _ in range(columns)]
    for row in rows:
        for line in row:
            for stroke in line:
                texts[_column(stroke, walls)].append(stroke)
    numbers = [sum(_is_number(each, writer) for each in column) >= NUMBERS * len(column) for column in texts]
    names = next((column for column, of_numbers in zip(texts, numbers, strict=True) if not of_numbers), None)
    if names is None or _runs(names, writer):
        return False
    return any(numbers) or any(
        sum(_ends(row, column, walls, writer) for row in rows) >= NUMBERS * len(rows) for column in range(1, columns)
    )


def _ends(row: Row, column: int, walls: Walls, writer: Writer) -> bool:
    """Whether what a row has in a column ends as sentences do."""
    text = [stroke for line in row for stroke in line if _column(stroke, walls) == column]
    return bool(text) and writer.read([text[-1]]).endswith("。")


def _column(stroke: Stroke, walls: Walls) -> int:
    middle = (stroke.box[0] + stroke.box[2]) / 2
    return sum(middle > (left + right) / 2 for left, right in walls)


def _runs(column: list[Stroke], writer: Writer) -> bool:
    """Whether the texts of a column are running text or lists: long lines that fill it, or bullets."""
    end = max(stroke.box[2] for stroke in column)
    full = [s for s in column if len(s.ids) >= LONG and end - s.box[2] < 2 * s.size]
    return len(full) >= FULL * len(column) or any(bullet(writer.read([stroke]))[0] for stroke in column)


def _is_number(stroke: Stroke, writer: Writer) -> bool:
    return bool(_NUMBER.fullmatch(_plain(stroke, writer)))


def _plain(stroke: Stroke, writer: Writer) -> str:
    return unicodedata.normalize("NFKC", writer.read([stroke])).replace(" ", "")


def _grid(head: list[Stroke], rows: list[Row], walls: Walls) -> Grid:
    words = [*head, *(stroke for row in rows for line in row for stroke in line)]
    x0, y0, x1, y1 = (pick(stroke.box[side] for stroke in words) for side, pick in enumerate((min, min, max, max)))
    xs = [x0 - MARGIN, *((left + right) / 2 for left, right in walls), x1 + MARGIN]
    grid = Grid(xs, [y0 - MARGIN])
    _add(grid, [[head], *rows], y1 + MARGIN)
    return grid


def _add(grid: Grid, rows: list[Row], bottom: float) -> None:
    """Adds rows to a grid, the last of which ends at ``bottom``."""
    heights = [[stroke.box for line in row for stroke in line] for row in rows]
    ends = [(max(box[3] for box in above) + min(box[1] for box in below)) / 2 for above, below in pairwise(heights)]
    for end in (*ends, bottom):
        number, top = len(grid.ys) - 1, grid.ys[-1]
        grid.ys.append(end)
        grid.cells += [
            GridCell(number, column, number + 1, column + 1, (left, top, right, end))
            for column, (left, right) in enumerate(pairwise(grid.xs))
        ]
