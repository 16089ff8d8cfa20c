"""Indicators on a turned spreadsheet: under each year two columns, the value and its sign; aims in merged cells at the side."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan

YEARS = (2022, 2023, 2024)
BEFORE = (("基本方針", 12), ("No.", 6), ("取　組", 24), ("指　標", 28), ("単位", 8), ("基準値\n（R2）", 10))
FIRST_YEAR = len(BEFORE)
AFTER = FIRST_YEAR + 2 * len(YEARS)
FACE = {"font_name": "Noto Sans CJK JP", "font_size": 9}
CELL = {**FACE, "border": 1, "valign": "vcenter", "text_wrap": True}
HEAD = {**CELL, "align": "center", "bg_color": "#A9D08E"}


def fill(plan: Plan, book: Workbook) -> None:
    """Write the one sheet of the book."""
    sheet = book.add_worksheet("指標")
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3, 4)
    sheet.set_header("&R&8" + plan.title)
    sheet.set_footer("&C&P")
    _head(plan, book, sheet)
    plain, centred, money = (book.add_format(CELL | {"align": side}) for side in ("left", "center", "right"))
    upright = book.add_format(CELL | {"align": "center", "rotation": 270, "bg_color": "#E2EFDA"})
    row = 5
    for aim in plan.facts("measures", level="基本方針"):
        below = plan.children(aim["name"])
        sheet.merge_range(row, 0, row + len(below) - 1, 0, f"{aim['notation']} {aim['name']}", upright)
        for item in below:
            _item(plan, sheet, row, item, (plain, centred, money))
            row += 1
    for number, line in enumerate(plan.prose("legend"), 1):
        sheet.write(row + number, 0, line, book.add_format(FACE))


def _head(plan: Plan, book: Workbook, sheet: Worksheet) -> None:
    head = book.add_format(HEAD)
    sheet.merge_range(0, 0, 0, AFTER + 1, plan.title.replace(" ", "　"), book.add_format({**FACE, "font_size": 15}))
    sheet.write(1, 0, plan.prose("opening")[0], book.add_format(FACE))
    sheet.write(2, AFTER + 1, plan.municipality, book.add_format(FACE | {"align": "right"}))
    for column, (text, width) in enumerate(BEFORE):
        sheet.set_column(column, column, width)
        sheet.merge_range(3, column, 4, column, text, head)
    for number, year in enumerate(YEARS):
        column = FIRST_YEAR + 2 * number
        sheet.merge_range(3, column, 3, column + 1, f"令和{year - 2018}年度", head)
        sheet.write(4, column, "実績", head)
        sheet.write(4, column + 1, "評価", head)
        sheet.set_column(column, column, 9)
        sheet.set_column(column + 1, column + 1, 5.5)
    for column, (text, width) in enumerate((("中間目標\n（R8）", 10), ("担当課", 14)), AFTER):
        sheet.set_column(column, column, width)
        sheet.merge_range(3, column, 4, column, text, head)
    sheet.set_row(3, 20)
    sheet.set_row(4, 20)


def _item(plan: Plan, sheet: Worksheet, row: int, item: Fact, styles: tuple[Format, Format, Format]) -> None:
    """One line: a measure, its indicator and, year by year, value and sign."""
    plain, centred, money = styles
    name = item["name"]
    baseline, *actual, target = plan.facts("observations", measure=name)
    signs = plan.facts("evaluations", measure=name)
    sheet.set_row(row, 62)
    texts = ((item["notation"], centred), (name, plain), (baseline["indicator"], plain))
    years = [((value["text"], money), (sign["rating"], centred)) for value, sign in zip(actual, signs, strict=True)]
    cells = [
        *texts,
        (baseline["unit"].replace("%", "％"), centred),
        (baseline["text"], money),
        *(cell for pair in years for cell in pair),
        (target["text"], money),
        (plan.departments(name), centred),
    ]
    for column, (text, style) in enumerate(cells, 1):
        sheet.write(row, column, text, style)
