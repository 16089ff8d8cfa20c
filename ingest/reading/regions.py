"""Rows under one head: where a region begins anew without a head of its own."""

from dataclasses import dataclass, field
from itertools import takewhile

from ingest.document import Cell
from ingest.reading import steps
from ingest.reading.cells import Cells
from ingest.reading.labels import Label

_BESIDES = ("rating", "department", "remark", "related_plan", "statement", "status")
_VALUES = ("value", "statement.result", "statement.target", "name_or.target")
_YEARS = 3  # values side by side that only years explain


@dataclass
class Region:
    """The rows under one head; ``columns`` are the labels by column, ``heads`` the cells of the head above each."""

    columns: dict[int, Label] = field(default_factory=dict)
    heads: dict[int, tuple[Cell, ...]] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    first: int = 0


def leaves(sheet: Cells, regions: list[Region], row: int) -> bool:
    """Whether a row is none of the region above: it begins with a label, and its value breaks the region's columns."""
    region = regions[-1]
    if not region.columns or not region.rows:
        return False
    cells = [cell for cell in sheet.row(row) if cell.row == row]
    own = [cell for cell in cells if cell.text]
    labelled = own and own[0] is cells[0] and (own[0].header or sheet.label(own[0]).known)
    if labelled and _is_past_label(region, row):
        return _breaks(region, cells[1:])
    if len(own) < 2 or not sheet.label(own[0]).known or not _begins_row(sheet, region, own[0]):
        return False
    paired = any(
        sheet.label(cell).known
        and not sheet.label(cell).means("year")
        and region.columns.get(cell.column, Label()).first is not None
        for cell in own[1:]
    )
    paired = paired and not steps.go_by_year(sheet, region.columns, row)
    besides = _tells_besides(sheet, region, own) or _alternates(sheet, region, own)
    return paired or besides or any(_crosses(region, cell) for cell in own[1:])


def _begins_row(sheet: Cells, region: Region, first: Cell) -> bool:
    """Whether nothing stands before the first cell of a row but what reaches down from a row of the region (a number)."""
    before = [cell for cell in sheet.row(first.row) if cell.column < first.column]
    return all(cell.row < first.row and cell.row in region.rows for cell in before)


def _tells_besides(sheet: Cells, region: Region, own: list[Cell]) -> bool:
    """Whether a label of no value (評価, 今後の方向性) has one cell beside it that covers all the columns of values, or of years,
    where a text that is no sentence may be a step of them all (取組内容 | 継続).
    """
    label, value = sheet.label(own[0]), own[-1]
    reach = range(value.column, value.column + value.columns)
    covered = [region.columns.get(c, Label()) for c in reach]
    if len(own) != len(("label", "value")) or value.columns == 1:
        return False
    if all(column.means(*_VALUES) for column in covered):
        return label.means(*_BESIDES)
    dated = {c for c, column in region.columns.items() if column.first is not None}
    told = label.means(*_BESIDES) and not label.means("statement.action")
    return dated == set(reach) and (told or value.text.text.rstrip().endswith("。"))


def _alternates(sheet: Cells, region: Region, own: list[Cell]) -> bool:
    """Whether labels and values stand by turns in a row, the first label of no value, and not below the heads of the region
    (総合評価 | Ａ | 実施結果 | …).
    """
    known = [sheet.label(cell).known for cell in own]
    turns = len(own) > len(("label", "value")) and known == [place % 2 == 0 for place in range(len(own))]
    return turns and sheet.label(own[0]).means(*_BESIDES) and _breaks(region, own[1:])


def _is_past_label(region: Region, row: int) -> bool:
    """Whether the head of a region begins with a label that reaches down beside its rows (評価 | R5, R6 over A, B), and ends
    above a row.
    """
    label = region.heads.get(0, ())[-1:]
    return bool(label) and region.rows[0] < label[0].row + label[0].rows <= row


def region_like(sheet: Cells, regions: list[Region], row: int) -> Region | None:
    """An earlier head of the table under which a row fits cell by cell, where it breaks the columns of the last one.

    Cards that follow each other under one head, whose repetition was left out, come back to it this way.
    """
    if len(regions) < 2 or not regions[-1].rows:
        return None
    cells = [cell for cell in sheet.row(row) if cell.row == row]
    if dated := _dated_again(sheet, regions, cells):
        return dated
    if len(cells) < 3 or any(sheet.label(cell).known for cell in cells) or not _breaks(regions[-1], cells):
        return None
    for region in regions[:-1]:
        if region.rows and region.columns and not _breaks(region, cells) and cells[0].text:
            return region
    return None


def _dated_again(sheet: Cells, regions: list[Region], cells: list[Cell]) -> Region | None:
    """The head of years above, under which the values behind labels stand one by one again, perhaps with what
    stands behind the last year (目標値 | 10 | 12 | 15; 効果額 | 目標 | 10 | 12 | 15 | 37).
    """
    labels = list(takewhile(lambda cell: sheet.label(cell).known, cells))
    values = cells[len(labels) :]
    if not labels or len(values) < _YEARS or regions[-1].columns or any(sheet.label(cell).known for cell in values):
        return None
    for region in reversed(regions[:-1]):
        over = [region.columns.get(cell.column, Label()).first is not None for cell in values]
        dated = all(over[:-1]) and sum(over) >= _YEARS
        if dated and not _breaks(region, values):
            return region
    return None


def _breaks(region: Region, cells: list[Cell]) -> bool:
    """Whether cells do not stand each under one cell of the region's head of just the same width."""
    for cell in cells:
        head = region.heads.get(cell.column, ())[-1:]
        if not head or (head[0].column, head[0].columns) != (cell.column, cell.columns):
            return True
    return False


def _crosses(region: Region, cell: Cell) -> bool:
    heads = {region.heads[c][-1:] for c in range(cell.column, cell.column + cell.columns) if region.heads.get(c)}
    labels = {region.columns.get(c, Label()) for c in range(cell.column, cell.column + cell.columns)}
    return len(heads) > 1 and not all(label.first is not None for label in labels)
