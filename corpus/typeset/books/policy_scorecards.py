"""Policies of a comprehensive plan, a sheet each: aims over results, the projects with their money and marks, what comes next."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan, grouped

WIDTHS = (4.5, 12, 18, 7, 8, 10, 10, 10, 8, 10)
LAST = len(WIDTHS) - 1
YEARS = ("2023", "2024", "2025", "2027")
BASE = {"font_name": "IPAexGothic", "font_size": 10, "valign": "vcenter"}
BOX = {**BASE, "border": 1, "text_wrap": True}
HEAD = {**BOX, "align": "center", "bg_color": "#E2EFDA"}


class Sheet:
    """A worksheet on A4 that is written from the top down."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.book, self.row = book, 0
        self.sheet: Worksheet = book.add_worksheet(name)
        self.sheet.set_paper(9)
        self.sheet.set_margins(0.6, 0.6, 0.6, 0.6)
        self.sheet.fit_to_pages(1, 1)
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)

    def style(self, base: dict[str, object], **more: object) -> Format:
        """A cell's format."""
        return self.book.add_format({**base, **more})

    def put(self, first: int, last: int, text: str, style: Format, rows: int = 1) -> None:
        """A text over columns of the row, and over the rows below it."""
        if first == last and rows == 1:
            self.sheet.write(self.row, first, text, style)
        else:
            self.sheet.merge_range(self.row, first, self.row + rows - 1, last, text, style)

    def down(self, height: float = 20) -> None:
        """The row is done and so high."""
        self.sheet.set_row(self.row, height)
        self.row += 1

    def section(self, text: str) -> None:
        """A line above a table."""
        self.down(8)
        self.put(0, LAST, text, self.style(BASE, font_size=11, bold=True))
        self.down()


def fill(plan: Plan, book: Workbook) -> None:
    """Write the book: what the marks mean, then a sheet for each policy."""
    _front(plan, book)
    for field in plan.facts("measures", level="政策"):
        for policy in plan.children(field["name"]):
            _policy(plan, book, field, policy)


def _front(plan: Plan, book: Workbook) -> None:
    page = Sheet(book, "評価の見方")
    page.put(0, LAST, plan.title, page.style(BASE, font_size=18, align="center"))
    page.down(44)
    page.put(0, LAST, plan.prose("date")[0], page.style(BASE, align="right"))
    page.down(24)
    page.section("１　施策評価について")
    for text in plan.prose("about"):
        page.put(0, LAST, "　" + text, page.style(BASE, text_wrap=True, font_size=11, valign="top"))
        page.down(52)
    page.section("２　評価区分")
    for text, (first, last) in zip(("区分", "進捗の状況", "考え方"), ((0, 0), (1, 2), (3, LAST)), strict=True):
        page.put(first, last, text, page.style(HEAD))
    page.down()
    for line in plan.prose("marks"):
        mark, word, reason = line.split("|")
        page.put(0, 0, mark, page.style(BOX, align="center"))
        page.put(1, 2, word, page.style(BOX))
        page.put(3, LAST, reason, page.style(BOX))
        page.down(32)
    page.section("３　施策の評価結果")
    for text, (first, last) in zip(("政　策", "施　策", "評価"), ((0, 2), (3, 8), (9, LAST)), strict=True):
        page.put(first, last, text, page.style(HEAD))
    page.down()
    for field in plan.facts("measures", level="政策"):
        policies = plan.children(field["name"])
        page.put(0, 2, f"{field['notation']}　{field['name']}", page.style(BOX), len(policies))
        for policy in policies:
            page.put(3, 8, f"{policy['notation']}　{policy['name']}", page.style(BOX))
            page.put(9, LAST, _mark(plan, policy), page.style(BOX, align="center"))
            page.down()


