"""Columns of row labels under the wide head of the names beside them (施設名 over 市民会館 | 対策, 概算費用)."""

from ingest.reading.cells import Cells
from ingest.reading.labels import Label
from ingest.reading.regions import Region

_FEWEST = 2  # cells that say the same
_NAMING = ("name", "level")


def under_names(sheet: Cells, region: Region) -> dict[int, Label]:
    """The columns that share their head with names at their left and hold nothing but labels, some of them again and again."""
    shared = (c for c, heads in region.heads.items() if heads and heads[-1:] == region.heads.get(c - 1, ())[-1:])
    return {
        column: Label("stub")
        for column in shared
        if region.columns[column].means(*_NAMING) and _holds_labels(sheet, region, column)
    }


def _holds_labels(sheet: Cells, region: Region, column: int) -> bool:
    cells = [sheet.grid.get((row, column)) for row in region.rows]
    own = [cell for cell in dict.fromkeys(cells) if cell is not None and cell.column == column and cell.text]
    labels = [sheet.label(cell) for cell in own]
    told = all(label.known and not label.means("year", "number") for label in labels)
    told = told and not all(label.means(*_NAMING) for label in labels)
    return told and len(own) >= _FEWEST * len({label.word for label in labels}) > 0
