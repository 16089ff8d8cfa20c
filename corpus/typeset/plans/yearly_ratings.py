"""Ratings over three years in portrait: groups in vertical writing, heads of two rows, thick rules outside the head only."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import page_numbers
from corpus.typeset.sheet import Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

VIOLET: Colour = (112, 78, 140)
SMALL = Face("gothic", 9)
LOOK = Look(
    face=SMALL,
    head_face=SMALL,
    head_fill=(238, 230, 244),
    padding=5,
    edge=VIOLET,
    thickness=0.7,
    repeat_head=False,
    least=30,
)
YEARS = ("2021", "2022", "2023")


def draw(plan: Plan, file: Path) -> None:
    """Typeset the report."""
    sheet = Sheet(file, Paper(margins=(54, 60, 54, 58), furniture=page_numbers()), plan.title, plan.municipality)
    sheet.line("さくら川市男女共同参画プラン", (sheet.left, sheet.y, sheet.right, sheet.y + 24), Face("gothic", 17))
    sheet.line("事業評価", (sheet.left, sheet.y + 26, sheet.right, sheet.y + 46), Face("gothic", 14))
    sheet.y += 64
    for paragraph in [*plan.prose("opening"), *plan.prose("legend")]:
        sheet.paragraph(paragraph, Face("gothic", 10, leading=1.6))
    sheet.y += 4
    head: list[Row] = [
        [
            Cell("基本\n目標", rows=2),
            Cell("事業", rows=2),
            Cell("所管", rows=2),
            Cell("達成度", columns=len(YEARS)),
            Cell("残された課題", rows=2),
        ],
        ["３年度", "４年度", "５年度"],
    ]
    rows = [row for goal in plan.facts("measures", level="基本目標") for row in _goal(plan, goal)]
    Table((34, 150, 88, 38, 38, 38, 101), head, rows, LOOK).draw(sheet)
    sheet.save()


def _goal(plan: Plan, goal: Fact) -> list[Row]:
    below = plan.children(goal["name"])
    rows: list[Row] = []
    for number, fact in enumerate(below):
        name = fact["name"]
        first = [Cell(goal["name"], rows=len(below), upright=True)] if number == 0 else []
        ratings = {row["year"]: row["rating"] for row in plan.facts("evaluations", measure=name)}
        signs = [Cell(ratings[year], align="centre", face=SMALL.sized(11)) for year in YEARS]
        issue = "".join(plan.statements(name, "issue"))
        rows.append([*first, name, plan.departments(name, joint="\n"), *signs, issue])
    return rows
