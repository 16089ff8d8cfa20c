"""Which rows of a table are heads over columns (a boxhead), which are bands over its whole width."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.document import Cell
from ingest.reading import names
from ingest.reading.cells import Cells
from ingest.reading.grades import rating
from ingest.reading.labels import likened, read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.statuses import tells_status
from ingest.text import numbers
from ingest.text.normal import folded, normal

_HEAD_SHARE = 0.6  # of the cells of a head, so many are labels that someone knows
_BANNERS = (
    "statement",
    "name_or",
    "indicator",
    "schedule",
    "value",
    "budget",
    "rating",
    "level",
    "name",
    "remark",
    "department",
)
_SAID_OF_INDICATORS = ("indicator", "value", "year", "unit", "statement.target", "statement.result", "name_or.target")
_LABELS_A_VALUE = 3  # at most, in a row of labels each before its value
_BRACKETED = re.compile(r"[【［\[〔]([^【】［］\[\]〔〕]{2,12})[】］\]〕]\s*(?=[^\s【［\[〔])")
_BLANK = re.compile(r"[\s　]+")
_LONG = 24  # letters; a longer cell without a label is no head


def is_band(sheet: Cells, row: int) -> bool:
    """One text over the whole width that is no label, one that parts a sheet and heads no columns, a title with remarks at
    its right, or a numbered name with nothing beside it above rows numbered in another way.
    """
    cells = sheet.row(row)
    full = [cell for cell in cells if cell.text]
    if not full or full[0].rows > 1:
        return False
    if sheet.label(full[0]).known and not (_parts_rows(sheet, row, full[0]) or _counts(full[0]) or _tells(full[0])):
        return False
    if len(cells) == 1:
        return cells[0].columns >= sheet.table.columns > 1
    if _is_alone(sheet, row, full) and _opens_rows(sheet, row):
        return True
    wide = full[0].columns * 2 >= sheet.table.columns > 2 and not full[0].text.text.rstrip().endswith("。")
    heads = wide and len(cells) == 2 and row + 1 < sheet.table.rows and is_head(sheet, row + 1)
    return heads and not _have_like_heads(sheet, cells)


def _have_like_heads(sheet: Cells, sides: Sequence[Cell]) -> bool:
    """Whether the same heads, several, stand right below each of two cells: these are the two sides of a comparison."""
    left, right = ([_told_at(sheet, side.row + side.rows, column) for column in _reach(side)] for side in sides)
    return left == right and len(dict.fromkeys(left)) > 1


def _reach(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.columns)


def _told_at(sheet: Cells, row: int, column: int) -> str:
    """What stands at a place of the table, without blanks."""
    cell = sheet.grid.get((row, column))
    return normal(cell.text.text) if cell is not None else ""


def _is_alone(sheet: Cells, row: int, full: Sequence[Cell]) -> bool:
    """Whether a row has nothing but a numbered name in its first cell, though it is one of cells as the others are."""
    first = full[0]
    return len(full) == 1 and first.column == 0 and first.row == row >= sheet.table.header_rows and _shape(first) != ""


def _opens_rows(sheet: Cells, row: int) -> bool:
    """Whether all rows down to the next one alone, at least one, have more cells and are numbered in another way."""
    own, held = _shape(sheet.row(row)[0]), 0
    for below in range(row + 1, sheet.table.rows):
        full = [cell for cell in sheet.row(below) if cell.text]
        if not full or (_is_alone(sheet, below, full) and _shape(full[0]) == own):
            break
        if len(full) == 1 or full[0].column > 0 or _shape(full[0]) in ("", own):
            return False
        held += 1
    return held > 0


def _shape(cell: Cell) -> str:
    """The kind of number that a cell's name has; "" for none."""
    return names.kind_of_number(names.split_name(cell.text.text).number)


def _counts(cell: Cell) -> bool:
    """Whether a title has level and number of a measure, whatever its last words may mean (施策1　…　令和6年度評価　A)."""
    found = names.split_name(cell.text.text)
    return bool(found.level and found.number) and not read_label(_BLANK.split(found.name)[0]).known


def _tells(cell: Cell) -> bool:
    """Whether a title is several labels in brackets, each before what it asks for (【担当課】　税務課　【関連計画】　…)."""
    labels = [match for match in _BRACKETED.finditer(cell.text.text) if read_label(match[1]).known]
    return len(labels) > 1 and not cell.text.text[: labels[0].start()].strip()


