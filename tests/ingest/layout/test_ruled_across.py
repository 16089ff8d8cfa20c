"""Tables with rules across and none down: what parts their rows and columns, and what does not."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.document import Document, Table

TINT, GREY = (0.87, 0.93, 0.86), (0.93, 0.93, 0.93)
SIZE = 9.0
Cell = tuple[str, ...]  # the lines of a cell


def grids(document: Document) -> list[list[list[str]]]:
    """The text at each place of each table; a merged cell's text stands at each place that it covers."""
    found = []
    for table in (block for block in document.blocks if isinstance(block, Table)):
        grid = table.grid()
        found.append([[grid[row, c].text.text for c in range(table.columns)] for row in range(table.rows)])
    return found


def painted(sheet: Any, xs: list[float], top: float, bottom: float, words: list[str]) -> None:
    """Cells of colour side by side."""
    for left, right, each in zip(xs, xs[1:], words, strict=False):
        sheet.box(left, top, right, bottom, TINT)
        sheet.text(left + 3, (top + bottom) / 2 + 3, each, SIZE)


def title(sheet: Any, xs: list[float], top: float, words: str) -> None:
    """A band of grey over the whole width, ruled above and below."""
    sheet.box(xs[0], top, xs[-1], top + 16, GREY)
    for y in (top, top + 16):
        sheet.line(xs[0], y, xs[-1], y)
    sheet.text(xs[0] + 3, top + 11, words, SIZE)


def row(sheet: Any, xs: list[float], top: float, bottom: float, cells: list[Cell]) -> None:
    """Texts in the middle of a row's height, with a rule below; a cell without lines is one of the rows above."""
    for left, lines in zip(xs, cells, strict=False):
        for number, words in enumerate(lines):
            sheet.text(left + 3, (top + bottom) / 2 + 3 + 12 * (number - (len(lines) - 1) / 2), words, SIZE)
    begins = next(x for x, lines in zip(xs, cells, strict=False) if lines)
    sheet.line(begins, bottom, xs[-1], bottom)


def test_titles_below_a_head_of_three_rows(reading: Callable[..., Document]) -> None:
    """Bands over the whole width right below a head of several rows are no more rows of it: what follows has its columns."""
    xs = [60.0, 180.0, 240.0, 300.0, 440.0]

    def draw(sheet: Any) -> None:
        for left, right, words in ((60, 180, "事業名"), (300, 440, "担当課")):
            painted(sheet, [left, right], 100, 145, [words])
        painted(sheet, [180, 300], 100, 115, ["令和"])
        painted(sheet, [180, 300], 115, 130, ["６年度"])
        painted(sheet, [180, 240, 300], 130, 145, ["目標", "実績"])
        title(sheet, xs, 145, "目標１　育つまち")
        title(sheet, xs, 161, "施策（１）　学校")
        row(sheet, xs, 177, 205, [("図書館の本をふや", "す事業"), ("10冊",), ("12冊",), ("図書館",)])
        title(sheet, xs, 205, "施策（２）　公園")
        row(sheet, xs, 221, 240, [("花壇",), ("3か所",), ("2か所",), ("公園課",)])

    (table,) = grids(reading(draw))
    assert table[3:] == [
        ["目標１　育つまち"] * 4,
        ["施策（１）　学校"] * 4,
        ["図書館の本をふやす事業", "10冊", "12冊", "図書館"],
        ["施策（２）　公園"] * 4,
        ["花壇", "3か所", "2か所", "公園課"],
    ]


def test_bands_between_rules_without_a_head(reading: Callable[..., Document]) -> None:
    """A page on which a table goes on begins with a band; the band is a row and no frame, and the rows are in columns."""
    xs = [60.0, 180.0, 300.0, 440.0]

    def draw(sheet: Any) -> None:
        title(sheet, xs, 60, "施策（１）　学校")
        row(sheet, xs, 76, 95, [("図書館",), ("本をふやす。",), ("図書館",)])
        row(sheet, xs, 95, 114, [("食堂",), ("献立を考える。",), ("学校課",)])
        title(sheet, xs, 114, "施策（２）　公園")
        row(sheet, xs, 130, 149, [("花壇",), ("花を植える。",), ("公園課",)])

    (table,) = grids(reading(draw))
    assert table[1:3] == [["図書館", "本をふやす。", "図書館"], ["食堂", "献立を考える。", "学校課"]]
    assert table[4] == ["花壇", "花を植える。", "公園課"]


