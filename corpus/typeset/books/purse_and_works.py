"""A budget's main projects on their side: what all accounts hold, then each project's money, its sources, work and office."""

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Plan

WIDTHS = (4, 4, 19, 7, 9.5, 9.5, 9.5, 8.5, 8.5, 7.5, 8.5, 37, 11)
TITLES = ("№", "区分", "事業名", "科目", "", "", "", "", "", "", "", "事業の概要", "担当課")
BASE = {"font_name": "IPAexMincho", "font_size": 10, "valign": "vcenter"}
BOX = {**BASE, "border": 1, "text_wrap": True}
MONEY = {**BOX, "num_format": "#,##0;△#,##0", "align": "right"}
HEAD = {**BOX, "font_name": "IPAexGothic", "align": "center", "bg_color": "#D9D9D9"}
LINE = 14


def fill(plan: Plan, book: Workbook) -> None:
    """Write the two sheets of the book."""
    _accounts(plan, book)
    _projects(plan, book)


def _accounts(plan: Plan, book: Workbook) -> None:
    sheet = book.add_worksheet("予算規模")
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    sheet.set_column(0, 4, 24)
    plain = {**BASE, "font_size": 12}
    sheet.set_row(0, 60)
    sheet.merge_range(0, 0, 0, 4, plan.title, book.add_format({**BASE, "font_size": 22, "align": "center"}))
    for row, text in enumerate((plan.prose("date")[0], plan.prose("office")[0]), 1):
        sheet.merge_range(row, 0, row, 4, text, book.add_format({**plain, "align": "right"}))
    sheet.write(4, 0, "１　予算編成の考え方", book.add_format({**plain, "font_name": "IPAexGothic"}))
    for row, text in enumerate(plan.prose("about"), 5):
        sheet.set_row(row, 52)
        sheet.merge_range(row, 0, row, 4, "　" + text, book.add_format({**plain, "text_wrap": True, "valign": "top"}))
    sheet.write(8, 0, "２　予算規模", book.add_format({**plain, "font_name": "IPAexGothic"}))
    sheet.write(8, 4, "（単位：千円、％）", book.add_format({**BASE, "align": "right"}))
    for column, text in enumerate(("会　計　名", "令和８年度", "令和７年度", "増減額", "増減率")):
        sheet.write(9, column, text, book.add_format(HEAD))
    for row, line in enumerate(plan.prose("accounts"), 10):
        name, *amounts = line.split("|")
        now, before = (int(amount.replace(",", "")) for amount in amounts)
        sheet.set_row(row, 22)
        sheet.write(row, 0, name, book.add_format(BOX))
        for column, amount in enumerate((now, before, now - before), 1):
            sheet.write(row, column, amount, book.add_format(MONEY))
        rate = (now - before) / before * 100
        sheet.write(row, 4, rate, book.add_format({**MONEY, "num_format": "0.0;△0.0"}))


def _projects(plan: Plan, book: Workbook) -> None:
    sheet = book.add_worksheet("主要事業")
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(0.5, 0.5, 0.7, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1, 3)
    sheet.set_header('&R&"IPAexMincho"&9令和８年度当初予算')
    sheet.set_footer("&C&P")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write(
        0, 0, "３　基本目標別の主要事業", book.add_format({**BASE, "font_name": "IPAexGothic", "font_size": 13})
    )
    _head(sheet, book)
    row = 4
    for goal in plan.facts("measures", level="基本目標"):
        band = book.add_format({**BOX, "font_name": "IPAexGothic", "bg_color": "#F2F2F2", "font_size": 11})
        sheet.merge_range(row, 0, row, len(WIDTHS) - 1, f"基本目標{goal['notation']}　{goal['name']}", band)
        row += 1
        for project in plan.children(goal["name"]):
            _project(plan, sheet, book, row, (project["notation"], project["name"]))
            row += 1
    for line in plan.prose("notes"):
        sheet.write(row, 0, line, book.add_format({**BASE, "font_size": 9}))
        row += 1


def _head(sheet: Worksheet, book: Workbook) -> None:
    head = book.add_format(HEAD)
    sheet.write(1, len(WIDTHS) - 1, "（単位：千円）", book.add_format({**BASE, "align": "right"}))
    for column, text in enumerate(TITLES):
        if text:
            sheet.merge_range(2, column, 3, column, text, head)
    sheet.merge_range(2, 4, 2, 6, "予　算　額", head)
    sheet.merge_range(2, 7, 2, 10, "令和８年度の財源内訳", head)
    sheet.set_row(3, 30)
    lower = ("令和８年度\nＡ", "令和７年度\nＢ", "増減\nＡ－Ｂ", "国県支出金", "市債", "その他", "一般財源")
    for column, text in enumerate(lower, 4):
        sheet.write(3, column, text, head)


def _project(plan: Plan, sheet: Worksheet, book: Workbook, row: int, project: Sequence[str]) -> None:
    number, name = project
    box, middle, money = book.add_format(BOX), book.add_format({**BOX, "align": "center"}), book.add_format(MONEY)
    flag, code, *funds = plan.about["cells"][name]
    works = plan.statements(name, "purpose")
    amounts = {fact["year"]: int(fact["amount_yen"]) // 1000 for fact in plan.facts("budgets", measure=name)}
    now, before = amounts["2026"], amounts.get("2025", 0)
    lines = sum(1 + len(work) // 17 for work in works)
    sheet.set_row(row, max(34, LINE * lines + 6))
    _texts(sheet, row, ((0, number, middle), (1, flag, middle), (2, name, box), (3, code, middle)))
    for column, amount in ((4, now), (5, before or "－"), (6, now - before)):
        sheet.write(row, column, amount, money)
    for column, text in enumerate(funds, 7):
        sheet.write(row, column, text, money)
    _texts(sheet, row, ((11, "\n".join(f"・{work}" for work in works), box), (12, plan.departments(name), middle)))


def _texts(sheet: Worksheet, row: int, texts: Sequence[tuple[int, str, Format]]) -> None:
    for column, text, style in texts:
        sheet.write_string(row, column, text, style)
