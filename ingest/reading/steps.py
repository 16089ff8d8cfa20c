"""Steps of a schedule under years that as well are words of labels (評価, 見直し, 実施): they head nothing."""

from collections.abc import Mapping

from ingest.document import Cell
from ingest.reading.cells import Cells
from ingest.reading.labels import Label

_PLANNED = ("schedule", "done", "statement.result", "statement.target", "value", "name_or.target")  # before such a row
_NAMES = ("name", "level", "name_or", "number", "old_name", "new_name")  # over the name of what the steps are of
_STEPS = ("schedule", "done", "rating", "status", "statement")


def go_by_year(sheet: Cells, above: Mapping[int, Label], row: int) -> bool:
    """Whether a row has labels of what was planned or done at its left edge, or a name in a column of names, and under years
    of the head ``above`` words that are steps (計画 | 評価 | 見直し, 花壇の手入れ | 実施 | 実施).
    """
    dated = {column for column, label in above.items() if label.first is not None}
    own = [cell for cell in sheet.row(row) if cell.row == row and cell.text]
    edge, steps = ([cell for cell in own if (cell.column in dated) is under] for under in (False, True))
    if steps and not edge and _have_years_of_their_own(above, steps):
        edge = [cell for cell in sheet.row(row) if cell.text and sheet.label(cell).means("schedule") and cell.row < row]
    return (
        bool(edge and steps)
        and all(cell.column < min(dated) for cell in edge)
        and (all(sheet.label(cell).means(*_PLANNED) for cell in edge) or _are_named(sheet, above, edge))
        and all(sheet.label(cell).means("", *_STEPS) for cell in steps)
    )


def _have_years_of_their_own(above: Mapping[int, Label], steps: list[Cell]) -> bool:
    """Whether no two words stand under one year (計画 | 実績): then the label before the years reaches down beside steps."""
    years = [{above[c].first for c in range(s.column, s.column + s.columns) if c in above} for s in steps]
    return sum(map(len, years)) == len(set().union(*years))


def _are_named(sheet: Cells, above: Mapping[int, Label], edge: list[Cell]) -> bool:
    """Whether words that are no labels stand before the steps, in a column of names one of them."""
    named = any(above.get(cell.column, Label()).means(*_NAMES) for cell in edge)
    return named and not any(sheet.label(cell).known for cell in edge)