def test_a_band_that_colour_alone_ends_is_no_row(reading: Callable[..., Document]) -> None:
    """A band of colour that no line runs along is the title of a card, not a row of one."""

    def draw(sheet: Any) -> None:
        sheet.box(60, 100, 440, 120, TINT)
        for x, words in ((64, "施策３　せん定枝の資源化"), (400, "評価Ｃ")):
            sheet.text(x, 114, words, SIZE)
        for y, label in ((140, "担当課"), (160, "概要"), (180, "展開")):
            sheet.text(64, y, label, SIZE)
            sheet.text(140, y, "庭のある家に苗を配り、花を植える。", SIZE)
        for y in (196, 220, 240):
            sheet.line(60, y, 440, y)
        for y in (212, 234):
            sheet.text(64, y, "花壇", SIZE)
            sheet.text(400, y, "３か所", SIZE)

    assert not any("せん定枝" in text for table in grids(reading(draw)) for line in table for text in line)


def test_a_row_between_rows_as_wide_is_no_heading(reading: Callable[..., Document]) -> None:
    """A row whose texts stand near each other is no heading between two tables, though the rows around it fill the same
    widths: they say other words.
    """
    xs = [60.0, 80.0, 160.0, 312.0]

    def draw(sheet: Any) -> None:
        painted(sheet, [*xs, 380], 100, 120, ["番号", "事業名", "内容", "課"])
        for number in range(4):
            cells = [
                (f"{number}",),
                ("花を植えて育てて", "いく"),
                ("庭のある家に苗を配り、みんなで花", f"壇の世話をする{'。' * (number + 1)}"),
                ("公園",),
            ]
            row(sheet, [*xs, 380], 120 + 30 * number, 150 + 30 * number, cells)

    (table,) = grids(reading(draw))
    assert [line[0] for line in table] == ["番号", "0", "1", "2", "3"]
    assert {line[1] for line in table[1:]} == {"花を植えて育てていく"}


def test_the_first_row_under_a_head_is_none_of_it(reading: Callable[..., Document]) -> None:
    """Where the first cell spans rows, the shorter rule below the first of them makes no group of its texts."""
    xs = [60.0, 120.0, 200.0, 330.0, 380.0]

    def draw(sheet: Any) -> None:
        painted(sheet, [*xs, 440], 100, 120, ["施策", "事業名", "内容", "課", "費用"])
        texts = ("庭のある家に苗を配り、みんなで花", "壇の世話をする。")
        row(sheet, [*xs, 440], 120, 150, [(), ("花壇",), texts, ("公園",), ("120",)])
        row(sheet, [*xs, 440], 150, 170, [(), ("並木",), ("枝を切る。",), ("土木",), ("80",)])
        sheet.text(63, 148, "緑", SIZE)
        sheet.line(60, 170, 440, 170)
        row(sheet, [*xs, 440], 170, 190, [("本",), ("図書館",), ("本をふやす。",), ("図書",), ("90",)])

    (table,) = grids(reading(draw))
    assert table[1:] == [
        ["緑", "花壇", "庭のある家に苗を配り、みんなで花壇の世話をする。", "公園", "120"],
        ["緑", "並木", "枝を切る。", "土木", "80"],
        ["本", "図書館", "本をふやす。", "図書", "90"],
    ]


@pytest.mark.parametrize(
    ("words", "whole"), [(["花壇の手入れ", "12.5%", "20%"], False), (["花壇の　手入れを　する"], True)]
)
def test_texts_near_each_other(words: list[str], whole: bool, reading: Callable[..., Document]) -> None:
    """Texts each in a column of its own are cells, however near they stand; words that run over a wall are one text."""
    xs = [60.0, 122.0, 155.0, 190.0]

    def draw(sheet: Any) -> None:
        painted(sheet, xs, 100, 120, ["名称", "今", "先"])
        row(sheet, xs, 120, 140, [(each,) for each in words])
        row(sheet, xs, 140, 160, [("並木",), ("8%",), ("9%",)])
        row(sheet, xs, 160, 180, [("公園",), ("1%",), ("2%",)])

    (table,) = grids(reading(draw))
    assert (len({*table[1]}) == 1) == whole


def framed(sheet: Any, x0: float, top: float, x1: float, bottom: float) -> None:
    """The outline of a table, as a line for each side."""
    for y in (top, bottom):
        sheet.line(x0, y, x1, y)
    for x in (x0, x1):
        sheet.line(x, top, x, bottom)


