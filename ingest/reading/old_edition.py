"""A column of the names that measures have in an edition of the plan (第１期における事業名), beside their names in the list."""

import re

from ingest.reading.cells import Cells
from ingest.reading.lexicon import lexicon
from ingest.reading.regions import Region
from ingest.reading.statuses import bare
from ingest.text.normal import normal

_EDITION = re.compile(r"第[0-9一二三四五六七八九十]+[期次]")

_SAID_OF_MEASURES = ("department", "rating", "budget")


def sides(sheet: Cells, region: Region) -> dict[int, str]:
    """The old or new side of a column of names in an edition beside other names and what became of measures: where some of
    these end and none is new, the list is of the old ones, with all that it says of them, else of the new; none where no column
    is such.
    """
    named = [c for c, label in region.columns.items() if label.means("name") and not label.side]
    told = [c for c in named if any(_EDITION.search(normal(head.text.text)) for head in region.heads.get(c, ()))]
    others = [c for c in named if c not in told]
    fates = _fates(sheet, region)
    if len(told) != 1 or not others or not fates or {"created", "ended"} <= fates:
        return {}
    if "ended" not in fates:
        return {told[0]: "old"}
    said = [c for c, label in region.columns.items() if label.means(*_SAID_OF_MEASURES)]
    return {**dict.fromkeys((*others, *said), "old"), told[0]: "new"}


def _fates(sheet: Cells, region: Region) -> set[str]:
    """What became of the measures of a region, as far as its cells say so."""
    status = [c for c, label in region.columns.items() if label.means("status")]
    cells = {cell for row in region.rows for c in status if (cell := sheet.grid.get((row, c))) is not None}
    return {fate for cell in cells if (fate := lexicon().succession.exact(bare(cell.text.text)))}
