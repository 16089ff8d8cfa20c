"""A report without any table: headings, measures with their department at the line's end, all else in sentences."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import page_numbers
from corpus.typeset.sheet import Face, Paper, Sheet

BODY = Face("mincho", 11, leading=1.75)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the report."""
    sheet = Sheet(
        file, Paper(margins=(72, 70, 72, 68), furniture=page_numbers("- {} -")), plan.title, plan.municipality
    )
    sheet.line("清流市水道ビジョン", (sheet.left, sheet.y, sheet.right, sheet.y + 24), Face("mincho", 18))
    sheet.line("令和６年度実施状況", (sheet.left, sheet.y + 28, sheet.right, sheet.y + 48), Face("mincho", 14))
    sheet.y += 66
    sheet.line(plan.municipality, (sheet.left, sheet.y, sheet.right, sheet.y + 14), BODY, "right")
    sheet.y += 24
    _chapter(sheet, "第１　はじめに", plan.prose("opening"))
    _chapter(sheet, "第２　取組の状況", [])
    for goal in plan.facts("measures", level="基本目標"):
        sheet.need(90)
        sheet.paragraph(f"基本目標{goal['notation']}　{goal['name']}", Face("gothic", 12), after=6)
        for fact in plan.children(goal["name"]):
            _measure(sheet, plan, fact)
    _chapter(sheet, "第３　今後に向けて", [*plan.prose("future"), *plan.prose("changes"), *plan.prose("offices")])
    sheet.save()


def _chapter(sheet: Sheet, title: str, paragraphs: list[str]) -> None:
    sheet.need(80)
    sheet.y += 6
    sheet.paragraph(title, Face("gothic", 13.5), after=7)
    for paragraph in paragraphs:
        sheet.paragraph(paragraph, BODY, indent=BODY.size)


def _measure(sheet: Sheet, plan: Plan, fact: Fact) -> None:
    sheet.need(70)
    step = 20.0
    title = f"{fact['notation']}　{fact['name']}"
    sheet.line(title, (sheet.left + 11, sheet.y, sheet.right, sheet.y + step), Face("gothic", 11), "left")
    lead = f"【担当：{plan.departments(fact['name'])}】"
    sheet.line(lead, (sheet.left, sheet.y, sheet.right, sheet.y + step), Face("gothic", 9.5), "right")
    sheet.y += step
    for text in plan.statements(fact["name"], "result"):
        sheet.paragraph(text, BODY, indent=BODY.size, hang=11)
