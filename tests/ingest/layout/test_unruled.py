"""Tables whose rows no rule parts, and what only looks like one."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.document import Document, Table

XS = (60, 110, 300, 400)
HEAD = ["番号", "事業名", "担当課", "予算額（千円）"]
ROWS = [
    ["1", "川岸の道を直す", "土木課", "1,200"],
    ["2", "森の学校を開く", "環境課", "350"],
    ["3", "橋の手すりを塗り直す", "土木課", "980"],
    ["4", "市民の農園をふやす", "農政課", "2,040"],
]
SENTENCE = "この計画は市民の暮らしを支える取組を定めるものであり令和九年度までを期間とする。"


def lines(sheet: Any, rows: list[list[str]], step: float = 18) -> None:
    """Rows of texts that keep to columns."""
    for number, row in enumerate(rows):
        for x, words in zip(XS, row, strict=True):
            sheet.text(x, 120 + step * number, words, 9)


def grids(document: Document) -> list[list[list[str]]]:
    """The texts of each table."""
    return [
        [[table.grid()[row, column].text.text for column in range(table.columns)] for row in range(table.rows)]
        for table in document.blocks
        if isinstance(table, Table)
    ]


@pytest.mark.parametrize("rules", [(), (106, 125, 199)])
def test_columns_by_white_alone(reading: Callable[..., Document], rules: tuple[float, ...]) -> None:
    """Lines of texts under a head are rows, without any rule or with rules at head and foot only; the words around stay."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 80, "次の事業を行います。")
        lines(sheet, [HEAD, *ROWS])
        for y in rules:
            sheet.line(60, y, 500, y)
        sheet.text(60, 240, SENTENCE)

    document = reading(draw)
    assert grids(document) == [[HEAD, *ROWS]]
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert table.header_rows == 1
    assert [passage.text.text for passage in document.passages()] == ["次の事業を行います。", SENTENCE]


def test_a_line_without_a_number_goes_on_the_row_above(reading: Callable[..., Document]) -> None:
    """A second line of a name, with nothing in the first column, belongs to the row above it."""

    def draw(sheet: Any) -> None:
        lines(sheet, [HEAD, *ROWS], 36)
        for number in range(1, 5):
            sheet.text(110, 132 + 36 * number, "（三年の間）", 9)

    expected = [[row[0], row[1] + "（三年の間）", *row[2:]] for row in ROWS]
    assert grids(reading(draw)) == [[HEAD, *expected]]


def test_sentences_under_heads_are_rows(reading: Callable[..., Document]) -> None:
    """Without numbers, lines whose first column names something and whose last one holds sentences are a table; a short second
    line of a name stands closer to the first one than rows do, and heads may be years.
    """

    def draw(sheet: Any) -> None:
        rows = [["取組", "", "担当", "令和6年度"], *([row[1], "", row[2], f"{row[1]}。"] for row in ROWS)]
        for number, (first, _, second, third) in enumerate(rows):
            for x, words in zip((60, 220, 300), (first, second, third), strict=True):
                sheet.text(x, 120 + 24 * number + 12 * (number > 1), words, 9)
        sheet.text(69, 156, "（三年の間）", 9)

    head, first, *rest = grids(reading(draw))[0]
    assert head == ["取組", "担当", "令和6年度"]
    assert first == ["川岸の道を直す（三年の間）", "土木課", "川岸の道を直す。"]
    assert rest == [[row[1], row[2], f"{row[1]}。"] for row in ROWS[1:]]


def columns_of_text(sheet: Any) -> None:
    """Running text in three columns, a word with a digit at the head of none."""
    for number in range(8):
        for x in (60, 230, 400):
            sheet.text(x, 120 + 15 * number, SENTENCE[number : number + 14], 10)


def names_in_columns(sheet: Any) -> None:
    """Names side by side: none of the columns is of numbers."""
    lines(sheet, [["川の会", "森の会", "道の会", "橋の会"] for _ in range(5)])


def numbers_of_a_chart(sheet: Any) -> None:
    """Numbers over each other with no words over them."""
    lines(sheet, [[str(10 * number + place) for place in range(4)] for number in range(5)])


def lists_side_by_side(sheet: Any) -> None:
    """Three lists under their titles, each item with a bullet."""
    lines(sheet, [["その１", "その２", "その３", "費用"], *([["・川", "・森", "・道", f"{n}00"] for n in range(1, 5)])])


@pytest.mark.parametrize("draw", [columns_of_text, names_in_columns, numbers_of_a_chart, lists_side_by_side])
def test_what_is_no_table(reading: Callable[..., Document], draw: Callable[[Any], None]) -> None:
    """Running text in columns, lists side by side and numbers without heads are no tables."""
    assert not grids(reading(draw))


def test_a_ruled_row_of_running_text_stays_whole(reading: Callable[..., Document]) -> None:
    """Between horizontal rules, texts of as many lines in each column are one row, not one for each line."""

    def draw(sheet: Any) -> None:
        for x, words in zip((60, 220, 380), ("課題", "対策", "成果"), strict=True):
            sheet.text(x, 120, words, 9)
            for number in range(4):
                sheet.text(x, 145 + 14 * number, SENTENCE[number : number + 14], 9)
        for y in (106, 128, 200):
            sheet.line(60, y, 520, y)

    (table,) = grids(reading(draw))
    assert len(table) == 2
