"""Progress of a waterworks' strategy: planned over reached by year, what was done and how it went, planned and paid sums."""

from itertools import count

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan, grouped

CELL = {"font_name": "IPAexMincho", "font_size": 10, "border": 1, "valign": "vcenter", "text_wrap": True}
YEARS = ("2022", "2023", "2024", "2025")
GOAL = "2031"
HEADS = ("基本方針", "経営指標", "区分", "R4", "R5", "R6", "R7", "R13", "達成状況")


def fill(plan: Plan, book: Workbook) -> None:
    """Write the three sheets: indicators, measures, sums."""
    styles = {
        "title": book.add_format({"font_name": "IPAexGothic", "font_size": 15, "bold": True}),
        "plain": book.add_format({"font_name": "IPAexMincho", "font_size": 10}),
        "head": book.add_format(CELL | {"bg_color": "#C6E0F0", "align": "center"}),
        "text": book.add_format(CELL),
        "centre": book.add_format(CELL | {"align": "center"}),
        "right": book.add_format(CELL | {"align": "right"}),
    }
    _indicators(plan, _sheet(book, "指標", (22, 24, 8, 10, 10, 10, 10, 10, 10)), styles)
    _measures(plan, _sheet(book, "取組", (6, 24, 40, 10, 34, 13)), styles)
    _sums(plan, _sheet(book, "投資", (6, 32, 13, 13, 13, 13, 13)), styles)


def _sheet(book: Workbook, name: str, widths: tuple[int, ...]) -> Worksheet:
    """A portrait sheet, as wide as the page."""
    sheet = book.add_worksheet(name)
    sheet.set_paper(9)
    sheet.set_margins(0.6, 0.6, 0.7, 0.7)
    sheet.fit_to_pages(1, 0)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    return sheet


def _indicators(plan: Plan, sheet: Worksheet, styles: dict[str, Format]) -> None:
    """Two rows an indicator, what was planned and what was reached, with one mark."""
    sheet.write(0, 0, plan.title, styles["title"])
    sheet.write(1, 8, plan.municipality, styles["plain"])
    for row, text in enumerate(plan.prose("opening"), 2):
        sheet.write(row, 0, text, styles["plain"])
    sheet.write(5, 0, plan.prose("sections")[0], styles["plain"])
    sheet.write(6, 0, plan.prose("legend")[0], styles["plain"])
    for column, text in enumerate(HEADS):
        sheet.write(7, column, text, styles["head"])
    row = 8
    for course in plan.facts("measures", level="基本方針"):
        indicators = grouped(plan.facts("observations", measure=course["name"]), lambda fact: fact["indicator"])
        last = row + 2 * len(indicators) - 1
        sheet.merge_range(row, 0, last, 0, f"{course['notation']}　{course['name']}", styles["text"])
        for (name, values), mark in zip(
            indicators.items(), plan.facts("evaluations", measure=course["name"]), strict=True
        ):
            sheet.merge_range(row, 1, row + 1, 1, f"{name}（{values[0]['unit']}）", styles["text"])
            for line, (label, role) in enumerate((("計画", "target"), ("実績", "actual"))):
                texts = {fact["year"]: fact["text"] for fact in values if fact["role"] == role}
                sheet.write(row + line, 2, label, styles["centre"])
                for column, year in enumerate((*YEARS, GOAL), 3):
                    sheet.write(row + line, column, texts.get(year, ""), styles["right"])
            sheet.merge_range(row, 8, row + 1, 8, mark["rating"], styles["centre"])
            row += 2


def _measures(plan: Plan, sheet: Worksheet, styles: dict[str, Format]) -> None:
    """A band for each course, a row for each measure below it."""
    sheet.write(0, 0, plan.prose("sections")[1], styles["plain"])
    sheet.write(1, 0, plan.prose("legend")[1], styles["plain"])
    for column, text in enumerate(("番号", "取組項目", "７年度に行ったこと", "進み具合", "８年度の予定", "担当")):
        sheet.write(3, column, text, styles["head"])
    row = 4
    for course in plan.facts("measures", level="基本方針"):
        sheet.merge_range(row, 0, row, 5, f"基本方針{course['notation']}　{course['name']}", styles["head"])
        for item in plan.children(course["name"]):
            row += 1
            name = item["name"]
            sheet.set_row(row, 40)
            sheet.write(row, 0, item["notation"], styles["centre"])
            sheet.write(row, 1, name, styles["text"])
            sheet.write(row, 2, plan.statements(name, "result")[0], styles["text"])
            sheet.write(row, 3, plan.facts("evaluations", measure=name)[0]["rating"], styles["centre"])
            sheet.write(row, 4, plan.statements(name, "outlook")[0], styles["text"])
            sheet.write(row, 5, plan.departments(name, joint="\n"), styles["centre"])
        row += 1


def _sums(plan: Plan, sheet: Worksheet, styles: dict[str, Format]) -> None:
    """Under each year the planned sum and the settled one; the year to come has a budget only; the sums at the foot."""
    sheet.write(0, 0, plan.prose("sections")[2], styles["plain"])
    sheet.write(1, 6, "（単位：百万円）", styles["plain"])
    sheet.merge_range(2, 0, 3, 1, "取組項目", styles["head"])
    sheet.merge_range(2, 2, 2, 3, "令和６年度", styles["head"])
    sheet.merge_range(2, 4, 2, 5, "令和７年度", styles["head"])
    sheet.write(2, 6, "令和８年度", styles["head"])
    for column, text in enumerate(("計画額", "決算額", "計画額", "決算額", "予算額"), 2):
        sheet.write(3, column, text, styles["head"])
    paid = grouped(plan.facts("budgets"), lambda fact: fact["measure"])
    for row, name, facts in zip(count(4), paid, paid.values(), strict=False):
        sheet.write(row, 0, plan.facts("measures", name=name)[0]["notation"], styles["centre"])
        sheet.write(row, 1, name, styles["text"])
        for column, fact in enumerate(facts, 2):
            sheet.write(row, column, fact["text"], styles["right"])
    foot = 4 + len(paid)
    sheet.merge_range(foot, 0, foot, 1, "計", styles["head"])
    for column, amounts in enumerate(zip(*paid.values(), strict=True), 2):
        sheet.write(foot, column, f"{_total(amounts):,.1f}", styles["right"])


def _total(facts: tuple[Fact, ...]) -> float:
    """The sum of a column, in millions of yen."""
    return sum(float(fact["text"].replace(",", "")) for fact in facts)
