"""Running text: lines joined, columns, headings, furniture, marks that are no text."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.document import Document, Panel, Passage

SENTENCE = "この計画は市民の暮らしを支える取組を定めるものであり、令和九年度までを期間とする。"


def found(document: Document, role: str) -> list[str]:
    """The texts of all passages of a role."""
    return [passage.text.text for passage in document.passages() if passage.role == role]


def test_lines_join_to_a_paragraph(reading: Callable[..., Document]) -> None:
    """Lines that fill their column are one paragraph; an indented line begins another."""

    def draw(sheet: Any) -> None:
        sheet.text(110, 100, SENTENCE[:30])
        sheet.text(100, 115, SENTENCE[30:])
        sheet.text(110, 130, "つぎの段落はここから始まり、前の段落とは別のものである。")

    paragraphs = found(reading(draw), "paragraph")
    assert paragraphs == [SENTENCE, "つぎの段落はここから始まり、前の段落とは別のものである。"]


@pytest.mark.parametrize("label", [(0.2, 0.4, 0.3), (0, 0, 0)])
def test_short_columns_under_labels(reading: Callable[..., Document], label: tuple[float, float, float]) -> None:
    """Sentences below two labels of another colour, each beginning where its label does, are read column by column however short
    they are; below words that look as they do, line by line.
    """

    def draw(sheet: Any) -> None:
        for x, words, lines in (
            (60, "現在の様子", ["花壇の手入れを市民と続けています。"]),
            (290, "これからの課題", ["手入れをする人が年々減り、次の人を探", "すことが必要です。"]),
        ):
            sheet.text(x, 100, words, 9, label)
            for number, line in enumerate(lines):
                sheet.text(x, 114 + 13 * number, line, 9)

    told = "".join(passage.text.text for passage in reading(draw).passages())
    behind = told.index("花壇の手入れ") > told.index("これからの課題")
    assert behind == (label == (0, 0, 0))


def test_the_longer_left_column_is_read_to_its_end(reading: Callable[..., Document]) -> None:
    """Items at the left stand as far apart as lines of a sentence do from the next item: the last of them, below the end of
    the right column, still belongs to the left one, and what follows both is read behind the right one.
    """
    left = [
        "・花の咲く広場を増やします。",
        "・木陰のある道を広げます。",
        "・水辺を守ります。",
        "・苗木を育てる人が増えています。",
    ]
    right = ["・手入れをする人が足りません。", "・場所が足りません。", "・水が足りません。"]

    def draw(sheet: Any) -> None:
        for x, label, items in (
            (60, "現状", left),
            (320, "課題", right),
        ):
            sheet.text(x, 100, label, 11)
            for number, words in enumerate(items):
                sheet.text(x, 122 + 22 * number, words)
        sheet.text(60, 260, "成果の指標は、次の表のとおりとし、毎年度の終わりに確かめます。", 14)

    texts = [p.text.text for p in reading(draw).passages()]
    assert texts.index("課題") > next(i for i, words in enumerate(texts) if "苗木を育てる" in words)
    assert texts[-1].startswith("成果の指標")


def test_two_columns_read_one_after_the_other(reading: Callable[..., Document]) -> None:
    """Below a title that runs over both, the left column comes before the right one."""

    def draw(sheet: Any) -> None:
        sheet.text(150, 80, "二段組みの上にある長い題名はここに", 14)
        for number in range(5):
            y = 120 + 15 * number
            sheet.text(60, y, f"左の段の文がここに続いていく。{number}行")
            sheet.text(310, y, f"右の段の文がここに続いていく。{number}行")

    words = "".join(passage.text.text for passage in reading(draw).passages())
    assert words.index("4行") < words.index("右の段")
    assert words.startswith("二段組み")


def test_headings_have_levels(reading: Callable[..., Document]) -> None:
    """Chapters stand above sections, sections above numbered lines over a text."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 80, "第１章　計画の考え方", 16)
        sheet.text(60, 110, "１　計画の目的", 12)
        sheet.text(60, 130, "（１）背景")
        sheet.text(70, 150, SENTENCE)
        sheet.text(60, 180, "２　計画の期間", 12)
        sheet.text(70, 200, SENTENCE)

    headings = [p for p in reading(draw).passages() if p.role == "heading"]
    assert [(p.level, p.marker, p.title) for p in headings] == [
        (1, "第１章", "計画の考え方"),
        (2, "１", "計画の目的"),
        (3, "（１）", "背景"),
        (2, "２", "計画の期間"),
    ]


