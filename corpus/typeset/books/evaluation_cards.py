"""Evaluation sheets of a city's projects, a page each: what it is, what was reached and spent, boxes ticked."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.typeset.facts import Fact, Plan, grouped

CELL = {"font_name": "IPAexGothic", "font_size": 10, "border": 1, "valign": "vcenter", "text_wrap": True}
LABEL = {**CELL, "bg_color": "#E7E6E6", "align": "center"}
BAND = {"font_name": "IPAexGothic", "font_size": 11, "bg_color": "#404040", "font_color": "#FFFFFF", "border": 1}
WIDTHS = (15, 22, 8, 11, 11, 11, 11, 11)
LAST = len(WIDTHS) - 1
VALUES = (
    ("４年度", "実績", "actual2022"),
    ("５年度", "実績", "actual2023"),
    ("６年度", "計画", "target2024"),
    ("６年度", "実績", "actual2024"),
    ("７年度", "計画", "target2025"),
)
SOURCES = ("国・県支出金", "地方債", "その他", "一般財源")
TICKS = ("■", "□")
ANSWERS = {
    "必要性": "高い　中程度　低い",
    "有効性": "上がっている　変わらない　下がっている",
    "効率性": "余地なし　余地あり　検討中",
}
KINDS = {"output": "活動指標", "outcome": "成果指標"}

Styles = dict[str, Format]


def fill(plan: Plan, book: Workbook) -> None:
    """Write a sheet for each project."""
    styles = {
        "title": book.add_format({"font_name": "IPAexGothic", "font_size": 15, "align": "center"}),
        "band": book.add_format(BAND),
        "label": book.add_format(LABEL),
        "text": book.add_format(CELL),
        "centre": book.add_format(CELL | {"align": "center"}),
        "right": book.add_format(CELL | {"align": "right"}),
        "rating": book.add_format(CELL | {"align": "center", "font_size": 16}),
    }
    for project in plan.facts("measures", level="事務事業"):
        sheet = book.add_worksheet(project["notation"])
        sheet.set_paper(9)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.fit_to_pages(1, 1)
        sheet.set_default_row(24)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.merge_range(0, 0, 0, LAST, plan.title, styles["title"])
        row = _outline(plan, sheet, project, styles)
        row = _indicators(plan, sheet, row, project["name"], styles)
        row = _costs(plan, sheet, row, project["name"], styles)
        _judgement(plan, sheet, row, project["name"], styles)


def _line(sheet: Worksheet, row: int, label: str, text: str, styles: Styles, first: int = 0, last: int = LAST) -> None:
    """A label and the value in the cells right of it."""
    sheet.write(row, first, label, styles["label"])
    sheet.merge_range(row, first + 1, row, last, text, styles["text"])


def _outline(plan: Plan, sheet: Worksheet, project: Fact, styles: Styles) -> int:
    """Name, office, place in the comprehensive plan, law, whom it is for and how it works; gives the next row."""
    name, about = project["name"], plan.about
    aim = plan.facts("measures", name=project["parent"])[0]
    policy = plan.facts("measures", name=aim["parent"])[0]
    sheet.merge_range(1, 0, 1, LAST - 2, plan.prose("plan")[0], styles["text"])
    sheet.merge_range(1, LAST - 1, 1, LAST, plan.municipality, styles["right"])
    _line(sheet, 2, "事務事業名", name, styles, last=3)
    _line(sheet, 2, "事業番号", project["notation"], styles, 4)
    _line(sheet, 3, "所管", plan.departments(name), styles, last=3)
    _line(sheet, 3, "会計", about["accounts"][name], styles, 4)
    _line(sheet, 4, "政策", f"{policy['notation']}　{policy['name']}", styles, last=3)
    _line(sheet, 4, "施策", f"{aim['notation']}　{aim['name']}", styles, 4)
    _line(sheet, 5, "根拠法令等", about["laws"][name], styles, last=3)
    _line(sheet, 5, "事業期間", about["spans"][name], styles, 4)
    sheet.merge_range(6, 0, 6, LAST, "１　事業の概要", styles["band"])
    _line(sheet, 7, "対象", about["objects"][name], styles)
    _line(sheet, 8, "意図", plan.statements(name, "purpose")[0], styles)
    _line(sheet, 9, "手段", plan.statements(name, "action")[0], styles)
    for row in (7, 8, 9):
        sheet.set_row(row, 44)
    return 10


def _indicators(plan: Plan, sheet: Worksheet, row: int, name: str, styles: Styles) -> int:
    """Activity and outcome indicators by year; gives the next row."""
    sheet.merge_range(row, 0, row, LAST, "２　指標の推移", styles["band"])
    for column, text in enumerate(("区分", "指標名", "単位")):
        sheet.merge_range(row + 1, column, row + 2, column, text, styles["label"])
    for column, (year, kind, _) in enumerate(VALUES, 3):
        sheet.write(row + 1, column, year, styles["label"])
        sheet.write(row + 2, column, kind, styles["label"])
    row += 3
    for indicator, values in grouped(
        plan.facts("observations", measure=name), lambda value: value["indicator"]
    ).items():
        texts = {value["role"] + value["year"]: value["text"] for value in values}
        sheet.set_row(row, 30)
        sheet.write(row, 0, KINDS[values[0]["kind"]], styles["centre"])
        sheet.write(row, 1, indicator, styles["text"])
        sheet.write(row, 2, plan.about["units"].get(indicator, values[0]["unit"]), styles["centre"])
        for column, (_, _, key) in enumerate(VALUES, 3):
            sheet.write(row, column, texts.get(key, "－"), styles["right"])
        row += 1
    return row


def _costs(plan: Plan, sheet: Worksheet, row: int, name: str, styles: Styles) -> int:
    """The project's cost by year and the sources that pay for it, in thousands of yen; gives the next row."""
    money = plan.facts("budgets", measure=name)
    sheet.merge_range(row, 0, row, LAST, "３　事業費の推移（単位：千円）", styles["band"])
    sheet.merge_range(row + 1, 0, row + 1, 3, "区分", styles["label"])
    sheet.merge_range(row + 2, 0, row + 2, 3, "事業費", styles["text"])
    for column, budget in enumerate(money, 4):
        sheet.write(row + 1, column, budget["column"], styles["label"])
        sheet.write(row + 2, column, budget["text"], styles["right"])
    sheet.merge_range(row + 3, 0, row + 2 + len(SOURCES), 0, "財源内訳", styles["label"])
    for line, source in enumerate(SOURCES):
        sheet.merge_range(row + 3 + line, 1, row + 3 + line, 3, source, styles["text"])
        for column, funds in enumerate(plan.about["funds"][name], 4):
            sheet.write(row + 3 + line, column, funds[line], styles["right"])
    return row + 3 + len(SOURCES)


