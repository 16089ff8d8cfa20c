"""Lines as a reader sees them: ruby, marks set high, writing from top to bottom."""

from collections.abc import Callable
from typing import Any

from ingest.document import Document, Line, Table


def lines(document: Document) -> list[Line]:
    """The lines of all passages."""
    return [line for passage in document.passages() for line in passage.text.lines]


def down(sheet: Any, x: float, y: float, words: str, size: float = 10) -> None:
    """Words set from top to bottom, a character under the other."""
    for number, character in enumerate(words):
        sheet.text(x, y + size * (number + 1), character, size)


def test_ruby_is_kept_apart(reading: Callable[..., Document]) -> None:
    """Readings over words are in no text, not even that of a cell, but with the line that they belong to."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 100, "市民の暮らしを支える仕組みを作ります。", 10)
        sheet.text(60, 90.5, "しみん", 5)
        sheet.text(90, 90.5, "く", 5)
        sheet.grid([60, 160, 260], [120, 150, 180], [["施策", "担当"], ["窓口", "市民課"]], 12)
        sheet.text(65, 123, "しさく", 5)

    document = reading(draw)
    assert [(line.text, line.ruby) for line in lines(document)] == [
        ("市民の暮らしを支える仕組みを作ります。", ("しみん", "く"))
    ]
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.text.text for cell in table.cells] == ["施策", "担当", "窓口", "市民課"]


def test_small_kana_that_are_no_ruby(reading: Callable[..., Document]) -> None:
    """A small note above words of its own stays: there is white between them, or only kana below."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 80, "あらまし", 5)
        sheet.text(60, 100, "計画の概要を示します。", 10)
        sheet.text(60, 130.5, "よりよい", 5)
        sheet.text(60, 140, "まちづくり", 10)

    assert [line.text for line in lines(reading(draw))] == [
        "あらまし",
        "計画の概要を示します。",
        "よりよい",
        "まちづくり",
    ]


def test_powers_are_no_footnote_marks(reading: Callable[..., Document]) -> None:
    """A raised 2 behind a metre is read, a raised mark behind a word is not."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 100, "広さは20km", 10)
        width = sheet.canvas.stringWidth("広さは20km", "HeiseiKakuGo-W5", 10)
        sheet.text(60 + width, 96, "2", 8.3)
        sheet.text(66 + width, 100, "の森林", 10)
        sheet.text(96 + width, 96, "3", 8.3)

    assert [line.text for line in lines(reading(draw))] == ["広さは20km²の森林"]


def test_vertical_writing(reading: Callable[..., Document]) -> None:
    """Columns are read from right to left; a short one ends its paragraph; a stop is followed by no blank."""

    def draw(sheet: Any) -> None:
        down(sheet, 300, 100, "市は窓口を新しくし、待つ時間を短くする。")
        down(sheet, 285, 100, "そのために受付の台帳を電子に改める。次")
        down(sheet, 270, 100, "の年に使い始める。")
        down(sheet, 255, 100, "図書館は本を届ける。")

    document = reading(draw)
    assert [passage.text.text for passage in document.passages()] == [
        "市は窓口を新しくし、待つ時間を短くする。そのために受付の台帳を電子に改める。次の年に使い始める。",
        "図書館は本を届ける。",
    ]
    assert all(line.vertical for line in lines(document))
