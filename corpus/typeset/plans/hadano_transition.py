"""A comparison in landscape: the measures of the present plan beside what becomes of each, then what is new."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan, grouped
from corpus.typeset.parts import page_numbers
from corpus.typeset.sheet import LANDSCAPE, Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table

GREEN: Colour = (226, 239, 218)
GREY: Colour = (228, 228, 228)
BODY = Face("mincho", 10, leading=1.5)
SMALL = Face("gothic", 7.5)
LOOK = Look(face=SMALL, head_face=SMALL, head_fill=GREEN, padding=3)
WORDS = {"continued": "継続", "renamed": "名称変更", "split": "分割", "merged": "統合", "ended": "終了"}
OLD, NEW = "はだのICT活用推進計画", "はだのDX推進計画"


def draw(plan: Plan, file: Path) -> None:
    """Typeset the comparison."""
    paper = Paper(LANDSCAPE, (40, 44, 40, 46), page_numbers("{}", Face("gothic", 8)))
    sheet = Sheet(file, paper, plan.title, plan.municipality)
    sheet.line("はだのICT活用推進計画から", (sheet.left, sheet.y, sheet.right, sheet.y + 20), Face("gothic", 14))
    sheet.line(
        "はだのDX推進計画への個別事業の移行", (sheet.left, sheet.y + 20, sheet.right, sheet.y + 42), Face("gothic", 14)
    )
    sheet.line(plan.municipality, (sheet.left, sheet.y, sheet.right, sheet.y + 20), BODY, "right")
    sheet.y += 54
    for paragraph in [*plan.prose("opening"), *plan.prose("legend")]:
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    sheet.y += 4
    _title(sheet, "表1　現行計画の個別事業の移行先")
    _comparison(sheet, plan)
    sheet.new_page()
    _title(sheet, "表2　次期計画で新たに始める個別事業")
    _created(sheet, plan)
    sheet.save()


def _title(sheet: Sheet, text: str) -> None:
    sheet.line(text, (sheet.left, sheet.y, sheet.right, sheet.y + 16), Face("gothic", 10.5), "left")
    sheet.y += 19


def _comparison(sheet: Sheet, plan: Plan) -> None:
    links = grouped(plan.facts("successions", old_plan=OLD), lambda row: row["old_measure"])
    rows: list[Row] = []
    for fact in plan.facts("measures", plan=OLD):
        rows += _old_rows(plan, fact, links[fact["name"]])
    head: list[Row] = [
        [Cell(f"{OLD}（現行計画）", columns=3), Cell("区分", rows=2), Cell(f"{NEW}（次期計画）", columns=2)],
        ["番号", "個別事業名", "主管課", "番号", "個別事業名"],
    ]
    head[0] = [*head[0], Cell("備考（終了理由等）", rows=2)]
    Table((42, 186, 92, 46, 50, 190, 156), head, rows, LOOK).draw(sheet)


def _old_rows(plan: Plan, fact: Fact, links: list[Fact]) -> list[Row]:
    """One row for each link; what is said of the old measure stands once, beside all of them."""
    count, fill = len(links), GREY if links[0]["kind"] == "ended" else None
    rows: list[Row] = []
    for number, link in enumerate(links):
        old = [
            Cell(fact["notation"], rows=count, align="centre", fill=fill),
            Cell(fact["name"], rows=count, fill=fill),
            Cell(plan.departments(fact["name"]), rows=count, fill=fill),
        ]
        note = Cell("".join(plan.statements(fact["name"], "reason")), rows=count, fill=fill)
        place = Cell(_number(plan, link), align="centre", fill=fill)
        new = [Cell(WORDS[link["kind"]], align="centre", fill=fill), place, Cell(link["new_measure"], fill=fill)]
        rows.append([*old, *new, note] if number == 0 else new)
    return rows


def _number(plan: Plan, link: Fact) -> str:
    if not link["new_measure"]:
        return ""
    level = plan.facts("measures", plan=NEW, name=link["new_measure"])[0]["level"]
    return f"重点事業{link['new_notation']}" if level == "重点事業" else link["new_notation"]


def _created(sheet: Sheet, plan: Plan) -> None:
    rows: list[Row] = [
        [
            Cell(link["new_notation"], align="centre"),
            link["new_measure"],
            Cell("新規", align="centre"),
            plan.departments(link["new_measure"]),
        ]
        for link in plan.facts("successions", kind="created")
    ]
    Table((60, 400, 60, 242), [["番号", "個別事業名", "新規性", "主管課"]], rows, LOOK).draw(sheet)
