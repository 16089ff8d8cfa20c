"""Badges drawn in the cells of a list (a coloured pill that says 新, 拡充): what they say belongs to their cells.

They look like bars of a schedule; but these lie under years, and not all of them are such words.
"""

import msgspec

from ingest.document import Bar, Cell, Line, Table, Text
from ingest.reading.statuses import is_status
from ingest.text import years


def with_badges(table: Table) -> Table:
    """The table with badges as texts of their cells: alone in an empty one, in brackets beside the text of another."""
    if not table.bars or not all(_is_badge(table, bar) for bar in table.bars):
        return table
    cells = list(table.cells)
    for bar in table.bars:
        place = next((i for i, cell in enumerate(cells) if _holds(cell, bar)), None)
        if place is not None:
            cells[place] = _with(cells[place], bar)
    return msgspec.structs.replace(table, cells=tuple(cells), bars=())


def _is_badge(table: Table, bar: Bar) -> bool:
    """Whether a bar says what became of a measure, within one column over which no year stands."""
    heads = [cell.text.text for cell in table.cells if cell.row < table.header_rows and _covers(cell, bar.first)]
    return bar.first == bar.last and bool(heads) and is_status(bar.text.text) and not any(map(years.spans, heads))


def _covers(cell: Cell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.columns


def _holds(cell: Cell, bar: Bar) -> bool:
    return _covers(cell, bar.first) and cell.row <= bar.row < cell.row + cell.rows


def _with(cell: Cell, bar: Bar) -> Cell:
    lines = bar.text.lines
    if cell.text:
        first = msgspec.structs.replace(lines[0], text=f"【{bar.text.text.strip()}】")
        badge = (first, *(msgspec.structs.replace(line, text="") for line in lines[1:]))
        own = cell.text.lines
        return msgspec.structs.replace(cell, text=Text((*badge, *own) if _leads(first, own[0]) else (*own, *badge)))
    return msgspec.structs.replace(cell, text=bar.text)


def _leads(badge: Line, line: Line) -> bool:
    """Whether a badge stands left of the first line of its cell or above it: it is printed, and quoted, before it."""
    (left, _, right, bottom), (start, top, _, _) = badge.place.box, line.place.box
    return badge.place.page == line.place.page and (left + right < 2 * start or bottom < top)
