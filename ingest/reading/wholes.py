"""Tables of a whole and its parts by year (部門 | 令和3年度 | 令和12年度, 合計 below): the parts are no measures."""

import re
from decimal import Decimal

from ingest.reading import listing, names
from ingest.reading.lexicon import lexicon
from ingest.reading.naming import columns_of
from ingest.reading.records import Sheet
from ingest.reading.regions import Region
from ingest.text import numbers
from ingest.text.normal import normal

_WHOLE = re.compile(r"総(?!務|合)|.*合計|.*全体$")  # 総排出量
_SHARE = re.compile(r"[△▲+-]?[0-9.]+%|-")
_TOP = 1  # the rank of the words for parts: those of the highest levels below a plan's vision (部門, 分野)
_FEWEST = 2  # parts
_BESIDE = ("", "share", "unit", "ignored", "remark")  # heads of what may stand beside the years
_ROUNDED = Decimal("0.01")  # share of the whole by which its parts may miss it


def parts_whole(sheet: Sheet, region: Region) -> bool:
    """Whether the rows under a head are unnumbered parts of the whole that one of them gives: under each year they add up."""
    columns = columns_of(sheet, region)
    if columns.leaf is None or len(columns.names) != 1 or columns.numbers:
        return False
    head = region.columns[columns.leaf]
    if not head.means("level") or lexicon().rank(head.word) > _TOP:
        return False
    others = {c: label for c, label in region.columns.items() if c != columns.leaf and not _is_share(sheet, region, c)}
    years = [column for column, label in others.items() if label.first is not None and not label.means("budget")]
    if not years or not all(column in years or label.means(*_BESIDE) for column, label in others.items()):
        return False
    rows = {row: cell.text for row in region.rows if (cell := sheet.grid.get((row, columns.leaf))) and cell.text}
    wholes = [row for row, text in rows.items() if listing.is_sum(text.text) or _WHOLE.match(text.text)]
    parts = [row for row in rows if row not in wholes]
    unnumbered = not any(names.read_name(text).number for text in rows.values())
    whole = unnumbered and len(wholes) == 1 and len(parts) >= _FEWEST
    return whole and all(_add_up(sheet, parts, wholes[0], column) for column in years)


def _is_share(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether all that stands in a column are per cents (削減率): they do not add up."""
    cells = (sheet.grid.get((row, column)) for row in region.rows)
    told = [cell.text.text for cell in cells if cell is not None and cell.text]
    return bool(told) and all(_SHARE.fullmatch(normal(text)) for text in told)


def _add_up(sheet: Sheet, parts: list[int], whole: int, column: int) -> bool:
    """Whether the numbers of the parts in a column are those of the whole."""
    values = [_value(sheet, row, column) for row in (*parts, whole)]
    told = [value for value in values if value is not None]
    *each, total = told or [Decimal(0)]
    return len(told) == len(values) and abs(sum(each) - total) <= _ROUNDED * abs(total)


def _value(sheet: Sheet, row: int, column: int) -> Decimal | None:
    """The one number of a cell; None where it has none, or several, or tells money."""
    cell = sheet.grid.get((row, column))
    found = numbers.quantities(cell.text.text) if cell is not None else []
    return found[0].value if len(found) == 1 and found[0].unit not in numbers.MONEY else None
