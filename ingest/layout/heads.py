"""Which rows and cells of a table are its heads: told by background, weight, place and, first of all, by repetition."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from ingest.document import Cell, Table

SHORT = 24  # characters of a head cell at most, where nothing but its place tells that it is one
KNOWN = 0.6  # share of a row's texts that must be known as heads
USUAL = 0.7  # share of the cells of a column that have the colour of its labels
_VALUE = re.compile(r"^[△▲+\-−]?[0-9０-９,，.．%％円千万件人名回～〜\-\s]+$")
Rows = list[list[Cell]]


def rows_of(table: Table) -> Rows:
    """The cells that begin in each row, from left to right."""
    found: Rows = [[] for _ in range(table.rows)]
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        found[cell.row].append(cell)
    return found


def head_rows(table: Table) -> int:
    """How many rows at the top are the head, told by look and place; 0 where none is."""
    if table.rows < 2 or any(cell.header for cell in table.cells):
        return 0  # the labels of its rows are known
    rows = rows_of(table)
    count = _reach(rows, 0) if _is_head(rows, table) else 0
    while 0 < count < table.rows - 1 and _goes_on(rows, count):
        count = _reach(rows, count)
    return count if count < table.rows else 0


def known_labels(tables: Iterable[Table]) -> set[str]:
    """What the head cells of these tables say."""
    return {cell.text.text for table in tables for cell in table.cells if cell.row < table.header_rows and cell.text}


def head_rows_known(table: Table, labels: set[str]) -> int:
    """How many rows at the top say what heads of other tables of the document say."""
    rows = rows_of(table)
    first = [cell.text.text for cell in rows[0] if cell.text] if rows else []
    if len(first) < 2 or sum(text in labels for text in first) < KNOWN * len(first):
        return 0
    count = _reach(rows, 0)
    while count < table.rows - 1:
        texts = [cell.text.text for cell in rows[count] if cell.text]
        if not texts or not all(text in labels for text in texts):
            break
        count = _reach(rows, count)
    return count if count < table.rows else 0


def _reach(rows: Rows, row: int) -> int:
    """The first row that no cell beginning in ``row`` covers, short of a cell that covers more than half of the table."""
    spans = [cell.rows for cell in rows[row] if cell.rows <= max(3, len(rows) // 2)]
    return row + max(spans, default=1)


def _is_head(rows: Rows, table: Table) -> bool:
    first = [cell for cell in rows[0] if cell.text]
    if not first or len(rows[0]) < 2:
        return False
    below = [cell for row in rows[1:] for cell in row if cell.text]
    if all(cell.fill is not None for cell in first):
        return any(cell.fill is None or cell.fill != first[0].fill for cell in below)
    if any(cell.fill is not None for cell in rows[0]):
        return False
    if all(_bold(cell) for cell in first) and not all(_bold(cell) for cell in below):
        return True
    corner = not rows[0][0].text and len(first) > 1  # the corner of a table of two dimensions is empty
    whole = len(first) >= len(rows[0]) - corner and table.columns > 1
    return whole and all(_label(cell) for cell in first) and _looks_list(rows) and not _is_form(rows)


def _is_form(rows: Rows) -> bool:
    """Whether the first rows are each a label and a value that rows further down divide: no head stands undivided so."""
    one, two = ([(cell.column, cell.columns) for cell in row] for row in rows[:2])
    return len(one) == len(("label", "value")) and one[1][1] > 1 and one == two


def _looks_list(rows: Rows) -> bool:
    """Whether the rows below hold as many cells as the first one, merged ones counted: a list, not a form."""
    spread = len(rows[0])
    if len(rows) == len(("head", "row")):
        return len(rows[1]) == spread > 2 and any(cell.text and not _label(cell) for cell in rows[1])
    full = [0] * len(rows)
    for cell in (cell for row in rows for cell in row):
        for number in range(cell.row, min(cell.row + cell.rows, len(rows))):
            full[number] += 1
    return sum(count >= spread for count in full[1:]) >= (len(rows) - 1) / 2 and len(rows) > 2


def _goes_on(rows: Rows, row: int) -> bool:
    """Whether the row under the head still belongs to it: it has the head's look and divides a head cell."""
    above = {cell.column: cell for cell in rows[row - 1]}
    cells = [cell for cell in rows[row] if cell.text]
    wide = [cell for cell in above.values() if cell.columns > 1]
    divides = any(w.column <= cell.column < w.column + w.columns for w in wide for cell in cells)
    look = rows[0][0]
    return bool(cells) and divides and all(_label(c) and c.fill == look.fill and _bold(c) == _bold(look) for c in cells)


def _bold(cell: Cell) -> bool:
    return bool(cell.text.lines) and all(line.bold for line in cell.text.lines)


def _label(cell: Cell) -> bool:
    text = cell.text.text
    return 0 < len(text) <= SHORT and not _VALUE.match(text) and not text.endswith("。")


def with_heads(table: Table, count: int | None = None) -> Table:
    """The table with its head rows (``count`` where known) and the label cells of its rows marked."""
    heads = head_rows(table) if count is None else count
    labels = {id(cell) for cell in (*_labels(table, heads), *_repeated(table, heads))}
    cells = tuple(
        msgspec.structs.replace(cell, header=True) if cell.row < heads or id(cell) in labels else cell
        for cell in table.cells
    )
    return msgspec.structs.replace(table, cells=cells, header_rows=heads)


def _labels(table: Table, heads: int) -> list[Cell]:
    """The label cells below the head: coloured like the head, or like most cells of their column."""
    rows = rows_of(table)
    colours = {cell.fill for row in rows[:heads] for cell in row}
    found = []
    for cell in (cell for row in rows[heads:] for cell in _row_labels(row)):
        column = [other for row in rows[heads:] for other in row if other.column == cell.column and other.text]
        alike = sum(other.fill == cell.fill for other in column)
        if cell.fill in colours or alike >= USUAL * len(column):
            found.append(cell)
    return found


def _repeated(table: Table, heads: int) -> list[Cell]:
    """Rows of labels that stand in the table several times: the head again, below a line between two sections."""
    rows = rows_of(table)
    said = Counter(tuple((cell.column, cell.text.text) for cell in row) for row in rows[heads:])
    found = []
    for row in rows[heads:]:
        texts = [cell for cell in row if cell.text]
        again = said[tuple((cell.column, cell.text.text) for cell in row)] > 1
        if again and len(texts) > 1 and all(_label(cell) for cell in texts) and any(cell.fill for cell in texts):
            found += texts
    return found


def _row_labels(row: Sequence[Cell]) -> list[Cell]:
    """Coloured cells with text that stand before a cell on paper in their row."""
    if len(row) < 2 or row[-1].fill is not None:
        return []
    return [
        cell for cell, after in itertools.pairwise(row) if cell.fill is not None and after.fill is None and cell.text
    ]
