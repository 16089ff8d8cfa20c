"""A matrix of years on turned pages, in which arrows are characters: → goes on with what stands to its left."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.sheet import LANDSCAPE, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

YEARS = range(2024, 2028)
SMALL = Face("mincho", 9)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the plan."""
    sheet = Sheet(file, Paper(LANDSCAPE, (46, 48, 46, 50), _foot, turned=True), plan.title, plan.municipality)
    sheet.line(plan.title, (sheet.left, sheet.y, sheet.right, sheet.y + 24), Face("mincho", 17))
    sheet.y += 34
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, Face("mincho", 10.5, leading=1.5), indent=10.5)
    sheet.y += 4
    head: list[Row] = [
        [
            Cell("推進項目", rows=2),
            Cell("番号", rows=2),
            Cell("具体的な取組", rows=2),
            Cell("実施主体", rows=2),
            Cell("到達目標", rows=2),
            Cell("年度別の計画", columns=len(YEARS)),
        ],
        [Cell(f"令和{year - 2018}年度") for year in YEARS],
    ]
    rows = [row for item in plan.facts("measures", level="推進項目") for row in _item(plan, item)]
    look = Look(face=SMALL, head_face=SMALL, head_fill=(240, 240, 240), padding=4.5)
    Table((84, 36, 150, 92, 156, *[58] * len(YEARS)), head, rows, look).draw(sheet)
    sheet.save()


def _foot(sheet: Sheet) -> None:
    sheet.line(f"― {sheet.page} ―", (0, sheet.height - 40, sheet.width, sheet.height - 26), SMALL)


def _item(plan: Plan, item: Fact) -> list[Row]:
    below = plan.children(item["name"])
    rows: list[Row] = []
    for number, fact in enumerate(below):
        first = [Cell(f"{item['notation']}　{item['name']}", rows=len(below))] if number == 0 else []
        rows.append([*first, *_measure(plan, fact)])
    return rows


def _measure(plan: Plan, fact: Fact) -> Row:
    name = fact["name"]
    signs: dict[int, str] = {}
    for bar in plan.facts("schedules", measure=name):
        first, last = int(bar["from"]), int(bar["to"])
        signs |= {year: bar["label"] if year == first else "→" for year in range(first, last + 1)}
    years = [Cell(signs[year], align="centre") for year in YEARS]
    goal = "".join(plan.statements(name, "target"))
    return [Cell(fact["notation"], align="centre"), name, plan.departments(name, "implement", "\n"), goal, *years]
