"""Tables turned on their side in landscape: each measure is a column, its label, text and years are the rows."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import heading, long_era, page_numbers
from corpus.typeset.sheet import LANDSCAPE, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

RED: Colour = (160, 40, 40)
BLUSH: Colour = (250, 232, 230)
SMALL = Face("gothic", 10)
YEARS = ("2023", "2024", "2025")


def draw(plan: Plan, file: Path) -> None:
    """Typeset the plan."""
    sheet = Sheet(file, Paper(LANDSCAPE, (56, 52, 56, 52), page_numbers()), plan.title, plan.municipality)
    sheet.line(plan.title, (sheet.left, sheet.y, sheet.right, sheet.y + 28), Face("gothic", 20))
    sheet.y += 40
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, Face("gothic", 10.5, leading=1.6), indent=10.5)
    for number, direction in enumerate(plan.facts("measures", level="基本方向")):
        if number:
            sheet.new_page()
        heading(sheet, f"基本方向{direction['notation']}　{direction['name']}", 14, RED, keep=250)
        _table(sheet, plan, plan.children(direction["name"]))
    sheet.save()


def _label(text: str) -> Cell:
    return Cell(text, fill=BLUSH, align="centre")


def _table(sheet: Sheet, plan: Plan, below: list[Fact]) -> None:
    names = [fact["name"] for fact in below]
    first = [plan.facts("observations", measure=name)[0] for name in names]
    rows: list[Row] = [
        [_label("番号"), *(Cell(fact["notation"], align="centre") for fact in below)],
        [_label("アクション"), *(Cell(name, align="centre", height=30) for name in names)],
        [_label("主担当"), *(Cell(plan.departments(name), align="centre") for name in names)],
        [_label("取組の内容"), *(Cell("".join(plan.statements(name, "action")), height=46) for name in names)],
        [_label("目標指標"), *(Cell(fact["indicator"], align="centre") for fact in first)],
        *([_label(f"{long_era(year)}目標"), *_cells(plan, "observations", names, year)] for year in YEARS),
        *([_label(f"{long_era(year)}予算額（千円）"), *_cells(plan, "budgets", names, year)] for year in YEARS),
    ]
    wide = (sheet.room - 142) / len(names)
    Table((142, *[wide] * len(names)), [], rows, Look(face=SMALL, padding=5, edge=RED)).draw(sheet)


def _cells(plan: Plan, family: str, names: list[str], year: str) -> list[Cell]:
    return [Cell(plan.facts(family, measure=name, year=year)[0]["text"], align="centre") for name in names]
