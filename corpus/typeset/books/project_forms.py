"""A form for each project, a sheet each, on a fine grid as spreadsheets are used for forms: the years run down the rows."""

from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan

COLUMNS, WIDTH = 24, 2.3
LABEL = 4  # columns of a label on the left
YEARS = (2024, 2025, 2026, 2027)
FACE = {"font_name": "IPAexMincho", "font_size": 10}
CELL = {**FACE, "border": 1, "valign": "vcenter", "text_wrap": True}
FULL_WIDTH = {"A": "Ａ", "B": "Ｂ", "C": "Ｃ"}


class Styles(NamedTuple):
    """The formats of the forms."""

    text: Format
    centre: Format
    money: Format
    head: Format
    title: Format
    plain: Format
    right: Format


def fill(plan: Plan, book: Workbook) -> None:
    """Write a sheet for each project."""
    styles = Styles(
        book.add_format(CELL),
        book.add_format(CELL | {"align": "center"}),
        book.add_format(CELL | {"align": "right"}),
        book.add_format(CELL | {"align": "center", "bg_color": "#E2EFDA"}),
        book.add_format({**FACE, "font_size": 15, "align": "center", "valign": "vcenter", "border": 2}),
        book.add_format(FACE),
        book.add_format(FACE | {"align": "right"}),
    )
    for goal in plan.facts("measures", level="基本目標"):
        for aim in plan.children(goal["name"]):
            for project in plan.children(aim["name"]):
                Form(plan, book.add_worksheet(project["notation"]), styles).write((goal, aim, project))


class Form:
    """One project's sheet, written from top to bottom."""

    def __init__(self, plan: Plan, sheet: Worksheet, styles: Styles) -> None:
        self.plan, self.sheet, self.styles, self.row = plan, sheet, styles, 0
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 1)
        sheet.set_footer("&C&A")
        sheet.set_column(0, COLUMNS - 1, WIDTH)

    def write(self, path: tuple[Fact, Fact, Fact]) -> None:
        """The whole form of the project at the end of the path."""
        goal, aim, project = path
        name = project["name"]
        self._line(30, (plan_title(self.plan), COLUMNS, self.styles.title))
        self._line(16, (self.plan.prose("head")[0], COLUMNS, self.styles.plain))
        self._label(
            "基本目標", (f"{goal['notation']}　{goal['name']}", 8), head=("施策", f"{aim['notation']}　{aim['name']}")
        )
        self._label("事業コード", (project["notation"], 8), head=("担当課", self.plan.departments(name)))
        self._label("事業名", (name, 12), head=("内線", self.plan.about["extensions"][project["notation"]]))
        for kind, label in {
            "purpose": "目的",
            "action": "手段・内容",
            "issue": "課題",
            "outlook": "今後の進め方",
        }.items():
            self._line(
                34,
                (label, LABEL, self.styles.head),
                (self.plan.statements(name, kind)[0], COLUMNS - LABEL, self.styles.text),
            )
        related = "\n".join(row["related_plan"] for row in self.plan.facts("relations", measure=name))
        self._line(30, ("根拠法令・\n関連計画", LABEL, self.styles.head), (related, COLUMNS - LABEL, self.styles.text))
        self._money(project)
        self._indicators(name)
        rating = FULL_WIDTH[self.plan.facts("evaluations", measure=name)[0]["rating"]]
        self._line(10, ("", COLUMNS, self.styles.plain))
        self._line(
            26,
            ("令和6年度　総合評価", 10, self.styles.head),
            (rating, 4, self.styles.centre),
            ("", 10, self.styles.text),
        )
        self._line(16, (self.plan.prose("legend")[0], COLUMNS, self.styles.plain))

    def _money(self, project: Fact) -> None:
        half, plain, right = COLUMNS // 2, self.styles.plain, self.styles.right
        self._line(22, ("【事業費】", half, plain), ("（単位：千円）", half, right))
        heads = ("年度", "事業費", "国・県支出金", "地方債", "その他", "一般財源")
        self._line(20, *((head, LABEL, self.styles.head) for head in heads))
        funds = self.plan.about["funds"][project["notation"]]
        for budget, sources in zip(self.plan.facts("budgets", measure=project["name"]), funds, strict=True):
            amounts = ((text, LABEL, self.styles.money) for text in (budget["text"], *sources))
            self._line(18, (budget["column"], LABEL, self.styles.centre), *amounts)

    def _indicators(self, name: str) -> None:
        plan, head = self.plan, self.styles.head
        self._line(22, ("【指標】", COLUMNS, self.styles.plain))
        names = {
            kind: plan.facts("observations", measure=name, kind=kind)[0]["indicator"] for kind in ("output", "outcome")
        }
        self.sheet.merge_range(self.row, 0, self.row + 2, LABEL - 1, "年度", head)
        self._line(18, ("活動指標", 10, head), ("成果指標", 10, head), first=LABEL)
        titles = (f"{text}（{plan.about['units'][text]}）" for text in names.values())
        self._line(30, *((text, 10, head) for text in titles), first=LABEL)
        self._line(18, *((text, 5, head) for text in ("目標値", "実績値") * 2), first=LABEL)
        for year in YEARS:
            cells = [
                (self._value(text, role, year), 5, self.styles.money)
                for text in names.values()
                for role in ("target", "actual")
            ]
            self._line(18, (f"令和{year - 2018}年度", LABEL, self.styles.centre), *cells)

    def _value(self, indicator: str, role: str, year: int) -> str:
        found = self.plan.facts("observations", indicator=indicator, role=role, year=str(year))
        return found[0]["text"] if found else ""

    def _label(self, label: str, value: tuple[str, int], head: tuple[str, str]) -> None:
        """A row of two labels, each with what it is about."""
        text, width = value
        rest = COLUMNS - 2 * LABEL - width
        styles = self.styles
        self._line(
            22,
            (label, LABEL, styles.head),
            (text, width, styles.text),
            (head[0], LABEL, styles.head),
            (head[1], rest, styles.text),
        )

    def _line(self, height: float, *cells: tuple[str, int, Format], first: int = 0) -> None:
        """A row of merged cells, each a text, the columns that it takes and its format."""
        self.sheet.set_row(self.row, height)
        for text, width, style in cells:
            self.sheet.merge_range(self.row, first, self.row, first + width - 1, text, style)
            first += width
        self.row += 1


def plan_title(plan: Plan) -> str:
    """The title as it heads each form."""
    return plan.title.replace(" ", "　")
