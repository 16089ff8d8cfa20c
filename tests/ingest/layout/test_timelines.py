"""Years in a line within one cell of a table part the cell with the bars below them."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.document import Document, Table
from tests.ingest.layout.test_bars import spans

YEARS = ["令和6年度", "令和7年度", "令和8年度", "令和9年度"]
LEFT, STEP = 160, 80


def draw(sheet: Any, *, ruled: bool, words: list[str], left: float = LEFT, step: float = STEP) -> None:
    """A card with texts, and a schedule in a cell or two of it."""
    for y in (100, 130, *((150,) if ruled else ()), 210, 240):
        sheet.line(80 if y != 150 else LEFT, y, 480, y)
    for x in (80, LEFT, 480):
        sheet.line(x, 100, x, 240)
    for y, label, said in ((120, "概要", "橋を直す。"), (175, "工程", ""), (230, "課題", "担い手が足りない。")):
        sheet.text(90, y, label, 9)
        sheet.text(170, y, said, 9)
    for number, word in enumerate(words):
        width = sheet.canvas.stringWidth(word, "HeiseiKakuGo-W5", 8)
        sheet.text(left + step * (number + 0.5) - width / 2, 142, word, 8)


@pytest.mark.parametrize("ruled", [True, False])
def test_years_part_the_cell_of_the_bars(*, ruled: bool, reading: Callable[..., Document]) -> None:
    """Bars count for the years that stand over them, in the cell above theirs or at the top of their own."""

    def schedule(sheet: Any) -> None:
        draw(sheet, ruled=ruled, words=YEARS)
        sheet.bar(LEFT + 2, 155, LEFT + STEP - 2, 170, "調査")
        sheet.bar(LEFT + STEP + 2, 180, 478, 195, "工事")

    document = reading(schedule)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    heads = {cell.column: cell.text.text for cell in table.cells if cell.text.text in YEARS}
    assert list(heads.values()) == YEARS
    assert [(words, heads[first]) for words, first, _ in spans(document)] == [("調査", YEARS[0]), ("工事", YEARS[1])]
    assert {cell.text.text: cell.columns for cell in table.cells}["担い手が足りない。"] == table.columns - 1


def test_names_at_the_left_of_the_years(reading: Callable[..., Document]) -> None:
    """What stands in the cell before the first year is a column of its own."""

    def schedule(sheet: Any) -> None:
        draw(sheet, ruled=True, words=YEARS, left=240, step=60)
        sheet.text(170, 185, "橋の点検", 9)
        sheet.bar(301, 175, 419, 192, "工事")

    document = reading(schedule)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    heads = {cell.column: cell.text.text for cell in table.cells if cell.text.text in YEARS}
    assert [(words, heads[first], heads[last]) for words, first, last in spans(document)] == [
        ("工事", YEARS[1], YEARS[2])
    ]
    assert "橋の点検" in [cell.text.text for cell in table.cells]


def test_years_without_bars_part_nothing(reading: Callable[..., Document]) -> None:
    """A line of years over mere words stays one text."""

    def schedule(sheet: Any) -> None:
        draw(sheet, ruled=True, words=YEARS)
        sheet.text(LEFT + 10, 175, "毎年度、点検の結果を公表する。", 9)

    (table,) = [block for block in reading(schedule).blocks if isinstance(block, Table)]
    assert table.columns == 2


def test_a_frame_around_a_card_closes_its_last_row(reading: Callable[..., Document]) -> None:
    """Where only the frame around a card ends the row of its schedule, the bars there count for the years above."""

    def schedule(sheet: Any) -> None:
        for y in (100, 130, 150):
            sheet.line(80 if y != 150 else LEFT, y, 480, y)
        for x in (80, 480):
            sheet.line(x, 100, x, 130)
        sheet.line(LEFT, 100, LEFT, 210)
        for x in range(LEFT + STEP, 480, STEP):
            sheet.line(x, 130, x, 210)
        sheet.box(79.5, 80, 480.5, 210.5)
        sheet.text(90, 94, "橋の点検", 9)
        sheet.text(90, 120, "概要", 9)
        sheet.text(170, 120, "橋を直す。", 9)
        sheet.text(90, 175, "工程", 9)
        for number, word in enumerate(YEARS):
            sheet.text(LEFT + STEP * number + 10, 143, word, 8)
        sheet.bar(LEFT + 2, 155, LEFT + STEP - 2, 170, "調査")
        sheet.bar(LEFT + STEP + 2, 180, 478, 195, "工事")

    document = reading(schedule)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    heads = {cell.column: cell.text.text for cell in table.cells if cell.text.text in YEARS}
    assert [(words, heads[first], heads[last]) for words, first, last in spans(document)] == [
        ("調査", YEARS[0], YEARS[0]),
        ("工事", YEARS[1], YEARS[3]),
    ]
