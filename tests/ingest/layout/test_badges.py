"""Badges: boxes with a word in a line of writing are read as words in brackets, where they stand."""

from collections.abc import Callable
from typing import Any

from ingest.document import Document, Panel, Table
from tests.ingest.layout.test_bars import spans

GREY = (0.8, 0.8, 0.8)


def badge(sheet: Any, x: float, base: float, words: str) -> None:
    """A small box with words in it, on a line of writing."""
    sheet.box(x, base - 10, x + 9 * len(words) + 6, base + 4, fill=GREY)
    sheet.text(x + 3, base, words, 8)


def test_badges_in_a_line_of_a_cell(reading: Callable[..., Document]) -> None:
    """Badges before what they ask for are part of the cell's line; no bars of a schedule come of them."""

    def draw(sheet: Any) -> None:
        sheet.grid([80, 160, 480], [100, 130, 160], [["", ""], ["概要", "花壇を市民と手入れする。"]])
        sheet.box(80, 70, 480, 100)
        badge(sheet, 90, 90, "担当課")
        sheet.text(128, 90, "公園課", 10)
        badge(sheet, 200, 90, "関係課")
        sheet.text(238, 90, "農政課", 10)

    document = reading(draw)
    assert not spans(document)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert "【担当課】　公園課　【関係課】　農政課" in [cell.text.text for cell in table.cells]


def test_a_badge_behind_the_title_on_the_band_of_a_frame(reading: Callable[..., Document]) -> None:
    """What a pill at the end of a frame's title says is apart from the title."""

    def draw(sheet: Any) -> None:
        sheet.box(50, 110, 300, 200)
        sheet.box(50, 110, 300, 132, fill=(0.9, 0.5, 0.3))
        sheet.text(60, 125, "事業2　花の会議", 10, (1, 1, 1))
        sheet.canvas.setFillColorRGB(1, 1, 1)
        sheet.canvas.roundRect(148, sheet.height - 128, 28, 12, 5, stroke=0, fill=1)
        sheet.text(152, 125, "新規", 8, (0.8, 0, 0))
        for y, words in ((150, "町の花を話し合う場を設けます。"), (167, "年に四回開きます。"), (184, "担当課：公園課")):
            sheet.text(60, y, words, 9)

    (panel,) = [block for block in reading(draw).blocks if isinstance(block, Panel)]
    assert panel.passages[0].text.text == "事業2　花の会議　【新規】"


def test_boxes_under_years_stay_bars(reading: Callable[..., Document]) -> None:
    """A box in a column of a year is a bar, also with words beside it in a wide cell that the years part."""

    def draw(sheet: Any) -> None:
        sheet.grid([80, 160, 240, 320, 400], [100, 120], [["取組", "R6", "R7", "R8"]])
        for y in (120, 150):
            sheet.line(80, y, 400, y)
        for x in (80, 160, 400):
            sheet.line(x, 120, x, 150)
        sheet.text(90, 140, "橋の点検", 9)
        badge(sheet, 165, 140, "調査")
        sheet.text(192, 140, "1橋", 8)

    assert spans(reading(draw)) == [("調査", 1, 1)]


def test_a_badge_in_a_frame_stays_in_its_line(reading: Callable[..., Document]) -> None:
    """A label in a box at the end of a frame belongs to the frame, with the words behind it."""

    def draw(sheet: Any) -> None:
        for left, name in ((50, "花壇の手入れ"), (310, "苗木の配布")):
            sheet.rounded(left, 110, left + 230, 220)
            sheet.text(left + 10, 130, name, 12)
            sheet.text(left + 10, 155, "市民と手入れをします。", 9)
            sheet.text(left + 10, 172, "苗木を学校に配ります。", 9)
            badge(sheet, left + 120, 200, "担当課")
            sheet.text(left + 160, 200, "公園課", 9)

    panels = [block for block in reading(draw).blocks if isinstance(block, Panel)]
    assert [panel.passages[-1].text.text for panel in panels] == 2 * ["【担当課】　公園課"]


def test_a_label_over_a_frame_still_names_it(reading: Callable[..., Document]) -> None:
    """A box on the edge of a frame is the frame's label, whatever stands at its height."""

    def draw(sheet: Any) -> None:
        sheet.rounded(80, 110, 420, 220)
        sheet.box(95, 102, 150, 118, fill=GREY)
        sheet.text(100, 114, "課題", 9)
        for y in (140, 160, 180):
            sheet.text(95, y, "花壇の担い手が足りません。", 9)

    (panel,) = [block for block in reading(draw).blocks if isinstance(block, Panel)]
    assert panel.label is not None
    assert panel.label.text == "課題"
