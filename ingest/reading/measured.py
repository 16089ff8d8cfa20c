"""Columns of a state or a target (現状（令和6年度）, 目標（令和9年度）) that hold measured values and no texts."""

from ingest.reading.cells import Cells
from ingest.reading.labels import Label, as_value
from ingest.reading.regions import Region
from ingest.text import numbers

_TEXTS_TOO = ("statement.state", "statement.target", "name_or.target")
_LONGEST = 20  # letters of a value


def with_values(sheet: Cells, region: Region) -> dict[int, Label]:
    """The labels of a region, those of dated columns with nothing but values under them as labels of values."""
    return {
        column: as_value(label) if _measures(sheet, region, column) else label
        for column, label in region.columns.items()
    }


def _measures(sheet: Cells, region: Region, column: int) -> bool:
    cells = (sheet.grid.get((row, column)) for row in region.rows)
    texts = [cell.text.text for cell in cells if cell is not None and cell.text]
    told = [text for text in texts if not numbers.nothing(text)]
    label = region.columns[column]
    dated = label.means(*_TEXTS_TOO) and label.first is not None
    return dated and bool(told) and all(map(_is_value, told))


def _is_value(text: str) -> bool:
    return len(text) <= _LONGEST and "。" not in text and bool(numbers.quantities(text))
