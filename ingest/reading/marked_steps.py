"""Steps of a schedule that are named at the left of their row and marked under years (検討 | ● | | ; 実施 | | → | →)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Cell
from ingest.reading.arrows import is_mark
from ingest.reading.cells import Cells
from ingest.reading.labels import Label
from ingest.text import numbers

_FEWEST = 2  # years side by side that make a head
_MEANING = "schedule"


@dataclass(frozen=True)
class MarkedStep:
    """A step with the cell that names it, the label that tells of schedules, and the heads of the years that are marked."""

    name: Cell
    label: Cell
    heads: tuple[Cell, ...]
    years: tuple[int, ...]
    within: bool  # whether the label stands in rows of its own, and not in the head of the years

    @property
    def meaning(self) -> Label:
        """The step as what is planned for its years."""
        return Label(_MEANING, first=self.years[0], last=self.years[-1])


def steps(sheet: Cells, row: int) -> list[MarkedStep]:
    """The step that a row names, once for each of the runs of years that it marks; none where the row is no such one."""
    dated = _dated(sheet, row)
    own = [cell for cell in sheet.row(row) if cell.row == row and cell.rows == 1]
    marked = [cell for cell in own if cell.column in dated and not numbers.nothing(cell.text.text)]
    edge = [cell for cell in sheet.row(row) if cell.text and dated and cell.column < min(dated)]
    if not marked or not edge or not all(cell.columns == 1 and is_mark(cell.text.text) for cell in marked):
        return []
    name = edge[-1]
    label = _label(sheet, edge[:-1], name, min(head.row for head in dated.values()))
    if label is None or name not in own or sheet.label(name).means(_MEANING) or is_mark(name.text.text):
        return []
    runs = _runs(sorted(cell.column for cell in marked))
    return [_step(sheet, name, label, [dated[column] for column in run], within=label in edge) for run in runs]


def _dated(sheet: Cells, row: int) -> dict[int, Cell]:
    """The heads of years nearest above a row, by their columns."""
    for above in range(row - 1, -1, -1):
        cells = [cell for cell in sheet.row(above) if cell.columns == 1 and sheet.label(cell).means("year")]
        if len(cells) >= _FEWEST:
            return {cell.column: cell for cell in cells}
    return {}


def _label(sheet: Cells, before: Sequence[Cell], name: Cell, head: int) -> Cell | None:
    """What tells that a row is of a schedule: a label before the name, or the head of the names beside that of the years."""
    above = sheet.grid.get((head, name.column))
    told = (cell for cell in (*reversed(before), above) if cell is not None and sheet.label(cell).means(_MEANING))
    return next(told, None)


def _runs(columns: Sequence[int]) -> Iterator[list[int]]:
    """The columns that stand side by side."""
    run: list[int] = []
    for column in columns:
        if run and column > run[-1] + 1:
            yield run
            run = []
        run.append(column)
    yield run


def _step(sheet: Cells, name: Cell, label: Cell, heads: Sequence[Cell], *, within: bool) -> MarkedStep:
    told = [sheet.label(head) for head in heads]
    years = tuple(year for label in told for year in (label.first, label.last) if year is not None)
    return MarkedStep(name, label, (heads[0], heads[-1]), years, within)
