"""Ways of printing that random layouts showed as classes: folded rows, cards within cards, marks and brackets in cells."""

from decimal import Decimal
from typing import Literal

import pytest

from graph.facts import (
    Budget,
    Evaluation,
    MeasureMention,
    Observation,
    Placement,
    Reading,
    Responsibility,
    ScheduleItem,
    Statement,
)
from ingest.document import Passage, Table
from ingest.reading.folded import unfolded
from tests.ingest.reading.made import chain, heading, of, paragraph, read, table, text


def tree(reading: Reading) -> list[list[str]]:
    """The names from the top of the tree to each measure."""
    return [[name for _, name in chain(p.about)] for p in of(reading, Placement)]


def said(reading: Reading) -> list[tuple[str, str, str]]:
    """Measure, kind and text of each statement."""
    return [(s.about.name, s.kind, s.text) for s in of(reading, Statement) if isinstance(s.about, MeasureMention)]


FOLDED = [
    ["番号", "事業名", "担当課", "評価"],
    ["概要", "<", "今後の方向性", "<"],
    ["1", "学校給食の充実", "学校教育課", "Ａ"],
    ["地元の食材を使います。", "<", "続けます。", "<"],
    ["2", "図書館の整備", "生涯学習課", "Ｂ"],
    ["本を増やします。", "<", "見直します。", "<"],
]


def test_a_list_whose_measures_take_two_rows() -> None:
    """What stands in the second row of a measure, under the second row of the head, is said of it as in any list."""
    reading = read(table(FOLDED, head=2))
    assert tree(reading) == [["学校給食の充実"], ["図書館の整備"]]
    assert said(reading) == [
        ("学校給食の充実", "purpose", "地元の食材を使います。"),
        ("学校給食の充実", "outlook", "続けます。"),
        ("図書館の整備", "purpose", "本を増やします。"),
        ("図書館の整備", "outlook", "見直します。"),
    ]
    assert [(e.about.name, e.rating) for e in of(reading, Evaluation)] == [
        ("学校給食の充実", "Ａ"),
        ("図書館の整備", "Ｂ"),
    ]


def test_folded_rows_beside_a_group_that_covers_both() -> None:
    """A column of groups reaches over all rows of the head and of its measures; a second row of as many cells is one too."""
    rows = [
        ["施策", "事業名", "担当課"],
        ["^", "概要", "課題"],
        ["安全なまち", "通学路の点検", "学校教育課"],
        ["^", "毎年点検します。", "人手が足りません。"],
        ["^", "防犯灯の設置", "市民安全課"],
        ["^", "新しくします。", "費用が増えています。"],
    ]
    reading = read(table(rows, head=2))
    assert ["安全なまち", "防犯灯の設置"] in tree(reading)
    assert [(name, kind) for name, kind, _ in said(reading)] == [
        ("通学路の点検", "purpose"), ("通学路の点検", "issue"), ("防犯灯の設置", "purpose"), ("防犯灯の設置", "issue"),
    ]  # fmt: skip


def test_folded_rows_below_a_head_of_years() -> None:
    """The second row of each measure may be one text, under a label that closes a head with years in rows of their own."""
    rows: list[list[str]] = [
        ["番号", "取組名", "目標年", "<", "担当課"],
        ["^", "^", "令和", "<", "^"],
        ["^", "^", "6年度", "7年度", "^"],
        ["現状と課題", "<", "<", "<", "<"],
        ["施策Ａ　安全なまち", "<", "<", "<", "<"],
        ["A-1", "通学路の点検", "52回", "53回", "学校教育課"],
        ["点検する人が足りない。", "<", "<", "<", "<"],
        ["A-2", "防犯灯の設置", "12基", "13基", "市民安全課"],
        ["灯りの古いところが多い。", "<", "<", "<", "<"],
    ]
    reading = read(table(rows, head=3))
    assert [name for name, _, _ in said(reading)] == ["通学路の点検", "防犯灯の設置"]
    assert ["安全なまち", "防犯灯の設置"] in tree(reading)


