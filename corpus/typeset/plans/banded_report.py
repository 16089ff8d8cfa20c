"""A yearly report in portrait: bands of colour without any rule, units in a column of their own."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import cover, page_numbers
from corpus.typeset.sheet import WHITE, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

SEA: Colour = (31, 107, 117)
MIST: Colour = (232, 243, 244)
SMALL = Face("gothic", 8.5)
LOOK = Look(
    face=SMALL, head_face=Face("gothic", 8.5, WHITE), head_fill=SEA, rules="none", bands=(MIST, None), padding=5
)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the report."""
    sheet = Sheet(file, Paper(margins=(54, 58, 54, 58), furniture=page_numbers()), plan.title, plan.municipality)
    cover(sheet, [("第2次若葉丘市環境基本計画", 24), ("年次報告書", 20)], ["令和6年9月", plan.municipality])
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, Face("gothic", 10.5, leading=1.6))
    for goal in plan.facts("measures", level="基本目標"):
        _goal(sheet, plan, goal)
    sheet.save()


def _goal(sheet: Sheet, plan: Plan, goal: Fact) -> None:
    sheet.need(280)
    sheet.y += 12
    sheet.fill((sheet.left, sheet.y, sheet.right, sheet.y + 26), MIST)
    title = f"基本目標{goal['notation']}　{goal['name']}"
    sheet.line(title, (sheet.left + 8, sheet.y, sheet.right, sheet.y + 26), Face("gothic", 13, SEA), "left")
    sheet.y += 34
    sheet.paragraph("◆目標指標の推移", Face("gothic", 10))
    _indicators(sheet, plan, goal)
    sheet.y += 14
    sheet.paragraph("◆個別施策の取組状況", Face("gothic", 10))
    rows: list[Row] = [
        [
            Cell(fact["notation"], align="centre"),
            fact["name"],
            plan.departments(fact["name"], joint="・"),
            "".join(plan.statements(fact["name"], "result")),
            Cell(plan.facts("evaluations", measure=fact["name"])[0]["rating"], align="centre"),
        ]
        for fact in plan.children(goal["name"])
    ]
    Table((36, 134, 88, 177, 52), [["番号", "個別施策", "担当部署", "令和5年度の実績", "評価区分"]], rows, LOOK).draw(
        sheet
    )
    sheet.y += 10


def _indicators(sheet: Sheet, plan: Plan, goal: Fact) -> None:
    rows: list[Row] = []
    for name, values in grouped(plan.facts("observations", measure=goal["name"]), lambda row: row["indicator"]).items():
        numbers = [Cell(value["text"], align="right") for value in values]
        rows.append([name, Cell(values[0]["unit"], align="centre"), *numbers])
    head: list[Row] = [
        [
            Cell("目標指標", rows=2),
            Cell("単位", rows=2),
            Cell("基準値\n（H30）", rows=2),
            Cell("実績値", columns=3),
            Cell("目標値\n（R12）", rows=2),
        ],
        ["R3", "R4", "R5"],
    ]
    Table((169, 62, 54, 49, 49, 50, 54), head, rows, LOOK).draw(sheet)
