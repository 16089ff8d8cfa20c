"""A budget's main projects on landscape A4: themes as bands, the account, two years' money, the office last."""

from xlsxwriter import Workbook

from corpus.typeset.facts import Fact, Plan

CELL = {"font_name": "IPAexGothic", "font_size": 9, "border": 1, "valign": "vcenter", "text_wrap": True}
COLUMNS = (
    ("番号", 5),
    ("予算科目", 11),
    ("事業名", 27),
    ("区分", 6),
    ("本年度", 12),
    ("前年度", 12),
    ("事業の概要", 52),
    ("所属", 17),
)
HEAD = 3
MONEY = {"2026": 4, "2025": 5}


def fill(plan: Plan, book: Workbook) -> None:
    """Write the one sheet; its two rows of heads are repeated on every page."""
    sheet = book.add_worksheet("主要事業")
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD, HEAD + 1)
    sheet.set_footer("&C&P")
    plain = {"font_name": "IPAexGothic", "font_size": 9}
    head = book.add_format(CELL | {"bg_color": "#DDEBF7", "align": "center"})
    band = book.add_format(CELL | {"bg_color": "#1F4E79", "font_color": "#FFFFFF", "font_size": 11})
    text, centre = book.add_format(CELL), book.add_format(CELL | {"align": "center"})
    money = book.add_format(CELL | {"align": "right", "num_format": "#,##0"})
    sheet.write(0, 0, plan.title, book.add_format(plain | {"font_size": 16, "bold": True}))
    sheet.write(1, 0, plan.prose("legend")[0], book.add_format(plain))
    sheet.write(1, 7, plan.municipality, book.add_format(plain | {"align": "right"}))
    sheet.write(2, 7, "（単位：千円）", book.add_format(plain | {"align": "right"}))
    for column, (name, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        if column in MONEY.values():
            sheet.write(HEAD + 1, column, name, head)
        else:
            sheet.merge_range(HEAD, column, HEAD + 1, column, name, head)
    sheet.merge_range(HEAD, 4, HEAD, 5, "当初予算額", head)
    row = HEAD + 2
    for theme in plan.facts("measures", level="重点テーマ"):
        sheet.merge_range(row, 0, row, len(COLUMNS) - 1, f"重点テーマ{theme['notation']}　{theme['name']}", band)
        sheet.set_row(row, 20)
        row += 1
        for item in plan.children(theme["name"]):
            name = item["name"]
            amounts = {fact["year"]: amount(fact) for fact in plan.facts("budgets", measure=name)}
            sheet.set_row(row, 30)
            sheet.write(row, 0, int(item["notation"]), centre)
            sheet.write(row, 1, plan.about["accounts"][name], centre)
            sheet.write(row, 2, name, text)
            sheet.write(row, 3, plan.about["flags"][name], centre)
            for year, column in MONEY.items():
                sheet.write(row, column, amounts.get(year, "－"), money)
            sheet.write(row, 6, plan.statements(name, "purpose")[0], text)
            sheet.write(row, 7, plan.departments(name, joint="\n"), centre)
            row += 1
    sheet.merge_range(row, 0, row, 3, "合計", head)
    for year, column in MONEY.items():
        sheet.write(row, column, sum(amount(fact) for fact in plan.facts("budgets", year=year)), money)
    sheet.merge_range(row, 6, row, 7, "", text)


def amount(fact: Fact) -> int:
    """The amount as it is printed, in thousands of yen."""
    return int(fact["text"].replace(",", ""))
