"""A city's own emissions: wide sheets of values over the years under two rows of heads, of what was done, of what it cost."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan

CELL = {"font_name": "IPAexGothic", "font_size": 9, "border": 1, "valign": "vcenter", "text_wrap": True}
PLAIN = {"font_name": "IPAexGothic", "font_size": 10}
YEARS = ("2013", "2021", "2022", "2023", "2024", "2030")
VALUES = (15, 26, 14, 27, 9, 9, 9, 9, 9, 9, 9, 7)
HEADS = ("基本方針", "取組項目", "所管", "指標", "単位", "基準", "実績値", "", "", "", "目標", "進捗")
BELOW = {5: "H25", 6: "R3", 7: "R4", 8: "R5", 9: "R6", 10: "R12"}
TEXTS = (24, 46, 40, 40)
COSTS = (34, 22, 18, 18, 18, 30)
SETTLED = ("2023", "2024", "2025")


def fill(plan: Plan, book: Workbook) -> None:
    """Write the three sheets."""
    styles = {
        "head": book.add_format(CELL | {"bg_color": "#C6E0B4", "align": "center"}),
        "band": book.add_format(CELL | {"bg_color": "#E2EFDA", "bold": True}),
        "text": book.add_format(CELL),
        "centre": book.add_format(CELL | {"align": "center"}),
        "right": book.add_format(CELL | {"align": "right"}),
        "title": book.add_format(PLAIN | {"font_size": 14, "bold": True}),
        "plain": book.add_format(PLAIN),
        "by": book.add_format(PLAIN | {"align": "right"}),
    }
    _values(plan, book.add_worksheet("指標"), styles)
    _texts(plan, book.add_worksheet("取組"), styles)
    _costs(plan, book.add_worksheet("費用"), styles)


def _page(sheet: Worksheet, widths: tuple[int, ...], heads: tuple[int, int]) -> None:
    """Turned A4, one page wide, the rows of heads on each page."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(*heads)
    sheet.set_footer("&C- &P -")
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)


def _values(plan: Plan, sheet: Worksheet, styles: dict[str, Format]) -> None:
    """The indicators: the aim beside all of its items, a value in each year."""
    last = len(VALUES) - 1
    _page(sheet, VALUES, (5, 6))
    sheet.write(0, 0, plan.title, styles["title"])
    sheet.write(1, last, plan.municipality, styles["by"])
    for row, key in ((1, "period"), (2, "legend"), (3, "notes")):
        sheet.write(row, 0, plan.prose(key)[0], styles["plain"])
    sheet.write(4, 0, "１　指標の推移", styles["plain"])
    for column, text in enumerate(HEADS):
        if column in BELOW:
            sheet.write(6, column, BELOW[column], styles["head"])
        else:
            sheet.merge_range(5, column, 6, column, text, styles["head"])
    sheet.write(5, 5, HEADS[5], styles["head"])
    sheet.merge_range(5, 6, 5, 9, HEADS[6], styles["head"])
    sheet.write(5, 10, HEADS[10], styles["head"])
    row = 7
    for aim in plan.facts("measures", level="基本方針"):
        items = plan.children(aim["name"])
        sheet.merge_range(row, 0, row + len(items) - 1, 0, f"{aim['notation']}\n{aim['name']}", styles["text"])
        for item in items:
            _line(plan, sheet, row, item, styles)
            row += 1


def _line(plan: Plan, sheet: Worksheet, row: int, item: Fact, styles: dict[str, Format]) -> None:
    """One item's indicator, a dash where a year has no value."""
    values = plan.facts("observations", measure=item["name"])
    indicator, printed = values[0]["indicator"], {value["year"]: value["text"] for value in values}
    sheet.set_row(row, 42)
    sheet.write(row, 1, f"{item['notation']}{item['name']}", styles["text"])
    sheet.write(row, 2, plan.departments(item["name"]), styles["centre"])
    sheet.write(row, 3, indicator, styles["text"])
    sheet.write(row, 4, plan.about["units"].get(indicator, values[0]["unit"]), styles["centre"])
    for column, year in enumerate(YEARS, 5):
        sheet.write(row, column, printed.get(year, "－"), styles["right"])
    sheet.write(row, 11, plan.facts("evaluations", measure=item["name"])[0]["rating"], styles["centre"])


def _texts(plan: Plan, sheet: Worksheet, styles: dict[str, Format]) -> None:
    """What was done, what stands in the way and what comes next, under a band for each aim."""
    _page(sheet, TEXTS, (1, 1))
    sheet.write(0, 0, "２　取組の状況", styles["plain"])
    for column, text in enumerate(("取組項目", "令和6年度に行ったこと", "課題", "今後の予定")):
        sheet.write(1, column, text, styles["head"])
    row = 2
    for aim in plan.facts("measures", level="基本方針"):
        sheet.merge_range(row, 0, row, 3, f"{aim['notation']}　{aim['name']}", styles["band"])
        row += 1
        for item in plan.children(aim["name"]):
            sheet.set_row(row, 44)
            sheet.write(row, 0, f"{item['notation']}{item['name']}", styles["text"])
            for column, kind in enumerate(("result", "issue", "outlook"), 1):
                texts = plan.statements(item["name"], kind) or ["－"]
                sheet.write(row, column, texts[0], styles["text"])
            row += 1


def _costs(plan: Plan, sheet: Worksheet, styles: dict[str, Format]) -> None:
    """The money of each item in the last years, a dash where there was none, and the sum."""
    _page(sheet, COSTS, (1, 2))
    sheet.write(0, 0, "３　取組に要した費用", styles["plain"])
    sheet.write(0, 5, "（単位：千円）", styles["by"])
    for column, text in ((0, "取組項目"), (1, "所管"), (5, "財源等")):
        sheet.merge_range(1, column, 2, column, text, styles["head"])
    sheet.merge_range(1, 2, 1, 3, "決算額", styles["head"])
    sheet.write(1, 4, "予算額", styles["head"])
    for column, text in enumerate(("令和5年度", "令和6年度", "令和7年度"), 2):
        sheet.write(2, column, text, styles["head"])
    row = 3
    for item in plan.facts("measures", level="取組項目"):
        money = {budget["year"]: budget["text"] for budget in plan.facts("budgets", measure=item["name"])}
        cells = [item["name"], plan.departments(item["name"]), *(money.get(year, "－") for year in SETTLED)]
        for column, text in enumerate([*cells, plan.about["remarks"].get(item["name"], "")]):
            sheet.write(row, column, text, styles["text" if column in {0, 1, 5} else "right"])
        sheet.set_row(row, 26)
        row += 1
    sums = (sum(int(budget["amount_yen"]) for budget in plan.facts("budgets", year=year)) // 1000 for year in SETTLED)
    for column, text in enumerate(("合計", "", *(f"{amount:,}" for amount in sums), "")):
        sheet.write(row, column, text, styles["centre" if column == 0 else "right"])
