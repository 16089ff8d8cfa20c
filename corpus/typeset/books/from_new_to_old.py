"""What a new plan takes over from the old one, on a spreadsheet: the new on the left, the old on the right, offices likewise."""

from itertools import groupby
from operator import itemgetter

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from corpus.typeset.facts import Fact, Plan

FACE = {"font_name": "Noto Serif CJK JP", "font_size": 10}
CELL = {**FACE, "border": 1, "valign": "vcenter", "text_wrap": True}
NEW = {**CELL, "align": "center", "bg_color": "#D9D2E9"}
OLD = {**CELL, "align": "center", "bg_color": "#D9D9D9"}
WIDTHS = (9, 30, 18, 8, 30, 9)
LAST = len(WIDTHS) - 1
HEIGHT = 24


class Page:
    """A worksheet, written from top to bottom."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.book, self.sheet, self.row = book, book.add_worksheet(name), 0
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&C－ &P －")
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)

    def style(self, *layers: dict[str, object]) -> Format:
        """A format made of several."""
        return self.book.add_format({key: value for layer in layers for key, value in layer.items()})

    def line(self, text: str, size: int = 10, height: int = HEIGHT) -> None:
        """A line of text over the whole width."""
        self.sheet.set_row(self.row, height)
        self.sheet.merge_range(
            self.row, 0, self.row, LAST, text, self.style(FACE, {"font_size": size, "text_wrap": True})
        )
        self.row += 1

    def cell(self, column: int, text: str, style: Format, rows: int = 1, columns: int = 1) -> None:
        """A cell of the next row, merged where it takes several rows or columns."""
        if rows == columns == 1:
            self.sheet.write(self.row, column, text, style)
        else:
            self.sheet.merge_range(self.row, column, self.row + rows - 1, column + columns - 1, text, style)

    def end(self, rows: int = 1) -> None:
        """Go on below these rows."""
        for row in range(self.row, self.row + rows):
            self.sheet.set_row(row, HEIGHT)
        self.row += rows


def fill(plan: Plan, book: Workbook) -> None:
    """Write the three sheets of the book."""
    _measures(plan, Page(book, "施策"))
    _ended(plan, Page(book, "終了"))
    _offices(plan, Page(book, "組織"))


def _measures(plan: Plan, page: Page) -> None:
    """Each new measure with the old ones that it takes over; where one became several, its cell goes over these."""
    new, old = (fact["plan"] for fact in plan.facts("plans"))
    page.line(plan.title.replace(" ", "　"), 15, 34)
    page.line(f"１　施策の対応表　　　　（{plan.municipality}教育委員会）", 12)
    page.line(plan.prose("opening")[0], height=44)
    blue, grey = page.style(NEW), page.style(OLD)
    page.cell(0, new, blue, columns=3)
    page.cell(3, old, grey, columns=2)
    page.cell(5, "区分", blue, rows=2)
    page.end()
    for column, (text, style) in enumerate(
        [("番号", blue), ("施策", blue), ("担当課", blue), ("番号", grey), ("施策", grey)]
    ):
        page.cell(column, text, style)
    page.end()
    links = [link for link in plan.facts("successions") if link["new_measure"]]
    for _, group in groupby(links, _tied):
        _linked(plan, page, list(group))


def _tied(link: Fact) -> str:
    """What the links of one block have in common: the old measure where it was split, else the new one."""
    return link["old_notation"] if link["kind"] == "split" else link["new_notation"]


def _linked(plan: Plan, page: Page, links: list[Fact]) -> None:
    plain, centred = page.style(CELL), page.style(CELL, {"align": "center"})
    lines, split = len(links), links[0]["kind"] == "split"
    page.cell(5, plan.about["words"][links[0]["kind"]], centred, rows=lines)
    for number, link in enumerate(links):
        if split or number == 0:
            rows = 1 if split else lines
            page.cell(0, link["new_notation"], centred, rows)
            page.cell(1, link["new_measure"], plain, rows)
            page.cell(2, plan.departments(link["new_measure"]), centred, rows)
        if not split or number == 0:
            rows = lines if split else 1
            page.cell(3, link["old_notation"] or "―", centred, rows)
            page.cell(4, link["old_measure"] or "（第3期計画になし）", plain, rows)
        page.end()


def _ended(plan: Plan, page: Page) -> None:
    """The old measures that end, and why."""
    page.line("２　終了する施策", 12)
    page.line(plan.prose("ended")[0])
    grey, plain, centred = page.style(OLD), page.style(CELL), page.style(CELL, {"align": "center"})
    for column, text, width in ((0, "番号", 1), (1, "施策", 1), (2, "終了の理由", 4)):
        page.cell(column, text, grey, columns=width)
    page.end()
    for link in plan.facts("successions", kind="ended"):
        page.cell(0, link["old_notation"], centred)
        page.cell(1, link["old_measure"], plain)
        page.cell(2, plan.statements(link["old_measure"], "reason")[0], plain, columns=4)
        page.end()


def _offices(plan: Plan, page: Page) -> None:
    """Offices after and before, one block for each that stands on one side alone."""
    page.line("３　教育委員会事務局の組織の改編", 12)
    page.line(plan.prose("offices")[0])
    blue, grey, plain, centred = (
        page.style(*layers) for layers in ((NEW,), (OLD,), (CELL,), (CELL, {"align": "center"}))
    )
    for column, text, style in ((0, "改編後（令和8年4月1日）", blue), (2, "改編前", grey), (4, "改編の区分", blue)):
        page.cell(column, text, style, columns=2)
    page.end()
    for (kind, _), group in groupby(plan.facts("department_changes"), _office):
        changes = list(group)
        split, lines = kind == "split", len(changes)
        page.cell(4, plan.about["office_words"][kind], centred, rows=lines, columns=2)
        for number, change in enumerate(changes):
            if split or number == 0:
                page.cell(0, change["new_department"] or "―", plain, 1 if split else lines, 2)
            if not split or number == 0:
                page.cell(2, change["old_department"] or "―", plain, lines if split else 1, 2)
            page.end()


def _office(change: Fact) -> tuple[str, str]:
    kind = change["kind"]
    side = itemgetter("old_department" if kind in {"split", "ended"} else "new_department")
    return kind, side(change)