def test_rows_within_a_frame(reading: Callable[..., Document]) -> None:
    """A frame around rows that rules part makes no cell of each: their texts stand in the columns of the heads, and a
    title over several of these is one cell.
    """
    xs = [60.0, 160.0, 320.0, 440.0]

    def draw(sheet: Any) -> None:
        painted(sheet, xs, 100, 120, ["施策", "事業名", "担当課"])
        title(sheet, xs, 120, "目標１　花と緑に親しみながら育つまち")
        row(sheet, xs, 136, 160, [(), ("庭のある家に苗を", "配る事業"), ("公園課",)])
        sheet.text(63, 163, "緑", SIZE)
        row(sheet, xs, 160, 180, [("",), ("並木",), ("土木課",)])
        row(sheet, xs, 180, 200, [("本",), ("図書館",), ("図書館",)])
        framed(sheet, 60, 100, 440, 200)

    (table,) = grids(reading(draw))
    assert table[1:] == [
        ["目標１　花と緑に親しみながら育つまち"] * 3,
        ["緑", "庭のある家に苗を配る事業", "公園課"],
        ["緑", "並木", "土木課"],
        ["本", "図書館", "図書館"],
    ]


def test_rows_of_groups_within_a_frame(reading: Callable[..., Document]) -> None:
    """Without heads in colour white parts the columns, and what short rules leave out is one cell of several rows."""
    xs = [60.0, 160.0, 320.0, 440.0]

    def draw(sheet: Any) -> None:
        row(sheet, xs, 100, 120, [("施策",), ("事業名",), ("担当課",)])
        row(sheet, xs, 120, 140, [(), ("花壇",), ("公園課",)])
        sheet.text(63, 143, "緑", SIZE)
        row(sheet, xs, 140, 160, [("",), ("並木",), ("土木課",)])
        row(sheet, xs, 160, 180, [("本",), ("図書館",), ("図書館",)])
        framed(sheet, 60, 100, 440, 180)

    (table,) = grids(reading(draw))
    assert [line[0] for line in table] == ["施策", "緑", "緑", "本"]
    assert [line[1:] for line in table[1:3]] == [["花壇", "公園課"], ["並木", "土木課"]]


def test_sentences_below_heads_in_a_frame(reading: Callable[..., Document]) -> None:
    """A sentence in the frame below labels and values runs over their sides: it is one text."""
    xs = [60.0, 120.0, 250.0, 310.0, 440.0]

    def draw(sheet: Any) -> None:
        sheet.grid(xs, [100, 120], [["事業名", "花壇", "担当課", "公園課"]], SIZE)
        for y in (134, 148, 174):
            sheet.text(63, y, "庭のある家に苗を配り、みんなで花壇の世話をする。", SIZE)
        sheet.line(60, 160, 440, 160)
        framed(sheet, 60, 100, 440, 180)

    (table,) = grids(reading(draw))
    assert [len({*line}) for line in table] == [4, 1, 1]


@pytest.mark.parametrize("broken", [True, False])
def test_narrow_white_between_columns(reading: Callable[..., Document], *, broken: bool) -> None:
    """White narrower than a letter parts two columns where a text breaks at it; words apart in every row it does not."""
    xs = [60.0, 110.0, 196.0, 300.0]
    names = ("花を植え、育てるた", "めの講座") if broken else ("花を植え、育てる。",)

    def draw(sheet: Any) -> None:
        sheet.line(60, 100, 440, 100)
        for number in range(3):
            top = 100 + 30 * number
            cells: list[Cell] = [(f"施策{number}",), names, ("公園課と",), ("12,000",)]
            row(sheet, [*xs, 440], top, top + 30, cells)

    (table,) = grids(reading(draw))
    assert len(table[0]) == (4 if broken else 3)


def test_names_of_groups_where_these_begin(reading: Callable[..., Document]) -> None:
    """A name over several columns may stand where they begin: all names keep as far from there."""
    xs = [60.0, 160.0, 190.0, 230.0, 260.0, 300.0]

    def draw(sheet: Any) -> None:
        sheet.line(60, 100, 300, 100)
        for x, words in ((163, "６年"), (233, "７年")):
            sheet.text(x, 114, words, SIZE)
        sheet.line(160, 120, 300, 120)
        sheet.text(63, 124, "指標", SIZE)
        row(sheet, xs, 120, 140, [("",), ("目標",), ("実績",), ("目標",), ("実績",)])
        sheet.line(60, 140, 300, 140)
        for number in range(3):
            cells: list[Cell] = [(f"花壇その{number}",), ("10",), ("12",), ("11",), ("13",)]
            row(sheet, xs, 140 + 20 * number, 160 + 20 * number, cells)

    (table,) = grids(reading(draw))
    assert table[0][1:] == ["６年", "６年", "７年", "７年"]


