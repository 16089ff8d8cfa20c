"""A report of ratings in portrait: a table for each policy with years as columns, then what was done, told in sentences."""

from collections.abc import Sequence
from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import cover, era, heading, page_numbers, period
from corpus.typeset.sheet import Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

YEARS = range(2018, 2023)
TEAL: Colour = (0, 97, 100)
SAND: Colour = (252, 242, 220)
BODY = Face("mincho", 10.5, leading=1.6)
SMALL = Face("gothic", 8.5)
LEGEND = (
    ("A", "目標を達成した"),
    ("B", "目標に届かなかったが、進みがあった"),
    ("C", "進みがなかった"),
    ("－", "評価の対象としない（終了したもの等）"),
)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the report."""
    sheet = Sheet(
        file, Paper(margins=(60, 62, 60, 62), furniture=page_numbers("－ {} －")), plan.title, plan.municipality
    )
    cover(
        sheet,
        [("茅ヶ崎市地域情報化計画", 24), ("事務事業評価結果報告書", 18)],
        ["令和5年度", plan.municipality],
        "mincho",
    )
    heading(sheet, "Ⅰ　計画の概要", colour=TEAL)
    for paragraph in plan.prose("overview"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    _periods(sheet, plan)
    sheet.y += 18
    heading(sheet, "Ⅱ　評価の方法", colour=TEAL)
    for paragraph in plan.prose("method"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    _table(sheet, (60, 300), [["記号", "意味"]], [[Cell(mark, align="centre"), text] for mark, text in LEGEND])
    sheet.new_page()
    for pillar in plan.facts("measures", level="施策展開の柱"):
        for number, policy in enumerate(plan.children(pillar["name"], level="施策")):
            _policy(sheet, plan, pillar if number == 0 else None, policy)
    sheet.save()


def _table(sheet: Sheet, widths: Sequence[float], head: Sequence[Row], rows: Sequence[Row]) -> None:
    look = Look(face=SMALL, head_face=SMALL, head_fill=SAND, rules="horizontal", padding=4, edge=TEAL)
    Table(widths, head, rows, look).draw(sheet)


def _periods(sheet: Sheet, plan: Plan) -> None:
    rows: list[Row] = [[entry["plan"], Cell(period(entry), align="centre")] for entry in plan.facts("plans")]
    _table(sheet, (230, 200), [["計画名", "計画期間"]], rows)


def _policy(sheet: Sheet, plan: Plan, pillar: Fact | None, policy: Fact) -> None:
    sheet.need(190)
    if pillar:
        _label(sheet, "施策展開の柱", pillar["name"], TEAL, 15)
    _label(sheet, "施策", policy["name"], (120, 160, 162), 12)
    projects = plan.children(policy["name"], level="事務事業")
    rows: list[Row] = []
    for project in projects:
        details = plan.children(project["name"], level="事務事業細目")
        for number, detail in enumerate(details):
            first = [Cell(project["name"], rows=len(details))] if number == 0 else []
            rows.append([*first, detail["name"], *(_rating(plan, detail["name"], year) for year in YEARS)])
    head: list[Row] = [
        [Cell("事務事業", rows=2), Cell("事務事業細目", rows=2), Cell("評価", columns=len(YEARS))],
        [Cell(era(year)) for year in YEARS],
    ]
    _table(sheet, (150, 165, 32, 32, 32, 32, 32), head, rows)
    sheet.y += 14
    _narrative(sheet, plan, [project["name"] for project in projects])


def _label(sheet: Sheet, word: str, name: str, hue: Colour, size: float) -> None:
    deep = size * 1.9
    sheet.fill((sheet.left, sheet.y, sheet.left + 92, sheet.y + deep), hue)
    sheet.line(word, (sheet.left, sheet.y, sheet.left + 92, sheet.y + deep), Face("gothic", 11, (255, 255, 255)))
    sheet.frame((sheet.left, sheet.y, sheet.right, sheet.y + deep), hue, 1)
    sheet.line(name, (sheet.left + 100, sheet.y, sheet.right, sheet.y + deep), Face("gothic", size), "left")
    sheet.y += deep + 8


def _rating(plan: Plan, measure: str, year: int) -> Cell:
    found = plan.facts("evaluations", measure=measure, year=str(year))
    return Cell(found[0]["rating"].replace("-", "－") if found else "", align="centre")


def _narrative(sheet: Sheet, plan: Plan, names: Sequence[str]) -> None:
    for word, kind in (("令和4年度の取組", "result"), ("終了した事務事業", "reason")):
        texts = [text for name in names for text in plan.statements(name, kind)]
        if texts:
            sheet.need(50)
            sheet.paragraph(f"【{word}】", Face("gothic", 10.5))
        for text in texts:
            sheet.paragraph(text, BODY, indent=BODY.size)
    sheet.y += 10
