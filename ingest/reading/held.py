"""Columns that hold something else than their heads ask for: measured values and no texts under a state or a target
(現状（令和6年度）, 目標（令和9年度）), flags and no texts under what is to come (今後の方向性 over 新規, 継続).
"""

from dataclasses import replace

from ingest.reading.cells import Cells
from ingest.reading.labels import Label, as_value
from ingest.reading.lexicon import lexicon
from ingest.reading.regions import Region
from ingest.text import numbers

_TEXTS_TOO = ("statement.state", "statement.target", "name_or.target")
_LONGEST = 20  # letters of a value


def as_held(sheet: Cells, region: Region) -> dict[int, Label]:
    """The labels of a region, those of dated columns with nothing but values under them as labels of values, those of outlooks
    with nothing but words of what becomes of measures, 新規 among them, as flags.
    """
    return {column: _as_held(sheet, region, column) for column in region.columns}


def _as_held(sheet: Cells, region: Region, column: int) -> Label:
    label = region.columns[column]
    if _measures(sheet, region, column):
        return as_value(label)
    return replace(label, meaning="status", word="") if _flags(sheet, region, column) else label


def _flags(sheet: Cells, region: Region, column: int) -> bool:
    told = [lexicon().succession.exact(text) for text in _texts(sheet, region, column)]
    return region.columns[column].means("statement.outlook", "status") and all(told) and "created" in told


def _measures(sheet: Cells, region: Region, column: int) -> bool:
    told = _texts(sheet, region, column)
    label = region.columns[column]
    dated = label.means(*_TEXTS_TOO) and label.first is not None
    return dated and bool(told) and all(map(_is_value, told))


def _is_value(text: str) -> bool:
    return len(text) <= _LONGEST and "。" not in text and bool(numbers.quantities(text))


def _texts(sheet: Cells, region: Region, column: int) -> list[str]:
    """What the cells below a head say, but for dashes and the like."""
    cells = (sheet.grid.get((row, column)) for row in region.rows)
    texts = [cell.text.text for cell in cells if cell is not None and cell.text]
    return [text for text in texts if not numbers.nothing(text)]
