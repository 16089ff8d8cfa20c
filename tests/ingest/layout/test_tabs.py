"""Tabs at the outer margin that tell the chapter."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.document import Document, Panel, Passage, Table
from tests.ingest.conftest import WIDTH

CHAPTERS = ["川を守る", "森を育てる", "道をつくる"]
ROWS = [["番号", "事業名"], ["1", "岸辺の草を刈る"], ["2", "木を植える"]]
SENTENCE = "この章の事業は、それぞれの担当が毎年の予定を立てて進めていきます。"
PAGES = 8


def down(sheet: Any, x: float, y: float, words: str) -> None:
    """Words set from top to bottom."""
    for number, letter in enumerate(words):
        sheet.text(x, y + 10 * (number + 1), letter, 9)


def sideways(sheet: Any, x: float, y: float, words: str) -> None:
    """Words turned by a quarter, read from top to bottom."""
    sheet.canvas.saveState()
    sheet.canvas.translate(x, sheet.height - y)
    sheet.canvas.rotate(-90)
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.canvas.setFont("HeiseiKakuGo-W5", 9)
    sheet.canvas.drawString(0, 0, words)
    sheet.canvas.restoreState()


def across(sheet: Any, x: float, y: float, words: str) -> None:
    """The number of the chapter alone, upright."""
    sheet.text(x - 4, y + 20, f"{CHAPTERS.index(words) + 1}章", 9)


def body(sheet: Any, page: int) -> None:
    """A heading, a sentence and a table that go nearly to the margins."""
    sheet.text(45, 100, f"（{page}）　取組の名前{page}", 14)
    sheet.text(45, 130, SENTENCE)
    sheet.grid([45, 100, 550], [160, 180, 200, 220], ROWS)


@pytest.mark.parametrize("words", [down, sideways, across])
@pytest.mark.parametrize("all_chapters", [True, False])
def test_tabs_are_furniture(
    reading: Callable[..., Document], words: Callable[..., None], *, all_chapters: bool
) -> None:
    """Tabs at the outer edge, those of all chapters with one in colour or the chapter's alone, are kept apart, and the
    page is read as without them.
    """

    def draw(sheet: Any) -> None:
        for page in range(PAGES):
            x = WIDTH - 30 if page % 2 else 8
            for number, chapter in enumerate(CHAPTERS):
                here = number == page * len(CHAPTERS) // PAGES
                y = 80 + 90 * number
                if here:
                    sheet.box(x, y, x + 22, y + 80, (1, 0.8, 0.4))
                elif all_chapters:
                    sheet.box(x, y, x + 22, y + 80)
                if here or all_chapters:
                    words(sheet, x + 7, y + 8, chapter)
            body(sheet, page)
            sheet.next()

    def bare(sheet: Any) -> None:
        for page in range(PAGES):
            body(sheet, page)
            sheet.next()

    document = reading(draw)
    assert document.blocks == reading(bare).blocks
    assert len(document.furniture) == PAGES * (len(CHAPTERS) if all_chapters else 1)


def test_a_tab_that_moves_down_from_page_to_page(reading: Callable[..., Document]) -> None:
    """The same words at the same distance from the edge are a tab, wherever they stand on the page's height."""

    def draw(sheet: Any) -> None:
        for page in range(4):
            sheet.box(WIDTH - 24, 120 + 130 * page, WIDTH, 210 + 130 * page, (1, 0.8, 0.4))
            down(sheet, WIDTH - 16, 125 + 130 * page, "施策の展開")
            body(sheet, page)
            sheet.next()

    document = reading(draw)
    assert [line.text for line in document.furniture] == ["施策の展開"] * 4


def test_labels_inside_the_page_are_no_tabs(reading: Callable[..., Document]) -> None:
    """Words that stand upright down beside the text of each page, but inside of its margins, are text."""

    def draw(sheet: Any) -> None:
        for page in range(4):
            down(sheet, 60, 200, "事業の概要")
            sheet.text(100, 220, f"{page}番目の事業です。")
            sheet.next()

    document = reading(draw)
    assert not document.furniture
    assert len([p for p in document.passages() if p.text.text == "事業の概要"]) == 4
    assert not [block for block in document.blocks if isinstance(block, Table | Panel)]
    assert all(isinstance(block, Passage) for block in document.blocks)


def test_what_is_outermost_on_both_pages_of_two(reading: Callable[..., Document]) -> None:
    """Of two pages the town above everything is furniture: the list goes on below it, without a head of its own."""

    def draw(sheet: Any) -> None:
        for rows in (ROWS, [["3", "花を植える"], ["4", "池を清める"]]):
            sheet.text(500, 40, "すみれ市", 8)
            top = 90 if rows is ROWS else 60
            if rows is ROWS:
                sheet.text(60, 70, "重点事業の一覧", 14)
            sheet.grid([60, 120, 400], [top + 20 * i for i in range(len(rows) + 1)], rows)
            sheet.next()

    document = reading(draw)
    assert {line.text for line in document.furniture} == {"すみれ市"}
    (listed,) = [block for block in document.blocks if isinstance(block, Table)]
    assert listed.rows == len(ROWS) + 2


def test_a_tab_of_one_page_alone(reading: Callable[..., Document]) -> None:
    """Words that run down the margin in a tab are furniture, though no other page has them."""

    def draw(sheet: Any) -> None:
        sheet.box(WIDTH - 25, 110, WIDTH, 205, (1, 0.6, 0.4))
        down(sheet, WIDTH - 16, 120, CHAPTERS[0])
        body(sheet, 0)

    document = reading(draw)
    assert [line.text for line in document.furniture] == [CHAPTERS[0]]
