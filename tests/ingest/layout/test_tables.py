"""Tables: spans, heads, rows and tables over page ends, tables without vertical rules."""

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from ingest.document import Document, Panel, Table


def tables(document: Document) -> list[Table]:
    """The tables of a document."""
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    """The text at each place of the grid; a merged cell's text stands at each place that it covers."""
    grid = table.grid()
    return [
        [grid[row, column].text.text if (row, column) in grid else "-" for column in range(table.columns)]
        for row in range(table.rows)
    ]


def test_ruled_table(reading: Callable[..., Document]) -> None:
    """Rules make cells; the row of labels above a list is its head."""
    rows = [["番号", "事業名", "担当課"], ["1", "図書館の整備", "文化課"], ["2", "公園の改修を進める", "公園課"]]
    (table,) = tables(reading(lambda sheet: sheet.grid([100, 150, 300, 400], [100, 120, 140, 160], rows)))
    assert texts(table) == rows
    assert table.header_rows == 1
    assert [cell.text.text for cell in table.cells if cell.header] == rows[0]


def test_a_number_before_a_name_with_a_unit_far_off_in_its_cell(reading: Callable[..., Document]) -> None:
    """A blank that the file has behind a number stands there, also where words far off end the line."""

    def draw(sheet: Any) -> None:
        sheet.grid([100, 200, 500], [100, 120, 140], [["目標", "1 緑を育てるまち"], ["事業", "公園の手入れ"]])
        sheet.text(400, 112, "花と木", 9)

    (table,) = tables(reading(draw))
    assert texts(table)[0] == ["目標", "1 緑を育てるまち　花と木"]


def test_labels_and_values_above_a_divided_row_are_no_head(reading: Callable[..., Document]) -> None:
    """A card in one colour whose rows are each a label and a value, but for a small table in one value, has no head."""

    def draw(sheet: Any) -> None:
        for y in (100, 120, 140, 160, 200, 220, 240):
            sheet.line(100, y, 500, y)
        sheet.line(200, 180, 500, 180)
        for x in (100, 200, 500):
            sheet.line(x, 100, x, 240)
        for x in (300, 400):
            sheet.line(x, 160, x, 200)
        words = [["方針", "緑のまち"], ["施策", "緑の回廊"], ["事業", "花の教室"], ["指標", "指標名", "策定時", "目標"]]
        words += [
            ["", "植樹の本数", "34本", "41本"],
            ["担当課", "公園課"],
            ["現状", "花壇の手入れをする人が減っている。"],
        ]
        for row, each in enumerate(words):
            for x, word in zip((100, 200, 300, 400), each, strict=False):
                sheet.text(x + 3, 113 + 20 * row, word, 9)

    (table,) = tables(reading(draw))
    assert table.header_rows == 0


def test_the_ends_of_a_head_painted_in_a_frame(reading: Callable[..., Document]) -> None:
    """Boxes of colour side by side between two rules are the cells of a head, those at its ends too, though a frame is around."""

    def draw(sheet: Any) -> None:
        sheet.box(40, 60, 530, 240)
        sheet.text(50, 80, "緑の回廊を広げる取組の指標です。", 10)
        for number, word in enumerate(["指標名", "単位", "策定時", "目標"]):
            sheet.box(60 + 100 * number, 100, 160 + 100 * number, 120, fill=(0.9, 0.95, 0.9))
            sheet.text(65 + 100 * number, 114, word, 9)
        for y in (100, 120, 140, 160):
            sheet.line(60, y, 460, y)
        for y, row in ((134, ["植樹の本数", "本", "34", "41"]), (154, ["花壇の数", "か所", "5", "8"])):
            for number, word in enumerate(row):
                sheet.text(65 + 100 * number, y, word, 9)

    (table,) = tables(reading(draw))
    assert texts(table)[0] == ["指標名", "単位", "策定時", "目標"]
    assert table.rows == 3


