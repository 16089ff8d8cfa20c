"""Blocks of a reform in landscape: planned and real steps as cells over years, savings aimed at and reached, then the texts."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import page_numbers
from corpus.typeset.sheet import LANDSCAPE, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

SKY: Colour = (221, 235, 247)
STEP: Colour = (189, 215, 238)
DONE: Colour = (198, 224, 180)
YEARS = range(2022, 2027)
SMALL = Face("gothic", 9)
LOOK = Look(face=SMALL, padding=4, edge=(90, 90, 90), least=20)
WIDTHS = (70, 56, *[62] * 2 * len(YEARS))  # each year has two columns
WIDE = str.maketrans("SABC", "ＳＡＢＣ")


def draw(plan: Plan, file: Path) -> None:
    """Typeset the report."""
    sheet = Sheet(file, Paper(LANDSCAPE, (48, 46, 48, 46), page_numbers()), plan.title, plan.municipality)
    sheet.line(plan.title, (sheet.left, sheet.y, sheet.right, sheet.y + 26), Face("gothic", 17))
    sheet.y += 30
    sheet.line(
        f"{plan.municipality}　総務部行政経営課", (sheet.left, sheet.y, sheet.right, sheet.y + 14), SMALL, "right"
    )
    sheet.y += 20
    for paragraph in [*plan.prose("opening"), *plan.prose("legend")]:
        sheet.paragraph(paragraph, Face("gothic", 10, leading=1.6))
    for area in plan.facts("measures", level="重点分野"):
        _area(sheet, plan, area)
    sheet.save()


def _area(sheet: Sheet, plan: Plan, area: Fact) -> None:
    sheet.need(236)
    sheet.y += 6
    title = f"重点分野{area['notation']}　{area['name']}"
    sheet.line(title, (sheet.left, sheet.y, sheet.right, sheet.y + 22), Face("gothic", 13), "left")
    sheet.y += 26
    for fact in plan.children(area["name"]):
        sheet.need(206)
        Table(WIDTHS, [], _block(plan, fact), LOOK).draw(sheet)
        sheet.y += 14


def _label(text: str, rows: int = 1, columns: int = 1) -> Cell:
    return Cell(text, fill=SKY, align="centre", rows=rows, columns=columns)


def _block(plan: Plan, fact: Fact) -> list[Row]:
    name = fact["name"]
    rating = plan.facts("evaluations", measure=name)[0]["rating"].translate(WIDE)
    return [
        [
            _label("改革項目"),
            Cell(f"{fact['notation']}　{name}", columns=4, face=Face("gothic", 11), height=24),
            _label("担当"),
            Cell(plan.departments(name), columns=3),
            _label("進捗評価"),
            Cell(rating, columns=2, align="centre", face=Face("gothic", 12)),
        ],
        [_label("取組内容"), Cell(plan.statements(name, "action")[0], columns=11)],
        [_label("区分", columns=2), *(_label(f"R{year - 2018}", columns=2) for year in YEARS)],
        [_label("工程", rows=2), _label("計画"), *_steps(plan, name, "plan", STEP)],
        [_label("実績"), *_steps(plan, name, "real", DONE)],
        [_label("効果額\n（千円）", rows=2), _label("目標"), *_savings(plan, name, "target")],
        [_label("実績"), *_savings(plan, name, "actual")],
        [_label("令和6年度実績", columns=2), Cell(plan.statements(name, "result")[0], columns=10)],
        [_label("課題", columns=2), Cell(plan.statements(name, "issue")[0], columns=10)],
    ]


def _steps(plan: Plan, name: str, row: str, fill: Colour) -> list[Cell]:
    """The steps of one row as cells over their years, then one empty cell for each year that is left."""
    cells, after = [], YEARS[0]
    for step in plan.about["bars"][name][row]:
        label, _, years = step.partition("@")
        first, last = (int(year) for year in years.split("-"))
        if first < after:  # runs beside the step before it: not within one row of cells
            raise ValueError(f"steps of {name} overlap")
        cells += [Cell(columns=2) for _ in range(after, first)]
        cells.append(Cell(label, columns=2 * (last - first + 1), align="centre", fill=fill))
        after = last + 1
    return [*cells, *(Cell(columns=2) for _ in range(after, YEARS[-1] + 1))]


def _savings(plan: Plan, name: str, role: str) -> list[Cell]:
    amounts = {row["year"]: row["text"] for row in plan.facts("observations", measure=name, role=role)}
    return [Cell(amounts.get(str(year), "－"), columns=2, align="right") for year in YEARS]
