"""What is done in a year and what that costs, in one column: under a head of both (事業内容／事業費), or by turns under years."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.document import Cell, Text
from ingest.reading import names
from ingest.reading.cells import Cells
from ingest.reading.labelled import Labelled
from ingest.reading.labels import JOINED, Label
from ingest.reading.lexicon import lexicon
from ingest.reading.regions import Region
from ingest.text import numbers
from ingest.text.normal import normal

_AMOUNT = re.compile(r"[(\[]?(?:事業費|予算額)?:?[△▲-]?[0-9][0-9,.億万千百]*円?[)\]]?")
_ROWS = 2  # of each measure: what is done, and below it what it costs


def parts(heads: Iterable[Cell], column: Label, cell: Cell) -> list[Labelled]:
    """What a cell under a head of both says is done, and the money on lines of its own; none where it holds money alone."""
    act = _act_of(column)
    words = [line for line in cell.text.lines if not _AMOUNT.fullmatch(normal(line.text))]
    if act is None or not words or all(numbers.nothing(line.text) for line in words):
        return []
    amounts = [line for line in cell.text.lines if line not in words]
    head = next((head.text for head in reversed(list(heads))), Text(()))
    told = [(replace(column, meaning=act), words), (column, amounts)]
    return [Labelled(label, head, Text(tuple(lines))) for label, lines in told if lines]


def _act_of(column: Label) -> str | None:
    """The meaning of the part of a head that tells what is done, where the others tell what that costs."""
    if not column.means("budget"):
        return None
    told = [Label(lexicon().labels.find(part.strip()) or "") for part in JOINED.split(column.word)]
    acts = [part.meaning for part in told if part.means("name_or.action", "statement.action")]
    money = [part for part in told if part.means("budget")]
    return acts[0] if acts and money and len(acts) + len(money) == len(told) else None


def by_turns(sheet: Cells, region: Region, leaf: int | None) -> bool:
    """Whether each measure of a list has a row that tells what is done in each year, and below it one of what that costs."""
    dated = [c for c, label in region.columns.items() if label.means("year", "schedule") and label.first is not None]
    named = [sheet.grid.get((row, leaf)) for row in region.rows] if leaf is not None and dated else []
    if not named or named[::_ROWS] != named[1::_ROWS] or len(set(named)) * _ROWS != len(named):
        return False
    rows = [[cell.text.text for c in dated if (cell := sheet.grid.get((row, c)))] for row in region.rows]
    works, costs = ([text for row in rows[i::_ROWS] for text in row if not numbers.nothing(text)] for i in range(_ROWS))
    amounts = all(_AMOUNT.fullmatch(normal(text)) for text in costs)
    return bool(works and costs) and amounts and all(map(names.has_letters, works))
