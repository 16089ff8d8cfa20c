"""A list in landscape: groups merged over pages, the head on the first page only, ratings as signs."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import page_numbers
from corpus.typeset.sheet import LANDSCAPE, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

SMALL = Face("mincho", 9)
BODY = Face("mincho", 10, leading=1.5)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the list."""
    paper = Paper(LANDSCAPE, (42, 46, 42, 48), page_numbers("{} ページ", SMALL))
    sheet = Sheet(file, paper, plan.title, plan.municipality)
    sheet.line(plan.title, (sheet.left, sheet.y, sheet.right, sheet.y + 24), Face("mincho", 15))
    sheet.y += 34
    for paragraph in [*plan.prose("opening"), *plan.prose("legend")]:
        sheet.paragraph(paragraph, BODY)
    head: list[Row] = [
        ["基本目標", "施策の方向", "№", "取組名", "担当部署", "令和５年度の実施状況", "進捗度", "今後の\n方向性"]
    ]
    look = Look(face=SMALL, head_face=SMALL, head_fill=None, padding=4, repeat_head=False, repeat_merged=False)
    Table((86, 92, 26, 142, 100, 220, 42, 50), head, _rows(plan), look).draw(sheet)
    sheet.save()


def _rows(plan: Plan) -> list[Row]:
    rows: list[Row] = []
    for goal in plan.facts("measures", level="基本目標"):
        groups = plan.children(goal["name"])
        counts = [len(plan.children(group["name"])) for group in groups]
        goal_cell = Cell(f"{goal['notation']}　{goal['name']}", rows=sum(counts), valign="top")
        for group, count in zip(groups, counts, strict=True):
            first = [Cell(f"{group['notation']} {group['name']}", rows=count, valign="top")]
            lead = [goal_cell, *first] if group is groups[0] else first
            for fact in plan.children(group["name"]):
                rows.append([*lead, *_measure(plan, fact)])
                lead = []
    return rows


def _measure(plan: Plan, fact: Fact) -> Row:
    name = fact["name"]
    return [
        Cell(fact["notation"], align="centre"),
        name,
        plan.departments(name, joint="\n"),
        "".join(plan.statements(name, "result")),
        Cell(plan.facts("evaluations", measure=name)[0]["rating"], align="centre", face=SMALL.sized(11)),
        Cell("".join(plan.statements(name, "outlook")), align="centre"),
    ]
