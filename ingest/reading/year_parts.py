"""Numbers of which each year has several, told apart by words below it (令和7年度 over 1号 | 2号 | 3号): a row for each word."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from ingest.document import Cell, Table, Text
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.text import numbers, years
from ingest.text.normal import normal

_FEWEST = 2  # years, and words below each
_LONGEST = 15  # letters of such a word
_MOSTLY = 0.8  # of the cells under the years are numbers


@dataclass(frozen=True)
class _Head:
    """The head of such a table: how many rows it has, the columns before the years, the years, and the words below each."""

    rows: int
    before: int
    years: tuple[Cell, ...]
    parts: tuple[Text, ...]


def with_parts_apart(table: Table) -> Table:
    """The table with a row for each word that stands below every year, the words in a column of their own."""
    head = _head(table)
    if head is None or not _is_of_numbers(table, head):
        return table
    count = len(head.parts)
    cells = [moved for cell in table.cells if (moved := _moved(cell, head)) is not None]
    for row in range(head.rows, table.rows):
        place = next(cell.place for cell in table.cells if cell.row <= row < cell.row + cell.rows)
        first = _first(row, head)
        cells += [Cell(first + i, head.before, part, place) for i, part in enumerate(head.parts)]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    rows, columns = 1 + count * (table.rows - head.rows), head.before + 1 + len(head.years)
    return msgspec.structs.replace(table, rows=rows, columns=columns, cells=tuple(cells), header_rows=1)


def _head(table: Table) -> _Head | None:
    """The head of a table of years with the same words below each, None where it has another."""
    grid = table.grid()
    corner = grid.get((0, 0))
    dated = sorted((c for c in table.cells if c.row == 0 and years.head(c.text.text)), key=lambda cell: cell.column)
    if corner is None or table.bars or len(dated) < _FEWEST or corner in dated or _names(corner):
        return None
    rows, before, width = max(corner.rows, table.header_rows), dated[0].column, dated[0].columns
    starts = [before + i * width for i in range(len(dated))]
    even = [(cell.column, cell.columns, cell.rows) for cell in dated] == [(start, width, 1) for start in starts]
    if not even or starts[-1] + width != table.columns or not _FEWEST <= rows < table.rows or width < _FEWEST:
        return None
    told = [[_below(grid, rows, column) for column in range(start, start + width)] for start in starts]
    words = [[normal(text.text) for text in texts] for texts in told]
    apart = len(set(words[0])) == width and all(each == words[0] for each in words)
    return _Head(rows, before, tuple(dated), tuple(told[0])) if apart and all(map(_tells_apart, told[0])) else None


def _names(corner: Cell) -> bool:
    """Whether the head before the years is one of measures or indicators: words in a column behind it would be such, too."""
    return bool(corner.text) and not read_label(corner.text.text).means("stub", "unit", "")


def _below(grid: dict[tuple[int, int], Cell], rows: int, column: int) -> Text:
    """What stands in the head's rows below the year, one word below the other (3号 over 0歳)."""
    cells = dict.fromkeys(cell for row in range(1, rows) if (cell := grid.get((row, column))) is not None)
    return Text(tuple(line for cell in cells for line in cell.text.lines))


def _tells_apart(text: Text) -> bool:
    """Whether words below a year are those of a part: nothing that the lexicon knows for a label of values, and no year."""
    words = text.text
    known = read_label(words).known and not lexicon().is_value("sums", words)
    return 0 < len(words) <= _LONGEST and not known and years.head(words) is None and not words.strip().isdecimal()


def _is_of_numbers(table: Table, head: _Head) -> bool:
    """Whether each place under the years is a cell of its own, and most of them hold numbers."""
    values = [cell for cell in table.cells if cell.row >= head.rows and cell.column >= head.before]
    single = all((cell.rows, cell.columns) == (1, 1) for cell in values)
    counted = [cell for cell in values if numbers.quantities(cell.text.text) or numbers.nothing(cell.text.text)]
    return single and bool(values) and len(counted) >= _MOSTLY * len(values) and _starts_rows(table.cells, head)


def _starts_rows(cells: Sequence[Cell], head: _Head) -> bool:
    """Whether no cell reaches from the head into the rows below it, or from before the years under them."""
    return all(
        (cell.row >= head.rows or cell.row + cell.rows <= head.rows)
        and (cell.column >= head.before or cell.column + cell.columns <= head.before)
        for cell in cells
    )


def _first(row: int, head: _Head) -> int:
    """The first of the rows that a row becomes."""
    return 1 + (row - head.rows) * len(head.parts)


def _moved(cell: Cell, head: _Head) -> Cell | None:
    """Where a cell stands in the table taken apart, None for the words that stand in a column then."""
    count = len(head.parts)
    if cell.row < head.rows:
        if cell in head.years:
            return msgspec.structs.replace(cell, column=head.before + 1 + head.years.index(cell), columns=1)
        wider = cell.column + cell.columns == head.before
        return (
            msgspec.structs.replace(cell, rows=1, columns=cell.columns + wider)
            if cell.row == 0 and cell.column < head.before
            else None
        )
    if cell.column < head.before:
        return msgspec.structs.replace(cell, row=_first(cell.row, head), rows=cell.rows * count)
    year, part = divmod(cell.column - head.before, count)
    return msgspec.structs.replace(cell, row=_first(cell.row, head) + part, column=head.before + 1 + year)
