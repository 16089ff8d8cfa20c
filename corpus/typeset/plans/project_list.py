"""A list of projects in landscape: the tree in merged cells at the left, what each project does, who is in charge of it."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import numbered, page_numbers
from corpus.typeset.projects import opening, related, texts, tint, words
from corpus.typeset.sheet import LANDSCAPE, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

SMALL = Face("gothic", 8.5)
GROUP, NUMBER, DEPARTMENT, RELATED = 84.0, 34.0, 96.0, 104.0


def draw(plan: Plan, file: Path) -> None:
    """Typeset the list."""
    sheet = Sheet(file, Paper(LANDSCAPE, (44, 48, 44, 48), page_numbers(face=SMALL)), plan.title, plan.municipality)
    opening(sheet, plan)
    look = Look(face=SMALL, head_face=SMALL, head_fill=tint(plan), padding=4, repeat_merged=False)
    Table(_widths(sheet, plan), [_head(plan)], _rows(plan), look).draw(sheet)
    sheet.save()


def _levels(plan: Plan) -> list[str]:
    return [str(level) for level in plan.about["levels"][:-1]]


def _widths(sheet: Sheet, plan: Plan) -> list[float]:
    fixed = [GROUP] * len(_levels(plan)) + [NUMBER, 142.0, 0.0, DEPARTMENT] + [RELATED] * ("related" in words(plan))
    return [width or sheet.room - sum(fixed) for width in fixed]


def _head(plan: Plan) -> Row:
    word = words(plan)
    last = [word["related"]] if "related" in word else []
    return [*_levels(plan), word["number"], word["name"], word["text"], word["department"], *last]


def _rows(plan: Plan) -> list[Row]:
    return [row for top in plan.facts("measures", parent="") for row in _below(plan, top, len(_levels(plan)))]


def _below(plan: Plan, fact: Fact, levels: int) -> list[Row]:
    """The rows of everything below a node, the node itself in a merged cell before them."""
    below = plan.children(fact["name"])
    if levels > 1:
        rows = [row for child in below for row in _below(plan, child, levels - 1)]
    else:
        rows = [_project(plan, child) for child in below]
    return [[Cell(numbered(fact), rows=len(rows), valign="top"), *rows[0]], *rows[1:]]


def _project(plan: Plan, fact: Fact) -> Row:
    last = [related(plan, fact)] if "related" in words(plan) else []
    lead = "\n".join(row["department"] for row in plan.facts("departments", measure=fact["name"]))
    return [Cell(fact["notation"], align="centre"), fact["name"], "".join(texts(plan, fact)), lead, *last]
