"""Badges drawn in the cells of a list (a coloured pill that says 新, or who runs a measure): what they say belongs to their
cells.

They look like bars of a schedule; but these lie under years, or reach over several columns.
"""

import re

import msgspec

from ingest.document import Bar, Cell, Line, Table, Text
from ingest.reading.statuses import is_status
from ingest.text import years
from ingest.text.normal import folded

# In the heads of schedules.
_TIMES = re.compile(r"[0-9]+(?:月|年|期|Q)|四半期|[前中後上下短長]期|年度|年次|時期|工程|スケジュール")


def with_badges(table: Table) -> Table:
    """The table with badges as texts of their cells: alone in an empty one, in brackets beside the text of another."""
    if not table.bars or not (all(_is_badge(table, bar) for bar in table.bars) or _are_pills(table)):
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


def _are_pills(table: Table) -> bool:
    """Whether all bars say something within one column each, and no head of the table says when anything is done."""
    alone = all(bar.drawn and bar.first == bar.last and bar.text for bar in table.bars)
    heads = [cell.text.text for cell in table.cells if cell.header or cell.row < table.header_rows]
    return alone and bool(heads) and not any(years.head(head) or _TIMES.search(folded(head)) for head in heads)


def _covers(cell: Cell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.columns


def _holds(cell: Cell, bar: Bar) -> bool:
    return _covers(cell, bar.first) and cell.row <= bar.row < cell.row + cell.rows


def _with(cell: Cell, bar: Bar) -> Cell:
    lines = bar.text.lines
    if cell.text and not is_status(bar.text.text):
        ordered = sorted((*cell.text.lines, *lines), key=lambda line: (line.place.page, line.place.box[1]))
        return msgspec.structs.replace(cell, text=Text(tuple(ordered)))
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
