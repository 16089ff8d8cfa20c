"""Rows that only say the roles of their values (目標, 実績): the corner above these words may name the indicator.

数値目標 | 植えた本数 | R6   | R7        数値目標 | R6   | R7
         | 目標       | 20本 | 30本      目標     | 20本 | 30本
"""

from collections.abc import Mapping
from dataclasses import replace

from ingest.document import Cell
from ingest.reading import names
from ingest.reading.cells import Cells
from ingest.reading.labels import Label, read_label
from ingest.reading.regions import Region
from ingest.text import numbers

_ROLES = ("value", "name_or.target", "statement.target", "statement.result", "done")
_LONGEST = 60  # letters of a name


def _only_role(words: str) -> bool:
    """Whether words only say what values are."""
    label = read_label(words)
    return label.means(*_ROLES) and label.first is None


def role_columns(sheet: Cells, region: Region) -> Mapping[int, Label]:
    """The columns before years that words of indicators head (数値目標) and that hold no names but words of roles. What is
    counted there with its unit (会員数（人）) names the indicator of its rows, though such columns are not read elsewhere.
    """
    heading = ((c, label) for c, label in region.columns.items() if label.first is None)
    return {
        column: replace(label, meaning="stub" if label.means("indicator") else "")
        for column, label in heading
        if (label.means("indicator") or _is_counted(label)) and _holds_roles(sheet, region, column)
    }


def _is_counted(label: Label) -> bool:
    return label.means("ignored") and label.unit not in ("", *numbers.MONEY)


def _holds_roles(sheet: Cells, region: Region, column: int) -> bool:
    cells = dict.fromkeys(sheet.grid.get((row, column)) for row in region.rows)
    own = [cell.text.text for cell in cells if cell is not None and cell.text and cell.row in region.rows]
    dated = any(label.means("year") for other, label in region.columns.items() if other > column)
    return dated and any(map(_only_role, own)) and all(read_label(words).known for words in own)


def corner(region: Region, cell: Cell) -> Cell | None:
    """The head above the word of a role before a row, where nobody knows what it says: it names what the row counts."""
    label, heads = region.columns.get(cell.column, Label()), region.heads.get(cell.column, ())
    if label.known or len(heads) != 1 or not _only_role(cell.text.text):
        return None
    words = heads[0].text.text.strip()
    dated = any(other.means("year") for column, other in region.columns.items() if column > cell.column)
    named = names.is_name(words) and len(words) <= _LONGEST and not numbers.quantities(words)
    return heads[0] if dated and named else None
