"""All projects in narrow landscape rows, rated by their office and by a committee; below, what ends or is merged."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan

CELL = {"font_name": "IPAexGothic", "font_size": 8, "border": 1, "valign": "vcenter", "text_wrap": True}
WIDTHS = (5, 27, 16, 14, 14, 7, 7, 9, 48)
HEADS = ("番号", "事務事業", "主務課", "５年度", "６年度", "一次", "二次", "方向性", "評価委員会の意見")
SPANS = {3: "決算額（円）", 5: "評価結果"}
HEAD = 3


def fill(plan: Plan, book: Workbook) -> None:
    """Write the list and, on a sheet of its own, the table of what ends."""
    styles = {
        "title": book.add_format({"font_name": "IPAexGothic", "font_size": 14}),
        "plain": book.add_format({"font_name": "IPAexGothic", "font_size": 9}),
        "head": book.add_format(CELL | {"bg_color": "#D9D9D9", "align": "center"}),
        "band": book.add_format(CELL | {"bg_color": "#F2F2F2"}),
        "text": book.add_format(CELL),
        "centre": book.add_format(CELL | {"align": "center"}),
        "money": book.add_format(CELL | {"align": "right", "num_format": "#,##0"}),
    }
    sheet = _sheet(book, "一覧", WIDTHS)
    sheet.repeat_rows(HEAD, HEAD + 1)
    sheet.write(0, 0, plan.title, styles["title"])
    for line, text in enumerate(plan.prose("legend"), 1):
        sheet.write(line, 0, text, styles["plain"])
    sheet.write(0, len(WIDTHS) - 1, plan.municipality, styles["plain"])
    for column, text in enumerate(HEADS):
        if 3 <= column <= 6:
            sheet.write(HEAD + 1, column, text, styles["head"])
        else:
            sheet.merge_range(HEAD, column, HEAD + 1, column, text, styles["head"])
    for column, text in SPANS.items():
        sheet.merge_range(HEAD, column, HEAD, column + 1, text, styles["head"])
    row = HEAD + 2
    for field in plan.facts("measures", level="施策"):
        sheet.merge_range(row, 0, row, len(WIDTHS) - 1, f"施策{field['notation']}：{field['name']}", styles["band"])
        row += 1
        for item in plan.children(field["name"]):
            _project(plan, sheet, row, item, styles)
            row += 1
    _ends(plan, book, styles)


def _sheet(book: Workbook, name: str, widths: tuple[int, ...]) -> Worksheet:
    """A landscape sheet, as wide as the page."""
    sheet = book.add_worksheet(name)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R&P/&N")
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    return sheet


def _project(plan: Plan, sheet: Worksheet, row: int, item: Fact, styles: dict[str, Format]) -> None:
    """The row of a project."""
    name = item["name"]
    money = {fact["year"]: int(fact["text"].replace(",", "")) for fact in plan.facts("budgets", measure=name)}
    sheet.set_row(row, 26)
    sheet.write(row, 0, int(item["notation"]), styles["centre"])
    sheet.write(row, 1, name, styles["text"])
    sheet.write(row, 2, plan.departments(name), styles["centre"])
    sheet.write(row, 3, money.get("2023", "－"), styles["money"])
    sheet.write(row, 4, money.get("2024", "－"), styles["money"])
    for column, fact in enumerate(plan.facts("evaluations", measure=name), 5):
        sheet.write(row, column, fact["rating"], styles["centre"])
    sheet.write(row, 7, plan.about["course"][name], styles["centre"])
    sheet.write(row, 8, "".join(plan.statements(name, "opinion")), styles["text"])


def _ends(plan: Plan, book: Workbook, styles: dict[str, Format]) -> None:
    """What ends or goes into another project, and why."""
    sheet = _sheet(book, "廃止・統合", (5, 30, 10, 34, 68))
    sheet.write(0, 0, plan.prose("ends")[0], styles["title"])
    for column, text in enumerate(("番号", "事務事業", "方向性", "統合先の事務事業", "理由")):
        sheet.write(2, column, text, styles["head"])
    for row, link in enumerate(plan.facts("successions"), 3):
        old = link["old_measure"]
        sheet.set_row(row, 26)
        sheet.write(row, 0, int(link["old_notation"]), styles["centre"])
        sheet.write(row, 1, old, styles["text"])
        sheet.write(row, 2, plan.about["course"][old], styles["centre"])
        sheet.write(
            row, 3, f"{link['new_notation']}　{link['new_measure']}" if link["new_measure"] else "－", styles["text"]
        )
        sheet.write(row, 4, plan.statements(old, "reason")[0], styles["text"])