@pytest.mark.parametrize(
    "rows",
    [
        [["事業名", "目標", "<"], ["^", "R6", "R7"], ["あ事業", "1", "2"], ["い事業", "3", "4"]],  # a head in two rows
        [["事業名", "担当課"], ["あ事業", "総務課"], ["概要", "<"], ["配ります。", "<"]],  # a card
        [["事業名", "<"], ["あ事業", "<"], ["概要", "<"], ["配ります。", "<"], ["課題", "<"], ["人手です。", "<"]],
    ],
)
def test_other_tables_are_not_folded(rows: list[list[str]]) -> None:
    """A head of two rows over single rows, and labels over values, stay as they are."""
    whole: Table = table(rows, head=2)
    assert unfolded(whole) is whole


def test_labels_go_on_below_a_schedule_within_a_card() -> None:
    """Years behind a label that reaches down beside their values end with it: the next label is one of the card."""
    reading = read(
        table(
            [
                ["事業名", "防災訓練の実施", "<", "<"],
                ["実施スケジュール", "令和6年度", "令和7年度", "令和8年度"],
                ["^", "", "●", "●"],
                ["担当課", "危機管理課", "<", "<"],
                ["目的", "地域の備えを強めます。", "<", "<"],
            ],
            head=0,
        )
    )
    assert [(s.text, s.start, s.end) for s in of(reading, ScheduleItem)] == [("●", 2025, 2025), ("●", 2026, 2026)]
    assert [r.name for r in of(reading, Responsibility)] == ["危機管理課"]
    assert [s.kind for s in of(reading, Statement)] == ["purpose"]


def test_the_number_of_a_card_in_a_row_of_its_own() -> None:
    """A number above the name of a card is that of its measure."""
    cards = [
        table([["事業番号", number], ["事業名", name], ["担当課", "農政課"]], head=0)
        for number, name in (("1", "農地の集積"), ("2", "直売所の支援"))
    ]
    reading = read(*cards)
    assert [(p.about.notation, p.name) for p in of(reading, Placement)] == [("1", "農地の集積"), ("2", "直売所の支援")]


def test_a_list_behind_cards_tells_of_them_and_stands_under_none() -> None:
    """A table that names the measures of the cards before it is about these: it puts none under the last card."""
    cards = [table([["事業名", name], ["担当課", "農政課"]], head=0) for name in ("農地の集積", "直売所の支援")]
    listed = [["事業名", "指標", "目標値（R8）"], ["農地の集積", "集積率", "40％"], ["直売所の支援", "売上", "3件"]]
    reading = read(*cards, table(listed))
    assert {tuple(path) for path in tree(reading)} == {("農地の集積",), ("直売所の支援",)}
    assert {(o.about.name, o.value) for o in of(reading, Observation)} == {
        ("農地の集積", Decimal(40)), ("直売所の支援", Decimal(3)),
    }  # fmt: skip


def test_a_list_of_all_under_its_heading_is_of_no_chapter() -> None:
    """A heading of a list of all (事業費一覧) closes the chapter before it, although it could be a label."""
    reading = read(
        heading("基本目標１　学びのまち", 2),
        table([["事業名", "担当課"], ["学校給食の充実", "学校教育課"], ["図書館の整備", "生涯学習課"]]),
        heading("基本目標２　安全なまち", 2),
        table([["事業名", "担当課"], ["防犯灯の設置", "市民安全課"], ["消防団の支援", "消防課"]]),
        heading("事業費一覧", 2),
        table([["事業名", "令和6年度事業費（千円）"], ["学校給食の充実", "10"], ["消防団の支援", "20"]]),
    )
    assert ["安全なまち", "学校給食の充実"] not in tree(reading)
    assert [(b.about.name, int(b.amount)) for b in of(reading, Budget)] == [
        ("学校給食の充実", 10000),
        ("消防団の支援", 20000),
    ]


