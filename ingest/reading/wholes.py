"""Tables of a whole and its parts by year (部門 | 令和3年度 | 令和12年度, 合計 below): the parts are no measures."""

from collections.abc import Iterator
from decimal import Decimal

from ingest.reading import listing
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.naming import Columns, columns_of
from ingest.reading.records import Sheet
from ingest.reading.regions import Region
from ingest.text import numbers

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
    others = {column: label for column, label in region.columns.items() if column != columns.leaf}
    years = [column for column, label in others.items() if label.first is not None and not label.means("budget")]
    if not years or not all(column in years or label.means(*_BESIDE) for column, label in others.items()):
        return False
    rows = [(row, node) for row in region.rows for node in _nodes(sheet, region, columns, row)]
    parts = [row for row, node in rows if not listing.is_sum(node.name)]
    wholes = [row for row, node in rows if listing.is_sum(node.name)]
    unnumbered = not any(node.number for _, node in rows)
    whole = unnumbered and len(wholes) == 1 and len(parts) >= _FEWEST
    return whole and all(_add_up(sheet, parts, wholes[0], column) for column in years)


def _nodes(sheet: Sheet, region: Region, columns: Columns, row: int) -> Iterator[Node]:
    return (nodes[0] for nodes in listing.chain(sheet, region, columns, row)[1])


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
