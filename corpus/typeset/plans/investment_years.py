"""A business plan of a utility: indicators with the wanted direction, millions by year with sums, steps on thin arrows."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import long_era, page_numbers
from corpus.typeset.schedule import over_years
from corpus.typeset.shapes import line_arrow
from corpus.typeset.sheet import LANDSCAPE, Box, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

AQUA: Colour = (218, 238, 243)
FIRST, LAST = 2025, 2029
YEARS = range(FIRST, LAST + 1)
SMALL = Face("mincho", 9.5)
HEAD = Face("gothic", 9)
LOOK = Look(face=SMALL, head_face=HEAD, head_fill=AQUA, padding=4, edge=(60, 110, 130), least=22)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the plan."""
    sheet = Sheet(file, Paper(LANDSCAPE, (54, 50, 54, 50), page_numbers()), plan.title, plan.municipality)
    sheet.line(plan.title, (sheet.left, sheet.y, sheet.right, sheet.y + 28), Face("gothic", 19))
    sheet.y += 32
    sheet.line(plan.municipality, (sheet.left, sheet.y, sheet.right, sheet.y + 16), Face("gothic", 11), "right")
    sheet.y += 24
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, Face("mincho", 10.5, leading=1.6), indent=10.5)
    sheet.y += 8
    _title(sheet, "１　経営指標と目標", "")
    _indicators(sheet, plan)
    sheet.new_page()
    _title(sheet, "２　投資計画（前期）", "（単位：百万円）")
    _investments(sheet, plan)
    sheet.new_page()
    _title(sheet, "３　経営の健全化に向けた取組", "")
    _efforts(sheet, plan)
    sheet.save()


def _title(sheet: Sheet, text: str, unit: str) -> None:
    box: Box = (sheet.left, sheet.y, sheet.right, sheet.y + 20)
    sheet.line(text, box, Face("gothic", 13), "left")
    sheet.line(unit, box, HEAD, "right")
    sheet.y += 26


def _policies(plan: Plan) -> list[Fact]:
    return plan.facts("measures", level="基本方針")


def _name(policy: Fact) -> str:
    return f"{policy['notation']}　{policy['name']}"


def _indicators(sheet: Sheet, plan: Plan) -> None:
    rows: list[Row] = []
    for policy in _policies(plan):
        groups = grouped(plan.facts("observations", measure=policy["name"]), lambda row: row["indicator"])
        for place, (indicator, values) in enumerate(groups.items()):
            first = [Cell(_name(policy), rows=len(groups))] if place == 0 else []
            direction = Cell(str(plan.about["direction"][indicator]), align="centre")
            unit = Cell(values[0]["unit"].replace("m3", "㎥"), align="centre")
            rows.append([*first, indicator, unit, direction, *(Cell(row["text"], align="right") for row in values)])
    heads = [f"{word}\n{long_era(year)}" for word, year in (("現状値", 2023), ("中間目標値", 2029), ("目標値", 2034))]
    head: list[Row] = [["基本方針", "経営指標", "単位", "望ましい\n方向", *heads]]
    Table((150, 258, 50, 56, 73, 73, 73), head, rows, LOOK).draw(sheet)


def _investments(sheet: Sheet, plan: Plan) -> None:
    rows: list[Row] = []
    for policy in _policies(plan):
        below = plan.children(policy["name"], level="投資事業")
        if below:
            rows.append([Cell(f"基本方針{_name(policy)}", columns=4 + len(YEARS), fill=(240, 248, 250), face=HEAD)])
            rows += [_investment(plan, fact) for fact in below]
    everything = [_amounts(plan, fact) for fact in plan.facts("measures", level="投資事業")]
    sums = [sum(int(amounts.get(str(year), "0")) for amounts in everything) for year in YEARS]
    rows.append([Cell("合　計", columns=3, align="centre", face=HEAD), *_right([*map(str, sums), f"{sum(sums):,}"])])
    head: list[Row] = [["番号", "事業名", "担当", *(long_era(year) for year in YEARS), "計"]]
    Table((42, 186, 97, *[68] * (len(YEARS) + 1)), head, rows, LOOK).draw(sheet)


def _amounts(plan: Plan, fact: Fact) -> dict[str, str]:
    return {row["year"]: row["text"] for row in plan.facts("budgets", measure=fact["name"])}


def _right(texts: list[str]) -> list[Cell]:
    return [Cell(text, align="right") for text in texts]


def _investment(plan: Plan, fact: Fact) -> Row:
    amounts = _amounts(plan, fact)
    numbers = [*(amounts.get(str(year), "－") for year in YEARS), str(sum(map(int, amounts.values())))]
    return [Cell(fact["notation"], align="centre"), fact["name"], plan.departments(fact["name"]), *_right(numbers)]


def _efforts(sheet: Sheet, plan: Plan) -> None:
    rows: list[Row] = []
    for policy in _policies(plan):
        below = plan.children(policy["name"], level="取組")
        for place, fact in enumerate(below):
            first = [Cell(_name(policy), rows=len(below))] if place == 0 else []
            rows.append([*first, *_effort(plan, fact)])
    spoken = Cell("年次計画", columns=len(YEARS))
    double = [Cell(word, rows=2) for word in ("基本方針", "番号", "取組", "内容", "担当")]
    head: list[Row] = [[*double, spoken], [f"R{year - 2018}" for year in YEARS]]
    Table((92, 36, 108, 164, 74, *[52] * len(YEARS)), head, rows, LOOK).draw(sheet)


def _effort(plan: Plan, fact: Fact) -> Row:
    name = fact["name"]
    arrows = over_years(plan.facts("schedules", measure=name), FIRST, LAST, _arrow)
    return [
        Cell(fact["notation"], align="centre"),
        name,
        plan.statements(name, "action")[0],
        plan.departments(name, joint="\n"),
        Cell(picture=arrows, columns=len(YEARS), reach=len(YEARS), height=36),
    ]


def _arrow(sheet: Sheet, box: Box, text: str, _: int) -> None:
    line_arrow(sheet, box, text, HEAD.sized(8.5))