def test_bands_below_each_other_are_levels() -> None:
    """Of two bands in a row the second stands under the first, and so does a later one alone."""
    rows = [
        ["事業名", "担当課"],
        ["学びのまち", "<"],
        ["学校教育", "<"],
        ["給食の充実", "学校教育課"],
        ["社会教育", "<"],
        ["図書館の整備", "生涯学習課"],
        ["安全なまち", "<"],
        ["防犯", "<"],
        ["防犯灯の設置", "市民安全課"],
    ]
    assert [path for path in tree(read(table(rows))) if len(path) > 2] == [
        ["学びのまち", "学校教育", "給食の充実"],
        ["学びのまち", "社会教育", "図書館の整備"],
        ["安全なまち", "防犯", "防犯灯の設置"],
    ]


@pytest.mark.parametrize("printed", ["［Ｂ］", "【Ｂ】", "（Ｂ）", "〈Ｂ〉"])
def test_a_rating_in_brackets(printed: str) -> None:
    """A grade in brackets of any kind is the grade."""
    reading = read(table([["事業名", "評価"], ["学校給食の充実", printed], ["図書館の整備", "［Ａ］"]]))
    assert [e.rating for e in of(reading, Evaluation)] == ["Ｂ", "Ａ"]


def test_parts_of_departments_told_behind_them() -> None:
    """A mark in brackets behind a department tells its part, also where the line ends before it."""
    cell = "学校教育課（主）|生涯学習課|（関）|財政課（関）"
    reading = read(table([["事業名", "担当課"], ["学校給食の充実", cell], ["図書館の整備", "生涯学習課（主）"]]))
    assert [(r.name, r.role) for r in of(reading, Responsibility)] == [
        ("学校教育課", "lead"), ("生涯学習課", "related"), ("財政課", "related"), ("生涯学習課", "lead"),
    ]  # fmt: skip


def test_departments_on_lines_of_their_own_in_brackets() -> None:
    """The ends of lines part the departments in brackets behind a name."""
    reading = read(
        table([["事業名", "評価"], ["市税の収納（税務課|総務課）", "Ａ"], ["図書館の整備（生涯学習課）", "Ａ"]])
    )
    assert [r.name for r in of(reading, Responsibility)] == ["税務課", "総務課", "生涯学習課"]


def test_departments_behind_the_last_sentence() -> None:
    """A department in brackets behind a text runs the measure, where the table has no other place for it."""
    rows = [["事業名", "取組内容"], ["学校給食の充実", "地元の食材を使います。（学校教育課）"]]
    reading = read(heading("基本目標１　学びのまち", 2), table(rows))
    assert [r.name for r in of(reading, Responsibility)] == ["学校教育課"]
    assert [s.text for s in of(reading, Statement)] == ["地元の食材を使います。"]
    rows = [["事業名", "担当課", "取組内容"], ["学校給食の充実", "農政課", "地元の食材を使います。（学校教育課）"]]
    assert [r.name for r in of(read(table(rows)), Responsibility)] == ["農政課"]


def test_texts_behind_their_labels_in_one_cell() -> None:
    """A cell that holds several texts, each behind its label in brackets, says each of its kind."""
    cell = "【現状】利用が増えています。|【課題】職員が不足しています。"
    reading = read(table([["事業名", "現状と課題", "担当課"], ["学校給食の充実", cell, "学校教育課"]]))
    assert [(s.kind, s.text) for s in of(reading, Statement)] == [
        ("state", "利用が増えています。"), ("issue", "職員が不足しています。"),
    ]  # fmt: skip


def test_a_text_of_both_is_an_issue_where_it_tells_what_is_wrong() -> None:
    """Under 現状と課題, what falls short, grows less or is lacking is an issue; what a reform should bring is its purpose."""
    for words, kind in (
        ("申請できる手続は86件にとどまっている。", "issue"),
        ("収納率は県の平均を下回っている。", "issue"),
        ("手続は31種類である。", "state"),
    ):
        rows = [["実施項目", "手続の改善"], ["現状と課題", words], ["期待される効果", "負担が減る。"]]
        told = {(s.kind, s.text) for s in of(read(table(rows, head=0)), Statement)}
        assert told == {(kind, words), ("purpose", "負担が減る。")}


