"""A form for each project, one a page: labelled cells, indicators with target and result side by side, ticked boxes."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import cover, long_era, page_numbers
from corpus.typeset.sheet import Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

SMALL = Face("gothic", 9)
GREY = (236, 236, 236)
WIDTHS = (84, 155, 84, 155)
LOOK = Look(face=SMALL, head_face=SMALL, head_fill=GREY, padding=5, least=26)
YEARS = (2022, 2023, 2024)
WAYS = ("拡充", "継続", "縮小", "廃止")


def draw(plan: Plan, file: Path) -> None:
    """Typeset the sheets."""
    sheet = Sheet(
        file, Paper(margins=(58, 60, 58, 56), furniture=page_numbers("- {} -")), plan.title, plan.municipality
    )
    cover(sheet, [("汐見町教育振興基本計画", 22), ("事業評価シート（令和５年度）", 17)], ["汐見町教育委員会"])
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, Face("gothic", 11, leading=1.6))
    for fact in plan.facts("measures", level="事業"):
        sheet.new_page()
        _form(sheet, plan, fact)
    sheet.save()


def _label(text: str, rows: int = 1) -> Cell:
    return Cell(text, fill=GREY, align="centre", rows=rows)


def _form(sheet: Sheet, plan: Plan, fact: Fact) -> None:
    name = fact["name"]
    sheet.line("事業評価シート", (sheet.left, sheet.y, sheet.right, sheet.y + 20), Face("gothic", 14))
    sheet.y += 26
    goal = plan.facts("measures", name=fact["parent"])[0]
    title = Cell(name, face=Face("gothic", 12), columns=1)
    rows: list[Row] = [
        [_label("事業番号"), Cell(fact["notation"], align="centre"), _label("事業名"), title],
        [_label("基本目標"), Cell(f"{goal['notation']}　{goal['name']}", columns=3)],
        [_label("主担当"), plan.departments(name), _label("関係部署"), plan.departments(name, "related") or "－"],
        [_label("事業の目的"), Cell("".join(plan.statements(name, "purpose")), columns=3, height=40)],
        [_label("実施内容"), Cell("".join(plan.statements(name, "action")), columns=3, height=40)],
    ]
    Table(WIDTHS, [], rows, LOOK).draw(sheet)
    sheet.y += 12
    _indicators(sheet, plan, name)
    sheet.y += 12
    _costs(sheet, plan, name)
    sheet.y += 12
    _judgement(sheet, plan, name)


def _indicators(sheet: Sheet, plan: Plan, name: str) -> None:
    rows: list[Row] = []
    for indicator, values in grouped(plan.facts("observations", measure=name), lambda row: row["indicator"]).items():
        numbers = [Cell(value["text"], align="right") for value in values]
        rows.append([indicator, Cell(values[0]["unit"], align="centre"), *numbers])
    head: list[Row] = [
        [
            Cell("目標指標", rows=2),
            Cell("単位", rows=2),
            Cell("令和４年度", columns=2),
            Cell("令和５年度", columns=2),
            "令和６年度",
        ],
        ["目標", "実績", "目標", "実績", "目標"],
    ]
    Table((168, 40, 54, 54, 54, 54, 54), head, rows, LOOK).draw(sheet)


def _costs(sheet: Sheet, plan: Plan, name: str) -> None:
    amounts = {budget["year"]: budget["text"] for budget in plan.facts("budgets", measure=name)}
    heads = ["事業費", *(f"{long_era(year)}{'予算' if year == YEARS[-1] else '決算'}" for year in YEARS)]
    cells = [Cell(amounts[str(year)], align="right") for year in YEARS]
    Table((84, 131, 131, 132), [heads], [[_label("金額（千円）"), *cells]], LOOK).draw(sheet)


def _judgement(sheet: Sheet, plan: Plan, name: str) -> None:
    chosen = plan.statements(name, "outlook")[0]
    boxes = "　　".join(f"{'■' if way == chosen else '□'}{way}" for way in WAYS)
    rows: list[Row] = [
        [_label("令和５年度\n達成度"), Cell(plan.facts("evaluations", measure=name)[0]["rating"], align="centre")],
        [_label("課題"), Cell("".join(plan.statements(name, "issue")), height=44)],
        [_label("今後の方向性"), boxes],
    ]
    Table((84, 394), [], rows, LOOK).draw(sheet)
    sheet.y += 4
    sheet.paragraph("達成度　Ａ：目標を上回った　Ｂ：目標をおおむね達成した　Ｃ：目標を下回った", Face("gothic", 8))
