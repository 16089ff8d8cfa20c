"""A plan in portrait: tables of its tree, then cards, two a page, with purpose, schedule bars and yearly targets."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import cover, era, heading, numbered, page_numbers, period
from corpus.typeset.schedule import Draw, lanes, over_years
from corpus.typeset.shapes import bar
from corpus.typeset.sheet import WHITE, Box, Colour, Face, Paper, Sheet, fitted
from corpus.typeset.table import Cell, Look, Row, Table

YEARS = range(2026, 2031)
NAVY: Colour = (32, 56, 100)
PALE: Colour = (226, 232, 243)
HUES: tuple[Colour, ...] = ((0, 102, 130), (96, 73, 122), (47, 117, 70), (156, 87, 0))
BODY = Face("gothic", 10, leading=1.6)
SMALL = Face("gothic", 8)
TABLE = Look(face=SMALL, head_face=SMALL, head_fill=PALE, padding=3.2)
KINDS = {"outcome": "成果\n（アウトカム）", "output": "実績\n（アウトプット）"}


def draw(plan: Plan, file: Path) -> None:
    """Typeset the plan."""
    sheet = Sheet(
        file,
        Paper(margins=(48, 52, 48, 52), furniture=page_numbers(face=Face("gothic", 8))),
        plan.title,
        plan.municipality,
    )
    cover(sheet, [("はだのDX推進計画", 28), ("令和8年度～令和12年度", 15)], [plan.municipality])
    _opening(sheet, plan)
    _lists(sheet, plan)
    for group in [*plan.facts("measures", level="重点事業"), *plan.facts("measures", level="基本取組")]:
        for fact in plan.children(group["name"], level="個別事業"):
            _card(sheet, plan, group, fact)
    sheet.save()


def _opening(sheet: Sheet, plan: Plan) -> None:
    heading(sheet, "第1章　計画の位置づけ", colour=NAVY)
    for paragraph in plan.prose("history"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    rows: list[Row] = [
        [entry["plan"], Cell(period(entry), align="centre"), entry["predecessor"] or "－"]
        for entry in plan.facts("plans")
    ]
    Table((180, 160, 159), [["計画名", "計画期間", "前身の計画"]], rows, TABLE).draw(sheet)
    sheet.y += 18
    heading(sheet, "第2章　計画の構成", colour=NAVY)
    for paragraph in plan.prose("structure"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    _tree(sheet, plan)
    sheet.new_page()


def _tree(sheet: Sheet, plan: Plan) -> None:
    idea = plan.facts("measures", level="基本理念")[0]
    goals = plan.facts("measures", level="目指す姿")
    rows: list[Row] = []
    for goal in goals:
        lead = [] if rows else [Cell(idea["name"], rows=len(goals))]
        rows.append(
            [*lead, numbered(goal), *(numbered(basic) for basic in plan.children(goal["name"], level="基本取組"))]
        )
    Table((130, 184, 185), [["基本理念", "目指す姿", "基本取組"]], rows, TABLE).draw(sheet)


def _lists(sheet: Sheet, plan: Plan) -> None:
    heading(sheet, "第3章　事業の一覧", colour=NAVY)
    for level in ("重点事業", "基本取組"):
        rows: list[Row] = []
        for group in plan.facts("measures", level=level):
            below = plan.children(group["name"], level="個別事業")
            departments = grouped(below, lambda fact: plan.departments(fact["name"]))
            rows += _group_rows(plan, group, below, one_lead=len(departments) == 1)
        sheet.need(140)
        sheet.paragraph(f"（{'1' if level == '重点事業' else '2'}）{level}一覧", Face("gothic", 10))
        Table((120, 34, 245, 100), [[level, Cell("個別事業", columns=2), "主管課"]], rows, TABLE).draw(sheet)
        sheet.y += 14
    for paragraph in plan.prose("reading"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    sheet.new_page()


def _group_rows(plan: Plan, group: Fact, below: list[Fact], *, one_lead: bool) -> list[Row]:
    """Where all projects of a group have the same departments, their cells are one."""
    rows: list[Row] = []
    for number, fact in enumerate(below):
        first = [Cell(numbered(group), rows=len(below), fill=PALE)] if number == 0 else []
        lead = Cell(plan.departments(fact["name"]), rows=len(below) if one_lead else 1)
        last = [lead] if number == 0 or not one_lead else []
        rows.append([*first, Cell(fact["notation"], align="centre"), fact["name"], *last])
    return rows


def _card(sheet: Sheet, plan: Plan, group: Fact, fact: Fact) -> None:
    hue = HUES[int(fact["notation"][0]) if fact["notation"][0].isdecimal() else 0]
    rows = _indicator_rows(plan, fact)
    bars = plan.facts("schedules", measure=fact["name"])
    deep = max(len(lanes(bars)), 1) * 19.0
    sheet.need(128 + deep + 21.5 * len(rows))
    _band(sheet, fact, group, hue)
    face = Face("gothic", 9)
    look = Look(face=face, head_face=face, head_fill=None, padding=4)
    purpose = "".join(plan.statements(fact["name"], "purpose"))
    about: list[Row] = [[Cell("概要", fill=PALE, align="centre"), purpose]]
    about.append([Cell("主管課", fill=PALE, align="centre"), plan.departments(fact["name"])])
    Table((62, 437), [], about, look).draw(sheet)
    sheet.y += 5
    years = [Cell(era(year), align="centre") for year in YEARS]
    picture = over_years(bars, YEARS[0], YEARS[-1], _arrow(hue)) if bars else None
    if rows:
        targets = Cell("目標値", columns=5, fill=PALE, align="centre")
        rows.insert(0, [Cell("評価指標", columns=2, fill=PALE, align="centre"), targets])
    label = Cell("スケジュール", align="centre", columns=2, height=deep)
    rows.insert(0, [label, Cell(picture=picture, reach=5), *([Cell()] * 4)])
    Table((76, 123, 60, 60, 60, 60, 60), [[Cell("年度", columns=2), *years]], rows, TABLE).draw(sheet)
    sheet.y += 26


def _band(sheet: Sheet, fact: Fact, group: Fact, hue: Colour) -> None:
    sheet.line(f"{group['level']} {numbered(group)}", (sheet.left, sheet.y, sheet.right, sheet.y + 12), SMALL, "right")
    sheet.y += 13
    sheet.fill((sheet.left, sheet.y, sheet.right, sheet.y + 22), hue)
    white = Face("gothic", 12, WHITE)
    sheet.line(fact["notation"], (sheet.left, sheet.y, sheet.left + 44, sheet.y + 22), white)
    title = (sheet.left + 48, sheet.y, sheet.right, sheet.y + 18)
    lines, white = fitted(fact["name"], title, white)
    sheet.lines(lines, (*title[:3], sheet.y + 22), white)
    sheet.y += 22


def _arrow(hue: Colour) -> Draw:
    def draw_bar(sheet: Sheet, box: Box, text: str, lane: int) -> None:
        tint = tuple(round(part + (255 - part) * 0.35 * (lane % 2)) for part in hue)
        bar(sheet, box, text, (tint[0], tint[1], tint[2]), Face("gothic", 7, WHITE, leading=1.1))

    return draw_bar


def _indicator_rows(plan: Plan, fact: Fact) -> list[Row]:
    """A row for each indicator, behind a cell for its kind that runs over all of that kind."""
    rows: list[Row] = []
    for kind, word in KINDS.items():
        named = grouped(plan.facts("observations", measure=fact["name"], kind=kind), lambda row: row["indicator"])
        for number, (name, values) in enumerate(named.items()):
            first = [Cell(word, rows=len(named), fill=PALE)] if number == 0 else []
            rows.append([*first, name, *(_value(values, year) for year in YEARS)])
    return rows


def _value(values: list[Fact], year: int) -> Cell:
    texts = [row["text"] for row in values if row["year"] == str(year)]
    return Cell("\n".join(texts) or "－", align="centre")
