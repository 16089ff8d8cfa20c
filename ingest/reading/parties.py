"""Tables right below a label of texts (各主体の取組) that part these by who does what: 市民 | 事業者 | 市, each over or
beside its own.
"""

from ingest.document import Cell, Table, Text
from ingest.reading.lexicon import lexicon

_FEWEST = 2  # parties


def texts(table: Table) -> list[Text]:
    """What each party does, in reading order; nothing where the heads of a table are not parties alone."""
    cells = sorted((cell for cell in table.cells if cell.text), key=lambda cell: (cell.row, cell.column))
    over = [cell for cell in cells if cell.row == 0]
    beside = [cell for cell in cells if cell.column == 0] if table.columns == _FEWEST else []
    for heads in (over, beside):
        if len(heads) >= _FEWEST and all(map(_is_party, heads)):
            return [cell.text for cell in cells if cell not in heads]
    return []


def _is_party(cell: Cell) -> bool:
    return lexicon().is_value("parties", cell.text.text.strip())
