"""Tables that run on over the end of a page become one."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import msgspec

from ingest.document import Bar, Cell, Line, Table, Text
from ingest.layout.heads import head_rows, rows_of

KEY = 0.6  # share of the cells of a key column that hold text
TITLES = 2  # labels over the whole width that stand in the same rows of two forms
LABELS, ALIKE = 3, 0.6  # count and share of equal first cells that make two tables two forms of one kind
OWN, OWN_CELLS = 0.8, 3  # share and count of filled cells beside an empty key cell that make a row of their own
MOST_HEADS = 3  # rows of a head
_GOES_ON = re.compile(r"[(【\[〈<]?(?:前ページからの|前頁からの)?(?:続き|つづき)[)】\]〉>]?")
ALIGNED = 3.0  # points that the columns of two pages may differ
Grid = dict[tuple[int, int], Cell]


def continues(above: Table, below: Table, above_xs: list[float], below_xs: list[float]) -> bool:
    """Whether a table at the top of a page goes on with the one at the end of the page before: the same columns, and not
    the same form filled in again. ``above`` is what stands on the page before alone.
    """
    if above.columns != below.columns:
        return False
    shift = below_xs[0] - above_xs[0]
    pairs = list(zip(above_xs, below_xs, strict=True))
    if _are_labelled(above, below):
        pairs.pop()  # such a list is as wide as its longest text
    aligned = all(abs(b - a - shift) <= ALIGNED for a, b in pairs)
    return (aligned or _same_list(above, below, above_xs, below_xs)) and not _same_form(above, below)


def _are_labelled(*tables: Table) -> bool:
    """Whether tables are lists of labels with their texts, without a head."""
    return all(not t.header_rows and all(c.header for c in t.cells if not c.column) for t in tables)


def said_again(lines: Iterable[Line], before: Iterable[Line]) -> bool:
    """Whether all that stands above the rest of a table on the next page was said on the page ``before``, as a unit or a
    running head is, but for a word that the table goes on (（続き）).
    """
    told = {_bare(line) for line in before}
    return all(not (words := _bare(line)) or words in told for line in lines)


def _bare(line: Line) -> str:
    return _GOES_ON.sub("", "".join(unicodedata.normalize("NFKC", line.text).split()))


def _same_list(above: Table, below: Table, above_xs: list[float], below_xs: list[float]) -> bool:
    """Whether tables without vertical rules, whose columns lie where the white between their texts does, are as wide as
    each other and begin with the same head.
    """
    ends = max(abs(above_xs[0] - below_xs[0]), abs(above_xs[-1] - below_xs[-1]))
    heads = head_rows(above)
    return ends <= ALIGNED and 0 < heads <= repeated_rows(above, below)


def _same_form(above: Table, below: Table) -> bool:
    """Whether labels recur in the same places below rows that differ: two cards, not one list."""
    differ, labels, rows, titles = False, 0, 0, 0
    for one, two in zip(rows_of(above), rows_of(below), strict=False):
        same = _same_row(one, two)
        if same and differ and sum(bool(cell.text) for cell in two) > 1:
            return True
        titles += same and differ and len(two) == 1 and bool(two[0].text)
        differ = differ or not same
        if one and two and two[0].text and differ:
            rows += 1
            labels += _plain(one[0]) == _plain(two[0])
    return titles >= TITLES or (labels >= LABELS and labels >= ALIKE * rows)


def repeated_rows(above: Table, below: Table) -> int:
    """How many rows at the top of the second table are those of the first again."""
    one, two = rows_of(above), rows_of(below)
    count = 0
    while count < min(len(one), len(two)) and _same_row(one[count], two[count]):
        count += 1
    if not any(cell.text for row in two[:count] for cell in row):
        return 0
    return count


def _same_row(one: list[Cell], two: list[Cell]) -> bool:
    return [(c.column, c.columns, _plain(c)) for c in one] == [(c.column, c.columns, _plain(c)) for c in two]


def _plain(cell: Cell) -> str:
    return "".join(unicodedata.normalize("NFKC", cell.text.text).split())


def joined(above: Table, below: Table) -> Table:
    """Both as one table: the repeated head left out, rows and merged cells that the page end cut made whole."""
    repeated = repeated_rows(above, below)
    alone = not repeated and _is_head_alone(above, below)
    heads = above.rows if alone else repeated or above.header_rows or head_rows(above)
    rest = [cell for cell in below.cells if cell.row >= repeated]
    bars = [bar for bar in below.bars if bar.row >= repeated]
    cut = not alone and _is_cut(above, rest, repeated)
    shift = above.rows - repeated - (1 if cut else 0)
    cells = _below(above, rest, shift) if alone else _stitched(above, rest, repeated, shift, cut=cut)
    moved = [msgspec.structs.replace(bar, row=bar.row + shift) for bar in bars]
    return Table(
        above.places + below.places,
        below.rows + shift,
        above.columns,
        tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        heads,
        tuple[Bar, ...](list(above.bars) + moved),
    )


def _group_columns(cells: Iterable[Cell]) -> set[int]:
    """Columns in which cells cover several rows."""
    return {cell.column for cell in cells if cell.rows > 1}


def _mostly_merged(cells: Iterable[Cell]) -> set[int]:
    """Columns in which more cells cover several rows than one."""
    counts: Counter[int] = Counter()
    for cell in cells:
        counts[cell.column] += 1 if cell.rows > 1 else -1
    return {column for column, more in counts.items() if more > 0}


def _is_head_alone(above: Table, below: Table) -> bool:
    """Whether the page ended below the head of a table: a few painted rows, while the first row on the next page is on paper."""
    first = (cell for cell in below.cells if cell.row == 0)
    painted = all(cell.fill is not None for cell in above.cells)
    return painted and above.rows <= MOST_HEADS and all(cell.fill is None for cell in first)


def _below(above: Table, rest: list[Cell], shift: int) -> list[Cell]:
    return [*above.cells, *(msgspec.structs.replace(cell, row=cell.row + shift) for cell in rest)]


def _is_cut(above: Table, rest: list[Cell], first: int) -> bool:
    """Whether the first row of the second part is the end of a row: its own key cell is empty, another is not."""
    head = above.header_rows or head_rows(above)
    row = sorted((cell for cell in rest if cell.row == first and cell.rows == 1), key=lambda cell: cell.column)
    for cell in row:
        column = [other for other in above.cells if other.column == cell.column and other.row >= head]
        alone = sum(other.rows == 1 for other in column)
        if not column or alone <= len(column) / 2:
            continue  # a column of merged cells is empty below their text
        usual = sum(bool(other.text) for other in column) >= KEY * len(column)
        rest_of_row = [other for other in row if other is not cell]
        filled = sum(bool(other.text) for other in rest_of_row)
        own_row = filled >= OWN_CELLS and filled >= OWN * len(rest_of_row)  # a row of its own below a merged cell
        return usual and not cell.text and filled > 0 and not own_row
    return False


def _stitched(above: Table, rest: list[Cell], first: int, shift: int, *, cut: bool) -> list[Cell]:
    grid = above.grid()
    groups = _group_columns(above.cells) | _group_columns(rest)
    mostly = _mostly_merged(above.cells)
    done = list(above.cells)
    for cell in rest:
        before = grid.get((above.rows - 1, cell.column)) if cell.row == first else None
        if before is not None and (cut or (_runs_on(before, cell, groups) and _spans(before, cell, mostly))):
            place = done.index(before)
            done[place] = _longer(before, cell, cell.row + shift + cell.rows)
            grid |= dict.fromkeys([at for at, old in grid.items() if old is before], done[place])
        else:
            open_rows = _open_rows(above, grid, cell) if cell.row == first and cell.column in groups else 0
            row = cell.row + shift - open_rows
            done.append(msgspec.structs.replace(cell, row=row, rows=cell.rows + open_rows))
    return done


def _open_rows(above: Table, grid: Grid, cell: Cell) -> int:
    """How many rows at the end of the first part have no cell at all where a merged cell of the second goes on."""
    head = above.header_rows or head_rows(above)
    columns = range(cell.column, cell.column + cell.columns)
    row = above.rows
    while row > head and not any((row - 1, column) in grid for column in columns):
        row -= 1
    return above.rows - row


def _runs_on(before: Cell, cell: Cell, groups: set[int]) -> bool:
    """Whether a merged cell goes on over the page end: its text stands on one of the pages only."""
    same = (before.column, before.columns) == (cell.column, cell.columns)
    return same and cell.column in groups and bool(before.text) != bool(cell.text)


def _spans(before: Cell, cell: Cell, mostly: set[int]) -> bool:
    """Whether one of two cells covers rows beside it, or its column is one of merged cells: else each is of its own row."""
    return before.rows > 1 or cell.rows > 1 or cell.column in mostly


def _longer(before: Cell, cell: Cell, end: int) -> Cell:
    text = Text(before.text.lines + cell.text.lines)
    return msgspec.structs.replace(before, rows=max(before.rows, end - before.row), text=text)
