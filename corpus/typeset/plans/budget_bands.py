"""A list of projects with their money: bands of colour instead of rules, subtotals below each group and a total."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import page_numbers
from corpus.typeset.sheet import WHITE, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

BAND: Colour = (221, 235, 222)
DEEP: Colour = (56, 118, 90)
SMALL = Face("gothic", 8.5)
LOOK = Look(
    face=SMALL,
    head_face=Face("gothic", 8.5, WHITE),
    head_fill=DEEP,
    rules="none",
    bands=(None, (243, 247, 243)),
    padding=5,
)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the list."""
    sheet = Sheet(file, Paper(margins=(46, 52, 46, 54), furniture=page_numbers()), plan.title, plan.municipality)
    sheet.line("令和６年度当初予算主要事業一覧", (sheet.left, sheet.y, sheet.right, sheet.y + 24), Face("gothic", 16))
    sheet.y += 28
    sheet.line(plan.municipality, (sheet.left, sheet.y, sheet.right, sheet.y + 14), Face("gothic", 10), "right")
    sheet.y += 16
    sheet.line("（単位：千円）", (sheet.left, sheet.y, sheet.right, sheet.y + 12), SMALL, "right")
    sheet.y += 15
    rows: list[Row] = []
    for policy in plan.facts("measures", level="政策"):
        rows.append(
            [Cell(f"政策{policy['notation']}　{policy['name']}", columns=6, fill=BAND, face=Face("gothic", 9.5))]
        )
        below = plan.children(policy["name"])
        rows += [_project(plan, fact) for fact in below]
        rows.append(_sum(plan, "小　計", below))
    rows.append(_sum(plan, "合　計", plan.facts("measures", level="事業")))
    head: list[Row] = [["区分", "事業名", "６年度予算額", "５年度予算額", "事業の内容", "所管"]]
    Table((34, 136, 60, 60, 148, 65), head, rows, LOOK).draw(sheet)
    sheet.save()


def _flag(plan: Plan, fact: Fact) -> str:
    """新規 where it is stated; 拡充 where there is clearly more money than before; else 継続."""
    if plan.facts("successions", new_measure=fact["name"]):
        return "新規"
    now, before = (
        int(plan.facts("budgets", measure=fact["name"], year=year)[0]["amount_yen"]) for year in ("2024", "2023")
    )
    return "拡充" if now > before * 1.1 else "継続"


def _project(plan: Plan, fact: Fact) -> Row:
    amounts = {budget["year"]: budget["text"] for budget in plan.facts("budgets", measure=fact["name"])}
    return [
        Cell(_flag(plan, fact), align="centre"),
        fact["name"],
        Cell(amounts["2024"], align="right"),
        Cell(amounts.get("2023", "－"), align="right"),
        "".join(plan.statements(fact["name"], "action")),
        plan.departments(fact["name"]),
    ]


def _sum(plan: Plan, word: str, measures: list[Fact]) -> Row:
    sums = []
    for year in ("2024", "2023"):
        budgets = [row for fact in measures for row in plan.facts("budgets", measure=fact["name"], year=year)]
        sums.append(Cell(f"{sum(int(row['amount_yen']) for row in budgets) // 1000:,}", align="right"))
    return [Cell(word, columns=2, align="centre"), *sums, "", ""]
