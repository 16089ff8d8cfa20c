"""Cards in two columns: the page is read card by card, not line by line."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import page_numbers
from corpus.typeset.sheet import WHITE, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

GOLD: Colour = (158, 118, 36)
CREAM: Colour = (253, 248, 235)
SMALL = Face("gothic", 8.5)
LOOK = Look(face=SMALL, padding=4, edge=(190, 170, 120), thickness=0.5)
GAP = 16.0


def draw(plan: Plan, file: Path) -> None:
    """Typeset the cards."""
    sheet = Sheet(file, Paper(margins=(46, 54, 46, 54), furniture=page_numbers()), plan.title, plan.municipality)
    sheet.line(plan.title, (sheet.left, sheet.y, sheet.right, sheet.y + 26), Face("mincho", 20))
    sheet.y += 32
    sheet.line(plan.municipality, (sheet.left, sheet.y, sheet.right, sheet.y + 14), Face("mincho", 11))
    sheet.y += 24
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, Face("mincho", 10.5, leading=1.6), indent=10.5)
    for policy in plan.facts("measures", level="基本方針"):
        _policy(sheet, plan, policy)
    sheet.save()


def _policy(sheet: Sheet, plan: Plan, policy: Fact) -> None:
    sheet.need(210)
    sheet.y += 8
    sheet.fill((sheet.left, sheet.y, sheet.right, sheet.y + 24), GOLD)
    title = f"基本方針{policy['notation']}　{policy['name']}"
    sheet.line(title, (sheet.left + 8, sheet.y, sheet.right, sheet.y + 24), Face("gothic", 12.5, WHITE), "left")
    sheet.y += 34
    below = plan.children(policy["name"])
    for pair in (below[first : first + 2] for first in range(0, len(below), 2)):
        sheet.need(165)
        top, bottoms = sheet.y, []
        for number, fact in enumerate(pair):
            sheet.y = top
            _card(sheet, plan, fact, sheet.left + number * (sheet.room + GAP) / 2)
            bottoms.append(sheet.y)
        sheet.y = max(bottoms) + 14


def _card(sheet: Sheet, plan: Plan, fact: Fact, left: float) -> None:
    wide, name = (sheet.room - GAP) / 2, fact["name"]
    title = Cell(f"{fact['notation']}　{name}", columns=2, fill=CREAM, face=Face("gothic", 10.5), height=24)
    now, goal = plan.facts("observations", measure=name)
    rows: list[Row] = [
        [title],
        [_label("担当"), plan.departments(name, joint="・")],
        [_label("区分"), str(plan.about["flags"][name])],
        [_label("内容"), Cell("".join(plan.statements(name, "action")), height=40)],
        [_label("目標指標"), now["indicator"]],
        [_label("基準値(R3)"), now["text"]],
        [_label("目標値(R9)"), goal["text"]],
    ]
    Table((58, wide - 58), [], rows, LOOK).draw(sheet, left)


def _label(text: str) -> Cell:
    return Cell(text, fill=CREAM, align="centre")