def test_a_label_and_a_colon_before_sentences() -> None:
    """A sentence behind a label and a colon is of that kind."""
    reading = read(
        heading("基本目標１　学びのまち", 2),
        heading("①　学校給食の充実", 3),
        paragraph("目的：地元の食材を使い、食への関心を高めます。"),
        paragraph("課題：調理員が不足しています。"),
    )
    assert [(s.kind, s.text) for s in of(reading, Statement)] == [
        ("purpose", "地元の食材を使い、食への関心を高めます。"), ("issue", "調理員が不足しています。"),
    ]  # fmt: skip


def test_a_column_nobody_knows_behind_numbers_names_the_measures() -> None:
    """What stands behind numbers, other in each row, are the names, whatever their head says."""
    rows = [
        ["施策", "番号", "題目", "担当課"],
        ["学びのまち", "1", "給食の充実", "学校教育課"],
        ["^", "2", "図書館の整備", "生涯学習課"],
    ]
    assert tree(read(table(rows)))[1:] == [["学びのまち", "給食の充実"], ["学びのまち", "図書館の整備"]]


def test_money_that_only_its_unit_tells() -> None:
    """Amounts under a head that nobody knows count where it tells a unit of money."""
    rows = [
        ["事業名", "担当課", "見積額（千円）"],
        ["給食の充実", "学校教育課", "1,200"],
        ["図書館の整備", "生涯学習課", "800"],
    ]
    assert [b.amount for b in of(read(table(rows)), Budget)] == [1200000, 800000]


def test_a_number_with_a_bracketed_step_within() -> None:
    """1-(1)-① is the number of a measure."""
    rows = [["事業名", "担当課"], ["1-(1)-①　給食の充実", "学校教育課"], ["1-(1)-②　図書館の整備", "生涯学習課"]]
    assert [p.about.notation for p in of(read(table(rows)), Placement)] == ["1-(1)-①", "1-(1)-②"]


def test_a_level_set_apart_from_a_name_by_a_blank() -> None:
    """A level's word without a number, a full-width blank behind it, is no part of the name."""
    rows = [["事業名", "担当課"], ["施策　学びのまち", "<"], ["給食の充実", "学校教育課"]]
    assert ["学びのまち", "給食の充実"] in tree(read(table(rows)))


def at(words: str, x: float, *, role: Literal["heading", "paragraph"] = "paragraph", level: int = 0) -> Passage:
    """A passage that begins at a place from the left."""
    return Passage(text(words, x), role, level, "", words)


def test_a_tree_in_lines_that_stand_further_in() -> None:
    """Lines under 施策の体系 stand under the last line that begins further left; the cards behind them are these measures."""
    lines = [("学びのまち", 50), ("給食の充実", 70), ("図書館の整備", 70), ("安全なまち", 50), ("防犯灯の設置", 70)]
    reading = read(
        at("施策の体系", 50, role="heading", level=2),
        *(at(words, x) for words, x in lines),
        at("施策の内容", 50, role="heading", level=2),
        table([["事業名", "図書館の整備"], ["担当課", "生涯学習課"]], head=0),
    )
    assert tree(reading)[:5] == [
        ["学びのまち"],
        ["学びのまち", "給食の充実"],
        ["学びのまち", "図書館の整備"],
        ["安全なまち"],
        ["安全なまち", "防犯灯の設置"],
    ]
    assert {tuple(path) for path in tree(reading)[5:]} <= {("学びのまち", "図書館の整備"), ("学びのまち",)}


