"""A column of the names that measures had in an edition of the plan (第１期における事業名), beside the names that they have."""

import re

from ingest.reading.cells import Cells
from ingest.reading.lexicon import lexicon
from ingest.reading.regions import Region
from ingest.text.normal import normal

_EDITION = re.compile(r"第[0-9一二三四五六七八九十]+[期次]")


def column(sheet: Cells, region: Region) -> int | None:
    """The one column of names in an edition beside other names and what became of measures, some of which are new and none at
    its end: those in the edition are the old ones; None where no column is such.
    """
    named = [c for c, label in region.columns.items() if label.means("name") and not label.side]
    told = [c for c in named if any(_EDITION.search(normal(head.text.text)) for head in region.heads.get(c, ()))]
    if len(told) != 1 or len(named) == len(told):
        return None
    fates = _fates(sheet, region)
    return told[0] if "created" in fates and "ended" not in fates else None


def _fates(sheet: Cells, region: Region) -> set[str | None]:
    """What became of the measures of a region, as far as its cells say so."""
    status = [c for c, label in region.columns.items() if label.means("status")]
    cells = (sheet.grid.get((row, c)) for row in region.rows for c in status)
    return {lexicon().succession.exact(cell.text.text) for cell in cells if cell is not None}