def test_painted_labels_in_a_frame(reading: Callable[..., Document]) -> None:
    """Labels painted one right below the other between the rules of a frame are cells, though no line ends them."""
    labels = ["事業名", "担当課", "目的", "成果"]

    def draw(sheet: Any) -> None:
        for number, words in enumerate(labels):
            top = 100 + 20 * number
            painted(sheet, [60, 120], top, top + 20, [words])
            sheet.text(126, top + 13, "みんなで花壇の世話をする。", SIZE)
            sheet.line(60, top, 440, top)
        framed(sheet, 60, 100, 440, 180)

    (table,) = grids(reading(draw))
    assert table == [[words, "みんなで花壇の世話をする。"] for words in labels]


def test_painted_rows_of_groups(reading: Callable[..., Document]) -> None:
    """Every other row is painted cell by cell, but for the first cell, which is one of two rows; titles stand between."""
    xs = [60.0, 160.0, 320.0, 440.0]

    def draw(sheet: Any) -> None:
        painted(sheet, xs, 100, 120, ["施策", "事業名", "担当課"])
        sheet.line(60, 120, 440, 120)
        row(sheet, xs, 120, 140, [(), ("花壇",), ("公園課",)])
        painted(sheet, xs[1:], 140, 160, ["並木", "土木課"])
        sheet.text(63, 143, "緑", SIZE)
        sheet.line(60, 160, 440, 160)
        title(sheet, xs, 160, "目標２　学びの場をつくり、みんなで使う")
        row(sheet, xs, 176, 196, [("本",), ("図書館",), ("図書館",)])
        painted(sheet, xs, 196, 216, ["食", "食堂", "学校課"])
        sheet.line(60, 216, 440, 216)
        row(sheet, xs, 216, 236, [("音",), ("合唱",), ("文化課",)])

    (table,) = grids(reading(draw))
    assert table[1:] == [
        ["緑", "花壇", "公園課"],
        ["緑", "並木", "土木課"],
        ["目標２　学びの場をつくり、みんなで使う"] * 3,
        ["本", "図書館", "図書館"],
        ["食", "食堂", "学校課"],
        ["音", "合唱", "文化課"],
    ]


def test_painted_rows_below_a_head_on_paper(reading: Callable[..., Document]) -> None:
    """Where rows are painted by turns and the head is not, the first painted row is no head: the row above it is one."""
    xs = [60.0, 160.0, 320.0, 440.0]

    def draw(sheet: Any) -> None:
        sheet.line(60, 100, 440, 100)
        row(sheet, xs, 100, 120, [("施策",), ("事業名",), ("担当課",)])
        for number in range(4):
            top, names = 120 + 20 * number, [f"施策{number}", f"事業{number}", f"{number}課"]
            if number % 2 == 0:
                painted(sheet, xs, top, top + 20, names)
                sheet.line(60, top + 20, 440, top + 20)
            else:
                row(sheet, xs, top, top + 20, [(each,) for each in names])

    (table,) = grids(reading(draw))
    assert [line[0] for line in table] == ["施策", "施策0", "施策1", "施策2", "施策3"]


def test_a_note_and_a_heading_below_a_table_are_no_row(reading: Callable[..., Document]) -> None:
    """What stands between the foot of an open table and the rule below the next heading is no row of the table."""
    xs = [60.0, 250.0, 440.0]

    def draw(sheet: Any) -> None:
        painted(sheet, xs, 100, 120, ["指標", "目標"])
        sheet.line(60, 120, 440, 120)
        for number in range(3):
            row(sheet, xs, 120 + 20 * number, 140 + 20 * number, [(f"花壇その{number}",), (f"{number}か所",)])
        sheet.text(63, 196, "評価の基準　Ａ：達成した　Ｂ：八割", SIZE)
        sheet.text(253, 196, "Ｃ：八割に届かない", SIZE)
        sheet.text(63, 222, "３　取組の内容", 13)
        sheet.line(60, 228, 440, 228)

    (table,) = grids(reading(draw))
    assert [line[0] for line in table] == ["指標", "花壇その0", "花壇その1", "花壇その2"]


