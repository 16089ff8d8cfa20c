"""A list of buildings in landscape with bars over ten years, then in sentences what is merged, renamed and closed."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import page_numbers
from corpus.typeset.schedule import lanes, over_years
from corpus.typeset.shapes import line_arrow, open_bar
from corpus.typeset.sheet import LANDSCAPE, Box, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

FIRST, LAST = 2025, 2034
LILAC: Colour = (234, 230, 243)
PLUM: Colour = (86, 66, 122)
SMALL = Face("gothic", 8.5)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the plan."""
    sheet = Sheet(file, Paper(LANDSCAPE, (42, 46, 42, 48), page_numbers()), plan.title, plan.municipality)
    sheet.line(plan.title, (sheet.left, sheet.y, sheet.right, sheet.y + 24), Face("gothic", 16), "left")
    sheet.y += 30
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, Face("gothic", 9.5))
    sheet.y += 4
    _list(sheet, plan)
    sheet.new_page()
    sheet.line("施設の統合、廃止等", (sheet.left, sheet.y, sheet.right, sheet.y + 22), Face("gothic", 13), "left")
    sheet.y += 28
    for paragraph in plan.prose("changes"):
        sheet.bullet("○", paragraph, Face("mincho", 11, leading=1.7))
    sheet.save()


def _list(sheet: Sheet, plan: Plan) -> None:
    rows: list[Row] = []
    for kind in plan.facts("measures", level="施設類型"):
        below = plan.children(kind["name"])
        for number, fact in enumerate(below):
            label = [Cell(kind["name"], rows=len(below), fill=LILAC)] if number == 0 else []
            rows.append([*label, *_facility(plan, fact, FIRST, even=number % 2 == 0)])
    years = [Cell(str(year)) for year in range(FIRST, LAST + 1)]
    head: list[Row] = [
        [
            Cell("施設類型", rows=2),
            Cell("施設名", rows=2),
            Cell("所管課", rows=2),
            Cell("建築年", rows=2),
            Cell("延床面積\n（㎡）", rows=2),
            Cell("対策の時期（年度）", columns=len(years)),
        ],
        years,
    ]
    look = Look(face=SMALL, head_face=SMALL, head_fill=LILAC, padding=3.5, edge=(120, 120, 120), thickness=0.4)
    Table((62, 106, 78, 38, 48, *[42.6] * len(years)), head, rows, look).draw(sheet)


def _facility(plan: Plan, fact: Fact, first: int, *, even: bool) -> Row:
    bars = plan.facts("schedules", measure=fact["name"])
    built, area = plan.about["buildings"][fact["name"]]
    years = LAST - first + 1
    picture = over_years(bars, first, LAST, _box if even else _arrow)
    timeline = [Cell(picture=picture, reach=years, height=26.0 * len(lanes(bars))), *([Cell()] * (years - 1))]
    figures = [Cell(built, align="centre"), Cell(area, align="right")]
    return [fact["name"], plan.departments(fact["name"]), *figures, *timeline]


def _box(sheet: Sheet, box: Box, text: str, _lane: int) -> None:
    sheet.fill(box, LILAC)
    open_bar(sheet, box, text, PLUM, Face("gothic", 7.5, leading=1.15))


def _arrow(sheet: Sheet, box: Box, text: str, _lane: int) -> None:
    line_arrow(sheet, box, text, Face("gothic", 7.5, leading=1.15), PLUM)
