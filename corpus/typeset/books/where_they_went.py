"""An ended plan summed up on three sheets: what its projects reached, where its projects went, the new plan's projects."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Plan, grouped

FACE = {"font_name": "Noto Sans CJK JP", "font_size": 9}
CELL = {**FACE, "border": 1, "border_color": "#7F7F7F", "valign": "vcenter", "text_wrap": True}
HEAD = {**CELL, "align": "center", "bg_color": "#C00000", "font_color": "#FFFFFF"}
WIDTHS = (6, 28, 11, 6, 28, 36)
INDICATORS = ("単位", "策定時\n令和元年度", "目標\n令和6年度", "実績\n令和6年度")
HIGH, LOW = 30, 21  # points of a row


class Pages:
    """The three sheets of the book."""

    def __init__(self, plan: Plan, book: Workbook) -> None:
        self.plan, self.book = plan, book
        self.new, self.old = (row["plan"] for row in plan.facts("plans"))
        self.text, self.head = book.add_format(CELL), book.add_format(HEAD)
        self.centre = book.add_format(CELL | {"align": "center"})
        self.right = book.add_format(CELL | {"align": "right"})
        self.plain = book.add_format({**FACE, "text_wrap": True, "valign": "top"})
        self.caption = book.add_format({**FACE, "font_size": 12, "bottom": 5, "bottom_color": "#C00000"})

    def sheet(self, name: str, widths: tuple[int, ...], caption: str, first: int = 0) -> Worksheet:
        """A sheet on upright A4, one page wide, with its caption in the row that it begins with."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_margins(0.6, 0.6, 0.7, 0.7)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P")
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        _across(sheet, (first, 0, first, len(widths) - 1), caption, self.caption)
        sheet.set_row(first, LOW)
        return sheet

    def reached(self) -> None:
        """The title, and a row for each project of the ended plan that was measured."""
        sheet = self.sheet("総括", (34, 22, 8, 14, 14, 14), "１　主な事業の達成状況", first=5)
        title = self.book.add_format({**FACE, "font_size": 15, "align": "center"})
        sheet.merge_range(0, 0, 0, 5, self.plan.title, title)
        sheet.write(1, 5, self.plan.municipality, self.book.add_format({**FACE, "align": "right"}))
        sheet.merge_range(3, 0, 3, 5, self.plan.prose("opening")[0], self.plain)
        sheet.set_row(3, 48)
        sheet.set_row(7, HIGH)
        for column, text in enumerate(("事業", "指標", *INDICATORS)):
            sheet.write(7, column, text, self.head)
        for row, (name, values) in enumerate(
            grouped(self.plan.facts("observations"), lambda value: value["measure"]).items(), 8
        ):
            sheet.set_row(row, LOW)
            sheet.write(row, 0, name, self.text)
            sheet.write(row, 1, values[0]["indicator"], self.text)
            sheet.write(row, 2, values[0]["unit"], self.centre)
            for column, value in enumerate(values, 3):
                sheet.write(row, column, value["text"], self.right)

    def handled(self) -> None:
        """Each project of the ended plan: the word for what is done with it, and where it is found now or why it ended."""
        sheet = self.sheet("前計画の事業", WIDTHS, "２　アクションプランの事業の行方")
        sheet.repeat_rows(2, 3)
        sheet.merge_range(2, 0, 2, 1, self.old, self.head)
        sheet.merge_range(2, 2, 3, 2, "行方", self.head)
        sheet.merge_range(2, 3, 2, 4, self.new, self.head)
        sheet.merge_range(2, 5, 3, 5, "完了・取りやめの理由", self.head)
        for column, text in {0: "番号", 1: "事業", 3: "番号", 4: "事業"}.items():
            sheet.write(3, column, text, self.head)
        row = 4
        for project in self.plan.facts("measures", plan=self.old):
            links = self.plan.facts("successions", old_measure=project["name"])
            last = row + len(links) - 1
            word = self.plan.about["handling"][project["notation"]]
            why = "".join(self.plan.statements(project["name"], "reason"))
            for column, text in {0: project["notation"], 1: project["name"], 2: word, 5: why}.items():
                style = self.text if column in {1, 5} else self.centre
                _across(sheet, (row, column, last, column), text, style)
            for line, link in enumerate(links, row):
                sheet.set_row(line, HIGH)
                sheet.write(line, 3, link["new_notation"], self.centre)
                sheet.write(line, 4, link["new_measure"], self.text)
            row = last + 1

    def projects(self) -> None:
        """The new plan's projects under their pillars, a star where there was none before."""
        sheet = self.sheet("新計画の事業", (24, 7, 7, 42, 32), f"３　{self.plan.prose('new')[0]}")
        for column, text in enumerate(("柱", "", "番号", "事業", "担当")):
            sheet.write(2, column, text, self.head)
        row = 3
        for pillar in self.plan.facts("measures", level="柱"):
            below = self.plan.children(pillar["name"])
            _across(sheet, (row, 0, row + len(below) - 1, 0), f"柱{pillar['notation']}　{pillar['name']}", self.centre)
            for project in below:
                star = "★" if self.plan.facts("successions", new_measure=project["name"], kind="created") else ""
                texts = (star, project["notation"], project["name"], self.plan.departments(project["name"]))
                for column, text in enumerate(texts, 1):
                    sheet.write(row, column, text, self.text if column == 3 else self.centre)
                sheet.set_row(row, LOW)
                row += 1


def fill(plan: Plan, book: Workbook) -> None:
    """Write the three sheets of the book."""
    pages = Pages(plan, book)
    pages.reached()
    pages.handled()
    pages.projects()


def _across(sheet: Worksheet, area: tuple[int, int, int, int], text: str, style: Format) -> None:
    """A merged cell; what is a single cell is not merged."""
    if area[:2] == area[2:]:
        sheet.write(area[0], area[1], text, style)
    else:
        sheet.merge_range(*area, text, style)
