"""Rows that hold several projects, each on a line of its own beside the line of its department: rows taken apart."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from ingest.document import Cell, Table, Text
from ingest.reading.lexicon import lexicon

_NEAR = 3.0  # points by which the lines of one project may stand apart in height
_WHOLE_NAME = re.compile(r".{3,}(?:事業|事業費|費|業務)(?:[(（][^()（）]*[)）])?")
_CODE = re.compile(r"[0-9０-９.．。・、,，()（）－-]+")


def with_rows_apart(table: Table) -> Table:
    """The table with a row for each project of a row that names several line by line, as it does their departments.

    What the row says once (a number, an amount, a text) is said of each: these cells cover all the new rows.
    """
    shared = {row: parted for row in range(table.rows) if (parted := _parted(table, row))}
    lines = {
        row: {cell: [Text((line,)) for line in cell.text.lines] for cell in cells} for row, cells in shared.items()
    }
    return taken_apart(table, lines) if lines else table


def taken_apart(table: Table, rows: Mapping[int, Mapping[Cell, Sequence[Text]]]) -> Table:
    """A table with several rows for each of these ``rows``: as many as the cells told with it have texts, one in each.

    The other cells of such a row cover all the new ones.
    """
    more = {row: len(next(iter(cells.values()))) - 1 for row, cells in rows.items()}
    texts = {id(cell): told for cells in rows.values() for cell, told in cells.items()}
    cells = tuple(part for cell in table.cells for part in _parts(cell, texts.get(id(cell), ()), more))
    bars = tuple(msgspec.structs.replace(bar, row=_after(bar.row, more)) for bar in table.bars)
    return msgspec.structs.replace(table, rows=table.rows + sum(more.values()), cells=cells, bars=bars)


def _parted(table: Table, row: int) -> list[Cell]:
    """The cells of a row that have a line for each of its projects, none where it has but one."""
    cells = [cell for cell in table.cells if cell.row == row and cell.rows == 1 and len(cell.text.lines) > 1]
    names = next((cell for cell in cells if all(map(_is_name, _lines(cell)))), None)
    if names is None or row < table.header_rows:
        return []
    beside = [cell for cell in cells if _side_by_side(cell, names)]
    offices = [cell for cell in beside if all(lexicon().is_value("department", line) for line in _lines(cell))]
    codes = [cell for cell in beside if all(map(_CODE.fullmatch, _lines(cell)))]
    return [names, *offices, *codes] if offices else []


def _lines(cell: Cell) -> list[str]:
    return [line.text.strip() for line in cell.text.lines]


def _is_name(line: str) -> bool:
    return _WHOLE_NAME.fullmatch(line) is not None


def _side_by_side(one: Cell, two: Cell) -> bool:
    """Whether two cells have as many lines, each at the height of one of the other."""
    pairs = list(zip(one.text.lines, two.text.lines, strict=False))
    heights = (abs(a.place.box[1] - b.place.box[1]) for a, b in pairs)
    return len(one.text.lines) == len(two.text.lines) and all(height < _NEAR for height in heights)


def _parts(cell: Cell, texts: Sequence[Text], more: dict[int, int]) -> Iterator[Cell]:
    for number, text in enumerate(texts):
        yield msgspec.structs.replace(cell, row=_after(cell.row, more) + number, text=text)
    if texts:
        return
    added = sum(more.get(row, 0) for row in range(cell.row, cell.row + cell.rows))
    yield msgspec.structs.replace(cell, row=_after(cell.row, more), rows=cell.rows + added)


def _after(row: int, more: dict[int, int]) -> int:
    """Where a row stands when those above it are taken apart."""
    return row + sum(count for other, count in more.items() if other < row)