def test_running_heads_and_page_numbers_are_furniture(reading: Callable[..., Document]) -> None:
    """What stands on each page in the same place is kept apart from the text."""

    def draw(sheet: Any) -> None:
        for number in range(1, 5):
            sheet.text(60, 40, "ある市の計画", 8)
            sheet.text(60, 200, f"本文の{'一二三四'[number - 1]}ページ目の文章です。")
            sheet.text(290, 820, f"- {number} -", 9)
            sheet.next()

    document = reading(draw)
    assert len(found(document, "paragraph")) == 4
    assert {line.text for line in document.furniture} == {"ある市の計画", "- 1 -", "- 2 -", "- 3 -", "- 4 -"}


@pytest.mark.parametrize("size", [8, 14])
def test_the_title_on_the_cover_leaves_the_running_head_furniture(
    reading: Callable[..., Document], size: float
) -> None:
    """A running head is furniture also where the same words stand in large type on the cover, however small the text is."""

    def draw(sheet: Any) -> None:
        sheet.text(200, 300, "ある市の計画", 24)
        for number in range(1, 4):
            sheet.text(60, 40, "ある市の計画", size)
            sheet.text(60, 500, f"本文の{'一二三'[number - 1]}ページ目の文章です。")
            sheet.next()

    document = reading(draw)
    assert [line.text for line in document.furniture] == ["ある市の計画"] * 3
    assert [p.text.text for p in document.passages() if p.role == "heading"] == ["ある市の計画"]


def test_running_heads_of_facing_pages(reading: Callable[..., Document]) -> None:
    """Left pages tell the title, right ones the chapter at the same height in the same type: both are kept apart."""

    def draw(sheet: Any) -> None:
        for number in range(6):
            if number % 2:
                sheet.text(400, 40, f"目標{number} / {'花木川'[number // 2]}のまち", 8)
            else:
                sheet.text(60, 40, "ある市の計画", 8)
            sheet.text(60, 200, f"本文の{'一二三四五六'[number]}ページ目の文章です。")
            sheet.next()

    document = reading(draw)
    assert len(document.furniture) == 6
    assert all(passage.text.text.startswith("本文") for passage in document.passages())


def test_raised_marks_are_printed_but_not_read(reading: Callable[..., Document]) -> None:
    """A small raised figure after a word is a footnote mark: not in the text, but in what is printed."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 100, "マイナポータル", 12)
        sheet.text(184, 96, "7", 7)
        sheet.text(189, 100, "の活用促進", 12)

    (passage,) = reading(draw).passages()
    assert passage.text.text == "マイナポータルの活用促進"
    assert passage.text.lines[0].printed == "マイナポータル7の活用促進"


def test_words_set_wide(reading: Callable[..., Document]) -> None:
    """Letters set apart to fill a line are one word; blanks between words stay."""

    def draw(sheet: Any) -> None:
        for x, letter in zip((100, 140, 180), "所属長", strict=True):
            sheet.text(x, 100, letter)
        sheet.text(100, 200, "氏名")
        sheet.text(150, 200, "住所")

    assert [p.text.text for p in reading(draw).passages()] == ["所属長", "氏名\u3000住所"]


def test_frame_with_a_label_on_its_edge(reading: Callable[..., Document]) -> None:
    """A small coloured box on the edge of a frame names the frame."""

    def draw(sheet: Any) -> None:
        sheet.box(100, 100, 400, 180)
        sheet.box(110, 92, 170, 108, (0.3, 0.4, 0.7))
        sheet.text(120, 104, "現状", 10, (1, 1, 1))
        sheet.text(110, 125, "・窓口で待つ時間が長くなっている。")
        sheet.text(110, 140, "・手続の多くが紙で行われている。")
        sheet.text(110, 155, "・職員の数が減っている。")

    (panel,) = [block for block in reading(draw).blocks if isinstance(block, Panel)]
    assert panel.label is not None
    assert panel.label.text == "現状"
    assert [(p.role, p.title) for p in panel.passages] == [
        ("bullet", "窓口で待つ時間が長くなっている。"),
        ("bullet", "手続の多くが紙で行われている。"),
        ("bullet", "職員の数が減っている。"),
    ]


def test_paragraph_over_the_page_end(reading: Callable[..., Document]) -> None:
    """A sentence that stops in mid-line at the page end goes on at the top of the next page."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 780, SENTENCE[:20])
        sheet.text(100, 795, SENTENCE[:20])
        sheet.next()
        sheet.text(100, 80, SENTENCE[20:])

    (passage,) = reading(draw).passages()
    assert isinstance(passage, Passage)
    assert passage.text.text == SENTENCE[:20] + SENTENCE
    assert [place.page for place in passage.text.places] == [1, 2]


