"""The era that a wide head tells once for all its columns of years: 年度（令和） over 7 | 8 | 9."""

import re
from collections.abc import Mapping

from ingest.document import Cell
from ingest.text.normal import folded

_ERA = re.compile(r"(?:(?:実施|計画)?(?:年度?|期間))?\(?(?P<era>令和|平成)\)?(?:\(?年度?\)?)?")
_NUMBER = re.compile(r"(?:[0-9]{1,2}|元)(?:年度?)?")


def with_era(grid: Mapping[tuple[int, int], Cell], cell: Cell) -> str:
    """The text of a cell; the number of a year with the era that the wider cell right above it says and nothing else."""
    above = grid.get((cell.row - 1, cell.column))
    own = _bare(cell)
    if above is None or above.columns <= cell.columns or not _NUMBER.fullmatch(own):
        return cell.text.text
    told = _ERA.fullmatch(_bare(above))
    return f"{told['era']}{own.rstrip('年度')}年度" if told else cell.text.text


def _bare(cell: Cell) -> str:
    """The text of a cell without its blanks."""
    return re.sub(r"\s", "", folded(cell.text.text))
