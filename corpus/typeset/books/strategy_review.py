"""A town's strategy reviewed: a band and a figure for each aim, a line with years, a word and a comment for each indicator."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan, grouped

CELL = {"font_name": "IPAexGothic", "font_size": 9, "border": 1, "valign": "vcenter", "text_wrap": True}
COLUMNS = (
    ("施策", 20),
    ("担当課", 14),
    ("重要業績評価指標（KPI）", 28),
    ("基準値\n(R3)", 11),
    ("実績値\n(R5)", 11),
    ("実績値\n(R6)", 11),
    ("目標値\n(R8)", 11),
    ("達成状況", 9),
    ("評価・今後の取組", 42),
)
LAST = len(COLUMNS) - 1
YEARS = ("2021", "2023", "2024", "2026")


def fill(plan: Plan, book: Workbook) -> None:
    """Write the one sheet; its head is repeated on every page."""
    sheet = book.add_worksheet("KPI")
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4, 4)
    sheet.set_footer("&R&P／&N")
    plain = {"font_name": "IPAexGothic", "font_size": 10}
    styles = {
        "head": book.add_format(CELL | {"bg_color": "#D9E1F2", "align": "center"}),
        "band": book.add_format(CELL | {"bg_color": "#FFE699", "font_size": 10}),
        "text": book.add_format(CELL),
        "centre": book.add_format(CELL | {"align": "center"}),
        "right": book.add_format(CELL | {"align": "right"}),
    }
    sheet.merge_range(0, 0, 0, LAST, plan.title, book.add_format(plain | {"font_size": 15, "bold": True}))
    sheet.write(1, 0, plan.prose("period")[0], book.add_format(plain))
    sheet.write(1, LAST, plan.municipality, book.add_format(plain | {"align": "right"}))
    sheet.write(2, 0, plan.prose("legend")[0], book.add_format(plain))
    for column, (text, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write(4, column, text, styles["head"])
    sheet.set_row(4, 28)
    row = 5
    for aim in plan.facts("measures", level="基本目標"):
        row = _aim(plan, sheet, row, aim, styles)
        for measure in plan.children(aim["name"]):
            row = _measure(plan, sheet, row, measure, styles)


def _values(sheet: Worksheet, row: int, values: list[Fact], style: Format) -> None:
    """The values of an indicator with their unit, a dash where a year has none."""
    texts = {value["year"]: _printed(value) for value in values}
    for column, year in enumerate(YEARS, 3):
        sheet.write(row, column, texts.get(year, "－"), style)


def _printed(value: Fact) -> str:
    """A value with its unit; a text that ends in one (312億円) is printed as it is, its gold being multiplied out."""
    return value["text"] if not value["text"][-1].isdigit() else value["text"] + value["unit"]


def _aim(plan: Plan, sheet: Worksheet, row: int, aim: Fact, styles: dict[str, Format]) -> int:
    """A band with the aim, and the line of its own figure; gives the next row."""
    values = plan.facts("observations", measure=aim["name"])
    sheet.merge_range(row, 0, row, LAST, f"基本目標{aim['notation']}　{aim['name']}", styles["band"])
    sheet.set_row(row, 20)
    sheet.merge_range(row + 1, 0, row + 1, 1, "数値目標", styles["centre"])
    sheet.write(row + 1, 2, values[0]["indicator"], styles["text"])
    _values(sheet, row + 1, values, styles["right"])
    sheet.merge_range(row + 1, LAST - 1, row + 1, LAST, "", styles["text"])
    sheet.set_row(row + 1, 26)
    return row + 2


def _measure(plan: Plan, sheet: Worksheet, row: int, measure: Fact, styles: dict[str, Format]) -> int:
    """A line for each indicator of a measure, whose name and office span them; gives the next row."""
    name = measure["name"]
    indicators = grouped(plan.facts("observations", measure=name), lambda value: value["indicator"])
    ratings, comments = plan.facts("evaluations", measure=name), plan.statements(name, "result")
    cells = ((0, f"{measure['notation']} {name}", styles["text"]), (1, plan.departments(name), styles["centre"]))
    for column, text, style in cells:
        if len(indicators) > 1:
            sheet.merge_range(row, column, row + len(indicators) - 1, column, text, style)
        else:
            sheet.write(row, column, text, style)
    for line, (indicator, values) in enumerate(indicators.items()):
        sheet.set_row(row + line, 38)
        sheet.write(row + line, 2, indicator, styles["text"])
        _values(sheet, row + line, values, styles["right"])
        sheet.write(row + line, LAST - 1, ratings[line]["rating"], styles["centre"])
        sheet.write(row + line, LAST, comments[line], styles["text"])
    return row + len(indicators)
