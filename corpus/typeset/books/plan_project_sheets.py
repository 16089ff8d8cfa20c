"""A comprehensive plan's projects on a spreadsheet: a list with sums, then two sheets a page with work, cost and indicators."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan

YEARS = ("2026", "2027", "2028")
FACE = {"font_name": "IPAexGothic", "font_size": 10}
CELL = {**FACE, "border": 1, "valign": "vcenter", "text_wrap": True}
HEAD = {**CELL, "align": "center", "bg_color": "#D9E1F2"}
BAND = {**CELL, "bg_color": "#203864", "font_color": "#FFFFFF"}
KINDS = (("output", "活動指標"), ("outcome", "成果指標"))


def fill(plan: Plan, book: Workbook) -> None:
    """Write the list and the sheets of the projects."""
    styles = {
        "plain": book.add_format(CELL),
        "middle": book.add_format(CELL | {"align": "center"}),
        "money": book.add_format(CELL | {"align": "right"}),
        "head": book.add_format(HEAD),
        "band": book.add_format(BAND),
    }
    _overview(plan, book, styles)
    sheet = _sheet(book, "調書", (13, 16, 9, 13, 13, 13, 13))
    row, breaks = 0, []
    for index, project in enumerate(plan.facts("measures", level="事業")):
        if index and index % 2 == 0:
            breaks.append(row)
        row = _project(plan, sheet, styles, row, project)
    sheet.set_h_pagebreaks(breaks)


def _sheet(book: Workbook, name: str, widths: tuple[float, ...]) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.set_paper(9)
    sheet.set_print_scale(74)
    sheet.set_margins(0.6, 0.6, 0.7, 0.7)
    sheet.set_footer("&C- &P -")
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    return sheet


def _overview(plan: Plan, book: Workbook, styles: dict[str, Format]) -> None:
    """Title, sentence and the list of all projects, the policies in cells over their rows."""
    sheet = _sheet(book, "一覧", (17, 20, 9, 27, 14))
    sheet.merge_range(0, 0, 0, 4, plan.title, book.add_format({**FACE, "font_size": 18, "align": "center"}))
    sheet.write(1, 4, plan.prose("date")[0], book.add_format({**FACE, "align": "right"}))
    sheet.write(2, 4, plan.municipality, book.add_format({**FACE, "align": "right"}))
    text = book.add_format({**FACE, "text_wrap": True, "valign": "top"})
    sheet.merge_range(3, 0, 3, 4, plan.prose("opening")[0], text)
    sheet.set_row(0, 40)
    sheet.set_row(3, 56)
    sheet.write(4, 0, "■ 計画事業の一覧", book.add_format({**FACE, "font_size": 12}))
    for column, head in enumerate(("政策", "施策", "事業番号", "事業名", "３か年の事業費（千円）")):
        sheet.write(5, column, head, styles["head"])
    sheet.set_row(5, 30)
    row = 6
    for policy in plan.facts("measures", level="政策"):
        top = row
        for measure in plan.children(policy["name"]):
            start = row
            for project in plan.children(measure["name"]):
                total = (
                    sum(int(money["amount_yen"]) for money in plan.facts("budgets", measure=project["name"])) // 1000
                )
                sheet.write(row, 2, project["notation"], styles["middle"])
                sheet.write(row, 3, project["name"], styles["plain"])
                sheet.write(row, 4, f"{total:,}", styles["money"])
                sheet.set_row(row, 34)
                row += 1
            sheet.merge_range(start, 1, row - 1, 1, f"{measure['notation']}　{measure['name']}", styles["plain"])
        sheet.merge_range(top, 0, row - 1, 0, f"{policy['notation']}　{policy['name']}", styles["plain"])
    sheet.write(row, 0, plan.prose("note")[0], book.add_format({**FACE, "font_size": 9}))


def _project(plan: Plan, sheet: Worksheet, styles: dict[str, Format], top: int, project: Fact) -> int:
    """One project's table; gives the row below it."""
    name, head, plain, middle = project["name"], styles["head"], styles["plain"], styles["middle"]
    measure = plan.facts("measures", name=project["parent"])[0]
    policy = plan.facts("measures", name=measure["parent"])[0]
    path = f"政策{policy['notation']}　{policy['name']}　＞　施策{measure['notation']}　{measure['name']}"
    sheet.merge_range(top, 0, top, 6, path, styles["band"])
    sheet.write(top + 1, 0, "事業番号", head)
    sheet.write(top + 1, 1, project["notation"], middle)
    sheet.write(top + 1, 2, "事業名", head)
    sheet.merge_range(top + 1, 3, top + 1, 6, name, plain)
    sheet.write(top + 2, 0, "担当部署", head)
    sheet.merge_range(top + 2, 1, top + 2, 4, plan.departments(name), plain)
    sheet.write(top + 2, 5, "区分", head)
    sheet.write(top + 2, 6, plan.about["flags"][name], middle)
    actions = plan.facts("statements", measure=name, kind="action")
    for row, (label, text) in enumerate(
        (("事業目的", plan.statements(name, "purpose")[0]), ("事業内容", actions[0]["text"])), top + 3
    ):
        sheet.write(row, 0, label, head)
        sheet.merge_range(row, 1, row, 6, text, plain)
        sheet.set_row(row, 50)
    _years(plan, sheet, styles, top + 5, name, [action["text"] for action in actions[1:]])
    _indicators(plan, sheet, styles, top + 9, name)
    for row in (*range(top, top + 3), *range(top + 5, top + 12)):
        sheet.set_row(row, 38 if row in {top + 10, top + 11} else 28)
    sheet.set_row(top + 6, 70)
    return top + 13


def _years(plan: Plan, sheet: Worksheet, styles: dict[str, Format], top: int, name: str, actions: list[str]) -> None:
    """Work, cost and the part of the cost that the city bears itself, a pair of columns a year."""
    costs = [money["text"] for money in plan.facts("budgets", measure=name)]
    heads = [f"令和{int(year) - 2018}年度" for year in YEARS]
    lines = (
        ("年度", heads, "head"),
        ("取組計画", actions, "plain"),
        ("事業費（千円）", costs, "money"),
        ("うち一般財源", plan.about["general"][name], "money"),
    )
    for row, (label, texts, style) in enumerate(lines, top):
        sheet.write(row, 0, label, styles["head"])
        for index, text in enumerate(texts):
            column = 1 + 2 * index
            sheet.merge_range(row, column, row, column + 1, text, styles[style])


def _indicators(plan: Plan, sheet: Worksheet, styles: dict[str, Format], top: int, name: str) -> None:
    """What is done and what comes of it, now and in each year."""
    sheet.write(top, 0, "指標", styles["head"])
    sheet.merge_range(top, 1, top, 2, "指標名", styles["head"])
    for column, text in enumerate(("現状（R6）", *(f"目標（R{int(year) - 2018}）" for year in YEARS)), 3):
        sheet.write(top, column, text, styles["head"])
    for row, (kind, label) in enumerate(KINDS, top + 1):
        values = plan.facts("observations", measure=name, kind=kind)
        sheet.write(row, 0, label, styles["head"])
        sheet.merge_range(row, 1, row, 2, values[0]["indicator"], styles["plain"])
        for column, value in enumerate(values, 3):
            sheet.write(row, column, value["text"], styles["money"])