def test_a_tree_in_lines_that_count_each_level_alike() -> None:
    """Lines further in may have numbers of one kind on two levels where the words of their levels differ."""
    lines = [
        ("柱１　学びのまち", 50),
        ("事業１　給食の充実", 70),
        ("柱２　安全なまち", 50),
        ("事業２　防犯灯の設置", 70),
    ]
    reading = read(at("施策の体系", 50, role="heading", level=2), *(at(words, x) for words, x in lines))
    assert tree(reading) == [
        ["学びのまち"],
        ["学びのまち", "給食の充実"],
        ["安全なまち"],
        ["安全なまち", "防犯灯の設置"],
    ]


def test_a_tree_in_lines_told_by_their_numbers() -> None:
    """Where all lines begin alike, the kinds of their numbers tell the levels."""
    words = ["１　学びのまち", "①　給食の充実", "②　図書館の整備", "２　安全なまち", "①　防犯灯の設置"]
    reading = read(at("施策体系図", 50, role="heading", level=2), *(at(line, 50) for line in words))
    assert tree(reading)[-1] == ["安全なまち", "防犯灯の設置"]


def test_a_rating_on_the_line_below_its_label() -> None:
    """A grade that stands below the label of ratings, as in a frame with titles, rates the measure of the place."""
    reading = read(
        heading("①　給食の充実", 2),
        heading("担当課", 3),
        paragraph("学校教育課"),
        heading("目的", 3),
        paragraph("地元の食材を使い、食への関心を高めます。"),
        heading("達成度", 3),
        paragraph("○"),
    )
    assert [(e.about.name, e.rating) for e in of(reading, Evaluation)] == [("給食の充実", "○")]


def test_labels_set_like_the_names_above_them() -> None:
    """Labels that come again below each name, in its type, stand under it; 自主防災組織の育成 is a name like any other."""
    cards = [
        block
        for name in ("A-1　自主防災組織の育成", "A-2　消防団員の確保")
        for block in (
            heading(name, 3),
            heading("目的", 3),
            paragraph("地域の備えを強め、被害を減らします。"),
            heading("担当課", 3),
            paragraph("危機管理課"),
        )
    ]
    reading = read(heading("施策の内容", 2), *cards)
    assert [(r.about.name, r.name) for r in of(reading, Responsibility)] == [
        ("自主防災組織の育成", "危機管理課"),
        ("消防団員の確保", "危機管理課"),
    ]
    assert [(name, kind) for name, kind, _ in said(reading)] == [
        ("自主防災組織の育成", "purpose"),
        ("消防団員の確保", "purpose"),
    ]


def test_a_numbered_line_above_a_label_names_the_measure() -> None:
    """A numbered line in the type of the text is a heading where a label stands right below it."""
    lines = [
        block
        for name in ("1-①　防犯灯の設置", "1-②　通学路の点検")
        for block in (paragraph(name), heading("〈目的〉", 3), paragraph("安心して歩けるまちにします。"))
    ]
    reading = read(heading("施策の内容", 2), *lines)
    assert [name for name, *_ in said(reading)] == ["防犯灯の設置", "通学路の点検"]


def test_labels_above_their_values_over_the_whole_width() -> None:
    """A card that sets each label above its value over the whole width: what stands below a label is its value, no title."""
    rows = [
        ["番号", "事業名", "<"],
        ["①", "防犯灯の設置", "<"],
        ["事業費（千円）", "<", "<"],
        ["R6", "R7", "R8"],
        ["10", "20", "30"],
        ["担当課", "<", "<"],
        ["市民安全課", "<", "<"],
        ["課題", "<", "<"],
        ["費用が増えています。", "<", "<"],
    ]
    reading = read(table(rows, head=0))
    assert [p.name for p in of(reading, Placement)] == ["防犯灯の設置"]
    assert [r.name for r in of(reading, Responsibility)] == ["市民安全課"]
    assert said(reading) == [("防犯灯の設置", "issue", "費用が増えています。")]
    assert [int(b.amount) for b in of(reading, Budget)] == [10000, 20000, 30000]
