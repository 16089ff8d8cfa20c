"""The number of a card's measure: of the heading above it in a strip at its side or beside a label, of its name outside of it."""

from dataclasses import replace

from ingest.document import Text
from ingest.reading import names
from ingest.reading.listing import Node
from ingest.reading.records import Record, Sheet
from ingest.reading.scope import Scope


def number_of(sheet: Sheet) -> Text | None:
    """The number that a card gives: a cell along its whole left side or before its title, else the value of its one label of a
    number.
    """
    strip = sheet.grid.get((sheet.table.rows - 1, 0)) if sheet.table.rows > 1 else None
    if strip is not None and strip.row <= 1 and strip.columns == 1 and _is_number(strip.text):
        above = sheet.grid.get((strip.row - 1, 0))
        if above is None or not sheet.label(above).known or sheet.label(above).means("number"):
            return strip.text  # and no grade under 評価
    if sheet.numbered_title is not None:
        return sheet.numbered_title.text
    told = [f for item in sheet.items() if isinstance(item, Record) for f in item.all("number")]
    beside = [f.cell.text for f in told if f.stub.means("number") and _is_number(f.cell.text)]
    return beside[0] if len(beside) == 1 else None


def number_heading(scope: Scope, sheet: Sheet) -> None:
    """Give the heading above a card the number that the card tells, where it has none of its own."""
    if not scope.chain or not scope.chain[-1].depth or scope.chain[-1].node.number:
        return
    text = number_of(sheet)
    if text is not None:
        scope.chain[-1].node = number_card(scope.chain[-1].node, text)


def number_card(node: Node, text: Text | None) -> Node:
    """The measure of a card with the number that stands outside of the card, where it has none of its own."""
    if text is None or node.number:
        return node
    return replace(node, number=names.tidy_number(text.text), texts=(text, *node.texts))


def _is_number(text: Text) -> bool:
    return names.is_number(text.text)
