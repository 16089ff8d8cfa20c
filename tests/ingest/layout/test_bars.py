"""Schedules: the columns that a bar spans are judged from its shape."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.document import Bar, Document, Table
from ingest.layout.bars import spanned

XS = [100, 180, 260, 340, 420, 500]
YS = [100, 120, 180]
HEADS = [["取組", "R6", "R7", "R8", "R9"], ["窓口の整備", "", "", "", ""]]


def bars(document: Document) -> list[Bar]:
    """The bars of all tables."""
    return [bar for block in document.blocks if isinstance(block, Table) for bar in block.bars]


def spans(document: Document) -> list[tuple[str, int, int]]:
    """Text, first and last column of each bar."""
    return [(bar.text.text, bar.first, bar.last) for bar in bars(document)]


def test_pointed_bars_over_columns(reading: Callable[..., Document]) -> None:
    """Each bar has its text and its columns; the text is no longer the cell's."""

    def draw(sheet: Any) -> None:
        sheet.grid(XS, YS, HEADS)
        sheet.bar(182, 125, 258, 142, "検討")
        sheet.bar(262, 150, 498, 167, "試行と拡大")

    document = reading(draw)
    assert spans(document) == [("検討", 1, 1), ("試行と拡大", 2, 4)]
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert all(not cell.text for cell in table.cells if cell.row == 1 and cell.column > 0)


def test_a_bar_as_wide_as_its_row_among_others(reading: Callable[..., Document]) -> None:
    """Below bars of its colour, a plain box over the whole row is a bar and no background."""

    def draw(sheet: Any) -> None:
        for y in YS:
            sheet.line(XS[0], y, XS[-1], y)
        for x in (XS[0], XS[-1]):
            sheet.line(x, YS[0], x, YS[-1])
        for x in XS[1:-1]:
            sheet.line(x, YS[0], x, YS[1])
        for x, words in zip(XS, ["R6", "R7", "R8", "R9", "R10"], strict=False):
            sheet.text(x + 3, 114, words, 9)
        for x0, x1, top, words in ((100, 180, 124, "検討"), (180, 500, 141, "試行"), (100, 500, 160, "研修")):
            sheet.box(x0 + 2, top, x1 - 2, top + 14, fill=(1.0, 0.8, 0.5))
            sheet.text(x0 + 10, top + 10, words, 8)

    assert sorted(spans(reading(draw))) == [("検討", 0, 0), ("研修", 0, 4), ("試行", 1, 4)]


def test_bar_drawn_twice_is_one(reading: Callable[..., Document]) -> None:
    """A bar that is drawn again in the same place is the same bar."""

    def draw(sheet: Any) -> None:
        sheet.grid(XS, YS, HEADS)
        for _ in range(3):
            sheet.bar(182, 125, 338, 142, "")
        sheet.text(190, 136, "運用", 8)

    assert spans(reading(draw)) == [("運用", 1, 2)]


def test_thin_arrow_with_words_above(reading: Callable[..., Document]) -> None:
    """A line with a head is a bar whose text stands right above it."""

    def draw(sheet: Any) -> None:
        sheet.grid(XS, YS, HEADS)
        sheet.text(190, 140, "調査", 8)
        sheet.line(184, 146, 330, 146)
        path = sheet.canvas.beginPath()
        path.moveTo(330, sheet.height - 143)
        path.lineTo(338, sheet.height - 146)
        path.lineTo(330, sheet.height - 149)
        path.close()
        sheet.canvas.setFillColorRGB(0, 0, 0)
        sheet.canvas.drawPath(path, stroke=0, fill=1)

    assert spans(reading(draw)) == [("調査", 1, 2)]


def test_arrows_that_are_characters(reading: Callable[..., Document]) -> None:
    """Arrows in the cells after a text carry it on; such a bar is marked as not drawn."""
    rows = [HEADS[0], ["窓口の整備", "検討", "→", "実施", "⇒"]]
    found = bars(reading(lambda sheet: sheet.grid(XS, [100, 120, 140], rows)))
    assert [(bar.text.text, bar.first, bar.last) for bar in found] == [("検討", 1, 2), ("実施", 3, 4)]
    assert not any(bar.drawn for bar in found)


