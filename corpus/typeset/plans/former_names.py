"""A list of measures with the names they had in the former plan: horizontal rules only, then what has ended."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import page_numbers
from corpus.typeset.sheet import Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

LEAF: Colour = (84, 130, 53)
SMALL = Face("gothic", 9)
LOOK = Look(face=SMALL, head_face=SMALL, head_fill=None, rules="horizontal", edge=LEAF, padding=5)
WORDS = {"continued": "継続", "renamed": "名称変更", "merged": "統合", "split": "分割", "created": "新規"}


def draw(plan: Plan, file: Path) -> None:
    """Typeset the lists."""
    sheet = Sheet(file, Paper(margins=(52, 58, 52, 56), furniture=page_numbers()), plan.title, plan.municipality)
    sheet.line("資料編", (sheet.left, sheet.y, sheet.right, sheet.y + 18), Face("gothic", 11), "right")
    _title(sheet, "１　前計画との関係")
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, Face("mincho", 10.5, leading=1.6), indent=10.5)
    current, former = (entry["plan"] for entry in plan.facts("plans"))
    for policy in plan.facts("measures", plan=current, level="基本方針"):
        _policy(sheet, plan, policy)
    sheet.y += 8
    _title(sheet, "２　前計画で終了した事業")
    _ended(sheet, plan, former)
    sheet.save()


def _title(sheet: Sheet, text: str) -> None:
    sheet.need(90)
    sheet.line(text, (sheet.left, sheet.y, sheet.right, sheet.y + 22), Face("gothic", 14, LEAF), "left")
    sheet.y += 28


def _policy(sheet: Sheet, plan: Plan, policy: Fact) -> None:
    sheet.need(110)
    sheet.y += 6
    name = f"基本方針{policy['notation']}　{policy['name']}"
    sheet.line(name, (sheet.left, sheet.y, sheet.right, sheet.y + 18), Face("gothic", 11), "left")
    sheet.y += 21
    rows: list[Row] = []
    groups = grouped(plan.children(policy["name"]), lambda fact: _former(plan, fact))
    for group in groups.values():
        rows += _group_rows(plan, group)
    head: list[Row] = [["番号", "事業名", "区分", "前計画の事業名", "主担当"]]
    Table((34, 150, 52, 165, 90), head, rows, LOOK).draw(sheet)


def _former(plan: Plan, fact: Fact) -> str:
    """What ties rows together: the old name that several new measures share, else the measure's own name."""
    links = plan.facts("successions", new_measure=fact["name"])
    return links[0]["old_measure"] if links[0]["kind"] == "split" else f"{fact['notation']} {fact['name']}"


def _group_rows(plan: Plan, group: list[Fact]) -> list[Row]:
    rows: list[Row] = []
    for number, fact in enumerate(group):
        links = plan.facts("successions", new_measure=fact["name"])
        old = [Cell("\n".join(link["old_measure"] for link in links) or "－", rows=len(group))] if number == 0 else []
        kind = Cell(WORDS[links[0]["kind"]], align="centre")
        rows.append([Cell(fact["notation"], align="centre"), fact["name"], kind, *old, plan.departments(fact["name"])])
    return rows


def _ended(sheet: Sheet, plan: Plan, former: str) -> None:
    rows: list[Row] = [
        [
            link["old_measure"],
            plan.departments(link["old_measure"]),
            "".join(plan.statements(link["old_measure"], "reason")),
        ]
        for link in plan.facts("successions", old_plan=former, kind="ended")
    ]
    Table((170, 90, 231), [["事業名", "主担当", "終了の理由"]], rows, LOOK).draw(sheet)
