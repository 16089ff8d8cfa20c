"""Settled accounts of a town's projects in yen: two lines a project, its amounts above and what came of it below."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan, grouped

FACE = {"font_name": "IPAexGothic", "font_size": 9}
CELL = {**FACE, "border": 1, "valign": "vcenter", "text_wrap": True}
HEAD = {**CELL, "align": "center", "bg_color": "#DDEBF7"}
MONEY = {**CELL, "num_format": "#,##0;△#,##0;－"}
BEFORE = (("款-項-目", 8), ("事業名", 30), ("担当課", 17))
AMOUNTS = ("予算現額", "決算額", "執行率", "前年度決算額")
SOURCES = ("国・県支出金", "町債", "その他", "一般財源")
FIRST = len(BEFORE)
LAST = FIRST + len(AMOUNTS) + len(SOURCES) - 1
SHARE = FIRST + AMOUNTS.index("執行率")


def fill(plan: Plan, book: Workbook) -> None:
    """Write the one sheet; the chapters of the budget stand on bands of their own."""
    sheet = book.add_worksheet("成果")
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3, 4)
    sheet.set_footer("&C- &P -")
    _head(plan, book, sheet)
    band = book.add_format({**CELL, "bg_color": "#F2F2F2", "font_size": 10})
    styles = {
        name: book.add_format(layers)
        for name, layers in {
            "text": CELL,
            "centre": CELL | {"align": "center"},
            "money": MONEY,
            "share": MONEY | {"num_format": "0.0"},
        }.items()
    }
    row = 5
    chapters = plan.about["chapters"]
    for chapter, projects in grouped(plan.facts("measures"), lambda project: str(chapters[project["name"]])).items():
        sheet.merge_range(row, 0, row, LAST, chapter, band)
        sheet.set_row(row, 18)
        row += 1
        for project in projects:
            _project(plan, sheet, row, project, styles)
            row += 2


def _head(plan: Plan, book: Workbook, sheet: Worksheet) -> None:
    """Title, the law that asks for the report, the unit and two rows of column heads."""
    title = plan.title.replace("年度", "年度　")
    sheet.merge_range(0, 0, 0, LAST, title, book.add_format({**FACE, "font_size": 15, "align": "center"}))
    sheet.write(1, 0, plan.prose("law")[0], book.add_format(FACE))
    right = book.add_format({**FACE, "align": "right"})
    sheet.write(1, LAST, plan.municipality, right)
    sheet.write(2, LAST, plan.prose("unit")[0], right)
    head = book.add_format(HEAD)
    for column, (text, width) in enumerate(BEFORE):
        sheet.set_column(column, column, width)
        sheet.merge_range(3, column, 4, column, text, head)
    sheet.set_column(FIRST, LAST, 13)
    for column, text in enumerate(AMOUNTS, FIRST):
        sheet.merge_range(3, column, 4, column, text, head)
    sheet.set_column(SHARE, SHARE, 7)
    sheet.merge_range(3, LAST - len(SOURCES) + 1, 3, LAST, "決算額の財源内訳", head)
    for column, text in enumerate(SOURCES, LAST - len(SOURCES) + 1):
        sheet.write(4, column, text, head)


def _project(plan: Plan, sheet: Worksheet, row: int, project: Fact, styles: dict[str, Format]) -> None:
    """The line of amounts, zeros included, and the line of the result under it."""
    name = project["name"]
    code = plan.about["codes"][name]
    money = {budget["column"]: int(budget["amount_yen"]) for budget in plan.facts("budgets", measure=name)}
    sheet.set_row(row, 22)
    for column, (text, style) in enumerate(((code, "centre"), (name, "text"), (plan.departments(name), "centre"))):
        sheet.write(row, column, text, styles[style])
    for column, head in enumerate(AMOUNTS, FIRST):
        if column == SHARE:
            sheet.write(row, column, 100 * money["決算額"] / money["予算現額"], styles["share"])
        else:
            sheet.write(row, column, money.get(head, 0), styles["money"])
    for column, amount in enumerate(plan.about["funds"][name], LAST - len(SOURCES) + 1):
        sheet.write(row, column, amount, styles["money"])
    sheet.set_row(row + 1, 22)
    sheet.write(row + 1, 0, "成果", styles["centre"])
    sheet.merge_range(row + 1, 1, row + 1, LAST, plan.statements(name, "result")[0], styles["text"])
