"""Forms of other cities: cards whose own name comes first, values with their label in one cell, legends, painted heads."""

from decimal import Decimal

from graph.facts import Evaluation, Observation, Placement, Responsibility, ScheduleItem, Statement
from tests.ingest.reading.made import chain, heading, of, paragraph, read, table


def test_a_card_names_itself_before_what_it_stands_under() -> None:
    """Levels stand as the document's list shows them, whatever order a card prints them in, and card after card."""
    overview = table(
        [
            ["改革の柱", "推進項目", "No.", "実施項目", "担当課"],
            ["Ⅰ　緑の窓口", "１　窓口", "1", "書かない申請", "公園課"],
            ["^", "^", "2", "予約の受付", "公園課"],
            ["^", "２　手続", "3", "電子申請", "情報課"],
        ]
    )
    cards = [
        table(
            [
                ["No.", number, "実施項目", name],
                ["改革の柱", "Ⅰ　緑の窓口", "推進項目", "１　窓口"],
                ["関係課", office, "<", "<"],
            ],
            head=0,
        )
        for number, name, office in (("1", "書かない申請", "市民課"), ("2", "予約の受付", "税務課"))
    ]
    reading = read(overview, *cards)
    parts = {(f.about.name, f.name) for f in of(reading, Responsibility) if f.role == "related"}
    assert parts == {("書かない申請", "市民課"), ("予約の受付", "税務課")}
    details = [f for f in of(reading, Placement) if f.name == "予約の受付"]
    assert {tuple(chain(f.about)) for f in details} == {(("Ⅰ", "緑の窓口"), ("１", "窓口"), ("2", "予約の受付"))}


def test_values_bring_their_labels_along() -> None:
    """現状値 and 目標値 in one cell with their numbers, also broken by the cell's width, are baseline and target."""
    reading = read(
        table(
            [
                ["事業名", "緑の相談", "<", "<"],
                ["数値目標", "待ち時間", "現状値　25分（令和５年|度）", "目標値：10分（令和10年度）"],
            ],
            head=0,
        )
    )
    values = {(f.indicator.name, f.role, f.year, f.value, f.unit) for f in of(reading, Observation)}
    assert values == {
        ("待ち時間", "baseline", 2023, Decimal(25), "分"),
        ("待ち時間", "target", 2028, Decimal(10), "分"),
    }


def test_the_row_tells_the_role_of_a_value() -> None:
    """Under heads that say 実績 and 見込, a row of targets holds targets."""
    reading = read(
        table([["事業名", "緑の相談", "所管課", "公園課"]], head=0),
        table(
            [
                ["指標名", "単位", "", "R4実績", "R5見込", "R6"],
                ["相談の件数", "件", "目標", "10", "12", "14"],
                ["^", "^", "実績", "9", "11", ""],
            ]
        ),
        title="すみれ市緑の計画",
    )
    roles = {(f.role, f.year, f.value) for f in of(reading, Observation)}
    assert roles == {
        ("target", 2022, Decimal(10)), ("target", 2023, Decimal(12)), ("target", 2024, Decimal(14)),
        ("actual", 2022, Decimal(9)), ("actual", 2023, Decimal(11)),
    }  # fmt: skip


def test_a_legend_rates_nothing_and_a_chapter_closes_what_stands_above() -> None:
    """A table that says what A, B, C stand for gives no rating; a chapter ends the measure before, also one named 成果指標."""
    reading = read(
        heading("基本目標１　緑をふやす", 2),
        table([["取組", "評価", "担当課"], ["苗木の配布", "A", "公園課"], ["緑の相談", "B", "公園課"]]),
        heading("第３章　成果指標", 1),
        table([["評価", "基準"], ["A", "計画どおり進んだ"], ["B", "おおむね進んだ"]]),
        table(
            [
                ["基本目標", "指標", "目標値（令和10年度）"],
                ["基本目標１", "相談の件数", "20件"],
                ["基本目標２", "参加者数", "9人"],
            ]
        ),
    )
    assert {(f.about.name, f.rating) for f in of(reading, Evaluation)} == {("苗木の配布", "A"), ("緑の相談", "B")}
    owners = {f.indicator.name: chain(f.about) for f in of(reading, Observation)}
    assert owners["相談の件数"] == [("１", "緑をふやす")]


def test_heads_on_a_painted_ground_are_no_bars() -> None:
    """A head that the page reader took for a bar stands in its cell again, and no schedule has its word."""
    reading = read(
        table(
            [["取組", "", "担当課"], ["苗木の配布", "A", "公園課"], ["緑の相談", "B", "農政課"]],
            bars=[(0, 1, 1, "進捗")],
        )
    )
    assert {(f.about.name, f.rating) for f in of(reading, Evaluation)} == {("苗木の配布", "A"), ("緑の相談", "B")}
    assert not of(reading, ScheduleItem)


def test_marked_headings_part_a_card_and_numbers_are_no_texts() -> None:
    """■事業費 and its like below a card's first table leave the measure open; a bare number is no statement."""
    reading = read(
        table([["施策", "01 緑の保全", "<"], ["事業名", "苗木の配布", "<"], ["手段", "園芸店に委ねる。", "<"]], head=0),
        heading("■年度別の内容", 3),
        table([["令和６年度", "令和７年度"], ["配布の試行", "配布"]]),
        paragraph("（単位：本）"),
        table([["", "令和６年度", "令和７年度"], ["確保方策", "120", "130"]]),
    )
    assert {(f.about.name, f.text) for f in of(reading, ScheduleItem)} == {
        ("苗木の配布", "配布の試行"),
        ("苗木の配布", "配布"),
    }
    assert {f.text for f in of(reading, Statement)} == {"園芸店に委ねる。"}
    top = next(f for f in of(reading, Placement) if f.name == "緑の保全")
    assert top.about.notation == "01"
