"""A transport plan in portrait: for each goal its problems as bullets, a box for each project with bars, then indicators."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import cover, page_numbers
from corpus.typeset.schedule import over_years
from corpus.typeset.shapes import bar
from corpus.typeset.sheet import WHITE, Box, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

NAVY: Colour = (32, 78, 138)
FOG: Colour = (222, 233, 246)
BLUE: Colour = (130, 176, 226)
FIRST, LAST = 2025, 2029
BODY = Face("gothic", 10, leading=1.6)
SMALL = Face("gothic", 9)
LOOK = Look(face=SMALL, head_face=SMALL, head_fill=FOG, padding=5, edge=NAVY)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the plan."""
    sheet = Sheet(
        file, Paper(margins=(60, 58, 60, 58), furniture=page_numbers("－ {} －")), plan.title, plan.municipality
    )
    cover(sheet, [(plan.title, 24), ("（2025年度～2029年度）", 14)], [plan.municipality])
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    for goal in plan.facts("measures", level="目標"):
        _goal(sheet, plan, goal)
    sheet.new_page()
    _indicators(sheet, plan)
    sheet.save()


def _goal(sheet: Sheet, plan: Plan, goal: Fact) -> None:
    sheet.need(260)
    sheet.y += 12
    title = f"目標{goal['notation']}　{goal['name']}"
    sheet.line(title, (sheet.left, sheet.y, sheet.right, sheet.y + 24), Face("gothic", 15, NAVY), "left")
    sheet.rule((sheet.left, sheet.y + 27, sheet.right, sheet.y + 27), NAVY, 1.5)
    sheet.y += 36
    sheet.line("【課題】", (sheet.left, sheet.y, sheet.right, sheet.y + 16), BODY, "left")
    sheet.y += 18
    for issue in plan.statements(goal["name"], "issue"):
        sheet.bullet("・", issue, BODY, hang=10)
    sheet.y += 10
    for fact in plan.children(goal["name"]):
        _project(sheet, plan, fact)


def _project(sheet: Sheet, plan: Plan, fact: Fact) -> None:
    sheet.need(155)
    band: Box = (sheet.left, sheet.y, sheet.right, sheet.y + 22)
    sheet.fill(band, NAVY)
    sheet.line(f"事業{fact['notation']}　{fact['name']}", (band[0] + 8, *band[1:]), Face("gothic", 11, WHITE), "left")
    sheet.y += 22
    name = fact["name"]
    actions = "\n".join(f"・{text}" for text in plan.statements(name, "action"))
    rows: list[Row] = [
        [_label("事業内容"), Cell(actions, columns=5, height=36)],
        [_label("実施主体"), Cell(plan.departments(name, "implement"), columns=5)],
        [_label("実施時期", rows=2), *(_label(f"{year}年度") for year in range(FIRST, LAST + 1))],
        _schedule(plan, name),
    ]
    Table((75, *[80] * 5), [], rows, LOOK).draw(sheet)
    sheet.y += 16


def _label(text: str, rows: int = 1) -> Cell:
    return Cell(text, fill=FOG, align="centre", rows=rows)


def _schedule(plan: Plan, name: str) -> Row:
    picture = over_years(plan.facts("schedules", measure=name), FIRST, LAST, _bar, inset=3)
    return [Cell(height=32, picture=picture, reach=5), *(Cell() for _ in range(FIRST + 1, LAST + 1))]


def _bar(sheet: Sheet, box: Box, text: str, _: int) -> None:
    bar(sheet, box, text, BLUE, SMALL)


def _indicators(sheet: Sheet, plan: Plan) -> None:
    sheet.line("計画の評価指標", (sheet.left, sheet.y, sheet.right, sheet.y + 24), Face("gothic", 15, NAVY), "left")
    sheet.y += 34
    rows: list[Row] = []
    for goal in plan.facts("measures", level="目標"):
        groups = grouped(plan.facts("observations", measure=goal["name"]), lambda row: row["indicator"])
        for place, (indicator, values) in enumerate(groups.items()):
            first = [Cell(f"目標{goal['notation']}　{goal['name']}", rows=len(groups))] if place == 0 else []
            rows.append([*first, indicator, *(Cell(value["text"], align="centre") for value in values)])
    head: list[Row] = [["目標", "評価指標", "現況値\n（2023年度）", "目標値\n（2029年度）"]]
    Table((130, 185, 80, 80), head, rows, LOOK).draw(sheet)