def _policy(plan: Plan, book: Workbook, field: Fact, policy: Fact) -> None:
    name = policy["name"]
    page = Sheet(book, policy["notation"])
    head, box = page.style(HEAD), page.style(BOX)
    page.put(0, LAST, "施策評価シート（令和６年度実績）", page.style(BASE, font_size=15, align="center"))
    page.down(32)
    for label, fact in (("政　策", field), ("施　策", policy)):
        page.put(0, 1, label, head)
        page.put(2, LAST, f"{fact['notation']}　{fact['name']}", page.style(BOX, font_size=12))
        page.down(22)
    page.put(0, 1, "主管課", head)
    page.put(2, 3, plan.departments(name), page.style(BOX, align="center"))
    page.put(4, 5, "関係課", head)
    page.put(6, LAST, plan.departments(name, "related"), page.style(BOX, align="center"))
    page.down()
    page.put(0, 1, "施策の目的", head)
    page.put(2, LAST, plan.statements(name, "purpose")[0], box)
    page.down(36)
    page.section("１　成果指標")
    _indicators(plan, page, name)
    page.section("２　施策を構成する事務事業")
    _projects(plan, page, name)
    page.section("３　施策の評価")
    page.put(0, 1, "令和６年度評価", head)
    page.put(2, LAST, _mark(plan, policy), page.style(BOX, font_size=14, align="center"))
    page.down(26)
    for label, kind in (("令和６年度の取組の成果", "result"), ("課　題", "issue"), ("今後の方向性", "outlook")):
        page.put(0, 1, label, head)
        page.put(2, LAST, plan.statements(name, kind)[0], page.style(BOX, valign="top"))
        page.down(48)


def _indicators(plan: Plan, page: Sheet, name: str) -> None:
    head, number = page.style(HEAD), page.style(BOX, align="right")
    for first, last, text in ((0, 2, "指標名"), (3, 3, "単位"), (4, 4, "区分"), (5, 5, "策定時\n（Ｒ３）")):
        page.put(first, last, text, head)
    for column, text in enumerate(("Ｒ５", "Ｒ６", "Ｒ７", "Ｒ９\n（目標年度）"), 6):
        page.put(column, column, text, head)
    page.down(32)
    for indicator, values in grouped(plan.facts("observations", measure=name), lambda fact: fact["indicator"]).items():
        texts = {(value["role"], value["year"]): value["text"] for value in values}
        page.put(0, 2, indicator, page.style(BOX), 2)
        page.put(3, 3, plan.about["units"][indicator], page.style(BOX, align="center"), 2)
        page.put(5, 5, texts["baseline", "2021"], number, 2)
        for label, role in (("目標", "target"), ("実績", "actual")):
            page.put(4, 4, label, page.style(BOX, align="center"))
            for column, year in enumerate(YEARS, 6):
                page.put(column, column, texts.get((role, year), ""), number)
            page.down()


def _projects(plan: Plan, page: Sheet, name: str) -> None:
    head, number, middle = page.style(HEAD), page.style(BOX, align="right"), page.style(BOX, align="center")
    for first, last, text in ((0, 0, "No."), (1, 2, "事務事業名"), (3, 4, "担当課")):
        page.put(first, last, text, head, 2)
    page.put(5, 7, "事業費（千円）", head)
    page.put(8, 8, "Ｒ６\n評価", head, 2)
    page.put(9, 9, "今後の\n方向性", head, 2)
    page.down()
    for column, text in enumerate(("Ｒ５決算", "Ｒ６決算", "Ｒ７予算"), 5):
        page.put(column, column, text, head)
    page.down()
    sums = [0, 0, 0]
    for project in plan.children(name):
        page.put(0, 0, project["notation"], middle)
        page.put(1, 2, project["name"], page.style(BOX))
        page.put(3, 4, plan.departments(project["name"]), middle)
        for column, money in enumerate(plan.facts("budgets", measure=project["name"])):
            page.put(5 + column, 5 + column, money["text"], number)
            sums[column] += int(money["amount_yen"]) // 1000
        page.put(8, 8, _mark(plan, project), middle)
        page.put(9, 9, plan.statements(project["name"], "outlook")[0], middle)
        page.down(22)
    page.put(0, 4, "合　計", middle)
    for column, total in enumerate(sums, 5):
        page.put(column, column, f"{total:,}", number)
    page.put(8, LAST, "", middle)
    page.down(22)


def _mark(plan: Plan, measure: Fact) -> str:
    return plan.facts("evaluations", measure=measure["name"])[0]["rating"]
