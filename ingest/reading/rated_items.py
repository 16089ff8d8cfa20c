"""Items over their indicators (目標項目 | 指標), which stand in a column whose head may as well be of indicators: measures, where
each is counted, and rated or run as a whole.
"""

from dataclasses import replace

from ingest.document import Cell
from ingest.reading import names
from ingest.reading.cells import Cells
from ingest.reading.labels import Label
from ingest.reading.regions import Region

_TOLD_OF_ITEMS = ("rating", "department")


def as_items(sheet: Cells, region: Region) -> dict[int, Label]:
    """The labels of a region, that of a column of items over several indicators as one of a level."""
    columns = region.columns
    items = [c for c in columns if _holds_items(sheet, region, c)]
    return columns | {c: replace(columns[c], meaning="level") for c in items}


def _holds_items(sheet: Cells, region: Region, column: int) -> bool:
    """Whether a column right before one of indicators has cells over several of these, each counted, and as tall as what is told
    of them as a whole.
    """
    columns = region.columns
    beside, apart = columns.get(column + 1, Label()), region.heads.get(column) != region.heads.get(column + 1)
    if not (apart and columns[column].means("indicator") and beside.means("indicator")):
        return False
    own = _spans(sheet, region, column)
    told = any(label.means(*_TOLD_OF_ITEMS) and _spans(sheet, region, c) == own for c, label in columns.items())
    return told and len(own) < len(_spans(sheet, region, column + 1)) and _is_counted(sheet, region, column, own)


def _is_counted(sheet: Cells, region: Region, column: int, own: list[tuple[int, int]]) -> bool:
    """Whether each cell of a column begins with a number, or has one in a column of numbers right before it."""
    before = region.columns.get(column - 1, Label())
    if before.means("number"):
        return _spans(sheet, region, column - 1) == own
    return all(names.read_name(cell.text).number for cell in _cells(sheet, region, column))


def _spans(sheet: Cells, region: Region, column: int) -> list[tuple[int, int]]:
    return [(cell.row, cell.rows) for cell in _cells(sheet, region, column)]


def _cells(sheet: Cells, region: Region, column: int) -> list[Cell]:
    """The cells below a head that have the column to themselves."""
    cells = dict.fromkeys(sheet.grid.get((row, column)) for row in region.rows)
    return [cell for cell in cells if cell is not None and cell.column == column]
