"""Projects as cards in portrait, one below the other: purpose, what is done, who is in charge, indicators, related plans."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import heading, numbered, page_numbers
from corpus.typeset.projects import opening, related, texts, tint, words, years
from corpus.typeset.sheet import Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

SMALL = Face("gothic", 8.5)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the cards."""
    sheet = Sheet(
        file, Paper(margins=(56, 56, 56, 56), furniture=page_numbers(face=SMALL)), plan.title, plan.municipality
    )
    opening(sheet, plan)
    levels = plan.about["levels"]
    for top in plan.facts("measures", parent=""):
        heading(sheet, f"{levels[0]}{numbered(top)}", 14, keep=190)
        for fact in plan.children(top["name"]):
            if fact["level"] == levels[-1]:
                _card(sheet, plan, fact)
            else:
                heading(sheet, f"{levels[1]}{numbered(fact)}", 11.5, keep=160)
                for project in plan.children(fact["name"]):
                    _card(sheet, plan, project)
    sheet.save()


def _card(sheet: Sheet, plan: Plan, fact: Fact) -> None:
    word = words(plan)
    look = Look(face=SMALL, padding=4)
    wide = sheet.room
    lead = plan.departments(fact["name"])
    with_others = plan.departments(fact["name"], "related")
    rows: list[Row] = [
        [_label(plan, word["number"]), fact["notation"], _label(plan, word["name"]), Cell(fact["name"], columns=3)]
    ]
    for label, text in zip((word["purpose"], word["action"]), texts(plan, fact), strict=False):
        rows.append([_label(plan, label), Cell(text, columns=5)])
    if with_others:
        rows.append([_label(plan, word["department"]), Cell(lead, columns=2), _label(plan, word["others"])])
        rows[-1] = [*rows[-1], Cell(with_others, columns=2)]
    else:
        rows.append([_label(plan, word["department"]), Cell(lead, columns=5)])
    if related(plan, fact):
        rows.append([_label(plan, word["related"]), Cell(related(plan, fact), columns=5)])
    rows += _indicators(plan, fact)
    sheet.need(28 + 24 * len(rows))
    Table((66, 60, 66, wide - 332, 70, 70), [], rows, look).draw(sheet)
    sheet.y += 10


def _indicators(plan: Plan, fact: Fact) -> list[Row]:
    groups = grouped(plan.facts("observations", measure=fact["name"]), lambda row: row["indicator"])
    if not groups:
        return []
    head = [_label(plan, words(plan)["indicator"], 4), *(_label(plan, year) for year in years(plan))]
    rows: list[Row] = [head]
    for name, values in groups.items():
        rows.append([Cell(name, columns=4), *(Cell(value["text"], align="right") for value in values)])
    return rows


def _label(plan: Plan, text: str, columns: int = 1) -> Cell:
    return Cell(text, fill=tint(plan), align="centre", columns=columns)