def _judgement(plan: Plan, sheet: Worksheet, row: int, name: str, styles: Styles) -> None:
    """Ticked boxes, the grade, what is wrong and what will be done."""
    sheet.merge_range(row, 0, row, LAST, "４　評価", styles["band"])
    for line, (question, chosen) in enumerate(
        zip(plan.prose("choices"), plan.about["marks"][name], strict=True), row + 1
    ):
        _line(sheet, line, question, _boxes(ANSWERS[question].split("　"), int(chosen)), styles, last=5)
    sheet.merge_range(row + 1, 6, row + 3, 6, "総合評価", styles["label"])
    sheet.merge_range(row + 1, 7, row + 3, 7, plan.facts("evaluations", measure=name)[0]["rating"], styles["rating"])
    courses = ["拡充", "現状維持", "縮小", "休止・廃止"]
    sheet.merge_range(row + 4, 0, row + 4, LAST, "５　今後の方向性", styles["band"])
    _line(sheet, row + 5, "方向性", _boxes(courses, courses.index(plan.about["course"][name])), styles)
    _line(sheet, row + 6, "課題", plan.statements(name, "issue")[0], styles)
    _line(sheet, row + 7, "改善の内容", plan.statements(name, "outlook")[0], styles)
    for line in range(row + 5, row + 8):
        sheet.set_row(line, 48)


def _boxes(answers: list[str], chosen: int) -> str:
    """Answers with the box of one ticked."""
    return "　".join(TICKS[place != chosen] + answer for place, answer in enumerate(answers))
