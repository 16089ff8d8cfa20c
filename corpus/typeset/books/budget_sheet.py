"""A budget's main projects on a spreadsheet: two levels of head on each page, bands, flags, differences, sums among the rows."""

from collections.abc import Iterable

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan

WIDTHS = (4.5, 27, 12, 12, 12, 50, 14)
FLAGS = {"新規": "新", "拡充": "拡", "継続": ""}
BORDER = {"font_name": "IPAexGothic", "font_size": 10, "valign": "vcenter", "text_wrap": True, "border": 1}
HEAD = {**BORDER, "align": "center", "bg_color": "#FFF2CC"}
BAND = {**BORDER, "bg_color": "#BF9000", "font_color": "#FFFFFF"}
MONEY = {"num_format": "#,##0;△#,##0;0"}
SUM = {**BORDER, **MONEY, "bg_color": "#F2F2F2"}


class Rows:
    """The sheet from its next free row on."""

    def __init__(self, book: Workbook, sheet: Worksheet, first: int) -> None:
        self.book, self.sheet, self.row = book, sheet, first

    def style(self, **more: object) -> Format:
        """A cell's format: what all cells have and more."""
        return self.book.add_format(BORDER | more)

    def sums(self, head: str, amounts: Iterable[tuple[int, int]]) -> None:
        """A row with the sums of this year's and last year's amounts, and their difference."""
        now, before = map(sum, zip(*amounts, strict=True))
        self.sheet.merge_range(self.row, 0, self.row, 1, head, self.style(**SUM, align="center"))
        for column, amount in enumerate((now, before, now - before), 2):
            self.sheet.write(self.row, column, amount, self.style(**SUM))
        self.sheet.merge_range(self.row, 5, self.row, 6, "", self.style(**SUM))
        self.row += 1

    def band(self, goal: Fact) -> None:
        """A coloured row over the whole width."""
        text = f"基本目標{goal['notation']}　{goal['name']}"
        self.sheet.merge_range(self.row, 0, self.row, len(WIDTHS) - 1, text, self.book.add_format(BAND))
        self.row += 1

    def project(self, plan: Plan, name: str) -> tuple[int, int]:
        """One project; gives this year's and last year's amount, 0 where it had none."""
        now, before = (_amount(plan, name, year) for year in (2025, 2024))
        self.sheet.set_row(self.row, 34)
        flag = FLAGS[plan.about["flags"][name]]
        money = self.style(**MONEY)
        self.sheet.write(self.row, 0, flag, self.style(align="center"))
        self.sheet.write(self.row, 1, name, self.style())
        self.sheet.write(self.row, 2, now, money)
        self.sheet.write(self.row, 3, before or "―", self.style(**MONEY, align="right"))
        self.sheet.write(self.row, 4, now - before, money)
        self.sheet.write(self.row, 5, plan.statements(name, "purpose")[0], self.style())
        self.sheet.write(self.row, 6, plan.departments(name), self.style(align="center"))
        self.row += 1
        return now, before


def fill(plan: Plan, book: Workbook) -> None:
    """Write the one sheet of the book."""
    sheet = book.add_worksheet("主要事業")
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2, 3)
    sheet.set_footer("&C&P / &N")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    _head(plan, book, sheet)
    rows, totals = Rows(book, sheet, 4), []
    for goal in plan.facts("measures", level="基本目標"):
        rows.band(goal)
        amounts = [rows.project(plan, project["name"]) for project in plan.children(goal["name"])]
        rows.sums("小　計", amounts)
        totals += amounts
    rows.sums("合　計", totals)
    plain = book.add_format({"font_name": "IPAexGothic", "font_size": 9})
    for number, line in enumerate(plan.prose("legend")):
        sheet.write(rows.row + number, 0, line, plain)


def _head(plan: Plan, book: Workbook, sheet: Worksheet) -> None:
    title = book.add_format({"font_name": "IPAexMincho", "font_size": 18, "align": "center"})
    right = book.add_format({"font_name": "IPAexGothic", "font_size": 10, "align": "right"})
    head = book.add_format(HEAD)
    sheet.set_row(3, 30)
    sheet.merge_range(0, 0, 0, len(WIDTHS) - 1, plan.title, title)
    sheet.write(1, 0, plan.municipality, book.add_format({"font_name": "IPAexGothic", "font_size": 11}))
    sheet.write(1, len(WIDTHS) - 1, "（単位：千円）", right)
    for column, text in {0: "区分", 1: "事業名", 5: "事業の概要", 6: "担当課"}.items():
        sheet.merge_range(2, column, 3, column, text, head)
    sheet.merge_range(2, 2, 2, 4, "当　初　予　算　額", head)
    for column, text in enumerate(("令和7年度\n（A）", "令和6年度\n（B）", "増減\n（A－B）"), 2):
        sheet.write(3, column, text, head)


def _amount(plan: Plan, name: str, year: int) -> int:
    """In thousands of yen; 0 where the project had no money in the year."""
    return sum(int(row["amount_yen"]) // 1000 for row in plan.facts("budgets", measure=name, year=str(year)))