def test_what_heads_every_section_is_no_running_head(reading: Callable[..., Document]) -> None:
    """Words that stand above several cards of each page are read, also where a card is the first on its page."""

    def draw(sheet: Any) -> None:
        for page in range(4):
            for card in range(3):
                sheet.text(300, 60 + 250 * card, "基本取組一　便利な窓口", 8)
                sheet.text(60, 90 + 250 * card, f"頁{page}の取組{card}を進めます。", 10)
            sheet.text(290, 820, f"{page + 1}", 9)
            sheet.next()

    document = reading(draw)
    heads = [p for p in document.passages() if p.text.text.startswith("基本取組")]
    assert len(heads) == 12
    assert [line.text for line in document.furniture] == ["1", "2", "3", "4"]


def test_a_label_that_longer_heads_push_down_is_no_running_head(reading: Callable[..., Document]) -> None:
    """Words that stand near the top of some pages and as often further down on others, where more is above, are read."""

    def draw(sheet: Any) -> None:
        for page in range(6):
            top = 80 if page % 2 else 160
            sheet.text(60, 40, "ある市の計画", 8)
            sheet.text(60, top - 20, f"施策{'一二三四五六'[page]}の見出し", 14)
            sheet.text(60, top, "■めざす姿", 10)
            sheet.text(60, top + 20, f"{'花木川森空海'[page]}が守られています。", 10)
            sheet.next()

    document = reading(draw)
    assert sum(p.text.text == "■めざす姿" for p in document.passages()) == 6
    assert {line.text for line in document.furniture} == {"ある市の計画"}


def test_a_label_over_its_value_is_a_line_of_its_own(reading: Callable[..., Document]) -> None:
    """Words in another colour and another size than the line below them do not go on there, however short both are."""

    def draw(sheet: Any) -> None:
        sheet.box(50, 100, 200, 150)
        sheet.text(60, 116, "主管課", 9, (0.1, 0.3, 0.5))
        sheet.text(60, 130, "花とみどり課", 10)

    assert [p.text.text for p in reading(draw).passages()] == ["主管課", "花とみどり課"]


def test_indented_lines_each_begin_a_paragraph(reading: Callable[..., Document]) -> None:
    """A full line that ends a sentence does not go on in a line with the same indent."""

    def draw(sheet: Any) -> None:
        for number, words in enumerate(
            ("　山の手入れを続け、緑を守る人を育てる講座を開き、歩く道を直した。", "　川の水を調べた。")
        ):
            sheet.text(60, 100 + 18 * number, words, 10)
        sheet.text(60, 136, "ここは前の段落の続きではない行の長さを決めるための長い行です。", 10)

    texts = [p.text.text for p in reading(draw).passages()]
    assert len(texts) == 3


