"""A town's plan on a spreadsheet: a list of projects, and one table with demand and supply of each over the years."""

from itertools import groupby
from operator import itemgetter

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Plan, grouped

YEARS = range(2025, 2030)
FACE = {"font_name": "IPAexMincho", "font_size": 10.5}
CELL = {**FACE, "border": 1, "valign": "vcenter", "text_wrap": True}
HEAD = {**CELL, "align": "center", "bg_color": "#DDEBF7"}
BAND = {**CELL, "bg_color": "#2F75B5", "font_color": "#FFFFFF"}
LIST = (("番号", 6), ("事業名", 26), ("概　　要", 56), ("担当", 15), ("区分", 8))
DEMAND = (("事業", 26), ("", 13), ("単位", 8), *((f"R{year - 2018}", 9) for year in YEARS))


def fill(plan: Plan, book: Workbook) -> None:
    """Write the two sheets of the book."""
    _projects(plan, book, _sheet(book, "事業", LIST))
    _demand(plan, book, _sheet(book, "量の見込み", DEMAND))


def _sheet(book: Workbook, name: str, columns: tuple[tuple[str, float], ...]) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P")
    for column, (_, width) in enumerate(columns):
        sheet.set_column(column, column, width)
    return sheet


def _projects(plan: Plan, book: Workbook, sheet: Worksheet) -> None:
    """Title, sentence and the projects under coloured bands."""
    last = len(LIST) - 1
    sheet.merge_range(0, 0, 0, last, plan.title, book.add_format({**FACE, "font_size": 16, "align": "center"}))
    sheet.write(1, last, plan.municipality, book.add_format(FACE | {"align": "right"}))
    sheet.merge_range(2, 0, 2, last, plan.prose("opening")[0], book.add_format(FACE | {"text_wrap": True}))
    sheet.set_row(2, 44)
    sheet.write(3, 0, "１　事業の一覧", book.add_format({**FACE, "font_size": 12}))
    head, band, plain, centred = (book.add_format(layer) for layer in (HEAD, BAND, CELL, CELL | {"align": "center"}))
    _heads(sheet, 4, [text for text, _ in LIST], head)
    row = 5
    for goal in plan.facts("measures", level="基本目標"):
        sheet.merge_range(row, 0, row, last, f"基本目標{goal['notation']}　{goal['name']}", band)
        row += 1
        for project in plan.children(goal["name"]):
            name = project["name"]
            sheet.set_row(row, 32)
            texts = (project["notation"], name, plan.statements(name, "purpose")[0], plan.departments(name))
            for column, text in enumerate((*texts, plan.about["flags"][name])):
                sheet.write(row, column, text, plain if column in {1, 2} else centred)
            row += 1


def _demand(plan: Plan, book: Workbook, sheet: Worksheet) -> None:
    """A line for demand and one for supply of each project, its name and unit in cells over both."""
    head, plain, centred, money = (
        book.add_format(layer) for layer in (HEAD, CELL, CELL | {"align": "center"}, CELL | {"align": "right"})
    )
    sheet.write(
        0, 0, "２　地域子ども・子育て支援事業の量の見込みと確保方策", book.add_format({**FACE, "font_size": 12})
    )
    _heads(sheet, 1, [text for text, _ in DEMAND], head)
    row = 2
    for name, rows in groupby(plan.facts("observations"), itemgetter("measure")):
        lines = grouped(rows, itemgetter("indicator"))
        unit = next(iter(lines.values()))[0]["unit"]
        sheet.merge_range(row, 0, row + len(lines) - 1, 0, name, plain)
        sheet.merge_range(row, 2, row + len(lines) - 1, 2, unit, centred)
        for indicator, values in lines.items():
            sheet.set_row(row, 24)
            sheet.write(row, 1, indicator, centred)
            for column, value in enumerate(values, 3):
                sheet.write(row, column, value["text"], money)
            row += 1


def _heads(sheet: Worksheet, row: int, texts: list[str], style: Format) -> None:
    for column, text in enumerate(texts):
        sheet.write(row, column, text, style)
    sheet.set_row(row, 22)
