"""What the layouts of project plans share: the opening, and the plan's own words for what it prints."""

from corpus.typeset.facts import Fact, Plan
from corpus.typeset.parts import long_era
from corpus.typeset.sheet import Colour, Face, Sheet


def opening(sheet: Sheet, plan: Plan) -> None:
    """The title, who made the plan, and what it says of its period and of the plan before it."""
    sheet.line(plan.title, (sheet.left, sheet.y, sheet.right, sheet.y + 28), Face("gothic", 17))
    sheet.y += 34
    sheet.line(plan.municipality, (sheet.left, sheet.y, sheet.right, sheet.y + 16), Face("gothic", 11))
    sheet.y += 26
    for paragraph in plan.prose("opening"):
        sheet.paragraph(paragraph, Face("gothic", 9.5, leading=1.6), indent=9.5)
    sheet.y += 8


def words(plan: Plan) -> dict[str, str]:
    """What the plan calls its columns: number, name, text, purpose, action, department, indicator ..."""
    return {key: str(word) for key, word in plan.about["words"].items()}


def tint(plan: Plan) -> Colour:
    """The background of heads and labels."""
    red, green, blue = plan.about["tint"]
    return red, green, blue


def texts(plan: Plan, fact: Fact) -> list[str]:
    """What is said of a project, in the order in which the plan prints it."""
    return [row["text"] for row in plan.facts("statements", measure=fact["name"])]


def related(plan: Plan, fact: Fact) -> str:
    """The other plans that a project belongs to, as printed in one cell."""
    if "related" not in plan.about["words"]:
        return ""
    return "、".join(row["related_plan"] for row in plan.facts("relations", measure=fact["name"]))


def years(plan: Plan) -> tuple[str, str]:
    """The heads of the columns of present values and goals: words and fiscal years."""
    word = words(plan)
    now, goal = int(plan.about["baseline"]), int(plan.about["end"])
    return f"{word['now']}（{long_era(now)}）", f"{word['goal']}（{long_era(goal)}）"