def test_a_sentence_that_fills_the_first_line_ends_no_paragraph(reading: Callable[..., Document]) -> None:
    """An indented line goes on at the left edge, though it ends a sentence and both lines have nearly one middle."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 100, "　防災の研修を続け、地域の備えを進めるとともに、訓練を毎年行った。", 10)
        sheet.text(60, 118, "費用に見合う整備の方針を検討するにあたり、円滑な移行を進め、見直す。", 10)

    assert len(list(reading(draw).passages())) == 1


def test_a_name_in_quotes_that_the_line_end_cuts_goes_on(reading: Callable[..., Document]) -> None:
    """Lines set wide apart are one paragraph where 「 stands open at the end of the first."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 100, "「花いっぱい運動」と「公園愛護会」を統合し、「みどりのまち")
        sheet.text(100, 123, "づくり」とします。")
        sheet.text(100, 160, "つぎの段落はここから始まり、前の段落とは別のものである。")

    assert found(reading(draw), "paragraph")[0].endswith("「みどりのまちづくり」とします。")


def test_a_decimal_is_no_heading_number(reading: Callable[..., Document]) -> None:
    """A line that begins with 58.3％ goes on with the sentence above."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 100, "水道の管のうち地震に耐えるものの割合は前の年度を上回り、")
        sheet.text(100, 115, "58.3％となった。")

    assert found(reading(draw), "paragraph") == [
        "水道の管のうち地震に耐えるものの割合は前の年度を上回り、58.3％となった。"
    ]


def test_words_beside_a_title_do_not_part_its_lines(reading: Callable[..., Document]) -> None:
    """A title of two lines set in the middle is one, though the name of the town stands at the right of the first."""

    def draw(sheet: Any) -> None:
        sheet.text(200, 100, "川と森の計画から", 18)
        sheet.text(480, 100, "すみれ市", 10)
        sheet.text(182, 125, "水と緑の計画へ移る道", 18)
        sheet.text(60, 170, SENTENCE)

    assert found(reading(draw), "heading") == ["川と森の計画から水と緑の計画へ移る道"]


@pytest.mark.parametrize(("upper", "lower"), [("◆", "○"), ("■", "●"), ("●", "◎")])
def test_of_two_marks_the_one_that_comes_later_is_below(
    reading: Callable[..., Document], upper: str, lower: str
) -> None:
    """Marks have no order of their own: the one first seen under the other stands below it, and the first comes back up."""

    def draw(sheet: Any) -> None:
        sheet.text(80, 80, "１　緑を増やす", 14)
        y = 110
        for mark, words in ((upper, "指標"), (lower, "苗木の配布"), (lower, "花の教室"), (upper, "今後の方向")):
            sheet.text(80, y, f"{mark}{words}", 12)
            sheet.text(80, y + 18, "市民が苗木を選び、庭先に植える取組を広げていきます。", 10)
            y += 44

    levels = [p.level for p in reading(draw).passages() if p.role == "heading"]
    assert [level - levels[0] for level in levels] == [0, 1, 2, 2, 1]


def test_a_frame_with_titles_reads_on_from_title_to_title(reading: Callable[..., Document]) -> None:
    """A frame parted by small boxes with a word each is no text of its own: what stands in it keeps its order."""

    def draw(sheet: Any) -> None:
        sheet.box(60, 100, 500, 240)
        for top, words in ((100, "見守り活動の推進"), (130, "目的"), (180, "担当課")):
            sheet.box(60, top, 500 if top == 100 else 140, top + 16, fill=(0.8, 0.9, 1))
            sheet.text(66, top + 12, words)
        sheet.text(66, 165, "高齢者が安心して暮らせるように、地域で見守ります。")
        sheet.text(66, 215, "高齢福祉課")

    document = reading(draw)
    assert not [block for block in document.blocks if isinstance(block, Panel)]
    words = [passage.text.text for passage in document.passages()]
    assert words == [
        "見守り活動の推進", "目的", "高齢者が安心して暮らせるように、地域で見守ります。", "担当課", "高齢福祉課",
    ]  # fmt: skip


def test_bands_of_colour_right_below_each_other_are_headings(reading: Callable[..., Document]) -> None:
    """Two bands over the width of the page, a line in each, are headings and no frame of which the upper is the label."""

    def draw(sheet: Any) -> None:
        for top, colour, words in (
            (60, (0.6, 0.2, 0.1), "基本目標１　健康なまち"),
            (86, (0.8, 0.5, 0.3), "施策１－１　健康づくり"),
        ):
            sheet.box(60, top, 500, top + 26, fill=colour)
            sheet.text(66, top + 18, words, 14, (1, 1, 1))
        sheet.text(66, 140, SENTENCE[:40])

    document = reading(draw)
    assert found(document, "heading") == ["基本目標１　健康なまち", "施策１－１　健康づくり"]
    assert all(isinstance(block, Passage) for block in document.blocks)


def test_a_chapter_alone_on_a_band_is_a_heading(reading: Callable[..., Document]) -> None:
    """A line with the number of a chapter that ends before its band does is a heading, though set like the text."""

    def draw(sheet: Any) -> None:
        sheet.box(60, 100, 500, 122, fill=(0.9, 0.9, 0.95))
        sheet.text(66, 115, "第１章　健康と福祉")
        for y in (150, 165, 180):
            sheet.text(60, y, SENTENCE[:40])

    assert found(reading(draw), "heading") == ["第１章　健康と福祉"]


def test_a_blank_between_a_number_and_a_name(reading: Callable[..., Document]) -> None:
    """A blank that the file has behind a number that begins a line stands there, between a number and its unit none."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 100, "1 自然と共に生きるまち")
        sheet.text(60, 140, "30 年度までに進めるもの")
        sheet.text(60, 180, "2 人と緑を結ぶまち")

    assert [p.text.text for p in reading(draw).passages()] == [
        "1 自然と共に生きるまち",
        "30年度までに進めるもの",
        "2 人と緑を結ぶまち",
    ]


