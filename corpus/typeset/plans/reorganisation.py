"""A notice of how a town hall is reorganised: a table of old and new departments, sentences, or both."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import heading, page_numbers
from corpus.typeset.sheet import Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

SMALL = Face("gothic", 9.5)
BODY = Face("gothic", 10.5, leading=1.6)
STONE: Colour = (232, 236, 240)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the notice."""
    sheet = Sheet(
        file, Paper(margins=(62, 64, 62, 60), furniture=page_numbers(face=SMALL)), plan.title, plan.municipality
    )
    sheet.line(plan.municipality, (sheet.left, sheet.y, sheet.right, sheet.y + 16), BODY, "right")
    sheet.y += 26
    sheet.line(plan.title, (sheet.left, sheet.y, sheet.right, sheet.y + 26), Face("gothic", 16))
    sheet.y += 38
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    sheet.y += 6
    if "changes" in plan.about["prose"]:
        heading(sheet, str(plan.about["words"]["sentences"]), 12.5)
        for number, paragraph in enumerate(plan.prose("changes"), 1):
            sheet.bullet(f"({number})", paragraph, BODY)
        sheet.y += 6
    if "table" in plan.about["words"]:
        heading(sheet, str(plan.about["words"]["table"]), 12.5)
        _table(sheet, plan)
    sheet.save()


def _table(sheet: Sheet, plan: Plan) -> None:
    told = set(plan.about.get("told", []))  # changes that the sentences tell
    changes = [
        row
        for row in plan.facts("department_changes")
        if {row["old_department"], row["new_department"]}.isdisjoint(told)
    ]
    rows = [row for event in grouped(changes, _event).values() for row in _rows(plan, event)]
    look = Look(face=SMALL, head_face=SMALL, head_fill=STONE, padding=5)
    Table((66, 124, 124, sheet.room - 314), [plan.about["words"]["columns"]], rows, look).draw(sheet)


def _event(change: Fact) -> str:
    """What ties the rows of one change: the new department of a merger, the old one of a split."""
    return {"merged": change["new_department"], "created": change["new_department"]}.get(
        change["kind"], change["old_department"]
    )


def _rows(plan: Plan, event: list[Fact]) -> list[Row]:
    """One row for each department on the side that has several; the other side and the rest in merged cells."""
    deep, kind = len(event), event[0]["kind"]
    key = _event(event[0])
    rows: list[Row] = []
    for number, change in enumerate(event):
        first = number == 0
        several_old = kind == "merged"
        row: list[Cell | str] = [Cell(str(plan.about["kinds"][kind]), rows=deep, align="centre")] if first else []
        row += (
            [change["old_department"] or "－"] if several_old or deep == 1 else [Cell(key, rows=deep)] if first else []
        )
        row += (
            [change["new_department"] or "－"]
            if not several_old or deep == 1
            else [Cell(key, rows=deep)]
            if first
            else []
        )
        row += [Cell(str(plan.about["notes"].get(key, "")), rows=deep)] if first else []
        rows.append(row)
    return rows
