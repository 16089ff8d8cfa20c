"""A strategy's indicators checked on a spreadsheet on its side: a goal's own figure, a row a measure, opinions."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan

FACE = {"font_name": "IPAexGothic", "font_size": 10}
CELL = {**FACE, "border": 1, "valign": "vcenter", "text_wrap": True}
HEAD = {**CELL, "align": "center", "bg_color": "#E2EFDA"}
GOAL = {**CELL, "bg_color": "#548235", "font_color": "#FFFFFF", "font_size": 10.5}
WIDTHS = (5, 17, 12, 20, 6, 8.5, 8.5, 8.5, 8.5, 5.5, 28, 26, 8)
LAST = len(WIDTHS) - 1
HEADS = (
    "番号",
    "施策",
    "主務課",
    "ＫＰＩ",
    "単位",
    "",
    "",
    "",
    "",
    "判定",
    "令和６年度の主な成果",
    "隘路・課題",
    "今後の\n方向性",
)
COLUMNS = ("策定時\n（R4）", "実績\n（R5）", "実績\n（R6）", "目標\n（R9）")
FIRST_VALUE = 5


def fill(plan: Plan, book: Workbook) -> None:
    """Write a sheet of all goals, and one of the opinions."""
    styles = {
        "plain": book.add_format(CELL),
        "middle": book.add_format(CELL | {"align": "center"}),
        "money": book.add_format(CELL | {"align": "right"}),
        "head": book.add_format(HEAD),
        "goal": book.add_format(GOAL),
        "text": book.add_format({**FACE, "text_wrap": True, "valign": "top"}),
    }
    sheet = _sheet(book, "検証", WIDTHS)
    title = book.add_format({**FACE, "font_size": 15, "bold": False, "align": "center", "valign": "vcenter"})
    sheet.merge_range(0, 0, 0, LAST, plan.title, title)
    sheet.merge_range(1, 0, 1, LAST, plan.prose("date")[0], book.add_format({**FACE, "align": "right"}))
    for row, text in enumerate((*plan.prose("opening"), *plan.prose("legend")), 2):
        sheet.merge_range(row, 0, row, LAST, text, styles["text"])
    sheet.set_row(0, 30)
    sheet.set_row(2, 30)
    row, breaks = 6, []
    for index, goal in enumerate(plan.facts("measures", level="基本目標")):
        if index in {1, 3}:
            breaks.append(row)
        row = _goal(plan, sheet, styles, row, goal)
    sheet.set_h_pagebreaks(breaks)
    _opinions(plan, book, styles)


def _sheet(book: Workbook, name: str, widths: tuple[float, ...]) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.set_print_scale(62)
    sheet.set_footer("&C&P／&N")
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    return sheet


def _values(plan: Plan, sheet: Worksheet, styles: dict[str, Format], row: int, name: str) -> None:
    """An indicator with its unit and four values."""
    values = plan.facts("observations", measure=name)
    indicator = values[0]["indicator"]
    sheet.write(row, FIRST_VALUE - 2, indicator, styles["plain"])
    sheet.write(row, FIRST_VALUE - 1, plan.about["units"][indicator], styles["middle"])
    for column, value in enumerate(values, FIRST_VALUE):
        sheet.write(row, column, value["text"], styles["money"])


def _goal(plan: Plan, sheet: Worksheet, styles: dict[str, Format], top: int, goal: Fact) -> int:
    """A goal's band and figure, and the table of its measures; gives the row below and a free one."""
    sheet.merge_range(top, 0, top, LAST, f"基本目標{goal['notation']}　{goal['name']}", styles["goal"])
    sheet.set_row(top, 22)
    sheet.merge_range(top + 1, 0, top + 1, 2, "数値目標", styles["head"])
    _years(sheet, styles, top + 1, "指標")
    sheet.merge_range(top + 2, 0, top + 2, 2, goal["name"], styles["plain"])
    _values(plan, sheet, styles, top + 2, goal["name"])
    sheet.set_row(top + 2, 32)
    for column, text in enumerate(HEADS):
        if text:
            sheet.write(top + 3, column, text, styles["head"])
    _years(sheet, styles, top + 3, HEADS[FIRST_VALUE - 2])
    row = top + 4
    for item in plan.children(goal["name"]):
        name = item["name"]
        sheet.write(row, 0, item["notation"], styles["middle"])
        sheet.write(row, 1, name, styles["plain"])
        sheet.write(row, 2, plan.departments(name), styles["plain"])
        _values(plan, sheet, styles, row, name)
        sheet.write(row, 9, plan.facts("evaluations", measure=name)[0]["rating"], styles["middle"])
        sheet.write(row, 10, plan.statements(name, "result")[0], styles["plain"])
        sheet.write(row, 11, plan.statements(name, "issue")[0], styles["plain"])
        sheet.write(row, 12, plan.statements(name, "outlook")[0], styles["middle"])
        sheet.set_row(row, 58)
        row += 1
    return row + 1


def _years(sheet: Worksheet, styles: dict[str, Format], row: int, head: str) -> None:
    """The heads of an indicator, its unit and four values."""
    sheet.write(row, FIRST_VALUE - 2, head, styles["head"])
    sheet.write(row, FIRST_VALUE - 1, "単位", styles["head"])
    for column, text in enumerate(COLUMNS, FIRST_VALUE):
        sheet.write(row, column, text, styles["head"])
    sheet.set_row(row, 34)


def _opinions(plan: Plan, book: Workbook, styles: dict[str, Format]) -> None:
    """What outsiders said of some of the measures."""
    sheet = _sheet(book, "意見", (24, 26, 100))
    sheet.write(0, 0, "【総合戦略推進会議の意見】", book.add_format({**FACE, "font_size": 12}))
    sheet.merge_range(1, 0, 1, 2, plan.prose("opinion")[0], styles["text"])
    for column, text in enumerate(("基本目標", "施策", "意見の内容")):
        sheet.write(2, column, text, styles["head"])
    for row, opinion in enumerate(plan.facts("statements", kind="opinion"), 3):
        item = plan.facts("measures", name=opinion["measure"])[0]
        goal = plan.facts("measures", name=item["parent"])[0]
        sheet.write(row, 0, f"{goal['notation']}　{goal['name']}", styles["plain"])
        sheet.write(row, 1, f"{item['notation']}　{item['name']}", styles["plain"])
        sheet.write(row, 2, opinion["text"], styles["plain"])
        sheet.set_row(row, 30)
