"""One wide table in landscape: upright policies, two kinds of departments under one head, actuals, goal, progress."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import merged, page_numbers
from corpus.typeset.sheet import LANDSCAPE, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

LILAC: Colour = (228, 223, 236)
TINY = Face("gothic", 8)
LOOK = Look(face=TINY, head_face=TINY, head_fill=LILAC, padding=3.5, least=34)
WIDTHS = (26, 28, 104, 60, 60, 84, 44, 44, 44, 48, 124, 112)
YEARS = ("2023", "2024", "2027")


def draw(plan: Plan, file: Path) -> None:
    """Typeset the table."""
    sheet = Sheet(file, Paper(LANDSCAPE, (32, 40, 32, 44), page_numbers("{} ページ")), plan.title, plan.municipality)
    sheet.line(plan.title, (sheet.left, sheet.y, sheet.right, sheet.y + 24), Face("gothic", 15), "left")
    sheet.line("雪野市建設部住宅政策課", (sheet.left, sheet.y, sheet.right, sheet.y + 24), TINY, "right")
    sheet.y += 28
    for paragraph in [*plan.prose("opening"), *plan.prose("legend")]:
        sheet.paragraph(paragraph, Face("gothic", 9, leading=1.5))
    sheet.y += 4
    groups = {
        f"{policy['notation']} {policy['name']}": [_measure(plan, fact) for fact in plan.children(policy["name"])]
        for policy in plan.facts("measures", level="基本方針")
    }
    rows = merged(groups, lambda name, count: Cell(name, rows=count, upright=True, fill=LILAC))
    Table(WIDTHS, _head(), rows, LOOK).draw(sheet)
    sheet.save()


def _head() -> list[Row]:
    single = {
        0: "基本\n方針",
        1: "番号",
        2: "取組",
        5: "評価指標",
        9: "進捗\n状況",
        10: "令和6年度の取組状況",
        11: "今後の方針",
    }
    first: Row = [
        *(Cell(single[place], rows=2) for place in (0, 1, 2)),
        Cell("担当部署", columns=2),
        Cell(single[5], rows=2),
        Cell("実績値", columns=2),
        Cell("目標値", columns=1),
        *(Cell(single[place], rows=2) for place in (9, 10, 11)),
    ]
    return [first, ["主管課", "関係課", "R5", "R6", "R9"]]


def _measure(plan: Plan, fact: Fact) -> Row:
    name = fact["name"]
    values = {row["year"]: row["text"] for row in plan.facts("observations", measure=name)}
    indicators = {row["indicator"] for row in plan.facts("observations", measure=name)}
    return [
        Cell(fact["notation"], align="centre"),
        name,
        Cell(plan.departments(name), align="centre"),
        Cell(plan.departments(name, "related", "\n") or "－", align="centre"),
        "".join(indicators) or Cell("－", align="centre"),
        *(Cell(values.get(year, "－"), align="right") for year in YEARS),
        Cell(plan.facts("evaluations", measure=name)[0]["rating"], align="centre"),
        *plan.statements(name, "result"),
        *plan.statements(name, "outlook"),
    ]
