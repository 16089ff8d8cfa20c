"""A comprehensive plan's three years: a list by policy, then project sheets, two a page, with steps, money and an indicator."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan

FONT = {"font_name": "IPAexGothic", "font_size": 9}
CELL = FONT | {"border": 1, "valign": "vcenter", "text_wrap": True}
YEARS = ("2025", "2026", "2027")
SOURCES = ("国庫支出金", "県支出金", "地方債", "その他", "一般財源")
LAST = 7
Formats = dict[str, Format]


def fill(plan: Plan, book: Workbook) -> None:
    """Write the list on a sheet of its own and all project sheets on another."""
    looks = {
        "head": CELL | {"bg_color": "#EDEDED", "align": "center"},
        "text": CELL,
        "centre": CELL | {"align": "center"},
        "money": CELL | {"align": "right", "num_format": "#,##0"},
        "bold": CELL | {"font_size": 11, "bold": True},
        "title": FONT | {"font_size": 15, "bold": True},
        "plain": FONT,
        "right": FONT | {"align": "right"},
    }
    formats = {name: book.add_format(look) for name, look in looks.items()}
    overview(plan, page(book, "一覧"), formats)
    sheet = page(book, "事業シート")
    row, breaks = 0, []
    for number, project in enumerate(plan.facts("measures", level="事業")):
        if number and number % 2 == 0:
            breaks.append(row)
        row = form(plan, sheet, formats, project, row) + 2
    sheet.set_h_pagebreaks(breaks)


def page(book: Workbook, name: str) -> Worksheet:
    """A sheet on portrait A4 with eight columns."""
    sheet = book.add_worksheet(name)
    sheet.set_paper(9)
    sheet.set_margins(0.5, 0.5, 0.7, 0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P")
    sheet.set_column(0, LAST, 9)
    return sheet


def overview(plan: Plan, sheet: Worksheet, formats: Formats) -> None:
    """The tree of policies with all projects."""
    sheet.write(0, 0, plan.title, formats["title"])
    sheet.write(1, LAST, f"{plan.municipality}企画部企画政策課", formats["right"])
    for row, line in enumerate(plan.prose("opening"), 3):
        sheet.write(row, 0, line, formats["plain"])
    row = 7
    sheet.write(row, 0, "実施計画事業の一覧", formats["plain"])
    for first, last, name in ((0, 1, "政策"), (2, 3, "施策"), (5, 7, "事業名")):
        sheet.merge_range(row + 1, first, row + 1, last, name, formats["head"])
    sheet.write(row + 1, 4, "事業番号", formats["head"])
    row += 2
    for policy in plan.facts("measures", level="政策"):
        top = row
        for measure in plan.children(policy["name"]):
            projects = plan.children(measure["name"])
            for number, project in enumerate(projects):
                sheet.set_row(row + number, 22)
                sheet.write(row + number, 4, project["notation"], formats["centre"])
                sheet.merge_range(row + number, 5, row + number, LAST, project["name"], formats["text"])
            label = f"{measure['notation']}　{measure['name']}"
            sheet.merge_range(row, 2, row + len(projects) - 1, 3, label, formats["text"])
            row += len(projects)
        sheet.merge_range(top, 0, row - 1, 1, f"{policy['notation']}　{policy['name']}", formats["text"])


def form(plan: Plan, sheet: Worksheet, formats: Formats, project: Fact, row: int) -> int:
    """One project's form; gives the row below it."""
    name = project["name"]
    measure = plan.facts("measures", name=project["parent"])[0]
    policy = plan.facts("measures", name=measure["parent"])[0]
    head, text, centre, money = (formats[look] for look in ("head", "text", "centre", "money"))

    def across(line: int, first: int, last: int, value: str, look: Format) -> None:
        sheet.merge_range(line, first, line, last, value, look)

    sheet.write(row, 0, "事業名", head)
    across(row, 1, 4, f"{project['notation']}　{name}", formats["bold"])
    sheet.write(row, 5, "区分", head)
    across(row, 6, LAST, plan.about["flags"][name], centre)
    sheet.write(row + 1, 0, "政策", head)
    across(row + 1, 1, 3, f"{policy['notation']}　{policy['name']}", text)
    sheet.write(row + 1, 4, "施策", head)
    across(row + 1, 5, LAST, f"{measure['notation']}　{measure['name']}", text)
    sheet.write(row + 2, 0, "担当部署", head)
    across(row + 2, 1, 3, plan.departments(name), text)
    sheet.write(row + 2, 4, "関連計画", head)
    across(row + 2, 5, LAST, plan.facts("relations", measure=name)[0]["related_plan"], text)
    for line, (label, kind) in enumerate((("事業の目的", "purpose"), ("事業の内容", "action")), row + 3):
        sheet.set_row(line, 28)
        sheet.write(line, 0, label, head)
        across(line, 1, LAST, plan.statements(name, kind)[0], text)
    row += 5
    years(sheet, row, ("年度", "令和7年度", "令和8年度", "令和9年度"), head, head)
    years(
        sheet, row + 1, ("スケジュール", *(bar["label"] for bar in plan.facts("schedules", measure=name))), head, centre
    )
    amounts = [int(fact["text"].replace(",", "")) for fact in plan.facts("budgets", measure=name)]
    years(sheet, row + 2, ("事業費（千円）", *amounts), head, money)
    for line, (source, shares) in enumerate(zip(SOURCES, plan.about["funding"][name], strict=True), row + 3):
        parts = [int(share.replace(",", "")) for share in shares.split("/")]
        years(sheet, line, (f"　{source}", *parts), text, money)
    row += 3 + len(SOURCES)
    values = {fact["year"]: fact for fact in plan.facts("observations", measure=name)}
    across(row, 0, 3, "成果指標", head)
    across(row + 1, 0, 3, values["2027"]["indicator"], text)
    labels = {"2023": "現状（R5）", "2025": "R7目標", "2026": "R8目標", "2027": "R9目標"}
    for column, (year, label) in enumerate(labels.items(), 4):
        sheet.write(row, column, label, head)
        sheet.write(row + 1, column, values[year]["text"] if year in values else "－", centre)
    return row + 2


def years(sheet: Worksheet, row: int, values: tuple[str | int, ...], label: Format, look: Format) -> None:
    """A row of a label and a value under each of the three years, two columns each."""
    for column, value in enumerate(values):
        sheet.merge_range(row, 2 * column, row, 2 * column + 1, value, look if column else label)
