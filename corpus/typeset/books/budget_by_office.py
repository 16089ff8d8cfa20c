"""A town's main budgeted projects: a table a chapter, the office merged down its projects, two years' money and the change."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan, grouped

FONT = {"font_name": "IPAexMincho", "font_size": 9}
CELL = FONT | {"border": 1, "valign": "vcenter", "text_wrap": True}
COLUMNS = (
    ("担当課", 14),
    ("事業名", 25),
    ("令和7年度\n当初予算額", 11),
    ("令和6年度\n当初予算額", 11),
    ("増減額", 10),
    ("事業概要", 46),
)
LAST = len(COLUMNS) - 1


def fill(plan: Plan, book: Workbook) -> None:
    """Write the one sheet, two chapters a page."""
    sheet = book.add_worksheet("主な事業")
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P")
    for column, (_, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
    sheet.merge_range(
        0, 0, 0, LAST, plan.title, book.add_format(FONT | {"font_size": 16, "bold": True, "align": "center"})
    )
    sheet.write(1, 0, plan.prose("legend")[0], book.add_format(FONT))
    sheet.write(1, LAST, plan.prose("legend")[1], book.add_format(FONT | {"align": "right"}))
    formats = {
        "head": book.add_format(CELL | {"bg_color": "#FFF2CC", "align": "center"}),
        "text": book.add_format(CELL),
        "money": book.add_format(CELL | {"align": "right", "num_format": '#,##0;"△"#,##0;0'}),
        "chapter": book.add_format(FONT | {"font_size": 12, "bold": True}),
    }
    row, breaks = 3, []
    for number, chapter in enumerate(plan.facts("measures", level="章")):
        if number:
            breaks.append(row)
        row = table(plan, sheet, chapter, row, formats) + 1
    sheet.set_h_pagebreaks(breaks)


def table(plan: Plan, sheet: Worksheet, chapter: Fact, row: int, formats: dict[str, Format]) -> int:
    """A chapter's projects office by office, and their sum; gives the row below."""
    sheet.write(row, 0, f"{chapter['notation']}　{chapter['name']}", formats["chapter"])
    sheet.set_row(row + 1, 26)
    for column, (name, _) in enumerate(COLUMNS):
        sheet.write(row + 1, column, name, formats["head"])
    row += 2
    projects = plan.children(chapter["name"])
    for office, group in grouped(projects, lambda project: plan.departments(project["name"])).items():
        if len(group) > 1:
            sheet.merge_range(row, 0, row + len(group) - 1, 0, office, formats["text"])
        else:
            sheet.write(row, 0, office, formats["text"])
        for project in group:
            name = project["name"]
            sheet.set_row(row, 32)
            sheet.write(row, 1, plan.about["flags"][name] + name, formats["text"])
            money(sheet, row, amount(plan, name, "2025"), amount(plan, name, "2024"), formats["money"])
            sheet.write(row, LAST, plan.statements(name, "purpose")[0], formats["text"])
            row += 1
    sheet.merge_range(row, 0, row, 1, "計", formats["head"])
    names = [project["name"] for project in projects]
    now, before = (sum(amount(plan, name, year) for name in names) for year in ("2025", "2024"))
    money(sheet, row, now, before, formats["money"])
    sheet.write(row, LAST, "", formats["text"])
    return row + 1


def money(sheet: Worksheet, row: int, now: int, before: int, look: Format) -> None:
    """Amounts of both years and the difference."""
    for column, value in enumerate((now, before or "－", now - before), 2):
        sheet.write(row, column, value, look)


def amount(plan: Plan, name: str, year: str) -> int:
    """A project's amount in a year as printed, in thousands of yen; 0 where it has none."""
    return sum(int(fact["text"].replace(",", "")) for fact in plan.facts("budgets", measure=name, year=year))
