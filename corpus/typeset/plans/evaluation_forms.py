"""Evaluation forms, one dense sheet a project: upright words at the left, indicators and costs in one grid with the texts."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import cover, era, page_numbers
from corpus.typeset.sheet import Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

SAND: Colour = (255, 242, 204)
SMALL = Face("gothic", 8.5)
LOOK = Look(face=SMALL, padding=3.5, least=22, thickness=0.7)
WIDTHS = (22, 78, 132, 34, 56, 56, 56, 56)
FUNDS = ("国・県支出金", "地方債", "その他", "一般財源")
KINDS = {"output": "活動指標", "outcome": "成果指標"}
WIDE = str.maketrans("ABCD", "ＡＢＣＤ")


def draw(plan: Plan, file: Path) -> None:
    """Typeset the forms."""
    sheet = Sheet(file, Paper(margins=(52, 50, 52, 50), furniture=page_numbers()), plan.title, plan.municipality)
    titles = [("第5次城山台市総合計画後期基本計画", 19), ("事務事業評価表", 22), ("（令和5年度実施事業）", 13)]
    cover(sheet, titles, ["令和6年8月", "城山台市企画政策課"])
    for paragraph in [*plan.prose("opening"), *plan.prose("legend")]:
        sheet.paragraph(paragraph, Face("gothic", 10.5, leading=1.7), indent=10.5, after=10)
    for fact in plan.facts("measures", level="事務事業"):
        sheet.new_page()
        _form(sheet, plan, fact)
    sheet.save()


def _form(sheet: Sheet, plan: Plan, fact: Fact) -> None:
    sheet.line(
        "事務事業評価表（令和5年度）", (sheet.left, sheet.y, sheet.right, sheet.y + 24), Face("gothic", 14), "left"
    )
    number = (sheet.right - 130, sheet.y + 2, sheet.right, sheet.y + 22)
    sheet.frame(number)
    sheet.line(f"整理番号　{fact['notation']}", number, SMALL)
    sheet.y += 32
    rows = [*_basics(plan, fact), *_indicators(plan, fact), *_costs(plan, fact), *_verdict(plan, fact)]
    Table(WIDTHS, [], rows, LOOK).draw(sheet)


def _label(text: str, rows: int = 1, columns: int = 1) -> Cell:
    return Cell(text, fill=SAND, align="centre", rows=rows, columns=columns)


def _side(text: str, rows: int) -> Cell:
    return Cell(text, fill=SAND, rows=rows, upright=True)


def _basics(plan: Plan, fact: Fact) -> list[Row]:
    name = fact["name"]
    policy = plan.facts("measures", name=fact["parent"])[0]
    goal = plan.facts("measures", name=policy["parent"])[0]
    laws = "、".join(row["related_plan"] for row in plan.facts("relations", measure=name)) or "－"
    manager = str(plan.about["managers"][name])
    return [
        [_side("基本情報", 6), _label("事務事業名"), Cell(name, columns=6, face=Face("gothic", 11), height=26)],
        [_label("担当課"), plan.departments(name), _label("課長名", columns=2), Cell(manager, columns=3)],
        [_label("基本目標"), Cell(f"{goal['notation']}　{goal['name']}", columns=6)],
        [
            _label("施策"),
            Cell(f"{policy['notation']}　{policy['name']}", columns=2),
            _label("根拠法令"),
            Cell(laws, columns=3),
        ],
        [_label("事業の目的"), Cell(plan.statements(name, "purpose")[0], columns=6, height=38)],
        [_label("実施内容"), Cell(plan.statements(name, "action")[0], columns=6, height=38)],
    ]


def _indicators(plan: Plan, fact: Fact) -> list[Row]:
    heads = [
        _label(f"{word}\n{part}") for word, part in (("R4", "実績"), ("R5", "計画"), ("R5", "実績"), ("R6", "計画"))
    ]
    rows: list[Row] = [[_side("指標", 3), _label("区分"), _label("指標名"), _label("単位"), *heads]]
    for kind, word in KINDS.items():
        values = plan.facts("observations", measure=fact["name"], kind=kind)
        for indicator, found in grouped(values, lambda row: row["indicator"]).items():
            unit = "千円" if found[0]["unit"] == "円" else found[0]["unit"]
            numbers = [Cell(row["text"], align="right") for row in found]
            rows.append([_label(word), Cell(indicator, height=28), Cell(unit, align="centre"), *numbers])
    return rows


def _costs(plan: Plan, fact: Fact) -> list[Row]:
    name = fact["name"]
    totals = plan.facts("budgets", measure=name)
    heads = [_label(f"{era(row['year'])}{'予算' if row['year'] == '2024' else '決算'}") for row in totals]
    rows: list[Row] = [[_side("事業費", 6), _label("（単位：千円）", columns=4), *heads]]
    funds: list[list[str]] = plan.about["funds"][name]
    for place, word in enumerate(FUNDS):
        first = [_label("財源内訳", rows=len(FUNDS))] if place == 0 else []
        cells = [Cell(year[place], align="right") for year in funds]
        rows.append([*first, Cell(word, columns=3), *cells])
    rows.append([_label("事業費計", columns=4), *(Cell(row["text"], align="right") for row in totals)])
    return rows


def _verdict(plan: Plan, fact: Fact) -> list[Row]:
    name = fact["name"]
    rating = plan.facts("evaluations", measure=name)[0]["rating"].translate(WIDE)
    way, outlook = plan.statements(name, "outlook")
    return [
        [
            _side("評価", 2),
            _label("総合評価"),
            Cell(rating, columns=6, align="centre", face=Face("gothic", 12), height=26),
        ],
        [_label("課題"), Cell(plan.statements(name, "issue")[0], columns=6, height=38)],
        [_side("改善", 2), _label("今後の方向性", rows=2), Cell(way, columns=6, align="centre")],
        [Cell(outlook, columns=6, height=38)],
    ]