def test_a_numbered_line_alone_between_tables_is_a_heading(reading: Callable[..., Document]) -> None:
    """A short numbered line that no other line stands beside is a heading, as the one above the first table is."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 80, "１－１　桜並木の手入れ")
        sheet.grid([100, 180, 480], [100, 120, 140], [["担当課", "公園課"], ["内容", "枝を切る"]])
        sheet.text(100, 170, "１－２　苗木の配布")
        sheet.grid([100, 180, 480], [190, 210, 230], [["担当課", "公園課"], ["内容", "苗木を配る"]])

    assert found(reading(draw), "heading") == ["１－１　桜並木の手入れ", "１－２　苗木の配布"]


def test_headings_below_each_other_stay_apart_above_a_table(reading: Callable[..., Document]) -> None:
    """Two short headings that no other line shows to be short, and one that ends in brackets with a sentence below it, are not
    joined.
    """

    def draw(sheet: Any) -> None:
        sheet.text(100, 80, "環境目標１　緑のまち", 13)
        sheet.text(100, 100, "施策の柱１－１　並木を育てる", 12)
        sheet.grid([100, 180, 480], [110, 130, 150], [["担当課", "公園課"], ["内容", "枝を切る"]])
        sheet.text(100, 190, "①　苗木の配布　［公園課］")
        sheet.text(110, 206, "苗木を配ります。")

    texts = [passage.text.text for passage in reading(draw).passages()]
    assert texts == [
        "環境目標１　緑のまち",
        "施策の柱１－１　並木を育てる",
        "①　苗木の配布　［公園課］",
        "苗木を配ります。",
    ]


def test_a_badge_at_the_right_of_a_heading_is_read_behind_it(reading: Callable[..., Document]) -> None:
    """What stands in a small frame beside a heading comes after it, also where the frame begins a little higher."""

    def draw(sheet: Any) -> None:
        for number, y in enumerate((100, 200), 1):
            sheet.text(60, y, f"施策{number}　川の岸辺の手入れ", 12)
            sheet.box(440, y - 14, 520, y + 4)
            sheet.text(450, y - 1, f"評価　{'AB'[number - 1]}", 9)
            sheet.text(60, y + 30, SENTENCE)

    told = [passage.text.text for passage in reading(draw).passages()]
    assert told == ["施策1　川の岸辺の手入れ", "評価　A", SENTENCE, "施策2　川の岸辺の手入れ", "評価　B", SENTENCE]


def test_headings_that_come_again_behind_numbered_ones_label_these(reading: Callable[..., Document]) -> None:
    """Of headings of one type those without a number that stand again behind each numbered one are below it."""
    names = ("①　苗木の配布", "②　花壇の手入れ", "③　里山の散歩")

    def draw(sheet: Any) -> None:
        sheet.text(60, 60, "１　緑のまち", 15)
        for number, name in enumerate(names):
            top = 100 + 200 * number
            for place, (head, below) in enumerate(
                [(name, ""), ("現状", "応募が多く、希望する人の全員には届いていません。"), ("旧", "緑化事業")]
            ):
                sheet.text(60, top + 60 * place, head, 13)
                sheet.text(60, top + 60 * place + 24, below, 9)

    found = [(p.text.text[-2:], p.level) for p in reading(draw).passages() if p.role == "heading"]
    first = found[0][1]
    below = [("配布", first + 1), ("現状", first + 2), ("旧", first + 2)]
    assert found[1:4] == below
    assert [level for _, level in found[4:]] == [first + 1, first + 2, first + 2] * 2


def test_brackets_hold_the_lines_of_a_heading_together(reading: Callable[..., Document]) -> None:
    """A line of a heading on which brackets end that began on the line above goes on from that, however short both are."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 100, "１　苗木の配布（公園緑地課", 13)
        sheet.text(60, 118, "都市計画課）", 13)
        sheet.text(60, 140, SENTENCE)
        sheet.text(60, 200, "２　里山の散歩（農政課）", 13)
        sheet.text(60, 218, SENTENCE)

    told = found(reading(draw), "heading")
    assert told == ["１　苗木の配布（公園緑地課都市計画課）", "２　里山の散歩（農政課）"]


