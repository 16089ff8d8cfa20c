"""A half of a comprehensive plan closed: what each project reached, where it went or why it ended, what is new."""

from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan

CELL = {"font_name": "IPAexMincho", "font_size": 9.5, "border": 1, "valign": "vcenter", "text_wrap": True}
HEIGHT = 34
PLAIN = {"font_name": "IPAexMincho", "font_size": 10}


class Part(NamedTuple):
    """One of the tables: its title, the heads and widths of its columns and which of them are not set from the left."""

    title: str
    columns: dict[str, int]
    centred: str = ""
    right: str = ""


RESULTS = Part(
    "Ⅰ　前期基本計画の総括",
    {"番号": 5, "主要事業": 19, "所管課": 11, "成果指標": 19, "単位": 5}
    | {"策定時\n(R2)": 8, "実績\n(R6)": 8, "目標\n(R7)": 8, "評価": 9, "総括": 28},
    "番号 所管課 単位 評価",
    "策定時\n(R2) 実績\n(R6) 目標\n(R7)",
)
HANDOVER = Part(
    "Ⅱ　後期基本計画への引継ぎ",
    {"番号": 6, "前期の主要事業": 26, "取扱い": 13, "番号 ": 6, "後期の事業": 26, "終了の理由": 33},
    "番号 取扱い",
)
CREATED = Part("Ⅲ　後期から始める事業", {"番号": 6, "後期の事業": 28, "所管課": 14, "概要": 56}, "番号 所管課")


def fill(plan: Plan, book: Workbook) -> None:
    """Write a sheet for each table."""
    styles = {
        "left": book.add_format(CELL),
        "centre": book.add_format(CELL | {"align": "center"}),
        "right": book.add_format(CELL | {"align": "right"}),
        "head": book.add_format(CELL | {"align": "center", "bg_color": "#BFBFBF"}),
        "band": book.add_format(CELL | {"bg_color": "#F2F2F2", "font_name": "IPAexGothic"}),
        "title": book.add_format(PLAIN | {"font_size": 14, "font_name": "IPAexGothic"}),
        "part": book.add_format(PLAIN | {"font_size": 12, "font_name": "IPAexGothic"}),
        "plain": book.add_format(PLAIN),
    }
    _results(plan, Table(book, RESULTS, [plan.title, *_preface(plan)], styles))
    _handover(plan, Table(book, HANDOVER, [], styles))
    _created(plan, Table(book, CREATED, [], styles))


class Table:
    """A sheet on turned A4 with one table, written row by row; its heads are repeated on every page."""

    def __init__(self, book: Workbook, part: Part, above: list[str], styles: dict[str, Format]) -> None:
        self.sheet: Worksheet = book.add_worksheet(part.title.partition("　")[2])
        self.part, self.styles = part, styles
        self.sheet.set_paper(9)
        self.sheet.set_landscape()
        self.sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&C&P / &N")
        for row, text in enumerate(above):
            self.sheet.write(row, 0, text, styles["plain" if row else "title"])
        self.row = len(above)
        self.sheet.write(self.row, 0, part.title, styles["part"])
        self.sheet.repeat_rows(self.row + 1)
        for column, (text, width) in enumerate(part.columns.items()):
            self.sheet.set_column(column, column, width)
            self.sheet.write(self.row + 1, column, text.strip(" "), styles["head"])
        self.sheet.set_row(self.row + 1, 30)
        self.row += 2

    def band(self, text: str) -> None:
        """A row of one cell over the whole width."""
        self.sheet.merge_range(self.row, 0, self.row, len(self.part.columns) - 1, text, self.styles["band"])
        self.sheet.set_row(self.row, 20)
        self.row += 1

    def rows(self, rows: list[list[str]], merged: range) -> None:
        """Rows of one entry; those columns that are not its own lines are merged over all of them."""
        for column, head in enumerate(self.part.columns):
            style = self.styles["centre" if head.strip(" ") in self.part.centred.split(" ") else "left"]
            if self.part.right and head.partition("\n")[0] in self.part.right:
                style = self.styles["right"]
            if column in merged and len(rows) > 1:
                self.sheet.merge_range(self.row, column, self.row + len(rows) - 1, column, rows[0][column], style)
                continue
            for line, texts in enumerate(rows):
                self.sheet.write(self.row + line, column, texts[column], style)
        for _ in rows:
            self.sheet.set_row(self.row, HEIGHT)
            self.row += 1


def _preface(plan: Plan) -> list[str]:
    return [plan.municipality, *(line for key in ("opening", "notes", "legend") for line in plan.prose(key))]


def _results(plan: Plan, table: Table) -> None:
    """A line a project under a band for each aim."""
    for aim in plan.facts("measures", level="基本目標"):
        table.band(f"基本目標{aim['notation']}　{aim['name']}")
        for project in plan.children(aim["name"]):
            name = project["name"]
            values = plan.facts("observations", measure=name)
            head = [project["notation"], name, plan.departments(name), values[0]["indicator"], values[0]["unit"]]
            rating, text = plan.facts("evaluations", measure=name)[0]["rating"], plan.statements(name, "result")[0]
            table.rows([[*head, *(value["text"] for value in values), rating, text]], range(0))


def _handover(plan: Plan, table: Table) -> None:
    """A line a link: a split project is one cell beside several, a merged successor stands beside each of its sources."""
    for project in plan.facts("measures", level="主要事業"):
        name = project["name"]
        handled = str(plan.about["handled"][name])
        reason = "".join(plan.statements(name, "reason")) or "－"
        table.rows(
            [
                [project["notation"], name, handled, link["new_notation"] or "－", link["new_measure"] or "－", reason]
                for link in plan.facts("successions", old_measure=name)
            ],
            range(3),
        )


def _created(plan: Plan, table: Table) -> None:
    """A line for each project without a predecessor."""
    links: list[Fact] = plan.facts("successions", kind="created")
    for link in links:
        name = link["new_measure"]
        row = [link["new_notation"], name, plan.departments(name), plan.statements(name, "purpose")[0]]
        table.rows([row], range(0))
