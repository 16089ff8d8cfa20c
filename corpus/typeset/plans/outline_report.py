"""A report as an outline: numbered headings down to the measure, labelled paragraphs, a small table of one indicator."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import cover, page_numbers
from corpus.typeset.sheet import Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

BROWN: Colour = (122, 62, 30)
BODY = Face("mincho", 10.5, leading=1.6)
SMALL = Face("gothic", 8.5)
LOOK = Look(face=SMALL, head_face=SMALL, head_fill=(250, 240, 230), padding=4)
PARAGRAPHS = (("取組の内容", "action"), ("令和5年度の実績", "result"), ("課題", "issue"))


def draw(plan: Plan, file: Path) -> None:
    """Typeset the report."""
    sheet = Sheet(
        file, Paper(margins=(66, 64, 66, 64), furniture=page_numbers("- {} -")), plan.title, plan.municipality
    )
    titles = [("第2期花霞市", 20), ("まち・ひと・しごと創生総合戦略", 22), ("令和5年度効果検証", 18)]
    cover(sheet, titles, [plan.municipality], "mincho")
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    for goal in plan.facts("measures", level="基本目標"):
        _heading(sheet, f"基本目標{goal['notation']}　{goal['name']}", 15, 230)
        for policy in plan.children(goal["name"]):
            _heading(sheet, f"{policy['notation']}{policy['name']}", 12, 190)
            for fact in plan.children(policy["name"]):
                _measure(sheet, plan, fact)
    sheet.save()


def _heading(sheet: Sheet, text: str, size: float, keep: float) -> None:
    sheet.need(keep)
    sheet.y += 8
    sheet.line(text, (sheet.left, sheet.y, sheet.right, sheet.y + size * 1.5), Face("gothic", size, BROWN), "left")
    sheet.y += size * 1.5 + 4


def _measure(sheet: Sheet, plan: Plan, fact: Fact) -> None:
    sheet.need(170)
    name = f"{fact['notation']}　{fact['name']}（{plan.departments(fact['name'])}）"
    sheet.paragraph(name, Face("gothic", 11), hang=8)
    for word, kind in PARAGRAPHS:
        for text in plan.statements(fact["name"], kind):
            sheet.paragraph(f"［{word}］", Face("gothic", 9.5), hang=20, after=1)
            sheet.paragraph(text, BODY, hang=30)
    values = plan.facts("observations", measure=fact["name"])
    cells: list[Row] = [[values[0]["indicator"], *(Cell(value["text"], align="right") for value in values)]]
    head: list[Row] = [["重要業績評価指標", "基準値（R1）", "目標値（R6）", "実績値（R5）"]]
    Table((180, 84, 84, 84), head, cells, LOOK).draw(sheet, sheet.left + 30)
    sheet.y += 12
