"""Projects in portrait: under each policy a list with what they do and who is in charge, then a table of their indicators."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import heading, numbered, page_numbers
from corpus.typeset.projects import opening, texts, tint, words, years
from corpus.typeset.sheet import Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

SMALL = Face("gothic", 8.5)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the plan."""
    sheet = Sheet(
        file, Paper(margins=(54, 56, 54, 56), furniture=page_numbers("- {} -", SMALL)), plan.title, plan.municipality
    )
    opening(sheet, plan)
    for top in plan.facts("measures", parent=""):
        heading(sheet, f"{plan.about['levels'][0]}{numbered(top)}", 14, keep=170)
        below = [fact for fact in plan.children(top["name"]) if fact["level"] != plan.about["levels"][-1]]
        for fact in below or [top]:
            _policy(sheet, plan, fact, titled=bool(below))
    sheet.save()


def _policy(sheet: Sheet, plan: Plan, policy: Fact, *, titled: bool) -> None:
    word = words(plan)
    look = Look(face=SMALL, head_face=SMALL, head_fill=tint(plan), padding=4)
    if titled:
        heading(sheet, f"{plan.about['levels'][1]}{numbered(policy)}", 11.5, keep=140)
    projects = plan.children(policy["name"])
    rows = [_project(plan, fact) for fact in projects]
    head = [[word["number"], word["name"], word["text"], word["department"]]]
    Table((38, 136, sheet.room - 272, 98), head, rows, look).draw(sheet)
    sheet.y += 10
    values = [row for fact in projects for row in _indicators(plan, fact)]
    if values:
        sheet.need(90)
        now, goal = years(plan)
        line = [[word["name"], word["indicator"], word["unit"], now, goal]]
        Table((136, sheet.room - 332, 40, 78, 78), line, values, look).draw(sheet)
    sheet.y += 16


def _project(plan: Plan, fact: Fact) -> Row:
    lead = "\n".join(row["department"] for row in plan.facts("departments", measure=fact["name"]))
    return [Cell(fact["notation"], align="centre"), fact["name"], "".join(texts(plan, fact)), lead]


def _indicators(plan: Plan, fact: Fact) -> list[Row]:
    groups = grouped(plan.facts("observations", measure=fact["name"]), lambda row: row["indicator"])
    rows: list[Row] = []
    for name, values in groups.items():
        numbers = [Cell(value["text"], align="right") for value in values]
        first = [Cell(fact["name"], rows=len(groups))] if not rows else []
        rows.append([*first, name, Cell(values[0]["unit"], align="centre"), *numbers])
    return rows