def test_bar_under_a_wide_cell_takes_the_heads_columns(reading: Callable[..., Document]) -> None:
    """Where the row of the bars is one wide cell, the heads above divide it."""

    def draw(sheet: Any) -> None:
        for y in (100, 120, 180):
            sheet.line(100, y, 500, y)
        for x in (100, 180, 500):
            sheet.line(x, 100, x, 180)
        for x in (260, 340, 420):
            sheet.line(x, 100, x, 120)
        for x, words in zip((110, 190, 270, 350, 430), HEADS[0], strict=True):
            sheet.text(x, 114, words)
        sheet.text(110, 140, "整備")
        sheet.bar(262, 130, 418, 147, "工事")

    assert spans(reading(draw)) == [("工事", 2, 3)]


@pytest.mark.parametrize(
    ("start", "end", "columns"),
    [(0, 100, [0]), (2, 98, [0]), (0, 110, [0]), (60, 200, [0, 1]), (70, 130, [0, 1]), (95, 200, [1]), (120, 150, [1])],
)
def test_spanned(start: float, end: float, columns: list[int]) -> None:
    """A quarter of a column counts, a point over its edge does not; a short bar counts where it lies."""
    assert spanned(start, end, [(0, 100), (100, 200), (200, 300)]) == columns


def test_boxes_painted_over_the_rules_of_a_table(reading: Callable[..., Document]) -> None:
    """A box over several cells, its sides along their rules, is a bar and makes no columns of its own."""

    def draw(sheet: Any) -> None:
        sheet.grid(XS, [100, 120, 146, 172], [*HEADS, ["台帳の更新"]])
        for x0, x1, top, words in ((181, 338, 121, "調査"), (341, 499, 121, "更新"), (262, 419, 147, "入力")):
            sheet.box(x0, top, x1, top + 24, fill=(0.9, 0.9, 1))
            sheet.box(x0, top, x1, top + 24)
            sheet.text((x0 + x1) / 2 - 10, top + 15, words)

    document = reading(draw)
    assert spans(document) == [("調査", 1, 2), ("更新", 3, 4), ("入力", 2, 3)]
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.columns == 5


def test_a_badge_beside_the_cells_is_not_lost(reading: Callable[..., Document]) -> None:
    """Words in a shape that lies within a table but over none of its cells are read all the same."""

    def draw(sheet: Any) -> None:
        sheet.box(100, 100, 120, 200)
        for y in (140, 170, 200):
            sheet.line(120, y, 500, y)
        for x in (220, 500):
            sheet.line(x, 140, x, 200)
        sheet.canvas.roundRect(420, sheet.height - 132, 70, 24, 6)
        sheet.text(440, 124, "新規")
        sheet.text(130, 160, "担当課")
        sheet.text(230, 160, "図書館")
        sheet.text(130, 190, "概要")
        sheet.text(230, 190, "本を届ける。")

    assert "新規" in [passage.text.text for passage in reading(draw).passages()]


def test_a_letter_in_a_disc_is_what_its_cell_says(reading: Callable[..., Document]) -> None:
    """A disc around a single letter is a grade in the cell, no bar."""

    def draw(sheet: Any) -> None:
        sheet.grid([100, 260, 420], [100, 120, 150, 180], [["取組", "評価"], ["窓口の整備", ""], ["道の手入れ", ""]])
        for y, grade in ((126, "A"), (156, "B")):
            sheet.canvas.setFillColorRGB(0.6, 0.8, 1)
            sheet.canvas.circle(340, sheet.height - y - 9, 9, stroke=0, fill=1)
            sheet.text(337, y + 12, grade, 9)

    document = reading(draw)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert spans(document) == []
    assert [cell.text.text for cell in table.cells if cell.column == 1] == ["評価", "A", "B"]


def test_a_frame_around_a_whole_table_is_no_bar(reading: Callable[..., Document]) -> None:
    """The words in a frame with round corners around two painted cells belong to these."""

    def draw(sheet: Any) -> None:
        sheet.box(60, 100, 200, 150, fill=(0.8, 0.9, 0.8))
        sheet.box(200, 100, 500, 150, fill=(0.9, 0.95, 0.9))
        sheet.rounded(60, 100, 500, 150)
        sheet.text(66, 120, "柱１　緑のまち")
        sheet.text(210, 120, "施策1-1　花壇の手入れ")
        sheet.text(210, 138, "施策1-2　苗木の配布")

    (table,) = (block for block in reading(draw).blocks if isinstance(block, Table))
    assert not table.bars
    assert [cell.text.text for cell in table.cells] == ["柱１　緑のまち", "施策1-1　花壇の手入れ施策1-2　苗木の配布"]
