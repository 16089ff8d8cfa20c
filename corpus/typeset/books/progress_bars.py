"""A wide progress report on a spreadsheet: bars are shapes that lie over the year columns, the aims stand in merged cells."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan

YEARS = range(2022, 2027)
YEAR_WIDTH = 82  # of a year's column in pixels; 11 characters
HEADS = (("重点\n項目", 9), ("No.", 5.5), ("取組", 18), ("担当課", 14), ("取組の概要", 25))
AFTER = (("令和6年度の取組状況", 27), ("目標", 9), ("実績", 9), ("進捗", 8), ("今後の取組", 25))
FACE = {"font_name": "Noto Sans CJK JP", "font_size": 8}
CELL = {**FACE, "border": 1, "valign": "vcenter", "text_wrap": True}
HEAD = {**CELL, "align": "center", "bg_color": "#44546A", "font_color": "#FFFFFF"}
FIRST_YEAR = len(HEADS)
FIRST_AFTER = FIRST_YEAR + len(YEARS)
MONEY = FIRST_AFTER + 1
ROW_POINTS, LANE = 104, 36  # the height of a row; of a lane in pixels


def fill(plan: Plan, book: Workbook) -> None:
    """Write the one sheet of the book."""
    sheet = book.add_worksheet("取組状況")
    sheet.set_paper(8)
    sheet.set_landscape()
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3, 4)
    sheet.set_footer("&R&P")
    _head(plan, book, sheet)
    plain, centred = book.add_format(CELL), book.add_format(CELL | {"align": "center"})
    top = book.add_format(CELL | {"valign": "top"})  # where a page ends inside the cell, its text stands above the end
    row = 5
    for aim in plan.facts("measures", level="重点項目"):
        below = plan.children(aim["name"])
        _merge(sheet, (row, 0, row + len(below) - 1, 0), f"{aim['notation']}　{aim['name']}", top)
        for item in below:
            _item(plan, sheet, row, item, (plain, centred))
            row += 1
    note = book.add_format(FACE)
    for number, line in enumerate(plan.prose("legend")):
        sheet.write(row + number, 0, line, note)


def _head(plan: Plan, book: Workbook, sheet: Worksheet) -> None:
    """Title, sentence and the two rows of column heads."""
    last = FIRST_AFTER + len(AFTER) - 1
    sheet.merge_range(0, 0, 0, last, plan.title, book.add_format({**FACE, "font_size": 18, "align": "center"}))
    sheet.write(1, 0, plan.prose("opening")[0], book.add_format({**FACE, "font_size": 10}))
    sheet.write(2, last, plan.municipality, book.add_format({**FACE, "font_size": 10, "align": "right"}))
    head = book.add_format(HEAD)
    columns = [*HEADS, *((f"令和{year - 2018}年度", 11) for year in YEARS), *AFTER]
    for column, (text, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        if FIRST_YEAR <= column < FIRST_AFTER or column in {MONEY, MONEY + 1}:
            sheet.write(4, column, text, head)
        else:
            sheet.merge_range(3, column, 4, column, text, head)
    sheet.merge_range(3, FIRST_YEAR, 3, FIRST_AFTER - 1, "年次計画", head)
    sheet.merge_range(3, MONEY, 3, MONEY + 1, "効果額（千円）", head)
    sheet.set_row(3, 18)
    sheet.set_row(4, 18)


def _item(plan: Plan, sheet: Worksheet, row: int, item: Fact, styles: tuple[Format, Format]) -> None:
    """One row: its texts, then the bars over the empty cells of the years."""
    plain, centred = styles
    name = item["name"]
    sheet.set_row(row, ROW_POINTS)
    sheet.write(row, 1, item["notation"], centred)
    sheet.write(row, 2, name, plain)
    sheet.write(row, 3, plan.departments(name, joint="\n"), centred)
    sheet.write(row, 4, plan.statements(name, "purpose")[0], plain)
    for column in range(FIRST_YEAR, FIRST_AFTER):
        sheet.write_blank(row, column, None, plain)
    for lane, bar in enumerate(plan.facts("schedules", measure=name)):
        _bar(sheet, row, lane, bar)
    sheet.write(row, FIRST_AFTER, plan.statements(name, "result")[0], plain)
    for column, role in enumerate(("target", "actual"), MONEY):
        found = plan.facts("observations", measure=name, role=role)
        sheet.write(row, column, found[0]["text"] if found else "－", centred)
    sheet.write(row, MONEY + 2, plan.facts("evaluations", measure=name)[0]["rating"], centred)
    sheet.write(row, MONEY + 3, plan.statements(name, "outlook")[0], plain)


def _bar(sheet: Worksheet, row: int, lane: int, bar: Fact) -> None:
    """A box with a label over its years; it ends where the next column begins, however wide Calc makes a column."""
    first, last = int(bar["from"]) - YEARS[0], int(bar["to"]) - YEARS[0]
    sheet.insert_textbox(
        row,
        FIRST_YEAR + first,
        bar["label"],
        {
            "x_offset": 3,
            "y_offset": 16 + LANE * lane,
            "width": YEAR_WIDTH * (last - first + 1) - 3,
            "height": LANE - 10,
            "fill": {"color": "#DAE3F3"},
            "line": {"color": "#2F5597", "width": 0.75},
            "align": {"vertical": "middle", "horizontal": "center"},
            "font": {"name": "Noto Sans CJK JP", "size": 7},
        },
    )


def _merge(sheet: Worksheet, area: tuple[int, int, int, int], text: str, style: Format) -> None:
    """A merged cell; what is a single cell is not merged."""
    if area[0] == area[2]:
        sheet.write(area[0], area[1], text, style)
    else:
        sheet.merge_range(*area, text, style)
