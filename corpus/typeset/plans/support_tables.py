"""A plan of support: a chapter for each basic measure with its lead, a table of projects, and present and goal below it."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import cover, long_era, page_numbers
from corpus.typeset.sheet import WHITE, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

LEAF: Colour = (74, 124, 89)
PALE: Colour = (226, 239, 218)
BODY = Face("mincho", 10.5, leading=1.65)
SMALL = Face("mincho", 9)
HEAD = Face("gothic", 8.5)
LOOK = Look(face=SMALL, head_face=HEAD, head_fill=PALE, padding=4)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the plan."""
    sheet = Sheet(file, Paper(margins=(60, 62, 60, 60), furniture=page_numbers()), plan.title, plan.municipality)
    cover(sheet, [(plan.title, 19)], ["令和6年3月", plan.municipality], "mincho")
    _chapter(sheet, "第１章　計画の策定に当たって")
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    sheet.y += 14
    _chapter(sheet, "第２章　いのちを支える取組")
    for policy in plan.facts("measures", parent=""):
        _policy(sheet, plan, policy)
    sheet.save()


def _chapter(sheet: Sheet, text: str) -> None:
    sheet.need(120)
    sheet.line(text, (sheet.left, sheet.y, sheet.right, sheet.y + 26), Face("gothic", 15), "left")
    sheet.rule((sheet.left, sheet.y + 28, sheet.right, sheet.y + 28), LEAF, 1.6)
    sheet.y += 40


def _policy(sheet: Sheet, plan: Plan, policy: Fact) -> None:
    sheet.need(220)
    name = policy["name"]
    title = f"{policy['level']}{policy['notation']}　{name}"
    sheet.fill((sheet.left, sheet.y, sheet.right, sheet.y + 24), LEAF)
    sheet.line(title, (sheet.left + 10, sheet.y, sheet.right, sheet.y + 24), Face("gothic", 12, WHITE), "left")
    sheet.y += 32
    for text in plan.statements(name, "purpose"):
        sheet.paragraph(text, BODY, indent=BODY.size, after=8)
    rows = [_project(plan, fact) for fact in plan.children(name)]
    head: list[Row] = [["No.", "事業名", "事業の概要", "「生きる支援」の視点からの取組", "担当課"]]
    Table((28, 96, 140, 140, 71), head, rows, LOOK).draw(sheet)
    sheet.y += 12
    _goals(sheet, plan, name)
    sheet.y += 22


def _project(plan: Plan, fact: Fact) -> Row:
    name = fact["name"]
    return [
        Cell(fact["notation"], align="centre"),
        Cell(name, face=HEAD),
        *plan.statements(name, "purpose"),
        *plan.statements(name, "action"),
        plan.departments(name, joint="\n"),
    ]


def _goals(sheet: Sheet, plan: Plan, name: str) -> None:
    rows: list[Row] = []
    years: list[str] = []
    for indicator, values in grouped(plan.facts("observations", measure=name), lambda row: row["indicator"]).items():
        years = [value["year"] for value in values]
        rows.append([indicator, *(Cell(value["text"], align="centre") for value in values)])
    sheet.need(24 + 20 * (len(rows) + 1))
    sheet.line("【評価指標】", (sheet.left, sheet.y, sheet.right, sheet.y + 14), Face("gothic", 10), "left")
    sheet.y += 18
    now, goal = (long_era(year) for year in years)
    Table((235, 120, 120), [["指標", f"現状値（{now}）", f"目標値（{goal}）"]], rows, LOOK).draw(sheet)
