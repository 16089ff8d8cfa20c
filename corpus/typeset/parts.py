"""Pieces that several layouts share: covers, headings, page numbers, years."""

from collections.abc import Callable, Sequence

from corpus.typeset.facts import Fact
from corpus.typeset.sheet import BLACK, Colour, Face, Sheet
from corpus.typeset.table import Cell, Row

GREY: Colour = (110, 110, 110)
REIWA = 2018
HEISEI = 1988


def page_numbers(form: str = "{}", face: Face | None = None) -> Callable[[Sheet], None]:
    """Furniture that prints the page number in the middle below the text, but not on the first page."""
    style = face or Face("mincho", 9)

    def furniture(sheet: Sheet) -> None:
        if sheet.page > 1:
            sheet.line(form.format(sheet.page), (0, sheet.height - 40, sheet.width, sheet.height - 26), style)

    return furniture


def cover(sheet: Sheet, lines: Sequence[tuple[str, float]], foot: Sequence[str], font: str = "gothic") -> None:
    """A title page: lines with their sizes a third down the page, and who and when near its foot."""
    y = sheet.height * 0.3
    for text, size in lines:
        sheet.line(text, (0, y, sheet.width, y + size * 1.6), Face(font, size))
        y += size * 1.8
    y = sheet.height * 0.8
    for text in foot:
        sheet.line(text, (0, y, sheet.width, y + 24), Face(font, 14))
        y += 26
    sheet.new_page()


def heading(sheet: Sheet, text: str, size: float = 14, colour: Colour = BLACK, *, keep: float = 60) -> None:
    """A heading with a coloured block before it, kept with ``keep`` points of what follows."""
    sheet.need(size * 1.6 + keep)
    sheet.fill((sheet.left, sheet.y + 1, sheet.left + 5, sheet.y + size * 1.4), colour)
    sheet.line(text, (sheet.left + 11, sheet.y, sheet.right, sheet.y + size * 1.45), Face("gothic", size), "left")
    sheet.y += size * 1.45 + 7


def numbered(fact: Fact, gap: str = "　") -> str:
    """The name of a measure behind its number."""
    return f"{fact['notation']}{gap}{fact['name']}" if fact["notation"] else fact["name"]


def era(year: int | str) -> str:
    """A fiscal year as "R8", "R元", "H30"."""
    number = int(year)
    if number > REIWA:
        return f"R{number - REIWA}" if number > REIWA + 1 else "R元"
    return f"H{number - HEISEI}"


def long_era(year: int | str) -> str:
    """A fiscal year as "令和8年度", "令和元年度", "平成30年度"."""
    number = int(year)
    if number > REIWA:
        return f"令和{number - REIWA if number > REIWA + 1 else '元'}年度"
    return f"平成{number - HEISEI}年度"


def period(plan: Fact) -> str:
    """The years of a plan, "－" where they are not known."""
    return f"{long_era(plan['start'])}～{long_era(plan['end'])}" if plan["start"] else "－"


def merged(groups: dict[str, list[Row]], first: Callable[[str, int], Cell]) -> list[Row]:
    """The rows of all groups, the first of each behind a cell that runs over the whole group."""
    rows: list[Row] = []
    for name, group in groups.items():
        rows += [[first(name, len(group)), *group[0]], *group[1:]]
    return rows
