"""A town's budgeted projects on turned pages: codes, sources of money in columns, a total, the head on the first page only."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan

BEFORE = (("番号", 5), ("款.項.目", 8), ("事業名", 24), ("新規", 5), ("所管課", 12))
YEARS = ((2024, "R6年度\n予算額"), (2023, "R5年度\n予算額"))
SOURCES = ("国", "県", "地方債", "その他", "一般財源")
FIRST_AMOUNT = len(BEFORE)
DIFFERENCE = FIRST_AMOUNT + len(YEARS)
FIRST_SOURCE = DIFFERENCE + 1
TEXT = FIRST_SOURCE + len(SOURCES)
FACE = {"font_name": "IPAexGothic", "font_size": 9}
CELL = {**FACE, "border": 4, "valign": "vcenter", "text_wrap": True}
MONEY = {**CELL, "num_format": "#,##0;△ #,##0;-"}
HEAD = {**CELL, "align": "center", "bg_color": "#FFFFCC", "border": 1}


def fill(plan: Plan, book: Workbook) -> None:
    """Write the one sheet of the book."""
    sheet = book.add_worksheet("当初予算")
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.4, 0.4, 0.6, 0.5)
    sheet.set_header("&R&9" + plan.municipality)
    sheet.set_footer("&C&P")
    _head(plan, book, sheet)
    plain, centred, money = (book.add_format(layer) for layer in (CELL, CELL | {"align": "center"}, MONEY))
    row, columns = 5, []
    for project in plan.facts("measures"):
        columns.append(_amounts(plan, project))
        _row(plan, sheet, row, project, (plain, centred))
        for column, amount in enumerate(columns[-1], FIRST_AMOUNT):
            sheet.write(row, column, amount, money)
        row += 1
    sheet.set_row(row, 22)
    sheet.merge_range(row, 0, row, FIRST_AMOUNT - 1, "合　　　計", centred)
    for column, amounts in enumerate(zip(*columns, strict=True), FIRST_AMOUNT):
        sheet.write(row, column, sum(amounts), money)
    sheet.write_blank(row, TEXT, None, plain)
    sheet.write(row + 1, 0, plan.prose("legend")[0], book.add_format(FACE))


def _head(plan: Plan, book: Workbook, sheet: Worksheet) -> None:
    """The title, the unit and the two rows of column heads."""
    head = book.add_format(HEAD)
    sheet.merge_range(0, 0, 0, TEXT, f"○{plan.title}", book.add_format({**FACE, "font_size": 14}))
    sheet.write(2, TEXT, "（単位：千円）", book.add_format({**FACE, "align": "right"}))
    for column, (text, width) in enumerate(BEFORE):
        sheet.set_column(column, column, width)
        sheet.merge_range(3, column, 4, column, text, head)
    for column, text in enumerate([text for _, text in YEARS] + ["増減額"], FIRST_AMOUNT):
        sheet.merge_range(3, column, 4, column, text, head)
    sheet.merge_range(3, FIRST_SOURCE, 3, TEXT - 1, "財　源　内　訳", head)
    for column, text in enumerate(SOURCES, FIRST_SOURCE):
        sheet.write(4, column, text, head)
    sheet.merge_range(3, TEXT, 4, TEXT, "主　な　事　業　内　容", head)
    sheet.set_column(FIRST_AMOUNT, TEXT - 1, 8.5)
    sheet.set_column(TEXT, TEXT, 42)
    sheet.set_row(4, 18)


def _row(plan: Plan, sheet: Worksheet, row: int, project: Fact, styles: tuple[Format, Format]) -> None:
    """What stands beside the amounts of one project."""
    plain, centred = styles
    name, number = project["name"], project["notation"]
    new = "○" if plan.facts("successions", new_measure=name) else ""
    texts = (number, plan.about["codes"][number], name, new, plan.departments(name))
    sheet.set_row(row, 48)
    for column, text in enumerate(texts):
        sheet.write(row, column, text, plain if text == name else centred)
    sheet.write(row, TEXT, plan.statements(name, "action")[0], plain)


def _amounts(plan: Plan, project: Fact) -> list[int]:
    """The year's and the last year's amount, their difference and the sources, in thousands of yen; 0 where there is none."""
    budgets = plan.facts("budgets", measure=project["name"])
    now, before = (
        sum(int(row["amount_yen"]) // 1000 for row in budgets if row["year"] == str(year)) for year, _ in YEARS
    )
    return [
        now,
        before,
        now - before,
        *(int(text.replace(",", "")) for text in plan.about["funds"][project["notation"]]),
    ]
