"""A plan in portrait: overview, tree drawn with boxes, and a list whose groups are merged cells running over pages."""

from pathlib import Path

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import cover, heading, numbered, page_numbers, period
from corpus.typeset.sheet import Colour, Face, Paper, Sheet
from corpus.typeset.table import Cell, Look, Row, Table
from corpus.typeset.wrap import wrap

BLUE: Colour = (31, 78, 121)
PALE: Colour = (221, 235, 247)
BODY = Face("mincho", 10.5, leading=1.65)
SMALL = Face("gothic", 8)


def draw(plan: Plan, file: Path) -> None:
    """Typeset the plan."""
    sheet = Sheet(
        file, Paper(margins=(54, 60, 54, 56), furniture=page_numbers("- {} -")), plan.title, plan.municipality
    )
    cover(sheet, [("はだのICT活用推進計画", 26), ("（令和3年度～令和7年度）", 15)], [plan.municipality])
    heading(sheet, "1　計画の概要", colour=BLUE)
    for paragraph in plan.prose("overview"):
        sheet.paragraph(paragraph, BODY, indent=BODY.size)
    sheet.y += 6
    _periods(sheet, plan)
    sheet.y += 16
    heading(sheet, "2　計画の体系", colour=BLUE)
    _tree(sheet, plan)
    sheet.new_page()
    heading(sheet, "3　個別事業一覧", colour=BLUE)
    for note in plan.prose("note"):
        sheet.paragraph(note, SMALL)
    _list(sheet, plan)
    sheet.save()


def _periods(sheet: Sheet, plan: Plan) -> None:
    rows: list[Row] = [
        [entry["plan"], Cell(period(entry), align="centre"), entry["predecessor"] or "－"]
        for entry in plan.facts("plans")
    ]
    look = Look(face=SMALL.sized(9), head_face=SMALL.sized(9), head_fill=PALE, padding=4)
    Table((180, 160, 147), [["計画の名称", "計画期間", "前の計画"]], rows, look).draw(sheet)


def _tree(sheet: Sheet, plan: Plan) -> None:
    """Two columns of boxes joined by lines: the policies, and what stands below each."""
    sheet.line("基本方針", (sheet.left, sheet.y, sheet.left + 190, sheet.y + 14), SMALL.sized(9))
    sheet.line("事業推進計画", (sheet.left + 250, sheet.y, sheet.right, sheet.y + 14), SMALL.sized(9))
    sheet.y += 18
    for policy in plan.facts("measures", level="基本方針"):
        below = plan.children(policy["name"])
        _branch(sheet, numbered(policy), [child["name"] for child in below])


def _branch(sheet: Sheet, name: str, below: list[str]) -> None:
    step, top = 25.0, sheet.y
    middle = top + step * len(below) / 2 - 2
    box = (sheet.left, middle - 20, sheet.left + 190, middle + 20)
    sheet.fill(box, PALE)
    sheet.frame(box, BLUE, 0.9)
    sheet.lines(wrap(name, 178, "gothic", 9), (box[0] + 6, box[1], box[2] - 6, box[3]), SMALL.sized(9))
    joint = sheet.left + 220
    sheet.rule((box[2], middle, joint, middle), BLUE, 0.9)
    centres = [top + step * number + 10 for number in range(len(below))]
    sheet.rule((joint, min(*centres, middle), joint, max(*centres, middle)), BLUE, 0.9)
    for centre, text in zip(centres, below, strict=True):
        sheet.rule((joint, centre, sheet.left + 250, centre), BLUE, 0.9)
        sheet.frame((sheet.left + 250, centre - 10, sheet.right, centre + 10), BLUE, 0.6)
        sheet.line(text, (sheet.left + 256, centre - 10, sheet.right, centre + 10), SMALL.sized(9), "left")
    sheet.y += step * len(below) + 14


def _list(sheet: Sheet, plan: Plan) -> None:
    seen: set[str] = set()
    ended = {fact["old_notation"] for fact in plan.facts("successions", kind="ended")}
    rows: list[Row] = []
    for policy in plan.facts("measures", level="基本方針"):
        rows += _policy_rows(plan, policy, seen, ended)
    head: list[Row] = [
        [Cell("基本方針", rows=2), Cell("事業推進計画", rows=2), Cell("個別事業", columns=3)],
        ["番号", "名称", "主管課"],
    ]
    look = Look(face=SMALL, head_face=SMALL, head_fill=PALE, padding=3.2)
    Table((82, 92, 44, 182, 87), head, rows, look).draw(sheet)


def _policy_rows(plan: Plan, policy: Fact, seen: set[str], ended: set[str]) -> list[Row]:
    groups = [plan.children(group["name"]) for group in plan.children(policy["name"])]
    rows: list[Row] = []
    for group in groups:
        for number, fact in enumerate(group):
            lead = [Cell(numbered(policy), rows=sum(map(len, groups)))] if not rows else []
            lead += [Cell(fact["parent"], rows=len(group))] if number == 0 else []
            rows.append([*lead, *_project(plan, fact, seen, ended)])
    return rows


def _project(plan: Plan, fact: Fact, seen: set[str], ended: set[str]) -> Row:
    mark = "【再掲】" if fact["name"] in seen else "【計画終了】" if fact["notation"] in ended else ""
    seen.add(fact["name"])
    number = Cell(fact["notation"], align="centre")
    return [number, fact["name"] + mark, plan.departments(fact["name"])]
