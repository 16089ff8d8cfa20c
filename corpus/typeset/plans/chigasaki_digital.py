"""A yearly report in portrait: running text under numbered headings, and a table of what was counted."""

from pathlib import Path

from corpus.typeset.facts import Plan, grouped
from corpus.typeset.parts import cover, era, heading, page_numbers
from corpus.typeset.sheet import BLACK, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

YEARS = range(2020, 2024)
WINE: Colour = (112, 48, 72)
ROSE: Colour = (247, 234, 238)
BODY = Face("mincho", 10.5, leading=1.7)
SMALL = Face("gothic", 8.5)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the report."""
    sheet = Sheet(file, Paper(margins=(64, 64, 64, 62), furniture=page_numbers()), plan.title, plan.municipality)
    cover(sheet, [("茅ヶ崎市デジタル化推進方針", 24), ("令和5年度取組状況", 18)], ["令和6年", plan.municipality])
    heading(sheet, "１　方針の位置づけ", colour=WINE)
    for paragraph in plan.prose("history"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    sheet.y += 10
    heading(sheet, "２　令和5年度の取り組み", colour=WINE)
    for paragraph in plan.prose("method"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    for policy in plan.facts("measures", level="方針"):
        _band(sheet, policy["notation"] + policy["name"])
        for theme in plan.children(policy["name"]):
            _theme(sheet, plan, theme["name"])
    heading(sheet, "３　取り組みの実績", colour=WINE, keep=200)
    _counts(sheet, plan)
    sheet.save()


def _band(sheet: Sheet, text: str) -> None:
    sheet.need(150)
    sheet.y += 6
    sheet.fill((sheet.left, sheet.y, sheet.right, sheet.y + 22), WINE)
    sheet.line(text, (sheet.left + 8, sheet.y, sheet.right, sheet.y + 22), Face("gothic", 12, (255, 255, 255)), "left")
    sheet.y += 30


def _theme(sheet: Sheet, plan: Plan, name: str) -> None:
    sheet.need(86)
    sheet.paragraph(f"【{name}】", Face("gothic", 10.5, BLACK, bold=True))
    for word, kind in (("取り組み内容", "result"), ("課題", "issue")):
        sheet.need(34)
        sheet.paragraph(f"＜{word}＞", Face("gothic", 9.5), hang=10, after=1)
        for text in plan.statements(name, kind):
            sheet.paragraph(text, BODY, indent=BODY.size, hang=10)
    sheet.y += 4


def _counts(sheet: Sheet, plan: Plan) -> None:
    rows: list[Row] = []
    for measure, facts in grouped(plan.facts("observations"), lambda row: row["measure"]).items():
        indicators = grouped(facts, lambda row: row["indicator"])
        for number, (indicator, values) in enumerate(indicators.items()):
            texts = {value["year"]: value["text"] for value in values}
            first = [Cell(measure, rows=len(indicators))] if number == 0 else []
            cells = [Cell(texts.get(str(year), "－"), align="right") for year in YEARS]
            rows.append([*first, indicator, *cells])
    head: list[Row] = [
        [Cell("取り組み", rows=2), Cell("指標", rows=2), Cell("実績値", columns=len(YEARS))],
        [Cell(era(year)) for year in YEARS],
    ]
    look = Look(face=SMALL, head_face=SMALL, head_fill=ROSE, padding=4)
    Table((136, 127, 51, 51, 51, 51), head, rows, look).draw(sheet)
