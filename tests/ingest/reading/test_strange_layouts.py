"""Layouts and words of plans that the reader was not made on."""

from decimal import Decimal

from graph.facts import (
    Budget,
    Evaluation,
    MeasureMention,
    Observation,
    Placement,
    Responsibility,
    ScheduleItem,
    Statement,
    Succession,
)
from tests.ingest.reading.made import heading, of, paragraph, read, table


def test_what_is_ticked_is_what_a_cell_says() -> None:
    """Of boxes to tick only the ticked one counts; a choice left open says nothing."""
    reading = read(
        heading("１　学校図書館の整備", 2),
        table([["担当課", "教育課"], ["今後の方向性", "□拡充　■継続　□縮小　□廃止"]], head=0),
        heading("２　部活動の移行", 2),
        table([["担当課", "教育課"], ["今後の方向性", "拡充・継続・縮小・廃止"]], head=0),
    )
    assert [(s.about.name, s.text) for s in of(reading, Statement) if isinstance(s.about, MeasureMention)] == [
        ("学校図書館の整備", "継続")
    ]


def test_departments_in_brackets_behind_a_name() -> None:
    """Departments in brackets at the end of a heading run its measure and are no part of its name; other brackets are."""
    reading = read(
        heading("①　空き家バンクの運営（定住促進課、都市計画課）", 2),
        table([["指標", "基準値（R1）"], ["成約件数", "5件"]]),
        heading("②　一時預かり（在園児型）", 2),
        table([["指標", "基準値（R1）"], ["利用者数", "8人"]]),
    )
    assert {p.name for p in of(reading, Placement)} == {"空き家バンクの運営", "一時預かり（在園児型）"}
    assert [r.name for r in of(reading, Responsibility)] == ["定住促進課", "都市計画課"]


def test_an_indicator_of_a_card_goes_on_over_its_rows() -> None:
    """In a card the indicator stands in one row and its values in the rows below."""
    reading = read(
        heading("１　街角コンサート", 2),
        table([["担当", "文化課"], ["目標指標", "開催回数"], ["基準値(R3)", "6回"], ["目標値(R9)", "12回"]], head=0),
    )
    found = {(o.indicator.name, o.year, o.role, o.value) for o in of(reading, Observation)}
    assert found == {("開催回数", 2021, "baseline", Decimal(6)), ("開催回数", 2027, "target", Decimal(12))}


def test_a_sign_under_a_word_of_change_is_that_word() -> None:
    """● under 新規 tells a new measure, ● under 継続 nothing."""
    reading = read(
        table(
            [
                ["No.", "事業名", "新規", "継続", "担当課"],
                ["1", "省エネ診断", "", "●", "環境課"],
                ["2", "電気自動車の導入", "●", "", "総務課"],
            ]
        )
    )
    assert [getattr(m, "name", "") for s in of(reading, Succession) for m in s.successors] == ["電気自動車の導入"]


def test_money_in_the_unit_of_the_head_and_as_a_whole() -> None:
    """The unit beside 事業費 counts for all columns, and of parts and their sum only the sum is the measure's money."""
    reading = read(
        heading("１　配食サービス", 2),
        table([["担当課", "福祉課"]], head=0),
        table(
            [["事業費（千円）", "R4決算", "R5決算"], ["直接事業費", "1,250", "1,310"], ["総事業費", "1,850", "1,910"]]
        ),
    )
    assert {(b.year, b.amount) for b in of(reading, Budget)} == {(2022, Decimal(1850000)), (2023, Decimal(1910000))}


def test_sides_of_a_rating_and_the_whole() -> None:
    """Where rows rate 必要性 and the like and one row rates the whole, the whole alone is the measure's rating."""
    reading = read(
        heading("１　サロンの運営", 2),
        table([["評価項目", "評価", "担当課"], ["必要性", "A", ""], ["効率性", "C", ""], ["総合評価", "B", "福祉課"]]),
    )
    assert [e.rating for e in of(reading, Evaluation)] == ["B"]


def test_prose_with_departments_below_makes_measures_of_headings() -> None:
    """A heading over nothing but sentences names a measure where a line tells who is in charge."""
    reading = read(
        heading("（１）老朽管の更新", 3),
        paragraph("水道管を更新します。"),
        paragraph("担当：水道課"),
        heading("（２）水質検査の充実", 3),
        paragraph("検査を続けます。"),
        paragraph("担当：浄水課"),
    )
    assert {(p.about.notation, p.name) for p in of(reading, Placement)} == {
        ("（１）", "老朽管の更新"),
        ("（２）", "水質検査の充実"),
    }
    assert {r.name for r in of(reading, Responsibility)} == {"水道課", "浄水課"}


def test_words_with_a_number_under_years_are_steps() -> None:
    """40歳以上で実施 under years is what is done, not a value."""
    reading = read(
        table(
            [
                ["取組", "実施主体", "2024年度", "2025年度", "2026年度"],
                ["歯周病検診", "健康課", "40歳以上で実施", "20歳以上に拡大", ">"],
                ["禁煙外来", "健康課", "検討", "助成", ">"],
            ]
        )
    )
    assert {s.text for s in of(reading, ScheduleItem)} >= {"40歳以上で実施", "20歳以上に拡大"}


def test_a_label_before_departments_in_brackets() -> None:
    """Any label of departments may stand in the brackets behind a name (［主な担当：…］)."""
    reading = read(
        heading("1-①　太陽光を増やす　［主な担当：脱炭素室］", 2),
        table([["指標", "基準値（R1）"], ["設備の数", "5件"]]),
        heading("1-②　むだを減らす　［主な担当：脱炭素室、管財課］", 2),
        table([["指標", "基準値（R1）"], ["電力", "8件"]]),
    )
    assert {p.name for p in of(reading, Placement)} == {"太陽光を増やす", "むだを減らす"}
    assert [r.name for r in of(reading, Responsibility)] == ["脱炭素室", "脱炭素室", "管財課"]
