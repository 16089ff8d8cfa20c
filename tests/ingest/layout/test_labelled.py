"""Lists of labels with their texts beside them, and what only looks like one."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.document import Document, Table

LABELS = 60, 160
ROWS = [
    ("担当課", ["緑の課"]),
    ("取組の概要", ["公園の花壇を町内会と一緒に手入れし、花の苗を配ります。"]),
    (
        "令和６年度の実績",
        ["苗を二千株配り、花壇は十五か所に増えました。水やりの当番を", "決めたところ、夏に枯れる苗が減りました。"],
    ),
]
SENTENCE = "この計画は市民の暮らしを支える取組を定めるものであり令和九年度までを期間とする。"


def pairs(sheet: Any, rows: list[tuple[str, list[str]]], y: float = 120, xs: tuple[float, float] = LABELS) -> float:
    """Labels and the lines beside each; gives where the next one would stand."""
    for label, lines in rows:
        sheet.text(xs[0], y, label, 9)
        for line in lines:
            sheet.text(xs[1], y, line, 9)
            y += 15
    return y


def grids(document: Document) -> list[list[list[str]]]:
    """The texts of each table."""
    return [
        [[table.grid()[row, column].text.text for column in range(table.columns)] for row in range(table.rows)]
        for table in document.blocks
        if isinstance(table, Table)
    ]


def expected(rows: list[tuple[str, list[str]]]) -> list[list[str]]:
    """The same as a table."""
    return [[label, "".join(lines)] for label, lines in rows]


def test_labels_with_their_texts(reading: Callable[..., Document]) -> None:
    """A list of labels is a table whose first column labels the rows, without a head; the words around it stay."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 100, "取組１　花の道をつくる", 12)
        y = pairs(sheet, ROWS)
        sheet.text(60, y + 40, SENTENCE)

    document = reading(draw)
    assert grids(document) == [expected(ROWS)]
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert table.header_rows == 0
    assert [cell.header for cell in table.cells] == [True, False] * 3
    assert [passage.text.text for passage in document.passages()] == ["取組１　花の道をつくる", SENTENCE]


def test_lists_below_each_other(reading: Callable[..., Document]) -> None:
    """Lists parted by a heading are a table each, also one of two labels, and one that stands a little beside its text."""

    def draw(sheet: Any) -> None:
        y = pairs(sheet, [("■現状", ROWS[2][1]), ("■課題", ROWS[1][1])], xs=(60, 100))
        sheet.text(60, y + 20, "（２）花の苗を育てる", 12)
        pairs(sheet, ROWS, y + 40, (60, 142))

    first = [("■現状", ROWS[2][1]), ("■課題", ROWS[1][1])]
    assert grids(reading(draw)) == [expected(first), expected(ROWS)]


def test_a_larger_line_above_a_label_at_the_top_of_a_page_is_no_text(reading: Callable[..., Document]) -> None:
    """The name behind a badge, in line with the text of the label below it, goes on no text of the page before."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 40, "施策の展開", 9)
        sheet.text(160, 80, "花の道をつくる", 12)
        pairs(sheet, [("施策の目的", [SENTENCE[:30]])], 100)

    assert grids(reading(draw)) == []


def contents(sheet: Any) -> None:
    """Titles with leaders to their pages."""
    pairs(sheet, [("計画の考え方", ["はじめに" + "…" * 30 + "1"]), ("五つの取組", ["花の道" + "…" * 31 + "5"])])


def numbered(sheet: Any) -> None:
    """Headings of two levels, and papers that are attached."""
    pairs(sheet, [("基本目標1", [SENTENCE[:30]]), ("施策1-1", [SENTENCE[10:40]]), ("資料2", [SENTENCE[20:]])])


def dated(sheet: Any) -> None:
    """What happened on some days."""
    pairs(sheet, [("令和5年4月", [SENTENCE[:30]]), ("令和5年10月1日", [SENTENCE[10:40]]), ("令和6年1月", [SENTENCE])])


def noted(sheet: Any) -> None:
    """Notes and items with their numbers before them."""
    pairs(sheet, [("※１", [SENTENCE[:30]]), ("①", [SENTENCE[10:40]]), ("（３）", [SENTENCE]), ("iv.", [SENTENCE])])


def two_columns(sheet: Any) -> None:
    """Running text in two columns, the left one the narrower."""
    for number in range(8):
        sheet.text(60, 120 + 15 * number, SENTENCE[number : number + 14], 10)
        sheet.text(230, 120 + 15 * number, SENTENCE[: 30 + number % 2], 10)


def figures(sheet: Any) -> None:
    """Captions under two figures side by side, and words below them."""
    pairs(sheet, [("図１　花壇の数", ["図２　苗の数"]), ("資料：緑の課", ["資料：緑の課"])], xs=(80, 330))


@pytest.mark.parametrize("draw", [contents, numbered, dated, noted, two_columns, figures])
def test_what_is_no_list(reading: Callable[..., Document], draw: Callable[[Any], None]) -> None:
    """Contents, headings with their numbers, dates, notes, running text in columns and captions are no lists of labels."""
    assert not grids(reading(draw))


def test_numbers_before_their_texts_make_no_column(reading: Callable[..., Document]) -> None:
    """Numbers that stand far before the lines of a list are read with these, not as a column of their own."""

    def draw(sheet: Any) -> None:
        for number in range(4):
            sheet.text(60, 120 + 40 * number, f"({number + 1})")
            sheet.text(100, 120 + 40 * number, SENTENCE)
            sheet.text(100, 135 + 40 * number, SENTENCE[:20] + "。")

    found = [passage.text.text.split("　")[0] for passage in reading(draw).passages()]
    assert found == ["(1)", "(2)", "(3)", "(4)"]
