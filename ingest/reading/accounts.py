"""Tables of a budget book: rows of accounts (款, 項, 目, 節), which are no measures; projects are lines under 説明.

目 | 節: 区分, 金額 | 説明: 001 広報費 1,200 / 001 広報紙発行事業費 900
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.facts import Budget, MeasureMention
from ingest.document import Cell, Line, Table, Text
from ingest.reading import names
from ingest.reading.evidence import evidence
from ingest.reading.here import Here
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node, is_sum
from ingest.text import numbers
from ingest.text.normal import folded, normal

_TITLES = frozenset(("款", "項", "目", "節"))
_EXPLAINED = frozenset(("説明", "説明欄"))
_NAMING = ("name", "level", "department", "old_name", "new_name", "indicator", "rating")
_LINE = re.compile(
    r"\s*(?P<number>0[0-9]{1,3}|[0-9]{1,4}(?=[.\s])|[(][0-9]{1,3}[)]|[①-⑳]|[○●◎■□◆◇])[.\s]*(?P<name>[^0-9\s][^×=]*?)\s+(?P<amount>[△▲-]?[0-9][0-9,]*)(?:千円)?\s*"
)
_SAME_INDENT = 2.0  # points


@dataclass(frozen=True)
class _Entry:
    """A line that names a project: how far it is indented, in points; its money as printed."""

    indent: float
    node: Node
    amount: str


def lists_accounts(table: Table) -> bool:
    """Whether the head of a table names accounts, and nothing that lists of measures have (事業名, 担当課), or all its rows
    are accounts of the whole budget (一般会計).
    """
    if _sums_budget(table):
        return True
    heads = [cell.text.text for cell in table.cells if cell.header and cell.text]
    titled = any(normal(head) in _TITLES or re.match(r"\s*[目節][\s　]", head) for head in heads)
    return titled and not any(read_label(head).means(*_NAMING) for head in heads if normal(head) not in _TITLES)


def _sums_budget(table: Table) -> bool:
    """Whether each row is one of the budget's accounts or a sum of them."""
    rows = [cell.text.text for cell in table.cells if cell.column == 0 and not cell.header and cell.text]
    accounts = [text for text in rows if lexicon().is_value("accounts", text)]
    return len(accounts) > 1 and all(text in accounts or is_sum(text) for text in rows)


def read(here: Here, table: Table, unit: str, group: str) -> None:
    """The projects under 説明, each below the one that stands before it and further left; ``unit`` is what the caption tells."""
    told = _unit(table) or unit
    above: list[_Entry] = []
    for entry in _entries(table):
        above = [other for other in above if other.indent < entry.indent - _SAME_INDENT]
        mention = here.scope.mention([other.node for other in above] + [entry.node])
        assert mention is not None
        here.place(mention, entry.node, "list", group)
        here.found.add(_budget(entry, mention, told, here.context.year))
        above.append(entry)


def _unit(table: Table) -> str:
    """The unit of money that stands alone on a line of the table."""
    lines = (line.text.strip() for cell in table.cells for line in cell.text.lines)
    return next((words for words in lines if words in numbers.MONEY), "")


def _entries(table: Table) -> Iterator[_Entry]:
    columns = {
        column
        for cell in table.cells
        if cell.header and normal(cell.text.text) in _EXPLAINED
        for column in range(cell.column, cell.column + cell.columns)
    }
    for cell in table.cells:
        if not cell.header and cell.column in columns:
            yield from _of_cell(cell)


def _of_cell(cell: Cell) -> Iterator[_Entry]:
    for line in cell.text.lines:
        if (entry := _entry(line)) is not None:
            yield entry


def _entry(line: Line) -> _Entry | None:
    match = _LINE.fullmatch(folded(line.text))
    name = names.clean(line.text[match.start("name") : match.end("name")]) if match else ""
    if match is None or not names.is_name(name) or is_sum(name):
        return None
    number = match["number"] if names.is_number(match["number"]) else ""
    return _Entry(line.place.box[0], Node(name, number, "", (Text((line,)),)), match["amount"])


def _budget(entry: _Entry, about: MeasureMention, unit: str, year: int | None) -> Iterator[Budget]:
    for quantity in numbers.quantities(entry.amount, unit=unit)[:1]:
        if quantity.value is not None and unit:
            pieces = evidence(*entry.node.texts)
            yield Budget(
                evidence=pieces, about=about, amount=quantity.value, kind="initial", text=entry.amount, year=year
            )
