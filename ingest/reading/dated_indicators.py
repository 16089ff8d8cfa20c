"""Names of indicators beside their values under one year (令和6年度 | 指標 | 目標値 | 実績値), which is that of the values."""

from collections.abc import Mapping
from dataclasses import replace

from ingest.document import Cell
from ingest.reading.cells import Cells
from ingest.reading.labels import Label
from ingest.reading.regions import Region
from ingest.text import numbers


def named_under_years(sheet: Cells, region: Region) -> Mapping[int, Label]:
    """The columns of indicators' names that share the cell of their year with columns of values, without that year."""
    told = {column: label for column, label in region.columns.items() if _dated(label) and label.means("indicator")}
    return {
        column: replace(label, first=None, last=None)
        for column, label in told.items()
        if _beside_values(region, column) and _are_names(sheet, region, column)
    }


def _dated(label: Label) -> bool:
    return label.first is not None


def _beside_values(region: Region, column: int) -> bool:
    """Whether a column of values stands under the head over a column's own."""
    above = region.heads[column][:-1]
    return any(
        label.means("value") and _dated(label) and _share(above, region.heads[other][:-1])
        for other, label in region.columns.items()
    )


def _share(heads: tuple[Cell, ...], others: tuple[Cell, ...]) -> bool:
    return any(head is other for head in heads for other in others)


def _are_names(sheet: Cells, region: Region, column: int) -> bool:
    """Whether words stand below a head, and no numbers."""
    cells = dict.fromkeys(sheet.grid.get((row, column)) for row in region.rows)
    told = [cell.text.text for cell in cells if cell is not None and cell.text]
    words = [text for text in told if not numbers.nothing(text)]
    return bool(words) and not all(map(numbers.quantities, words))