def test_a_head_alone_at_the_page_end(reading: Callable[..., Document]) -> None:
    """A painted head that ends a page is the head of the rows on the next one, which stand in its columns, empty ones too."""
    xs = [60.0, 160.0, 220.0, 280.0, 440.0]

    def draw(sheet: Any) -> None:
        sheet.text(60, 720, "花と緑の取組をまとめた表です。", SIZE)
        painted(sheet, xs, 740, 760, ["事業名", "公園課", "図書館", "内容"])
        sheet.line(60, 760, 440, 760)
        sheet.next()
        sheet.line(60, 60, 440, 60)
        for number in range(3):
            cells: list[Cell] = [(f"花壇その{number}",), ("○",), ("",), ("苗を配る。",)]
            row(sheet, xs, 60 + 20 * number, 80 + 20 * number, cells)

    (table,) = grids(reading(draw))
    assert table == [
        ["事業名", "公園課", "図書館", "内容"],
        *([f"花壇その{n}", "○", "", "苗を配る。"] for n in range(3)),
    ]


def test_a_row_between_rows_that_say_the_same_is_no_heading(reading: Callable[..., Document]) -> None:
    """A row with a text in each column is no heading between two tables, also between two rows of the same words."""
    xs = [60.0, 80.0, 160.0, 312.0, 380.0]

    def draw(sheet: Any) -> None:
        painted(sheet, xs, 100, 120, ["番号", "事業名", "内容", "課"])
        for number in range(4):
            what = ("花を植えて育てて", "いく") if number % 2 else ("並木の枝を切って", "いく")
            cells: list[Cell] = [("一",), what, ("庭のある家に苗を配り、みんなで花", "壇の世話をする。"), ("公園",)]
            row(sheet, xs, 120 + 30 * number, 150 + 30 * number, cells)

    (table,) = grids(reading(draw))
    assert len(table) == 5


def test_narrow_columns_below_names_of_groups(reading: Callable[..., Document]) -> None:
    """A name over two columns is one of a group, though the white between these is narrower than a letter."""
    xs = [60.0, 120.0, 145.0, 170.0, 195.0, 220.0]

    def draw(sheet: Any) -> None:
        sheet.line(60, 100, 220, 100)
        for x, words in ((123, "令和６年"), (173, "令和７年")):
            sheet.text(x, 114, words, SIZE)
        sheet.line(120, 120, 220, 120)
        sheet.text(63, 124, "指標", SIZE)
        row(sheet, xs, 120, 150, [("",), *[(first, "値") for first in ("目標", "実績", "目標", "実績")]])
        sheet.line(60, 150, 220, 150)
        for number in range(3):
            cells: list[Cell] = [(f"花壇その{number}",), *[(f"{number}1", "件")] * 4]
            row(sheet, xs, 150 + 30 * number, 180 + 30 * number, cells)

    (table,) = grids(reading(draw))
    assert table[0][1:] == ["令和６年", "令和６年", "令和７年", "令和７年"]
    assert table[1][1:] == ["目標値", "実績値", "目標値", "実績値"]


def test_a_frame_goes_on_in_its_columns(reading: Callable[..., Document]) -> None:
    """Where each page has a frame around its rows, those of the next page stand in the columns of the first one's heads."""
    xs = [60.0, 160.0, 320.0, 440.0]

    def draw(sheet: Any) -> None:
        painted(sheet, xs, 700, 720, ["施策", "事業名", "担当課"])
        sheet.line(60, 720, 440, 720)
        row(sheet, xs, 720, 740, [("緑",), ("並木",), ("土木課",)])
        row(sheet, xs, 740, 760, [("本",), ("図書館",), ("図書館",)])
        framed(sheet, 60, 700, 440, 760)
        sheet.next()
        for number in range(3):
            row(sheet, xs, 60 + 20 * number, 80 + 20 * number, [(f"{number}　花",), ("花壇",), ("公園課",)])
        framed(sheet, 60, 60, 440, 120)

    (table,) = grids(reading(draw))
    assert [line[1:] for line in table[3:]] == [["花壇", "公園課"]] * 3


def test_leaders_of_a_list_of_contents_are_no_rules(reading: Callable[..., Document]) -> None:
    """Lines that lead from names to the numbers of pages end at no column: the list between two rules is no table."""

    def draw(sheet: Any) -> None:
        sheet.line(60, 100, 440, 100)
        for number in range(4):
            y = 120 + 20 * number
            sheet.text(64, y, f"第{number}章　花と緑の取組", SIZE)
            sheet.text(420, y, f"{number}", SIZE)
            sheet.line(200, y - 2, 410, y - 2)
        sheet.line(60, 196, 440, 196)

    assert grids(reading(draw)) == []
