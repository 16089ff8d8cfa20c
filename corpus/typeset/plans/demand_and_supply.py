"""A children's plan: below a heading for each service what it is, its use so far, and a table of demand and supply by year."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import cover, long_era, page_numbers
from corpus.typeset.sheet import Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

ROSE: Colour = (214, 96, 120)
BLUSH: Colour = (252, 228, 232)
BODY = Face("gothic", 10, leading=1.6)
LABEL = Face("gothic", 10, ROSE)
LOOK = Look(face=Face("gothic", 9.5), head_face=Face("gothic", 9), head_fill=BLUSH, padding=4, edge=(120, 120, 120))
WIDE = str.maketrans("0123456789()", "０１２３４５６７８９（）")


def draw(plan: Plan, file: Path) -> None:
    """Typeset the plan."""
    sheet = Sheet(file, Paper(margins=(62, 60, 62, 58), furniture=page_numbers()), plan.title, plan.municipality)
    cover(sheet, [(plan.title, 19)], ["令和７年３月", plan.municipality])
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    sheet.y += 10
    for part in plan.facts("measures", parent=""):
        _part(sheet, plan, part)
    sheet.save()


def _part(sheet: Sheet, plan: Plan, part: Fact) -> None:
    sheet.need(300)
    title = f"{part['notation'].translate(WIDE)}　{part['name']}"
    sheet.line(title, (sheet.left, sheet.y, sheet.right, sheet.y + 24), Face("gothic", 14), "left")
    sheet.rule((sheet.left, sheet.y + 26, sheet.right, sheet.y + 26), ROSE, 2)
    sheet.y += 38
    for fact in plan.children(part["name"]):
        _service(sheet, plan, fact)


def _service(sheet: Sheet, plan: Plan, fact: Fact) -> None:
    sheet.need(255)
    name = fact["name"]
    title = f"{fact['notation'].translate(WIDE)}{name}"
    sheet.line(title, (sheet.left, sheet.y, sheet.right, sheet.y + 20), Face("gothic", 12, bold=True), "left")
    sheet.y += 24
    for word, text in (
        ("事業概要", plan.statements(name, "purpose")[0]),
        ("担当課", plan.departments(name)),
        ("今後の方向性", plan.statements(name, "outlook")[0]),
    ):
        sheet.line(f"● {word}", (sheet.left, sheet.y, sheet.right, sheet.y + 15), LABEL, "left")
        sheet.y += 16
        sheet.paragraph(text, BODY, hang=14)
    _past(sheet, plan, name)
    _future(sheet, plan, name)
    sheet.y += 20


def _past(sheet: Sheet, plan: Plan, name: str) -> None:
    values = plan.facts("observations", measure=name, role="actual")
    if not values:
        return
    sheet.line("■ 利用の状況", (sheet.left, sheet.y, sheet.right, sheet.y + 15), LABEL, "left")
    sheet.y += 18
    _table(sheet, values, {"利用実績": values})


def _future(sheet: Sheet, plan: Plan, name: str) -> None:
    rows = {word: plan.facts("observations", measure=name, indicator=word) for word in ("量の見込み", "確保方策")}
    sheet.line("■ 量の見込みと確保方策", (sheet.left, sheet.y, sheet.right, sheet.y + 15), LABEL, "left")
    sheet.y += 18
    _table(sheet, rows["量の見込み"], rows)


def _table(sheet: Sheet, years: list[Fact], rows: dict[str, list[Fact]]) -> None:
    head: list[Row] = [["", "単位", *(Cell(long_era(value["year"])) for value in years)]]
    body: list[Row] = [
        [word, Cell(values[0]["unit"], align="centre"), *(Cell(value["text"], align="right") for value in values)]
        for word, values in rows.items()
    ]
    Table((98, 43, *[66] * len(years)), head, body, LOOK).draw(sheet)
    sheet.y += 8
