"""Forms of other cities: cards whose own name comes first, values with their label in one cell, legends, painted heads."""

from decimal import Decimal

from graph.facts import (
    Budget,
    Evaluation,
    MeasureMention,
    Observation,
    Placement,
    Relation,
    Responsibility,
    ScheduleItem,
    Statement,
    Succession,
)
from ingest.document import Passage
from tests.ingest.reading.made import bullet, chain, heading, of, paragraph, read, table, text


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


def test_values_stand_under_the_years_of_their_card_again() -> None:
    """Below a row of years and a bar, targets in a card stand one by one under these years; what is saved is an indicator."""
    reading = read(
        paragraph("令和６年３月"),
        table(
            [
                ["番号", "1-1", "推進項目", "書かない窓口", "<", "<"],
                ["", "R6", "R7", "R8", "R9", "R10"],
                ["年次計画", "調査", "導入", "運用", "運用", "運用"],
                ["目標指標", "対象の手続数（単位：手続）", "<", "<", "R4現状値", "0"],
                ["目標値", "0", "12", "25", "40", "41"],
                ["効果額（千円）", "0", "5", "6", "7", "8"],
            ],
            head=0,
        ),
    )
    values = {(f.indicator.name, f.role, f.year, f.value, f.unit) for f in of(reading, Observation)}
    assert ("対象の手続数", "baseline", 2022, Decimal(0), "手続") in values
    assert {(year, value) for name, role, year, value, _ in values if name == "対象の手続数" and role == "target"} == {
        (2024, Decimal(0)), (2025, Decimal(12)), (2026, Decimal(25)), (2027, Decimal(40)), (2028, Decimal(41)),
    }  # fmt: skip
    assert ("効果額", "target", 2025, Decimal(5000), "円") in values
    assert not of(reading, Budget)


def test_lines_that_name_projects_with_their_money() -> None:
    """Three or more lines of a name, an amount and a department are projects; a flag says which are new; one is no list."""
    lines = [
        "【新規】緑の教室事業　　1,200千円（公園課）",
        "苗木配布事業　　300千円（農政課）",
        "【継続】街路樹の手入れ　　20百万円（道路課）",
    ]
    reading = read(
        heading("１　緑をふやす町", 2),
        *(paragraph(words) for line in lines for words in (line, "市民と進める。")),
        title="令和６年度予算の主要事業",
    )
    assert {(f.about.name, f.amount, f.year) for f in of(reading, Budget)} == {
        ("緑の教室事業", Decimal(1200000), 2024),
        ("苗木配布事業", Decimal(300000), 2024),
        ("街路樹の手入れ", Decimal(20000000), 2024),
    }
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("緑の教室事業", "公園課"), ("苗木配布事業", "農政課"), ("街路樹の手入れ", "道路課"),
    }  # fmt: skip
    assert [f.successors[0] for f in of(reading, Succession)] == [
        f.about for f in of(reading, Budget) if f.about.name == "緑の教室事業"
    ]
    assert not of(read(paragraph(lines[0]), title="令和６年度予算の主要事業"), Budget)


def test_a_plan_set_as_running_text() -> None:
    """A box names the measure of a page; departments follow on one line; numbered measures with their office stand below it,
    and a label with an earlier sign is about the page's measure again. What a table of contents lists is no heading.
    """
    reading = read(
        Passage(text("目次", page=1), "heading", 2, "", "目次"),
        paragraph("政策1　緑の町"),
        table([["施策1-1", "緑の保全"]], head=0),
        heading("■目指す姿", 4),
        paragraph("主担当課：公園課　関係課：農政課"),
        paragraph("市民が緑に親しんでいます。"),
        heading("■主な取組", 4),
        heading("①苗木の配布（農政課）", 5),
        paragraph("希望する家庭に苗木を配ります。"),
        heading("②緑の相談（公園課）", 5),
        paragraph("相談の窓口を設けます。"),
        bullet("■関連する計画"),
        bullet("・すみれ市緑の基本計画"),
    )
    assert {(f.about.name, f.role, f.name) for f in of(reading, Responsibility)} == {
        ("緑の保全", "lead", "公園課"), ("緑の保全", "related", "農政課"),
        ("苗木の配布", "lead", "農政課"), ("緑の相談", "lead", "公園課"),
    }  # fmt: skip
    texts = {(f.about.name, f.kind, f.text) for f in of(reading, Statement) if isinstance(f.about, MeasureMention)}
    assert texts == {
        ("緑の保全", "vision", "市民が緑に親しんでいます。"),
        ("苗木の配布", "action", "希望する家庭に苗木を配ります。"),
        ("緑の相談", "action", "相談の窓口を設けます。"),
    }
    owners = [f.about for f in of(reading, Relation)]
    assert [about.name for about in owners if isinstance(about, MeasureMention)] == ["緑の保全"]
    seedlings = next(f.about for f in of(reading, Placement) if f.name == "苗木の配布")
    assert chain(seedlings) == [("1", "緑の町"), ("1-1", "緑の保全"), ("①", "苗木の配布")]


def test_departments_on_the_line_under_their_label() -> None:
    """What stands under ●担当課 runs the measure, line by line where bullets go on; a sentence there names nobody."""
    reading = read(
        heading("（１）病児保育", 2),
        paragraph("●担当課"),
        paragraph("保育課、健康課"),
        paragraph("教育課"),
        heading("（２）学童保育", 2),
        paragraph("●担当課"),
        paragraph("担当は別に定めます。"),
    )
    assert [(r.about.name, r.name, r.role) for r in of(reading, Responsibility)] == [
        ("病児保育", "保育課", "lead"),
        ("病児保育", "健康課", "lead"),
    ]


def test_a_plan_named_with_and_without_the_town_is_one() -> None:
    """緑の基本方針 in a text is すみれ市緑の基本方針, where a cell of the document names that."""
    reading = read(
        table(
            [
                ["取組名", "取組内容", "担当課", "関連計画"],
                ["花壇の手入れ", "花みどり基本方針に基づき、花壇を整える。", "公園課", "すみれ市花みどり基本方針"],
                ["生垣の助成", "苗木の費用を助成する。", "公園課", ""],
            ]
        )
    )
    assert {f.related.title for f in of(reading, Relation)} == {"すみれ市花みどり基本方針"}
