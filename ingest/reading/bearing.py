"""What of measures a block of a document holds: a list of them, what is said of one, or nothing."""

from collections.abc import Callable

from ingest.document import Block, Panel, Passage, Table
from ingest.reading import framed, inline, led, paid
from ingest.reading.forms import Forms
from ingest.reading.labels import Label, read_label
from ingest.reading.records import Sheet
from ingest.text import numbers

_LONGEST_LABEL = 30  # letters


def bearing(block: Block, after: Block | None, kind_of: Callable[[Table], str], forms: Forms) -> str:
    """What a block holds: what ``kind_of`` tells of a table, "list" or "sheet" for others that do, else ""; ``after`` is the
    block behind it.
    """
    if isinstance(block, Table):
        return kind_of(block)
    if isinstance(block, Panel):
        labelled = block.label is not None and read_label(block.label.text).means("statement")
        return "list" if forms.cards.at(block) else "sheet" if labelled or framed.table_of(block, None) else ""
    return _of_passage(block, after, forms) if isinstance(block, Passage) else ""


def _of_passage(passage: Passage, after: Block | None, forms: Forms) -> str:
    if forms.priced.at(passage):
        return "list"
    if tag := forms.tagged.at(passage):
        return "list" if tag.node else "sheet"
    text = passage.text.text
    label = forms.labels.of(passage) or (read_label(text) if len(text) <= _LONGEST_LABEL else Label())
    labelled = label.means("statement", "department") or (label.means("indicator") and _tells_values(after))
    said = (
        labelled
        or forms.tagged.tells(passage)
        or inline.departments(passage.text) != []
        or led.labelled(passage.text, None)
        or paid.is_told(passage.text)
    )
    return "sheet" if said else ""


def _tells_values(block: Block | None) -> bool:
    """Whether a passage tells values of indicators, and not in sentences."""
    told = block.text.text.strip() if isinstance(block, Passage) else ""
    return bool(numbers.quantities(told)) and not told.endswith("。")


def table_kind(sheet: Sheet, listed: int) -> str:
    """What a table holds: "list" of measures, "sheet" of one, or "" for tables of neither; ``listed`` counts its measures."""
    if listed > 1:
        return "list"
    known = {
        label.meaning
        for cell in sheet.table.cells
        if (label := sheet.label(cell)).means(
            "department",
            "statement",
            "rating",
            "budget",
            "indicator",
            "value",
            "schedule",
            "name_or",
            "level",
            "related_plan",
        )
    }
    return "sheet" if known or sheet.table.bars else ""
