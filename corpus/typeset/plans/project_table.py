"""Projects with their indicators in one wide table for each policy, in landscape."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import heading, numbered, page_numbers
from corpus.typeset.projects import opening, texts, tint, words, years
from corpus.typeset.sheet import LANDSCAPE, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

SMALL = Face("gothic", 8.5)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the tables."""
    sheet = Sheet(file, Paper(LANDSCAPE, (44, 48, 44, 48), page_numbers(face=SMALL)), plan.title, plan.municipality)
    opening(sheet, plan)
    levels = plan.about["levels"]
    for top in plan.facts("measures", parent=""):
        heading(sheet, f"{levels[0]}{numbered(top)}", 14, keep=150)
        if len(levels) == 2:
            _table(sheet, plan, top)
            continue
        for policy in plan.children(top["name"]):
            heading(sheet, f"{levels[1]}{numbered(policy)}", 11.5, keep=110)
            _table(sheet, plan, policy)
    sheet.save()


def _table(sheet: Sheet, plan: Plan, policy: Fact) -> None:
    word = words(plan)
    look = Look(face=SMALL, head_face=SMALL, head_fill=tint(plan), padding=4)
    head = [[word["number"], word["name"], word["text"], word["department"], word["indicator"], *years(plan)]]
    rows = [row for fact in plan.children(policy["name"]) for row in _project(plan, fact)]
    Table((36, 132, sheet.room - 554, 92, 144, 75, 75), head, rows, look).draw(sheet)
    sheet.y += 14


def _project(plan: Plan, fact: Fact) -> list[Row]:
    groups = grouped(plan.facts("observations", measure=fact["name"]), lambda row: row["indicator"])
    lines: list[Row] = [
        [name, *(Cell(value["text"], align="right") for value in values)] for name, values in groups.items()
    ]
    lines = lines or [["－", Cell("－", align="right"), Cell("－", align="right")]]
    lead = "\n".join(row["department"] for row in plan.facts("departments", measure=fact["name"]))
    deep = len(lines)
    first = [
        Cell(fact["notation"], align="centre", rows=deep),
        Cell(fact["name"], rows=deep),
        Cell("".join(texts(plan, fact)), rows=deep),
        Cell(lead, rows=deep),
    ]
    return [[*first, *lines[0]], *lines[1:]]
