"""A plan in chapters: tables with rules between rows only, in which circles tell the ages that a measure is meant for."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import cover, page_numbers
from corpus.typeset.sheet import WHITE, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

ORANGE: Colour = (226, 120, 40)
CREAM: Colour = (255, 244, 230)
STAGES = ("乳幼児期", "学童期", "青年期", "壮年期", "高齢期")
BODY = Face("gothic", 10.5, leading=1.7)
SMALL = Face("gothic", 9)
LOOK = Look(
    face=SMALL,
    head_face=Face("gothic", 8, WHITE),
    head_fill=ORANGE,
    rules="horizontal",
    edge=(200, 170, 140),
    padding=4,
    least=34,
)
GOALS = Look(face=SMALL, head_face=SMALL, head_fill=CREAM, padding=4, edge=ORANGE)
COLUMNS = {"2018": "前計画策定時\n平成30年度", "2023": "現状\n令和5年度", "2030": "目標\n令和12年度"}


def draw(plan: Plan, file: Path) -> None:
    """Typeset the plan."""
    sheet = Sheet(file, Paper(margins=(54, 58, 54, 58), furniture=page_numbers()), plan.title, plan.municipality)
    cover(sheet, [(plan.title, 22), ("みんなで囲む　いただきますの輪", 13)], ["令和7年3月", plan.municipality])
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size, after=12)
    for goal in plan.facts("measures", level="基本目標"):
        _goal(sheet, plan, goal)
    sheet.save()


def _goal(sheet: Sheet, plan: Plan, goal: Fact) -> None:
    sheet.need(330)
    sheet.fill((sheet.left, sheet.y, sheet.right, sheet.y + 30), CREAM)
    title = f"基本目標{goal['notation']}　{goal['name']}"
    sheet.line(title, (sheet.left + 12, sheet.y, sheet.right, sheet.y + 30), Face("gothic", 14, ORANGE), "left")
    sheet.y += 40
    for policy in plan.children(goal["name"]):
        sheet.need(170)
        text = f"{policy['notation']}　{policy['name']}"
        sheet.line(text, (sheet.left, sheet.y, sheet.right, sheet.y + 18), Face("gothic", 11.5), "left")
        sheet.y += 24
        rows = [_measure(plan, fact) for fact in plan.children(policy["name"])]
        head: list[Row] = [[Cell("取組", columns=2), "内容", *STAGES, "担当課"]]
        Table((18, 108, 141, *[29] * len(STAGES), 75), head, rows, LOOK).draw(sheet)
        sheet.y += 16
    _indicators(sheet, plan, goal["name"])
    sheet.y += 26


def _measure(plan: Plan, fact: Fact) -> Row:
    name = fact["name"]
    marks = str(plan.about["stages"][name])
    return [
        Cell(fact["notation"], align="centre"),
        name,
        plan.statements(name, "action")[0],
        *(Cell("○" if mark == "1" else "", align="centre") for mark in marks),
        Cell(plan.departments(name, joint="\n"), align="centre", face=SMALL.sized(8)),
    ]


def _indicators(sheet: Sheet, plan: Plan, name: str) -> None:
    rows: list[Row] = []
    for indicator, values in grouped(plan.facts("observations", measure=name), lambda row: row["indicator"]).items():
        texts = {value["year"]: value["text"] for value in values}
        rows.append([indicator, *(Cell(texts.get(year, "－"), align="centre") for year in COLUMNS)])
    sheet.need(60 + 24 * len(rows))
    sheet.line("数値目標", (sheet.left, sheet.y, sheet.right, sheet.y + 16), Face("gothic", 11, ORANGE), "left")
    sheet.y += 20
    Table((255, 80, 76, 76), [["指標", *COLUMNS.values()]], rows, GOALS).draw(sheet)