def _parts_rows(sheet: Cells, row: int, cell: Cell) -> bool:
    """Whether a title parts a sheet of one measure, and labels with their values stand below it."""
    return names.parts_sheet(cell.text.text) and len(sheet.row(row + 1)) > 1 and not is_head(sheet, row)


def is_head(sheet: Cells, row: int) -> bool:
    """Whether a row heads the columns below it."""
    cells = sheet.row(row)
    full = [cell for cell in cells if cell.text]
    known = [cell for cell in full if sheet.label(cell).known]
    if len(full) < 2 or not known:
        banner = bool(known) and _is_banner(sheet, row, full[0])
        return banner or _spans_heads(sheet, row, full) or _sounds_like_heads(sheet, row, full)
    own = [cell for cell in full if cell.row == row]
    if own and (all(_is_amount(sheet, cell) for cell in own) or _is_step(sheet, own)):
        return False  # beside a label of the head that reaches down (事業費 | 令和6年度 over 4,200)
    if _is_painted(sheet, row, full):
        return True
    if _is_pairs(sheet, row, cells) or _is_period(sheet, full) or _names_indicator(sheet, row, full):
        return False
    return row < sheet.table.header_rows or _are_labels(row, full, known)


def _is_step(sheet: Cells, own: Sequence[Cell]) -> bool:
    """Whether a row is a year with the step of that year, in a word that heads columns elsewhere (令和7年度 | 実施)."""
    labels = [sheet.label(cell) for cell in own if cell.text]
    return (
        len(labels) == len(("year", "step"))
        and labels[0].means("year")
        and labels[1].means("done")
        and not labels[1].first
    )


def _is_amount(sheet: Cells, cell: Cell) -> bool:
    """Whether a cell holds a number or a grade that is no label (令和6年度)."""
    return not sheet.label(cell).known and bool(numbers.quantities(cell.text.text) or rating(cell.text.text))


def _is_period(sheet: Cells, full: list[Cell]) -> bool:
    """Whether years are a label's value: they have no end, the label asks for a period (事業期間 | 平成10年度～令和9年度), or
    it alone is painted as a label.
    """
    labels = [sheet.label(cell) for cell in full]
    if len(labels) != len(("label", "value")) or labels[0].means("year") or not labels[1].means("year"):
        return False
    painted = [sheet.is_painted_as_label(cell) for cell in full]
    open_ended = folded(full[1].text.text).strip().endswith("~")
    return open_ended or "期間" in labels[0].word or painted == [True, False]


def _names_indicator(sheet: Cells, row: int, full: list[Cell]) -> bool:
    """Whether a wide cell behind a label of indicators is the name of one, whatever it means else, over several values that
    have a label of their own (指標名 | 職員数（人）, and below 目標値 | 468 | 466).
    """
    if len(full) != len(("label", "name")) or full[1].columns == 1 or not sheet.label(full[0]).means("indicator"):
        return False
    stub, *values = [cell for cell in sheet.row(row + 1) if cell.text] or full
    return (
        not sheet.label(full[1]).means(*_SAID_OF_INDICATORS)
        and sheet.label(stub).means(*_SAID_OF_INDICATORS)
        and len(values) > 1
        and all(_is_amount(sheet, cell) or numbers.nothing(cell.text.text) for cell in values)
    )


def _spans_heads(sheet: Cells, row: int, full: list[Cell]) -> bool:
    """Whether words that nobody knows stand in the head of the table, each over several heads below (what is counted)."""
    within = row + 1 < sheet.table.header_rows and len(full) > 1
    return within and any(cell.columns > 1 for cell in full) and is_head(sheet, row + 1)


def _sounds_like_heads(sheet: Cells, row: int, full: list[Cell]) -> bool:
    """Whether most words in the head of the table, none of which anybody listed, are like words that head columns."""
    like = [cell for cell in full if likened(sheet.label(cell)).known]
    return row < sheet.table.header_rows and len(like) > 1 and len(like) >= _HEAD_SHARE * len(full)


def _are_labels(row: int, full: list[Cell], known: list[Cell]) -> bool:
    """Whether most cells of a row are labels, and the others no values."""
    enough = len(known) >= 2 and len(known) >= _HEAD_SHARE * len(full)
    reaching = all(cell.row < row for cell in known)
    return enough and not reaching and not any(_is_value(cell) for cell in full if cell not in known)


def _is_painted(sheet: Cells, row: int, full: list[Cell]) -> bool:
    """Whether a row is all in the colour of the table's labels, and holds no values."""
    own = all(cell.row == row and sheet.is_painted_as_label(cell) for cell in full)
    return own and not any(_is_value(cell) for cell in full if not sheet.label(cell).known)


