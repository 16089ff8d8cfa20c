"""Cards, two a page: a dark strip with the number at the left, indicators and money by year, sources of funding below."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import cover, heading, page_numbers
from corpus.typeset.sheet import WHITE, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

YEARS = ("2024", "2025", "2026")
NIGHT: Colour = (44, 62, 80)
ICE: Colour = (234, 239, 244)
SMALL = Face("gothic", 9)
LOOK = Look(face=SMALL, head_face=SMALL, head_fill=ICE, padding=4, edge=(130, 140, 150))
KINDS = {"output": "活動指標", "outcome": "成果指標"}
STRIP, DEEP = 26.0, 318.0


def draw(plan: Plan, file: Path) -> None:
    """Typeset the cards."""
    sheet = Sheet(file, Paper(margins=(54, 56, 54, 56), furniture=page_numbers()), plan.title, plan.municipality)
    cover(
        sheet, [("白樺台市第6次総合計画", 22), ("第2期実施計画", 22), ("令和6年度～令和8年度", 14)], [plan.municipality]
    )
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, Face("mincho", 11, leading=1.6), indent=11)
    for policy in plan.facts("measures", level="施策"):
        heading(sheet, f"施策{policy['notation']}　{policy['name']}", 13, NIGHT, keep=DEEP)
        for fact in plan.children(policy["name"]):
            _card(sheet, plan, fact)
    sheet.save()


def _card(sheet: Sheet, plan: Plan, fact: Fact) -> None:
    sheet.need(DEEP - 20)
    top, left = sheet.y, sheet.left + STRIP
    name = fact["name"]
    sheet.line(name, (left + 8, top, sheet.right - 60, top + 24), Face("gothic", 13), "left")
    flag = (sheet.right - 52, top + 4, sheet.right, top + 20)
    sheet.frame(flag, NIGHT, 0.8, 4)
    sheet.line(str(plan.about["flags"][name]), flag, SMALL)
    sheet.y += 28
    _about(sheet, plan, name, left)
    _numbers(sheet, plan, name, left)
    sheet.fill((sheet.left, top, left - 2, sheet.y), NIGHT)
    sheet.line(fact["notation"][:3], (sheet.left, top + 4, left - 2, top + 18), Face("gothic", 8.5, WHITE))
    sheet.line(fact["notation"][3:], (sheet.left, top + 17, left - 2, top + 31), Face("gothic", 8.5, WHITE))
    sheet.y += 24


def _about(sheet: Sheet, plan: Plan, name: str, left: float) -> None:
    related = "、".join(relation["related_plan"] for relation in plan.facts("relations", measure=name)) or "－"
    rows: list[Row] = [
        [Cell("事業概要", fill=ICE), Cell("".join(plan.statements(name, "purpose")), columns=3, height=30)],
        [Cell("担当部署", fill=ICE), plan.departments(name), Cell("関連計画", fill=ICE), related],
    ]
    Table((64, 150, 64, 183), [], rows, LOOK).draw(sheet, left)
    sheet.y += 6


def _numbers(sheet: Sheet, plan: Plan, name: str, left: float) -> None:
    rows: list[Row] = []
    for kind, word in KINDS.items():
        for indicator, values in grouped(
            plan.facts("observations", measure=name, kind=kind), lambda row: row["indicator"]
        ).items():
            texts = {value["year"]: f"{value['text']} {value['unit']}" for value in values}
            rows.append([Cell(word, fill=ICE), indicator, *(Cell(texts[year], align="right") for year in YEARS)])
    money = {row["year"]: row for row in plan.facts("budgets", measure=name)}
    costs = [Cell(money[year]["text"], align="right") for year in YEARS]
    rows.append([Cell("予算額（千円）", fill=ICE, columns=2), *costs])
    for word, share in (("国・県支出金", 0.5), ("一般財源", 0.5)):
        parts = [Cell(f"{int(int(money[year]['amount_yen']) / 1000 * share):,}", align="right") for year in YEARS]
        rows.append([Cell(f"　うち{word}", columns=2), *parts])
    head: list[Row] = [[Cell("区分", columns=2), *(Cell(f"令和{int(year) - 2018}年度") for year in YEARS)]]
    Table((64, 168, 76, 76, 77), head, rows, LOOK).draw(sheet, left)
