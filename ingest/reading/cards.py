"""Whether a table is a card, which tells of one measure, or a list of several."""

from collections.abc import Mapping

from ingest.reading.assertions import tells
from ingest.reading.naming import Columns
from ingest.reading.records import Record, Sheet
from ingest.reading.sheets import count_measures

_FEW = 3  # a table with so few rows that name one measure is a card


def listed_regions(columns: Mapping[int, Columns]) -> list[int]:
    """The regions of a table that name measures, from top to bottom."""
    return [i for i, named in columns.items() if named.leaf is not None]


def is_interleaved(sheet: Sheet, columns: Mapping[int, Columns]) -> bool:
    """Whether each measure of a list has rows of labels and values of its own right below its row (成果 | …)."""
    listed = listed_regions(columns)
    followed = sum(i + 1 in columns and not sheet.regions[i + 1].columns for i in listed)
    return followed > 1 and all(count_measures(sheet, sheet.regions[i]) == 1 for i in listed)


def own_region(sheet: Sheet, columns: Mapping[int, Columns], *, labelled: bool) -> int | None:
    """The region that names the one measure of a card: the first that names any, and only one; None in lists.

    A table of few rows that stands under a label (``labelled``) is no card by that alone.
    """
    listed = listed_regions(columns)
    if (
        not listed
        or is_interleaved(sheet, columns)
        or tells_before(sheet, listed[0])
        or count_measures(sheet, sheet.regions[listed[0]]) != 1
    ):
        return None
    alone = sheet.table.rows <= _FEW and not labelled
    return listed[0] if alone or len(sheet.regions) > len(listed) else None


def tells_before(sheet: Sheet, index: int) -> bool:
    """Whether labels with values beside them stand above a region: the table is a card, and the region a list in it."""
    return any(
        isinstance(item, Record) and item.region < index and not sheet.regions[item.region].columns and tells(item)
        for item in sheet.items()
    )
