"""A matrix of measures and years in landscape: cells over several years tell what is done, vertical writing names the groups."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import page_numbers
from corpus.typeset.sheet import LANDSCAPE, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

YEARS = range(2024, 2030)
PEACH: Colour = (252, 228, 214)
WARM: Colour = (255, 247, 240)
SMALL = Face("gothic", 9)
LOOK = Look(face=SMALL, head_face=SMALL, head_fill=PEACH, padding=4.5, edge=(191, 120, 80))


def draw(plan: Plan, file: Path) -> None:
    """Typeset the plan."""
    sheet = Sheet(file, Paper(LANDSCAPE, (50, 50, 50, 50), page_numbers()), plan.title, plan.municipality)
    sheet.line(plan.title, (sheet.left, sheet.y, sheet.right, sheet.y + 26), Face("gothic", 18))
    sheet.y += 30
    sheet.line(plan.municipality, (sheet.left, sheet.y, sheet.right, sheet.y + 14), Face("gothic", 11))
    sheet.y += 24
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, Face("gothic", 10, leading=1.6))
    sheet.y += 8
    _title(sheet, "１　目標とする指標")
    _indicators(sheet, plan)
    sheet.new_page()
    _title(sheet, "２　年次計画")
    _matrix(sheet, plan)
    sheet.save()


def _title(sheet: Sheet, text: str) -> None:
    sheet.line(text, (sheet.left, sheet.y, sheet.right, sheet.y + 20), Face("gothic", 13), "left")
    sheet.y += 26


def _indicators(sheet: Sheet, plan: Plan) -> None:
    rows: list[Row] = []
    for area in plan.facts("measures", level="分野"):
        now, goal = plan.facts("observations", measure=area["name"])
        values = [Cell(fact["text"], align="centre") for fact in (now, goal)]
        rows.append([area["name"], now["indicator"], *values])
    head: list[Row] = [["分野", "指標", "現状（2022年度）", "目標（2029年度）"]]
    Table((150, 300, 146, 146), head, rows, LOOK).draw(sheet)


def _matrix(sheet: Sheet, plan: Plan) -> None:
    rows: list[Row] = []
    for area in plan.facts("measures", level="分野"):
        below = plan.children(area["name"])
        for number, fact in enumerate(below):
            label = Cell(area["name"], rows=len(below), upright=True, fill=PEACH, face=SMALL.sized(8))
            rows.append([*([label] if number == 0 else []), *_measure(plan, fact, deep=106 / len(below))])
    head: list[Row] = [["分野", "取組", "実施主体", *(Cell(f"{year}年度") for year in YEARS)]]
    Table((38, 148, 106, *[75] * len(YEARS)), head, rows, LOOK).draw(sheet)


def _measure(plan: Plan, fact: Fact, deep: float) -> Row:
    bars = plan.facts("schedules", measure=fact["name"])
    steps = [
        Cell(bar["label"], columns=int(bar["to"]) - int(bar["from"]) + 1, align="centre", fill=WARM) for bar in bars
    ]
    return [Cell(fact["name"], height=deep), plan.departments(fact["name"], "implement"), *steps]
