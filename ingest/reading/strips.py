"""The number of a measure whose name is the heading above its card: in a strip at the side, or beside its label."""

from dataclasses import replace

from ingest.document import Text
from ingest.reading import names
from ingest.reading.records import Record, Sheet
from ingest.reading.scope import Scope


def number_of(sheet: Sheet) -> Text | None:
    """The number that a card gives: a cell along its whole left side, else the value of its one label of a number."""
    strip = sheet.grid.get((sheet.table.rows - 1, 0)) if sheet.table.rows > 1 else None
    if strip is not None and strip.row <= 1 and strip.columns == 1 and _is_number(strip.text):
        return strip.text
    told = [f for item in sheet.items() if isinstance(item, Record) for f in item.all("number")]
    beside = [f.cell.text for f in told if f.stub.means("number") and _is_number(f.cell.text)]
    return beside[0] if len(beside) == 1 else None


def number_heading(scope: Scope, sheet: Sheet) -> None:
    """Give the heading above a card the number that the card tells, where it has none of its own."""
    if not scope.chain or not scope.chain[-1].depth or scope.chain[-1].node.number:
        return
    text = number_of(sheet)
    if text is not None:
        node = scope.chain[-1].node
        scope.chain[-1].node = replace(node, number=names.tidy_number(text.text), texts=(text, *node.texts))


def _is_number(text: Text) -> bool:
    return names.is_number(text.text)
