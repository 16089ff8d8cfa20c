"""A survey of all offices on turned A3: aims and tasks in merged cells, three years of grades from 4 to 1, a slash where none."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan

YEARS = (2022, 2023, 2024)
HEADS = (("目標", 12), ("課題", 14), ("No.", 5), ("事業名", 20), ("事業の内容", 32), ("実施課等", 16))
AFTER = (("令和6年度の実施状況", 38), ("令和7年度の実施予定", 32))
FIRST_GRADE = len(HEADS)
LAST = FIRST_GRADE + len(YEARS) + len(AFTER) - 1
FACE = {"font_name": "IPAexMincho", "font_size": 11}
CELL = {**FACE, "border": 1, "valign": "vcenter", "text_wrap": True}
HEAD = {**CELL, "align": "center", "bg_color": "#F8CBAD"}
ROW_POINTS = 62


def fill(plan: Plan, book: Workbook) -> None:
    """Write the one sheet; merged cells print their text at the top, since pages end inside them."""
    sheet = book.add_worksheet("調査結果")
    sheet.set_paper(8)
    sheet.set_landscape()
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3, 4)
    sheet.set_footer("&C&P ／ &N")
    _head(plan, book, sheet)
    plain, centred = book.add_format(CELL), book.add_format(CELL | {"align": "center"})
    top = book.add_format(CELL | {"valign": "top"})
    none = book.add_format(CELL | {"diag_type": 2, "diag_border": 1})
    row = 5
    for aim in plan.facts("measures", level="目標"):
        start = row
        for task in plan.children(aim["name"]):
            below = plan.children(task["name"])
            _merge(sheet, (row, 1, row + len(below) - 1, 1), f"課題{task['notation']}\n{task['name']}", top)
            for project in below:
                _row(plan, sheet, row, project, (plain, centred, none))
                row += 1
        _merge(sheet, (start, 0, row - 1, 0), f"目標{aim['notation']}\n{aim['name']}", top)


def _head(plan: Plan, book: Workbook, sheet: Worksheet) -> None:
    """Title, city, the key to the grades and two rows of column heads."""
    sheet.merge_range(0, 0, 0, LAST, plan.title, book.add_format({**FACE, "font_size": 16, "align": "center"}))
    sheet.write(1, 0, plan.prose("period")[0], book.add_format(FACE))
    sheet.write(1, LAST, plan.municipality, book.add_format({**FACE, "align": "right"}))
    sheet.write(2, 0, plan.prose("legend")[0], book.add_format(FACE))
    head = book.add_format(HEAD)
    for column, (text, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
        sheet.merge_range(3, column, 4, column, text, head)
    sheet.merge_range(3, FIRST_GRADE, 3, FIRST_GRADE + len(YEARS) - 1, "事業の評価", head)
    sheet.set_column(FIRST_GRADE, FIRST_GRADE + len(YEARS) - 1, 5.5)
    for column, year in enumerate(YEARS, FIRST_GRADE):
        sheet.write(4, column, f"R{year - 2018}", head)
    for column, (text, width) in enumerate(AFTER, FIRST_GRADE + len(YEARS)):
        sheet.set_column(column, column, width)
        sheet.merge_range(3, column, 4, column, text, head)


def _row(plan: Plan, sheet: Worksheet, row: int, project: Fact, styles: tuple[Format, Format, Format]) -> None:
    plain, centred, none = styles
    name = project["name"]
    sheet.set_row(row, ROW_POINTS)
    sheet.write_number(row, 2, int(project["notation"]), centred)
    sheet.write(row, 3, name, plain)
    sheet.write(row, 4, plan.statements(name, "action")[0], plain)
    sheet.write(row, 5, plan.departments(name, "implement", "\n"), centred)
    for column, year in enumerate(YEARS, FIRST_GRADE):
        grades = plan.facts("evaluations", measure=name, year=str(year))
        if grades:
            sheet.write_number(row, column, int(grades[0]["rating"]), centred)
        else:
            sheet.write_blank(row, column, None, none)
    for column, kind in enumerate(("result", "outlook"), FIRST_GRADE + len(YEARS)):
        sheet.write(row, column, plan.statements(name, kind)[0], plain)


def _merge(sheet: Worksheet, area: tuple[int, int, int, int], text: str, style: Format) -> None:
    """A merged cell; what is a single cell is not merged."""
    if area[0] == area[2]:
        sheet.write(area[0], area[1], text, style)
    else:
        sheet.merge_range(*area, text, style)