def _is_banner(sheet: Cells, row: int, cell: Cell) -> bool:
    """Whether a label over the whole width heads what stands below: a text, or a head of its own."""
    if cell.columns < sheet.table.columns or row + 1 >= sheet.table.rows or cell.rows > 1:
        return False
    below = [c for c in sheet.row(row + cell.rows) if c.text]
    if not below or not sheet.label(cell).means(*_BANNERS):
        return False
    if len(below) == 1:
        return not sheet.label(below[0]).known and below[0].columns == cell.columns
    return is_head(sheet, row + cell.rows)


def _is_pairs(sheet: Cells, row: int, cells: list[Cell]) -> bool:
    """Label, value, label, value ...: every value has a label before it, and the labels no values of theirs below."""
    cells = [cell for cell in cells if cell.row == row or sheet.label(cell).known]  # a value stands in the row itself
    if cells and cells[0].rows > 1 and cells[0].column == 0 and cells[0].text and not sheet.label(cells[0]).known:
        cells = cells[1:]  # a title along the side of several rows
    if _counts_card(sheet, cells):
        cells = cells[1:]
    cells = [cell for cell in cells if cell not in _numbers_before_names(sheet, cells)]
    signs = [sheet.label(cell).known if cell.text else None for cell in cells]
    for i, (left, cell) in enumerate(pairwise(cells), 1):
        if left.text and tells_status(sheet.label(left), cell):
            signs[i] = False
    if not signs or signs[0] is not True or signs.count(True) > _LABELS_A_VALUE * (len(signs) - signs.count(True)):
        return False
    own = [cell for cell in cells if cell.row == row]
    if len(own) > 1 and all(sheet.label(cell).means("year") for cell in own):
        return False  # years below heads that reach down beside them
    if False in signs:
        lonely = [i for i, sign in enumerate(signs) if sign is False and (signs[i - 1] is not True)]
        return not lonely and not _columnar(sheet, own)
    if None not in signs:
        return False
    return not _columnar(sheet, own)


def _counts_card(sheet: Cells, cells: list[Cell]) -> bool:
    """Whether a bare number stands before the label of a name and the name (3 | 事業名 | 産後ケア): it counts the card."""
    number, label, name = (*cells, None, None, None)[:3]
    if number is None or label is None or name is None or not names.is_number(number.text.text):
        return False
    return sheet.label(label).means("level", "name") and not sheet.label(name).known


def _numbers_before_names(sheet: Cells, cells: list[Cell]) -> list[Cell]:
    """The numbers that stand between the label of a level and the name that it asks for (取組項目 | 1-1-1 | 窓口の改善)."""
    return [
        number
        for label, number, name in zip(cells, cells[1:], cells[2:], strict=False)
        if sheet.label(label).means("level", "name")
        and names.is_number(number.text.text)
        and names.has_letters(name.text.text)
        and not sheet.label(name).known
    ]


def _columnar(sheet: Cells, cells: list[Cell]) -> bool:
    """Whether most labels of a row have a value of just their own width below them, or the year of a head's next row."""
    labels = [cell for cell in cells if cell.text and sheet.label(cell).known]
    below = [_below(sheet, cell) for cell in labels]
    fits = [
        value is not None
        and (
            (not sheet.label(value).known and (value.column, value.columns) == (label.column, label.columns))
            or _divides(sheet, label, value)
            or (value.header and sheet.label(value).means("year"))
        )
        for label, value in zip(labels, below, strict=True)
    ]
    return len(labels) > 1 and sum(fits) > len(labels) / 2


def _below(sheet: Cells, cell: Cell) -> Cell | None:
    """The cell below another, also where titles over the whole width stand between them."""
    row = cell.row + cell.rows
    while len(over := sheet.row(row)) == 1 and over[0].columns == sheet.table.columns:
        row += over[0].rows
    return sheet.grid.get((row, cell.column))


def _divides(sheet: Cells, upper: Cell, lower: Cell) -> bool:
    """Whether labels divide the cell above them, as an inner head does (現行 over 部 | 課)."""
    row = [cell for cell in sheet.row(lower.row) if upper.column <= cell.column < upper.column + upper.columns]
    return len(row) > 1 and all(sheet.label(cell).known for cell in row)


def _is_value(cell: Cell) -> bool:
    text = cell.text.text
    if len(text) > _LONG or "。" in text:
        return True
    return bool(numbers.quantities(text)) or lexicon().is_value("department", text)