def test_lines_that_count_levels_on_stand_alone(reading: Callable[..., Document]) -> None:
    """A line with a level, its number and a name goes on from no other such line, however full that is."""
    lines = [
        "施策1　学びのまち",
        "事業1　ファミリー・サポート・センターの運営",
        "事業2　図書館の整備",
        "事業3　給食の充実",
    ]

    def draw(sheet: Any) -> None:
        for number, words in enumerate(lines):
            sheet.text(60, 100 + 16 * number, words, 10)

    assert [p.text.text for p in reading(draw).passages()] == lines


def test_a_large_shape_behind_a_title_does_not_cut_it(reading: Callable[..., Document]) -> None:
    """A decoration that reaches from the edge of the page into a title frames none of its letters."""

    def draw(sheet: Any) -> None:
        sheet.box(-100, -100, 230, 320, (0.9, 0.8, 0.7))
        sheet.text(110, 250, "つばき町こども計画", 24)
        sheet.text(110, 400, SENTENCE)

    assert [passage.text.text for passage in reading(draw).passages()] == ["つばき町こども計画", SENTENCE]


def test_a_line_that_ends_with_a_quoted_name_goes_on(reading: Callable[..., Document]) -> None:
    """A paragraph set in as a whole goes on behind a full line that ends with a name in quotes; a full stop ends one."""
    first = "この計画は緑のまちづくりに向けた取組をまとめた計画であり、「すみれ市総合計画」"

    def draw(sheet: Any) -> None:
        sheet.text(80, 80, "位置づけ", 14)
        sheet.text(100, 110, first)
        sheet.text(100, 125, "（令和３年度から令和十二年度まで）の緑の分野における計画です。")
        sheet.text(100, 140, "計画の期間は五年とします。")

    paragraphs = found(reading(draw), "paragraph")
    assert paragraphs[0] == f"{first}（令和３年度から令和十二年度まで）の緑の分野における計画です。"
    assert paragraphs[1:] == ["計画の期間は五年とします。"]


