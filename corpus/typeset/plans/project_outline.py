"""Projects as an outline in portrait: numbered headings, labelled paragraphs, a small table of indicators."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import heading, numbered, page_numbers
from corpus.typeset.projects import opening, texts, tint, words, years
from corpus.typeset.sheet import Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

BODY = Face("gothic", 9.5, leading=1.5)
SMALL = Face("gothic", 8.5)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the outline."""
    sheet = Sheet(
        file, Paper(margins=(62, 60, 62, 60), furniture=page_numbers(face=SMALL)), plan.title, plan.municipality
    )
    opening(sheet, plan)
    levels = plan.about["levels"]
    for top in plan.facts("measures", parent=""):
        heading(sheet, f"{levels[0]}{numbered(top)}", 15, keep=170)
        for fact in plan.children(top["name"]):
            if fact["level"] == levels[-1]:
                _project(sheet, plan, fact)
            else:
                heading(sheet, numbered(fact), 12.5, keep=140)
                for project in plan.children(fact["name"]):
                    _project(sheet, plan, project)
    sheet.save()


def _project(sheet: Sheet, plan: Plan, fact: Fact) -> None:
    word = words(plan)
    sheet.need(104)
    sheet.paragraph(numbered(fact), Face("gothic", 11), hang=6)
    for label, text in zip((word["purpose"], word["action"]), texts(plan, fact), strict=False):
        sheet.paragraph(f"【{label}】", SMALL, hang=16, after=1)
        sheet.paragraph(text, BODY, hang=26)
    sheet.paragraph(f"【{word['department']}】{plan.departments(fact['name'])}", SMALL, hang=16)
    groups = grouped(plan.facts("observations", measure=fact["name"]), lambda row: row["indicator"])
    if groups:
        look = Look(face=SMALL, head_face=SMALL, head_fill=tint(plan), padding=4)
        rows: list[Row] = [
            [name, *(Cell(value["text"], align="right") for value in values)] for name, values in groups.items()
        ]
        sheet.need(24 * (len(rows) + 1))
        Table((sheet.room - 206, 90, 90), [[word["indicator"], *years(plan)]], rows, look).draw(sheet, sheet.left + 26)
    sheet.y += 9
