"""Boxes with a word in a line of writing: they are read with it, from left to right."""

from collections.abc import Callable
from typing import Any

from ingest.document import Document

_BLUE, _WHITE = (0.1, 0.2, 0.5), (1, 1, 1)


def _pill(sheet: Any, x: float, y: float, words: str, size: float = 8) -> None:
    sheet.box(x - 6, y - size - 3, x + size * len(words) + 6, y + 5, _BLUE)
    sheet.text(x, y, words, size, _WHITE)


def _lines(document: Document) -> list[str]:
    return [line.text for passage in document.passages() for line in passage.text.lines]


def test_a_number_in_a_box_before_a_name(reading: Callable[..., Document]) -> None:
    """The number in a box and the name behind it are one line; a large one beside two lines names neither."""

    def draw(sheet: Any) -> None:
        sheet.box(50, 250, 90, 285, _BLUE)
        sheet.text(56, 277, "01", 24, _WHITE)
        sheet.text(100, 263, "計画の目的", 10)
        sheet.text(100, 280, "計画の背景", 10)
        _pill(sheet, 56, 120, "1-1", 10)
        sheet.text(100, 121, "花壇を増やす", 12)
        sheet.text(50, 150, "花壇を市民と手入れします。")

    assert sorted(_lines(reading(draw))) == sorted(
        ["01", "計画の目的", "計画の背景", "1-1　花壇を増やす", "花壇を市民と手入れします。"]
    )


def test_a_grade_in_a_box_behind_its_year(reading: Callable[..., Document]) -> None:
    """A letter in a box right behind smaller type is the last word of that line."""

    def draw(sheet: Any) -> None:
        sheet.text(50, 80, "花壇を市民と手入れします。")
        sheet.text(60, 120, "令和6年度", 7)
        sheet.box(96, 106, 116, 126, _BLUE)
        sheet.text(101, 120, "A", 11, _WHITE)

    assert _lines(reading(draw))[1:] == ["令和6年度　A"]
