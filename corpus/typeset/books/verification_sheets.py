"""A town's strategy, a sheet each measure: its indicators, the subsidised projects with their money, what scholars said of it."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan, grouped

WIDTHS = (6, 12, 18, 10, 12, 12, 12, 12, 10)
LAST = len(WIDTHS) - 1
ROOMY = 1.5
CELL = {"font_name": "Noto Sans CJK JP", "font_size": 10, "border": 1, "valign": "vcenter", "text_wrap": True}
PLAIN = {"font_name": "Noto Sans CJK JP", "font_size": 10}
TEXTS = (
    ("result", "令和6年度の\n取組と成果"),
    ("issue", "見えてきた課題"),
    ("opinion", "外部有識者の\n意見"),
    ("outlook", "今後の方向性"),
)


def fill(plan: Plan, book: Workbook) -> None:
    """Write a sheet for each measure."""
    styles = {
        "text": book.add_format(CELL),
        "centre": book.add_format(CELL | {"align": "center"}),
        "right": book.add_format(CELL | {"align": "right"}),
        "head": book.add_format(CELL | {"align": "center", "bg_color": "#DDEBF7"}),
        "title": book.add_format(PLAIN | {"font_size": 13, "bold": True, "align": "center", "valign": "vcenter"}),
        "plain": book.add_format(PLAIN),
        "by": book.add_format(PLAIN | {"align": "right"}),
    }
    for aim in plan.facts("measures", level="基本目標"):
        for measure in plan.children(aim["name"]):
            _Sheet(plan, book.add_worksheet(measure["notation"]), styles).write(aim, measure)


class _Sheet:
    """One measure's sheet, written from top to bottom."""

    def __init__(self, plan: Plan, sheet: Worksheet, styles: dict[str, Format]) -> None:
        self.plan, self.sheet, self.styles, self.row = plan, sheet, styles, 0
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 1)
        sheet.set_margins(0.6, 0.6, 0.7, 0.7)
        sheet.set_header("&R施策別シート")
        sheet.set_footer("&C&A")
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)

    def write(self, aim: Fact, measure: Fact) -> None:
        """The whole sheet."""
        name = measure["name"]
        self._line(26, (0, LAST, self.plan.title, "title"))
        self._line(16, (0, 4, self.plan.prose("period")[0], "plain"), (5, LAST, self.plan.municipality, "by"))
        self._line(24, (0, 1, "基本目標", "head"), (2, LAST, f"{aim['notation']}　{aim['name']}", "text"))
        self._line(
            24,
            (0, 1, "施策", "head"),
            (2, 4, f"{measure['notation']}　{name}", "text"),
            (5, 5, "主担当課", "head"),
            (6, LAST, self.plan.departments(name), "text"),
        )
        self._indicators(name)
        self._projects(name)
        self._line(10)
        for kind, label in TEXTS:
            self._line(48, (0, 1, label, "head"), (2, LAST, self.plan.statements(name, kind)[0], "text"))

    def _indicators(self, name: str) -> None:
        """The indicators with the mark of how far each came, and below them what the marks mean."""
        self._line(24, (0, LAST, "■重要業績評価指標", "plain"))
        heads = ("基準値\n（R元）", "実績値\n（R5）", "実績値\n（R6）", "目標値\n（R7）", "達成区分")
        cells = ((number, number, head, "head") for number, head in enumerate(heads, 4))
        self._line(28, (0, 2, "KPI", "head"), (3, 3, "単位", "head"), *cells)
        ratings = self.plan.facts("evaluations", measure=name)
        groups = grouped(self.plan.facts("observations", measure=name), lambda value: value["indicator"])
        for (indicator, values), rating in zip(groups.items(), ratings, strict=True):
            unit = self.plan.about["units"].get(indicator, values[0]["unit"])
            texts = ((number, number, value["text"], "right") for number, value in enumerate(values, 4))
            mark = (LAST, LAST, rating["rating"], "centre")
            self._line(26, (0, 2, indicator, "text"), (3, 3, unit, "centre"), *texts, mark)
        self._line(16, (0, LAST, self.plan.prose("legend")[0], "plain"))

    def _projects(self, name: str) -> None:
        """The projects that the state's subsidy paid for."""
        self._line(24, (0, 6, "■地方創生交付金を活用した事業", "plain"), (7, LAST, "（単位：千円）", "by"))
        self._line(20, (0, 4, "事業名", "head"), (5, 6, "予算額", "head"), (7, LAST, "決算額", "head"))
        for project in self.plan.children(name):
            planned, settled = self.plan.facts("budgets", measure=project["name"])
            self._line(
                20,
                (0, 4, project["name"], "text"),
                (5, 6, planned["text"], "right"),
                (7, LAST, settled["text"], "right"),
            )

    def _line(self, height: float, *cells: tuple[int, int, str, str]) -> None:
        """A row of cells, each from a column to another, with a text and a style."""
        self.sheet.set_row(self.row, height * ROOMY)
        for first, last, text, style in cells:
            if first == last:
                self.sheet.write(self.row, first, text, self.styles[style])
            else:
                self.sheet.merge_range(self.row, first, self.row, last, text, self.styles[style])
        self.row += 1
