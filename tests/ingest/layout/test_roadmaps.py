"""Schedules that no rules make: heads of periods in a line, bars below them."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.document import Document, Table
from tests.ingest.layout.test_bars import spans

YEARS = ["令和6年度", "令和7年度", "令和8年度", "令和9年度"]
BLUE = (0.7, 0.8, 1.0)
LEFT, STEP = 160, 90


def heads(sheet: Any, words: list[str], *, centred: bool) -> None:
    """Periods in a line, each at the start or in the middle of its column."""
    for number, word in enumerate(words):
        width = sheet.canvas.stringWidth(word, "HeiseiKakuGo-W5", 9)
        sheet.text(LEFT + STEP * number + ((STEP - width) / 2 if centred else 0), 100, word, 9)


def box(sheet: Any, first: int, last: int, top: float, words: str) -> None:
    """A plain coloured box over whole columns, with words in its middle."""
    sheet.box(LEFT + STEP * first, top, LEFT + STEP * (last + 1), top + 16, fill=BLUE)
    sheet.text(LEFT + STEP * first + 20, top + 12, words, 9)


@pytest.mark.parametrize("centred", [True, False])
@pytest.mark.parametrize(
    "words",
    [
        YEARS,
        ["2025", "2026", "2027", "2028"],
        ["第1四半期", "第2四半期", "第3四半期", "第4四半期"],
        ["4月", "5月", "6月", "7月"],
    ],
)
def test_boxes_below_periods(words: list[str], *, centred: bool, reading: Callable[..., Document]) -> None:
    """Boxes that touch, below heads that no box holds, span the periods over which they lie; the words at the left are rows."""

    def draw(sheet: Any) -> None:
        heads(sheet, words, centred=centred)
        sheet.text(50, 125, "窓口の整備", 9)
        box(sheet, 0, 1, 114, "設計")
        box(sheet, 2, 3, 114, "運用")
        sheet.text(50, 155, "台帳の電子化", 9)
        box(sheet, 1, 1, 144, "調査")

    document = reading(draw)
    assert spans(document) == [("設計", 1, 2), ("運用", 3, 4), ("調査", 2, 2)]
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [cell.text.text for cell in table.cells if cell.header] == ["", *words]
    assert [cell.text.text for cell in table.cells if cell.column == 0] == ["", "窓口の整備", "台帳の電子化"]


def test_a_schedule_in_a_frame_ends_at_its_rule(reading: Callable[..., Document]) -> None:
    """Heads on boxes of colour between two rules, bars below down to a third one: the label below it in the frame is no bar."""
    years = ["令和6(2024)年度", "令和7(2025)年度", "令和8(2026)年度", "令和9(2027)年度"]

    def draw(sheet: Any) -> None:
        sheet.box(40, 60, 530, 240)
        sheet.text(50, 80, "緑の回廊", 10)
        for number, word in enumerate(years):
            sheet.box(LEFT + STEP * number, 90, LEFT + STEP * (number + 1), 106, fill=(0.9, 0.95, 0.9))
            sheet.text(LEFT + STEP * number + 5, 101, word, 9)
        for y in (90, 106, 170):
            sheet.line(LEFT, y, LEFT + 4 * STEP, y)
        box(sheet, 0, 1, 114, "設計")
        box(sheet, 2, 3, 134, "運用")
        sheet.box(LEFT, 180, LEFT + 50, 196, fill=(0.2, 0.4, 0.6))
        sheet.text(LEFT + 5, 192, "備考欄", 9, (1, 1, 1))
        sheet.text(LEFT, 220, "国の制度が変わるときは見直します。", 9)

    assert spans(reading(draw)) == [("設計", 0, 1), ("運用", 2, 3)]


def test_arrows_below_periods_in_boxes(reading: Callable[..., Document]) -> None:
    """Heads in boxes of their own; arrows with words above them; no names at the left."""

    def draw(sheet: Any) -> None:
        for number, word in enumerate(YEARS):
            sheet.box(LEFT + STEP * number, 86, LEFT + STEP * (number + 1), 106)
            sheet.text(LEFT + STEP * number + 20, 100, word, 9)
        for first, last, base, words in ((0, 1, 130, "協議"), (2, 3, 130, "試行"), (1, 3, 160, "見直し")):
            sheet.text(LEFT + STEP * first + 20, base, words, 8)
            end = LEFT + STEP * (last + 1)
            sheet.line(LEFT + STEP * first + 3, base + 5, end - 6, base + 5)
            path = sheet.canvas.beginPath()
            path.moveTo(end - 6, sheet.height - base - 2)
            path.lineTo(end - 1, sheet.height - base - 5)
            path.lineTo(end - 6, sheet.height - base - 8)
            path.close()
            sheet.canvas.drawPath(path, stroke=0, fill=1)

    assert spans(reading(draw)) == [("協議", 0, 1), ("試行", 2, 3), ("見直し", 1, 3)]


def test_years_without_bars_are_no_schedule(reading: Callable[..., Document]) -> None:
    """Years in a line above text make no table."""

    def draw(sheet: Any) -> None:
        heads(sheet, YEARS, centred=True)
        sheet.text(60, 130, "この間に窓口の整備を進め、台帳を電子に改める。", 10)

    assert not [block for block in reading(draw).blocks if isinstance(block, Table)]


def _painted_heads(sheet: Any) -> None:
    """Years on boxes of colour, with guide lines below where the columns part."""
    for number, word in enumerate(YEARS):
        sheet.box(LEFT + STEP * number, 88, LEFT + STEP * (number + 1), 104, fill=(0.1, 0.2, 0.4))
        sheet.text(LEFT + STEP * number + 20, 100, word, 9, (1, 1, 1))
        sheet.line(LEFT + STEP * (number + 1), 104, LEFT + STEP * (number + 1), 180)


def test_bars_as_wide_as_one_column(reading: Callable[..., Document]) -> None:
    """Boxes of colour that end where columns part are bars, and no cells of a table, where nothing else is written there."""

    def draw(sheet: Any) -> None:
        _painted_heads(sheet)
        for top, number, words in ((108, 0, "設計"), (130, 1, "試行"), (152, 3, "運用")):
            box(sheet, number, number, top, words)

    assert spans(reading(draw)) == [("設計", 0, 0), ("試行", 1, 1), ("運用", 3, 3)]


def test_a_schedule_with_its_title_has_no_names_at_its_left(reading: Callable[..., Document]) -> None:
    """Under a title that begins with the first year, text at the left is of another column; frames with a label below the bars
    are none themselves.
    """

    def draw(sheet: Any) -> None:
        sheet.text(LEFT + 4, 82, "スケジュール", 9)
        _painted_heads(sheet)
        box(sheet, 0, 1, 110, "設計")
        box(sheet, 2, 3, 134, "運用")
        for y, words in ((100, "窓口を開き、相談に"), (114, "応じた。台帳を電子"), (128, "に改めた。")):
            sheet.text(50, y, words, 9)
        sheet.rounded(LEFT, 160, LEFT + 240, 184)
        sheet.box(LEFT, 160, LEFT + 50, 184, fill=(0.9, 0.5, 0.1))
        sheet.text(LEFT + 10, 175, "課題", 9, (1, 1, 1))
        sheet.text(LEFT + 60, 170, "職員が足りず、窓口を開く", 8)
        sheet.text(LEFT + 60, 181, "日が限られている。", 8)

    document = reading(draw)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.columns == len(YEARS)
    assert spans(document) == [("設計", 0, 1), ("運用", 2, 3)]