def test_merged_cells_are_spans(reading: Callable[..., Document]) -> None:
    """A cell without rules inside covers all the places of the grid that it spans, in both directions."""

    def draw(sheet: Any) -> None:
        for y in (100, 160):
            sheet.line(100, y, 400, y)
        sheet.line(200, 120, 400, 120)
        sheet.line(200, 140, 400, 140)
        for x in (100, 200, 400):
            sheet.line(x, 100, x, 160)
        sheet.line(300, 120, 300, 160)
        for x, y, words in (
            (105, 134, "方針"),
            (205, 114, "二列の見出し"),
            (205, 134, "左"),
            (305, 134, "右"),
            (205, 154, "下"),
        ):
            sheet.text(x, y, words)

    (table,) = tables(reading(draw))
    spans = {cell.text.text: (cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells if cell.text}
    assert spans == {
        "方針": (0, 0, 3, 1),
        "二列の見出し": (0, 1, 1, 2),
        "左": (1, 1, 1, 1),
        "右": (1, 2, 1, 1),
        "下": (2, 1, 1, 1),
    }


def test_two_tables_side_by_side(reading: Callable[..., Document]) -> None:
    """Tables that share no rule are two tables."""

    def draw(sheet: Any) -> None:
        sheet.grid([60, 160, 260], [100, 120, 140], [["左の一", "左の二"], ["甲", "乙"]])
        sheet.grid([320, 420, 520], [100, 120, 140], [["右の一", "右の二"], ["丙", "丁"]])

    assert [texts(table)[1] for table in tables(reading(draw))] == [["甲", "乙"], ["丙", "丁"]]


@pytest.mark.parametrize("parted", [False, True])
def test_a_merged_cell_painted_in_strips(reading: Callable[..., Document], *, parted: bool) -> None:
    """Strips of one colour with nothing drawn between them are one cell beside its rows; a line between them makes two."""

    def draw(sheet: Any) -> None:
        for y in (120, 140, 160):
            sheet.box(100, y, 180, y + 20, fill=(0.95, 0.95, 0.95))
        for x in (100, 180, 300, 400):
            sheet.line(x, 100, x, 180)
        for y in (100, 120, 180):
            sheet.line(100, y, 400, y)
        for y in (140, 160):
            sheet.line(100 if parted else 180, y, 400, y)
        rows = [
            ["施策", "事業名", "担当課"],
            ["", "苗木", "公園課"],
            ["花の道", "花壇", "公園課"],
            ["", "池", "河川課"],
        ]
        for y, row in zip((113, 133, 153, 173), rows, strict=True):
            for x, words in zip((105, 185, 305), row, strict=True):
                sheet.text(x, y, words, 9)

    (table,) = tables(reading(draw))
    first = [row[0] for row in texts(table)[1:]]
    assert first == (["", "花の道", ""] if parted else ["花の道"] * 3)


def test_two_tables_with_arrows_between_their_rows(reading: Callable[..., Document]) -> None:
    """Old and new side by side, arrows alone between them, are one table, also where a row of one is parted in the other."""

    def draw(sheet: Any) -> None:
        sheet.grid(
            [60, 90, 240], [100, 120, 140, 180, 200], [["番号", "旧事業"], ["1", "苗木"], ["2", "花壇"], ["－", "－"]]
        )
        new = [
            ["番号", "新事業", "区分"],
            ["1", "苗木", "継続"],
            ["2", "花の道", "分割"],
            ["3", "花の駅", "分割"],
            ["4", "池", "新規"],
        ]
        sheet.grid([270, 300, 400, 500], [100, 120, 140, 160, 180, 200], new)
        for y in (127, 157):
            sheet.text(250, y, "→", 9)

    (table,) = tables(reading(draw))
    assert texts(table) == [
        ["番号", "旧事業", "", "番号", "新事業", "区分"],
        ["1", "苗木", "→", "1", "苗木", "継続"],
        ["2", "花壇", "→", "2", "花の道", "分割"],
        ["2", "花壇", "→", "3", "花の駅", "分割"],
        ["－", "－", "", "4", "池", "新規"],
    ]


def test_tables_with_words_between_them_stay_two(reading: Callable[..., Document]) -> None:
    """What stands between two tables of one height may be more than arrows: they are two, then."""

    def draw(sheet: Any) -> None:
        sheet.grid([60, 240], [100, 120, 140, 160], [["甲"], ["乙"], ["丙"]])
        sheet.grid([290, 500], [100, 120, 140, 160], [["丁"], ["戊"], ["己"]])
        for y, words in ((127, "→移管"), (147, "→")):
            sheet.text(250, y, words, 9)

    assert len(tables(reading(draw))) == 2


def test_repeated_head_over_the_page_end(reading: Callable[..., Document]) -> None:
    """A table that goes on with its head repeated is one table; the head stands in it once."""
    head = ["番号", "事業名"]
    xs = [100, 150, 400]

    def draw(sheet: Any) -> None:
        sheet.grid(xs, [700, 720, 740, 760], [head, ["1", "最初の事業"], ["2", "次の事業"]])
        sheet.next()
        sheet.grid(xs, [60, 80, 100], [head, ["3", "三番目の事業"]])

    (table,) = tables(reading(draw))
    assert texts(table) == [head, ["1", "最初の事業"], ["2", "次の事業"], ["3", "三番目の事業"]]
    assert table.header_rows == 1
    assert [place.page for place in table.places] == [1, 2]


@pytest.mark.parametrize(
    ("above", "again", "whole"),
    [
        ("（単位：千円）", "（単位：千円）", True),
        ("表１　事業の一覧", "表１　事業の一覧（続き）", True),
        ("政策１　緑", "政策２　水", False),
    ],
)
def test_what_stands_again_above_the_rest_of_a_table(
    reading: Callable[..., Document], above: str, again: str, *, whole: bool
) -> None:
    """A unit, a caption or a running head said again over a repeated head parts no table; other words begin another."""
    head = ["番号", "事業名"]
    xs = [100, 150, 400]

    def draw(sheet: Any) -> None:
        sheet.text(320, 690, above)
        sheet.grid(xs, [700, 720, 740, 760], [head, ["1", "最初の事業"], ["2", "次の事業"]])
        sheet.text(100, 780, "※予算額は当初のものです。")
        sheet.next()
        sheet.text(320, 90, again)
        sheet.grid(xs, [100, 120, 140], [head, ["3", "三番目の事業"]])

    assert len(tables(reading(draw))) == (1 if whole else 2)


def test_row_cut_by_the_page_end(reading: Callable[..., Document]) -> None:
    """The rest of a row at the top of the next page, without its number, is put to the row that it belongs to."""
    xs = [100, 150, 250, 400]

    def draw(sheet: Any) -> None:
        rows = [["番号", "事業名", "内容"], ["1", "相談窓口", "毎週開く。"], ["2", "移動図書館の", "月に二度"]]
        sheet.grid(xs, [700, 720, 740, 760], rows)
        sheet.next()
        sheet.grid(xs, [60, 80, 100], [["", "運行", "回る。"], ["3", "講座", "年に三度開く。"]])

    (table,) = tables(reading(draw))
    assert texts(table)[2:] == [["2", "移動図書館の運行", "月に二度回る。"], ["3", "講座", "年に三度開く。"]]
    lines = table.at(2, 1)
    assert lines is not None
    assert [line.place.page for line in lines.text.lines] == [1, 2]


def test_forms_of_one_kind_stay_apart(reading: Callable[..., Document]) -> None:
    """Two cards with the same labels in the same places are two tables, though a page end lies between them."""

    def card(sheet: Any, top: float, name: str, aim: str) -> None:
        xs, ys = [100, 200, 400], [top, top + 20, top + 40, top + 60]
        sheet.grid(xs, ys, [["事業名", name], ["区分", "内容"], ["目的", aim]])

    def draw(sheet: Any) -> None:
        card(sheet, 700, "相談窓口", "不安をなくす。")
        sheet.next()
        card(sheet, 60, "移動図書館", "本を届ける。")

    assert [texts(table)[0][1] for table in tables(reading(draw))] == ["相談窓口", "移動図書館"]


def test_rules_across_only(reading: Callable[..., Document]) -> None:
    """Texts in columns between horizontal rules are a table, too."""

    def draw(sheet: Any) -> None:
        for y in (100, 120, 140, 160):
            sheet.line(100, y, 450, y)
        rows = [["年度", "利用者", "増減"], ["令和5年度", "1,200人", "50人"], ["令和6年度", "1,350人", "150人"]]
        for y, row in zip((114, 134, 154), rows, strict=True):
            for x, words in zip((110, 220, 330), row, strict=True):
                sheet.text(x, y, words)

    (table,) = tables(reading(draw))
    assert texts(table)[1:] == [["令和5年度", "1,200人", "50人"], ["令和6年度", "1,350人", "150人"]]


def test_a_heading_between_rules_above_a_painted_text_is_no_table(reading: Callable[..., Document]) -> None:
    """Large words between two rules are a heading, and the text in a painted box below them is a text, whole."""

    def draw(sheet: Any) -> None:
        for y in (100, 140):
            sheet.line(100, y, 450, y)
        sheet.text(110, 126, "施策1-1", 16)
        sheet.text(178, 126, "緑の窓口をひらく", 16)
        sheet.box(100, 150, 450, 200, fill=(0.95, 0.96, 0.99))
        sheet.text(110, 170, "〈めざす姿〉", 10)
        sheet.text(110, 190, "だれもが木々の手入れを気軽に相談し、助け合っています。", 10)

    document = reading(draw)
    assert not tables(document)
    assert "施策1-1" in next(p.text.text for p in document.passages() if p.role == "heading")
    assert any(
        p.text.text.endswith("だれもが木々の手入れを気軽に相談し、助け合っています。") for p in document.passages()
    )


def test_a_heading_on_a_band_above_an_underlined_one_is_no_table(reading: Callable[..., Document]) -> None:
    """A chapter on a band and the section below it, underlined over the same width, are headings and no rows."""

    def draw(sheet: Any) -> None:
        sheet.box(100, 100, 500, 130, (0.9, 0.8, 0.7))
        sheet.text(110, 122, "第２章　花と緑のひろがり", 15)
        sheet.line(100, 160, 500, 160)
        sheet.text(102, 156, "（１）花の教室", 12)

    assert tables(reading(draw)) == []


def test_underlined_headings_over_running_text_make_no_table(reading: Callable[..., Document]) -> None:
    """Names underlined one below the other, with offices at the right and sentences between them, are headings and text."""

    def draw(sheet: Any) -> None:
        for number, name in enumerate(("花壇の手入れ", "苗木の配布", "公園の見回り")):
            y = 100 + 110 * number
            sheet.text(75, y, f"取組{number + 1}　{name}", 11)
            sheet.line(74, y + 4, 520, y + 4)
            sheet.text(430, y + 20, "〔担当　公園課〕", 9)
            sheet.text(66, y + 45, "▶令和6年度の結果", 9)
            sheet.text(76, y + 65, "市民とともに花と木を植え、手入れを続けた。", 10)

    assert tables(reading(draw)) == []


@pytest.mark.parametrize("between", ["", "苗木の配布を続け、庭木の相談にも応じた。"])
def test_the_band_of_the_next_heading_is_no_row(reading: Callable[..., Document], between: str) -> None:
    """A heading on a band of colour, as wide as the small table above it and away from it, is none of its rows, though its
    words stand apart.
    """

    def draw(sheet: Any) -> None:
        rows = [["指標", "基準値", "実績値", "目標値"], ["植樹の本数", "34本", "41本", "60本"]]
        sheet.grid([100, 260, 330, 400, 470], [100, 120, 140], rows)
        sheet.text(104, 160, between)
        sheet.box(100, 176, 470, 196, (0.9, 0.9, 0.9))
        sheet.text(104, 190, "施策1-2　花の教室")
        sheet.text(390, 190, "［評価：Ｂ］")

    document = reading(draw)
    (table,) = tables(document)
    assert (table.rows, table.columns) == (2, 4)
    assert "花の教室" in "".join(p.text.text for p in document.passages())


def test_boxes_of_colour_above_each_other_are_panels(reading: Callable[..., Document]) -> None:
    """Cards on a ground of colour with white between them are frames, though their words stand in columns."""

    def draw(sheet: Any) -> None:
        for top in (100, 180):
            sheet.box(100, top, 340, top + 66, (0.9, 0.95, 0.9))
            sheet.text(110, top + 16, "植えた木の本数")
            for x, head, value in ((110, "現状値", "120本"), (190, "目標値", "300本"), (270, "実績値", "150本")):
                sheet.text(x, top + 36, head)
                sheet.text(x, top + 54, value)

    document = reading(draw)
    assert tables(document) == []
    assert len([block for block in document.blocks if isinstance(block, Panel)]) == 2


def test_frame_around_text_is_a_panel(reading: Callable[..., Document]) -> None:
    """A box of one column with a heading above running text is no table."""

    def draw(sheet: Any) -> None:
        sheet.grid([100, 400], [100, 120, 180], [["委員の意見"], [""]])
        sheet.text(105, 134, "利用者の声を聞きながら進めることを望む。")
        sheet.text(105, 148, "あわせて費用の見通しも分かるように示すことが求められる。")

    (panel,) = [block for block in reading(draw).blocks if isinstance(block, Panel)]
    assert panel.label is not None
    assert panel.label.text == "委員の意見"
    assert [p.text.text for p in panel.passages] == [
        "利用者の声を聞きながら進めることを望む。",
        "あわせて費用の見通しも分かるように示すことが求められる。",
    ]


def test_rules_within_rounded_frames_side_by_side_make_no_table(reading: Callable[..., Document]) -> None:
    """Lines across two frames with round corners at the same heights part what stands in each, and join nothing."""

    def draw(sheet: Any) -> None:
        sheet.line(50, 90, 540, 90)
        for left, name in ((50, "花壇の手入れ"), (310, "苗木の配布")):
            sheet.rounded(left, 110, left + 230, 250)
            for y, words in ((130, name), (155, "市民と手入れします。"), (185, "KPI　参加者"), (215, "24人　▶　60人")):
                sheet.text(left + 10, y, words)
            for y in (165, 195):
                sheet.line(left + 10, y, left + 220, y)

    found = reading(draw)
    assert not tables(found)
    assert [panel.passages[0].text.text for panel in found.blocks if isinstance(panel, Panel)] == [
        "花壇の手入れ",
        "苗木の配布",
    ]


def test_frames_above_a_list_are_no_rows_of_it(reading: Callable[..., Document]) -> None:
    """Frames with a band of colour at their top, and below them a list between rules as wide: the frames stay frames, their
    lines whole, and the list begins at its own first rule.
    """

    def draw(sheet: Any) -> None:
        for y, name in ((100, "花壇の手入れ"), (210, "苗木の配布")):
            sheet.box(48, y, 546, y + 26, fill=(0.98, 0.9, 0.9))
            sheet.rounded(48, y, 546, y + 95)
            sheet.text(60, y + 18, name, 12)
            sheet.text(60, y + 50, "市民と手入れをする花壇を増やし、まちなかに花を咲かせます。")
        for y in (330, 356, 382, 408):
            sheet.line(48, y, 546, y)
        for y, label, value in ((348, "関連計画", "緑の計画"), (374, "主管課", "公園課"), (400, "関係課", "道路課")):
            sheet.text(56, y, label)
            sheet.text(130, y, value)

    found = reading(draw)
    said = "市民と手入れをする花壇を増やし、まちなかに花を咲かせます。"
    assert [passage.text.text for passage in found.passages()] == ["花壇の手入れ", said, "苗木の配布", said]
    assert [[cell.text.text for cell in table.cells] for table in tables(found)] == [
        ["関連計画", "緑の計画", "主管課", "公園課", "関係課", "道路課"]
    ]


def test_a_band_along_the_top_of_a_frame_bears_its_title(reading: Callable[..., Document]) -> None:
    """What stands on a band of colour across a frame's top is the first line of the frame, a badge on the band included."""

    def draw(sheet: Any) -> None:
        for y in (100, 220):
            sheet.box(80, y, 420, y + 100)
            sheet.box(80, y, 420, y + 26, fill=(0.6, 0.8, 0.9))
            sheet.box(360, y + 5, 410, y + 21, fill=(0.9, 0.2, 0.2))
            sheet.text(92, y + 18, "花壇の手入れ", 12)
            sheet.text(368, y + 17, "新規", 9, (1, 1, 1))
            sheet.text(92, y + 50, "花壇を市民と手入れします。", 10)
            sheet.text(92, y + 85, "480万円", 11)
            sheet.text(330, y + 85, "【公園課】", 9)

    panels = [block for block in reading(draw).blocks if isinstance(block, Panel)]
    assert [[p.text.text.split()[0] for p in panel.passages] for panel in panels] == 2 * [
        ["花壇の手入れ", "花壇を市民と手入れします。", "480万円"]
    ]
    assert all(panel.passages[0].text.text.split()[1:] == ["新規"] for panel in panels)


def test_words_wider_than_their_cell(reading: Callable[..., Document]) -> None:
    """Words that start in a cell and run over its rule stay in it, whole."""
    rows = [["項目", "金額"], ["とても長い名前の繰入金の合計", ""]]
    (table,) = tables(reading(lambda sheet: sheet.grid([100, 200, 400], [100, 120, 140], rows)))
    assert texts(table)[1] == ["とても長い名前の繰入金の合計", ""]


def test_coloured_rows_without_rules(reading: Callable[..., Document]) -> None:
    """Rows of which every other one is painted, without a single rule, are one table."""
    rows = [["区分", "事業名", "予算額"], ["新規", "給食の無償化", "48,600"], ["継続", "橋の修繕", "1,200"]]

    def draw(sheet: Any) -> None:
        xs = [100, 160, 300, 400]
        for number, row in enumerate(rows):
            top = 100 + 20 * number
            for left, right, words in zip(xs, xs[1:], row, strict=False):
                if number != 2:
                    sheet.box(left, top, right, top + 20, (0.2, 0.4, 0.2) if number == 0 else (0.9, 0.95, 0.9))
                sheet.text(left + 4, top + 14, words, 9, (1, 1, 1) if number == 0 else (0, 0, 0))
        for left, right in itertools.pairwise(xs):
            sheet.box(left, 160, right, 180, (0.9, 0.95, 0.9))
        sheet.text(164, 174, "合計", 9)
        sheet.text(304, 174, "49,800", 9)

    (table,) = tables(reading(draw))
    assert texts(table)[:3] == rows
    assert texts(table)[3][1:] == ["合計", "49,800"]
    assert table.header_rows == 1


def test_rows_that_share_a_first_cell_between_short_rules(reading: Callable[..., Document]) -> None:
    """Where rules between rows stop short of the first column, its cell spans these rows."""

    def draw(sheet: Any) -> None:
        for left, right, words in ((100, 200, "施策"), (200, 300, "事業"), (300, 360, "評価")):
            sheet.box(left, 100, right, 120, (0.95, 0.9, 0.8))
            sheet.text(left + 5, 114, words)
        for y, left in ((120, 100), (140, 200), (160, 100), (180, 100)):
            sheet.line(left, y, 360, y)
        for x, y, words in (
            (105, 144, "安全な暮らし"),
            (205, 134, "見守り"),
            (305, 134, "A"),
            (205, 154, "訓練"),
            (305, 154, "B"),
        ):
            sheet.text(x, y, words)
        for x, words in ((105, "学び"), (205, "読書"), (305, "A")):
            sheet.text(x, 174, words)

    (table,) = tables(reading(draw))
    assert texts(table) == [
        ["施策", "事業", "評価"],
        ["安全な暮らし", "見守り", "A"],
        ["安全な暮らし", "訓練", "B"],
        ["学び", "読書", "A"],
    ]


def coloured_rows(sheet: Any, top: float, rows: list[list[str]]) -> None:
    """A table without rules: every other row painted, from the first on."""
    xs = [100, 180, 300, 400]
    for number, row in enumerate(rows):
        y = top + 22 * number
        for left, right, words in zip(xs, xs[1:], row, strict=False):
            if number % 2 == 0:
                sheet.box(left, y, right, y + 22, fill=(0.9, 0.95, 0.95))
            sheet.text(left + 4, y + 14, words, 9)


def test_last_row_on_paper_below_coloured_rows(reading: Callable[..., Document]) -> None:
    """Where every other row is coloured, a row on paper at the end is one of the table; a heading's band below is not."""
    rows = [
        ["番号", "施策", "担当"],
        ["1", "里山の手入れ", "公園課"],
        ["2", "水辺の調べ", "環境課"],
        ["3", "緑の教室", "学校課"],
    ]

    def draw(sheet: Any) -> None:
        coloured_rows(sheet, 100, rows)
        sheet.box(100, 210, 400, 236, fill=(0.9, 0.95, 0.95))
        sheet.text(106, 228, "目標2　ごみを減らす", 13)

    document = reading(draw)
    (table,) = tables(document)
    assert texts(table) == rows
    assert [p.text.text for p in document.passages() if p.role == "heading"] == ["目標2　ごみを減らす"]


def test_tree_of_boxes_below_a_table(reading: Callable[..., Document]) -> None:
    """Boxes with lines between them are no rows of the table above, though as wide."""
    rows = [["計画", "期間", "前の計画"], ["みどりの計画", "5年", "なし"], ["水の計画", "5年", "なし"]]

    def draw(sheet: Any) -> None:
        sheet.grid([100, 250, 350, 500], [100, 120, 140, 160], rows)
        sheet.text(110, 200, "方針")
        sheet.text(390, 200, "事業")
        for number in range(3):
            y = 220 + 60 * number
            sheet.box(100, y + 12, 260, y + 36)
            sheet.text(106, y + 28, f"方針その{number}")
            sheet.line(260, y + 24, 320, y + 24)
            for step in (0, 24):
                sheet.box(320, y + step, 500, y + step + 18)
                sheet.text(326, y + step + 13, f"事業{number}の{step}")

    (table,) = tables(reading(draw))
    assert texts(table) == rows


def test_columns_found_by_white_on_either_page(reading: Callable[..., Document]) -> None:
    """A table with rules across only goes on over the page end under the same head, though its texts are wider there."""
    head = ["番号", "事業名", "担当"]

    def part(sheet: Any, rows: list[list[str]]) -> None:
        for number, row in enumerate([head, *rows]):
            sheet.line(100, 100 + 20 * number, 420, 100 + 20 * number)
            for x, words in zip((104, 150, 330), row, strict=True):
                sheet.text(x, 114 + 20 * number, words, 9)
        sheet.line(100, 120 + 20 * len(rows), 420, 120 + 20 * len(rows))

    def draw(sheet: Any) -> None:
        part(sheet, [["1", "健診", "保健課"], ["2", "教室", "保健課"]])
        sheet.next()
        part(sheet, [["3", "地域の見守りの担い手を育てる講座", "福祉課"], ["4", "窓口", "福祉課"]])

    (table,) = tables(reading(draw))
    assert [row[0] for row in texts(table)] == ["番号", "1", "2", "3", "4"]


GREEN, GREY = (0.9, 0.95, 0.9), (0.9, 0.9, 0.9)


def painted_head(sheet: Any, top: float, xs: Sequence[float], words: Sequence[str]) -> None:
    """A row of painted cells, without a line between them."""
    for left, right, text in zip(xs, xs[1:], words, strict=False):
        sheet.box(left, top, right, top + 20, GREEN)
        sheet.text(left + 4, top + 14, text, 9)


def open_row(sheet: Any, top: float, xs: Sequence[float], words: Sequence[str]) -> None:
    """A row on paper, with a line below it."""
    for left, text in zip(xs, words, strict=False):
        sheet.text(left + 4, top + 14, text, 9)
    sheet.line(xs[0], top + 20, xs[-1], top + 20)


def test_one_row_under_an_open_head(reading: Callable[..., Document]) -> None:
    """One row between the edge of a painted head and a single line below it is of the head's table."""
    xs = [60, 200, 320, 440]

    def draw(sheet: Any) -> None:
        painted_head(sheet, 100, xs, ["指標", "現状値", "目標値"])
        open_row(sheet, 120, xs, ["参加者数", "10人", "20人"])

    (table,) = tables(reading(draw))
    assert texts(table) == [["指標", "現状値", "目標値"], ["参加者数", "10人", "20人"]]


def test_rows_on_paper_between_painted_cells(reading: Callable[..., Document]) -> None:
    """A table ruled under each row, of which every other row is painted cell by cell, is one table with all its rows."""
    xs = [60, 200, 320, 440]
    rows = [["参加者数", "10人", "20人"], ["開館日数", "300日", "310日"], ["貸出点数", "5千点", "6千点"]]

    def draw(sheet: Any) -> None:
        painted_head(sheet, 100, xs, ["指標", "現状値", "目標値"])
        open_row(sheet, 120, xs, rows[0])
        painted_head(sheet, 140, xs, rows[1])
        sheet.line(xs[0], 160, xs[-1], 160)
        open_row(sheet, 160, xs, rows[2])

    (table,) = tables(reading(draw))
    assert texts(table) == [["指標", "現状値", "目標値"], *rows]


@pytest.mark.parametrize(
    "heading", ["図書館の利用に関する指標とその目標値は次のとおりです。", "図書館", "方針2　図書館"]
)
def test_a_heading_between_painted_heads_parts_two_tables(heading: str, reading: Callable[..., Document]) -> None:
    """What stands between painted cells of the same columns is no row where a head comes again below it."""
    xs = [60, 200, 320, 440]

    def draw(sheet: Any) -> None:
        for top, words in ((100, "参加者数"), (200, "貸出点数")):
            painted_head(sheet, top, xs, ["指標", "現状値", "目標値"])
            open_row(sheet, top + 20, xs, [words, "10", "20"])
        sheet.text(60, 180, heading, 9)
        sheet.text(400, 180, "（単位：人）", 6)

    assert [texts(table)[1] for table in tables(reading(draw))] == [["参加者数", "10", "20"], ["貸出点数", "10", "20"]]


def test_bars_that_show_a_value_part_no_row(reading: Callable[..., Document]) -> None:
    """Bars of colour in a column, from the value now to the target, are no rows: the table goes by its rules."""
    xs = [60, 200, 280, 400, 460]
    rows = [["参加者数", "10人", "", "20人"], ["開館日数", "300日", "", "310日"], ["貸出点数", "5千点", "", "6千点"]]

    def draw(sheet: Any) -> None:
        painted_head(sheet, 100, xs, ["指標", "現状値", "", "目標値"])
        for number, row in enumerate(rows):
            top = 120 + 20 * number
            open_row(sheet, top, xs, row)
            sheet.box(285, top + 6, 395, top + 14, GREY)
            sheet.box(285, top + 6, 340 + 20 * number, top + 14, GREEN)

    (table,) = tables(reading(draw))
    assert texts(table) == [["指標", "現状値", "", "目標値"], *rows]


def test_what_is_clipped_off_a_frame_is_no_side_of_it(reading: Callable[..., Document]) -> None:
    """A frame of which a clip leaves the lower side only underlines a heading: it makes no table and no panel."""

    def draw(sheet: Any) -> None:
        canvas = sheet.canvas
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(60, sheet.height - 133, 400, 4)
        canvas.clipPath(clip, stroke=0, fill=0)
        sheet.box(60, 100, 460, 129)
        sheet.box(60, 100, 460, 133)
        canvas.restoreState()
        sheet.text(64, 120, "図書館を整える", 16)
        sheet.text(60, 160, "市民が集う場として図書館を整え、開館の時間を延ばします。")

    document = reading(draw)
    assert not [block for block in document.blocks if isinstance(block, Table | Panel)]


def test_the_last_value_of_a_strip_of_labels(reading: Callable[..., Document]) -> None:
    """What stands right of the last painted label, over the rule that runs on below, is the label's value."""

    def draw(sheet: Any) -> None:
        for left, right, label in ((60, 110, "主管課"), (200, 250, "関係課"), (340, 390, "評価")):
            sheet.box(left, 100, right, 120, GREEN)
            sheet.text(left + 4, 114, label, 9)
        for left, value in ((114, "公園課"), (254, "道路課"), (394, "R5 B　R6 A")):
            sheet.text(left, 114, value, 9)
        sheet.line(60, 120, 520, 120)

    (table,) = tables(reading(draw))
    assert texts(table) == [["主管課", "公園課", "関係課", "道路課", "評価", "R5 B R6 A"]]


def test_bands_of_groups_in_an_open_table(reading: Callable[..., Document]) -> None:
    """Bands of colour between the rows of a table without vertical rules part it nowhere, and are cells over its width."""
    xs = [60, 200, 320, 440]
    rows = [["下水道の整備", "90%", "95%"], ["公園の整備", "8か所", "9か所"], ["図書館の整備", "1館", "2館"]]

    def draw(sheet: Any) -> None:
        painted_head(sheet, 100, xs, ["事業名", "現状値", "目標値"])
        top = 120
        for number, row in enumerate(rows):
            for title in [f"目標{number}　育つまち", f"施策({number})　公園"]:
                sheet.box(60, top, 440, top + 20, GREY)
                sheet.text(64, top + 14, title, 9)
                sheet.line(60, top + 20, 440, top + 20)
                top += 20
            open_row(sheet, top, xs, row)
            top += 20

    (table,) = tables(reading(draw))
    assert [row for row in texts(table)[1:] if len({*row}) > 1] == rows
    assert [row[0] for row in texts(table) if len({*row}) == 1][:2] == ["目標0　育つまち", "施策(0)　公園"]


def test_an_open_table_goes_on_in_its_columns(reading: Callable[..., Document]) -> None:
    """The rest of an open table, whose words would part its columns elsewhere, stands in the columns of its first part."""
    xs = [60, 260, 340, 440]

    def draw(sheet: Any) -> None:
        painted_head(sheet, 700, xs, ["事業名", "現状値", "目標値"])
        open_row(sheet, 720, xs, ["地域の見守りの担い手を育てる講座", "90%", "95%"])
        open_row(sheet, 740, xs, ["公園の整備", "8か所", "9か所"])
        sheet.next()
        sheet.line(60, 60, 440, 60)
        open_row(sheet, 60, xs, ["①　図書館", "1館", "2館"])
        open_row(sheet, 80, xs, ["②　集会所", "3館", "4館"])

    (table,) = tables(reading(draw))
    assert texts(table)[3:] == [["①図書館", "1館", "2館"], ["②集会所", "3館", "4館"]]


def test_columns_of_merged_cells_in_an_open_table(reading: Callable[..., Document]) -> None:
    """Under an open head groups span rows between short rules; what stands beside such rules alone keeps its column."""
    xs = [60, 200, 320, 440]

    def draw(sheet: Any) -> None:
        painted_head(sheet, 100, xs, ["目標", "施策", "事業"])
        for number in range(6):
            sheet.text(324, 134 + 20 * number, f"事業その{number}", 9)
            sheet.line(60 if number == 5 else 200 if number == 2 else 320, 140 + 20 * number, 440, 140 + 20 * number)
        sheet.text(64, 174, "育つまち", 9)
        sheet.text(204, 154, "学校", 9)
        sheet.text(204, 214, "図書館", 9)

    (table,) = tables(reading(draw))
    rows = [["育つまち", "学校" if number < 3 else "図書館", f"事業その{number}"] for number in range(6)]
    assert texts(table)[1:] == rows


def test_the_second_row_of_a_folded_list_alone_on_the_next_page(reading: Callable[..., Document]) -> None:
    """A page that begins with the last row of a folded list has fewer columns, and is of the list all the same."""
    xs, wide = [60, 160, 260, 400], [60, 160, 400]
    rows = [["番号", "事業名", "担当課"], ["1", "図書館", "文化課"], ["2", "公園", "公園課"]]

    def folded(sheet: Any, top: float, words: list[str]) -> None:
        sheet.grid(wide, [top, top + 20], [words])

    def draw(sheet: Any) -> None:
        for number, row in enumerate(rows):
            sheet.grid(xs, [660 + 40 * number, 680 + 40 * number], [row])
            if number < 2:
                folded(sheet, 680 + 40 * number, ["概要", "方向"] if not number else ["本を増やします。", "続けます。"])
        folded(sheet, 760, ["花を植えます。", "見直します。"])
        sheet.grid(xs, [780, 800], [["3", "道路", "土木課"]])
        sheet.next()
        folded(sheet, 60, ["道を直します。", "続けます。"])

    (table,) = tables(reading(draw))
    assert table.rows == 8
    assert texts(table)[-1] == ["道を直します。", "続けます。", "続けます。"]


def test_open_cards_over_a_page_end_stay_apart(reading: Callable[..., Document]) -> None:
    """Cards without vertical rules, whose labels stand over their whole width, are as many tables over a page end."""
    xs = [60, 200, 320, 440]

    def card(sheet: Any, top: float, words: list[str]) -> None:
        painted_head(sheet, top, xs, ["番号", "事業名", "担当課"])
        open_row(sheet, top + 20, xs, words[:3])
        for number, (label, text) in enumerate(zip(("現状", "課題"), words[3:], strict=True)):
            sheet.box(60, top + 40 + 40 * number, 440, top + 60 + 40 * number, GREEN)
            sheet.text(230, top + 54 + 40 * number, label, 9)
            open_row(sheet, top + 60 + 40 * number, [60, 440], [text])

    def draw(sheet: Any) -> None:
        card(sheet, 640, ["1", "図書館", "文化課", "本を読む人が増えています。", "本が足りません。"])
        sheet.next()
        card(sheet, 60, ["2", "公園", "公園課", "花を植える人が増えています。", "花が足りません。"])

    assert [texts(table)[1][0] for table in tables(reading(draw))] == ["1", "2"]


def test_painted_cells_on_a_frame(reading: Callable[..., Document]) -> None:
    """Cells painted side by side on a tinted frame, without any rule, are one table; the frame's other words are no cells, nor
    are the words between two frames.
    """

    def draw(sheet: Any) -> None:
        sheet.box(60, 100, 500, 300, (0.95, 0.95, 0.95))
        sheet.box(60, 100, 500, 300)
        sheet.text(70, 120, "次の表は、枠の中に置いた表です。")
        rows = [["区分", "川", "森"], ["会員の数", "12", "30"], ["集まりの数", "4", "6"], ["参加した人", "80", "95"]]
        for number, row in enumerate(rows):
            shade = (0.3, 0.6, 0.8) if not number else (0.8, 0.85 + 0.05 * (number % 2), 0.95)
            for column, words in enumerate(row):
                x, y = 80 + 120 * column, 140 + 30 * number
                sheet.box(x, y, x + 120, y + 30, shade)
                sheet.text(x + 5, y + 20, words)
        sheet.text(240, 318, "今後の進め方", 12)
        sheet.box(60, 326, 500, 400)
        for number, words in enumerate(("会員を増やします。", "集まりを続けます。", "道具をそろえます。")):
            sheet.text(70, 345 + 20 * number, "●")
            sheet.text(95, 345 + 20 * number, words)

    (table,) = tables(reading(draw))
    assert texts(table) == [
        ["区分", "川", "森"],
        ["会員の数", "12", "30"],
        ["集まりの数", "4", "6"],
        ["参加した人", "80", "95"],
    ]


def test_bars_side_by_side_over_a_table_are_no_cells(reading: Callable[..., Document]) -> None:
    """Bars painted end to end over the years of a ruled table are its bars, in the columns that they span."""

    def draw(sheet: Any) -> None:
        rows = [["取組", "令和６年度", "令和７年度", "令和８年度"], ["橋"], ["道"]]
        sheet.grid([60, 160, 280, 400, 520], [100, 120, 160, 200], rows)
        for y, left, middle, right, words in (
            (125, 165, 280, 400, ("設計", "工事")),
            (165, 165, 280, 515, ("調査", "整備")),
        ):
            sheet.box(left, y, middle, y + 25, (0.7, 0.8, 1))
            sheet.box(middle, y, right, y + 25, (0.9, 0.8, 0.7))
            sheet.text(left + 5, y + 16, words[0], 8)
            sheet.text(middle + 5, y + 16, words[1], 8)

    (table,) = tables(reading(draw))
    assert [(bar.text.text, bar.first, bar.last) for bar in table.bars] == [
        ("設計", 1, 1),
        ("工事", 2, 2),
        ("調査", 1, 1),
        ("整備", 2, 3),
    ]


def test_a_label_painted_within_thick_rules_is_a_cell(reading: Callable[..., Document]) -> None:
    """A background that ends where the thick rules around its cell begin is no bar on the table: its words are the cell's."""

    def draw(sheet: Any) -> None:
        sheet.grid(
            [60, 160, 280, 520], [100, 120, 160], [["番号", "", "橋の整備"], ["目的", "", "安全にわたれるようにする。"]]
        )
        sheet.box(161.85, 101.85, 278.15, 118.15, (0.9, 0.9, 0.9))
        sheet.text(170, 113, "名称", 9)

    (table,) = tables(reading(draw))
    assert not table.bars
    assert texts(table)[0] == ["番号", "名称", "橋の整備"]


@pytest.mark.parametrize("lined", [False, True])
def test_values_below_heads_that_colour_parts(reading: Callable[..., Document], *, lined: bool) -> None:
    """Beside one label the values below heads in boxes of colour stand in their columns, though only rules across part them; a
    text that runs over several columns stays whole, and so does a cell below heads between which lines are drawn.
    """
    xs = [140, 240, 340, 440]

    def draw(sheet: Any) -> None:
        for y in (100, 120, 140, 180):
            sheet.line(60 if y != 120 else 140, y, 440, y)
        sheet.box(60, 100, 140, 140, GREY)
        sheet.text(64, 124, "工程", 9)
        for left, right, year in zip(xs, xs[1:], ("R5", "R6", "R7"), strict=False):
            sheet.box(left, 100, right, 120, GREY)
            sheet.text(left + 40, 114, year, 9)
        if lined:
            for x in xs[1:3]:
                sheet.line(x, 100, x, 120)
        for x, step in zip(xs, ("調査", "設計", "整備"), strict=False):
            sheet.text(x + 40, 134, step, 9)
        sheet.box(60, 140, 140, 180, GREY)
        sheet.text(64, 164, "目的", 9)
        sheet.text(144, 164, "公園の施設を直し、安心して使えるようにします。", 9)

    (table,) = tables(reading(draw))
    whole = "公園の施設を直し、安心して使えるようにします。"
    steps = ["調査　設計　整備"] * 3 if lined else ["調査", "設計", "整備"]
    assert texts(table)[1:] == [["工程", *steps], ["目的", whole, whole, whole]]


@pytest.mark.parametrize("crossing", [False, True])
def test_rows_below_a_painted_head_stand_in_its_columns(reading: Callable[..., Document], *, crossing: bool) -> None:
    """Behind painted labels the rows of a table with rules across alone have the columns of its painted head; a row whose
    text runs over several of these stays whole.
    """
    xs = [140, 300, 400, 460]

    def draw(sheet: Any) -> None:
        for left, right, head in zip([60, *xs], xs, ("柱", "取組", "担当", "評価"), strict=False):
            sheet.box(left, 100, right, 120, GREY)
            sheet.text(left + 4, 114, head, 9)
        sheet.box(60, 120, 140, 180, GREEN)
        sheet.text(64, 152, "花のまち", 9)
        told = [("花壇の手入れ", "公園課", "A"), ("苗木の配布", "緑地課", "B"), ("花の教室", "", "C")]
        for row, words in enumerate(told):
            sheet.line(140, 140 + 20 * row, 460, 140 + 20 * row)
            cells = ["今年度は休みとし、来年度からまた開く予定である。"] if crossing and row == 2 else words
            for x, each in zip(xs, cells, strict=False):
                sheet.text(x + 4, 134 + 20 * row, each, 9)

    (table,) = tables(reading(draw))
    assert texts(table)[:3] == [
        ["柱", "取組", "担当", "評価"],
        ["花のまち", "花壇の手入れ", "公園課", "A"],
        ["花のまち", "苗木の配布", "緑地課", "B"],
    ]
    last = ["今年度は休みとし、来年度からまた開く予定である。"] * 3 if crossing else ["花の教室", "", "C"]
    assert texts(table)[3] == ["花のまち", *last]


def test_lines_that_begin_where_the_rules_do_are_no_row(reading: Callable[..., Document]) -> None:
    """Between open tables of one width a name right at the edge, with its office at the other, is no row of the first."""
    xs = [60, 200, 320, 440]

    def draw(sheet: Any) -> None:
        for number, top in enumerate((100, 260)):
            sheet.line(60, top, 440, top)
            painted_head(sheet, top, xs, ["指標", "現状値", "目標値"])
            open_row(sheet, top + 20, xs, [f"参加者数{number}", "10人", "20人"])
            sheet.text(60, top + 66, f"{number + 2}　里山の手入れ", 10)
            sheet.text(368, top + 84, "担当：公園緑地課", 9)
            sheet.line(60, top + 96, 440, top + 96)
            sheet.box(60, top + 96, 440, top + 116, GREEN)
            sheet.text(230, top + 110, "取組の状況", 9)
            sheet.line(60, top + 116, 440, top + 116)
            sheet.text(64, top + 130, "里山の手入れを学ぶ会を開きました。", 9)
            sheet.line(60, top + 140, 440, top + 140)

    found = [texts(table) for table in tables(reading(draw))]
    heads = ["指標", "現状値", "目標値"]
    assert [table for table in found if table[0] == heads] == [
        [heads, ["参加者数0", "10人", "20人"]],
        [heads, ["参加者数1", "10人", "20人"]],
    ]


def test_a_row_between_two_open_heads(reading: Callable[..., Document]) -> None:
    """One row right below a painted head is of its table, also where the head of another with other columns ends it."""

    def draw(sheet: Any) -> None:
        for number, top in enumerate((100, 220)):
            for y in (0, 20, 40, 60, 80):
                sheet.line(60, top + y, 440, top + y)
            painted_head(sheet, top, [60, 320, 440], ["事業名", "評価"])
            sheet.text(64, top + 34, f"{number + 1}　里山の手入れ", 9)
            sheet.text(370, top + 34, "Ａ", 9)
            painted_head(sheet, top + 40, [60, 200, 320, 440], ["指標", "現状値", "目標値"])
            open_row(sheet, top + 60, [60, 200, 320, 440], ["参加者数", "10人", "20人"])

    found = [texts(table) for table in tables(reading(draw))]
    named = [table for table in found if table[0] == ["事業名", "評価"]]
    assert named == [[["事業名", "評価"], [f"{number}　里山の手入れ", "Ａ"]] for number in (1, 2)]
    assert sum(table[0] == ["指標", "現状値", "目標値"] for table in found) == 2