@pytest.mark.parametrize(
    ("number", "words", "size", "headings"),
    [
        ("3", "苗木を育てる取組", 14, ["3　苗木を育てる取組"]),
        ("第２章", "緑を育てる取組", 14, ["第２章　緑を育てる取組"]),
        ("達成", "苗木を育てる取組", 14, []),
        ("3", "苗木を育て、庭のない家にも配る。", 10, []),
    ],
)
def test_a_number_on_a_colour_beside_a_name_on_a_band_is_its_heading(
    number: str, words: str, size: int, headings: list[str], reading: Callable[..., Document]
) -> None:
    """A box with a number, and right beside it a box with a name, are one heading; other words, or a sentence, are cells."""

    def draw(sheet: Any) -> None:
        sheet.box(60, 100, 115, 125, fill=(0.2, 0.5, 0.3))
        sheet.text(63, 118, number, size, (1, 1, 1))
        sheet.box(115, 100, 500, 125, fill=(0.9, 0.95, 0.9))
        sheet.text(121, 118, words, size)
        for y in (150, 165, 180):
            sheet.text(60, y, SENTENCE[:40])

    assert found(reading(draw), "heading") == headings


@pytest.mark.parametrize("size", [9.5, 11])
def test_a_line_in_slightly_larger_type_is_a_heading(reading: Callable[..., Document], size: float) -> None:
    """Words a point larger than the text below are a heading; a line half a point larger is none."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 100, "公園の手入れ", size + 1)
        sheet.text(60, 130, SENTENCE[:30], size)
        sheet.text(60, 145, SENTENCE[30:], size)
        sheet.text(60, 175, "苗木の配布", size + 0.5)
        sheet.text(60, 205, SENTENCE[:30], size)
        sheet.text(60, 220, SENTENCE[30:], size)

    assert found(reading(draw), "heading") == ["公園の手入れ"]


def test_a_label_with_a_colon_begins_a_line_of_its_own(reading: Callable[..., Document]) -> None:
    """Below a full line that begins with a label and ends a sentence, the next label begins a paragraph."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 100, f"事業趣旨：{SENTENCE[:-1]}。")
        sheet.text(60, 115, "進めること：花壇に苗を植える。")
        sheet.text(60, 130, "今年度計画額（千円）：30,045")

    assert len(found(reading(draw), "paragraph")) == 3


@pytest.mark.parametrize(
    ("number", "words", "headings"),
    [
        ("1-1", "大雨で町が水につかる", ["1-1　大雨で町が水につかる"]),
        ("1-1", "大雨で町が水につかる。", []),
        ("①", "大雨で町が水につかる", []),
    ],
)
def test_a_number_of_several_parts_on_a_colour_beside_a_name_in_a_frame_is_its_heading(
    number: str, words: str, headings: list[str], reading: Callable[..., Document]
) -> None:
    """1-1 on a colour and right of it a name in the type of the text, both framed, are one heading; a sentence is a cell."""

    def draw(sheet: Any) -> None:
        sheet.box(60, 100, 115, 125, fill=(0.85, 0.85, 0.85))
        sheet.grid([60, 115, 500], [100, 125], [[number, words]], size=10)
        for y in (150, 165, 180):
            sheet.text(60, y, SENTENCE[:40])

    assert found(reading(draw), "heading") == headings


def test_words_set_to_the_right_end_the_lines_that_they_stand_level_with(reading: Callable[..., Document]) -> None:
    """Words that end together at the right edge, each level with a name at the left, are no column of their own."""

    def draw(sheet: Any) -> None:
        for number, office in enumerate(("【公園課】", "【公園緑地課】", "【道路課】")):
            y = 100 + 60 * number
            sheet.text(60, y, f"◆ {'花木草'[number]}の手入れ")
            sheet.text(500 - 9 * len(office), y, office, 9)
            sheet.text(70, y + 15, "・市民とともに手を入れる。")
            sheet.text(70, y + 30, "・道具を貸し出す。")

    words = "".join(passage.text.text for passage in reading(draw).passages())
    assert (
        words.index("【公園課】")
        < words.index("木の手入れ")
        < words.index("【公園緑地課】")
        < words.index("草の手入れ")
    )
