"""Rows of several tiers that a head explains."""

from decimal import Decimal

import pytest

from graph.facts import MeasureMention, Observation, Placement, Responsibility, ScheduleItem, Statement
from ingest.reading.tiers import with_tiers_apart
from tests.ingest.reading.made import of, paragraph, read, table

HEAD = [
    ["№", "実施項目（上段）|取組の概要（下段）", "年次計画（上段）／効果額（下段・単位：千円）", "<", "担当課"],
    ["^", "^", "令和9年度", "令和10年度", "^"],
]


def test_each_tier_is_read_as_its_head_says() -> None:
    """Names over purposes, and what is planned over what is saved: of each measure, by year, with the unit of its tier."""
    reading = read(
        paragraph("本計画の計画期間は、令和9年度から令和10年度までとします。"),
        table(
            [
                *HEAD,
                ["基本方針１　ささえる緑", "<", "<", "<", "<"],
                ["1", "落ち葉の堆肥づくり", "調べる", "広げる", "公園課"],
                ["^", "集めた葉を畑に配る。", "－", "1,200", "^"],
                ["2", "苗木の里親", "募集", "<", "環境課"],
                ["^", "家で苗を育てる。", "－", "350", "^"],
            ],
            head=2,
        ),
    )
    saved = {(f.indicator.measure.name, f.year, f.role, f.value, f.unit) for f in of(reading, Observation)}
    assert saved == {
        ("落ち葉の堆肥づくり", 2028, "target", Decimal(1200000), "円"),
        ("苗木の里親", 2028, "target", Decimal(350000), "円"),
    }
    planned = {(f.about.name, f.text, f.start, f.end) for f in of(reading, ScheduleItem)}
    assert planned == {
        ("落ち葉の堆肥づくり", "調べる", 2027, 2027),
        ("落ち葉の堆肥づくり", "広げる", 2028, 2028),
        ("苗木の里親", "募集", 2027, 2028),
    }
    said = {(f.about.name, f.kind, f.text) for f in of(reading, Statement) if isinstance(f.about, MeasureMention)}
    assert said == {
        ("落ち葉の堆肥づくり", "purpose", "集めた葉を畑に配る。"),
        ("苗木の里親", "purpose", "家で苗を育てる。"),
    }
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("落ち葉の堆肥づくり", "公園課"),
        ("苗木の里親", "環境課"),
    }


def test_tiers_named_before_what_they_hold() -> None:
    """上段：目標値　下段：実績値 over years gives targets and actual values of one indicator."""
    reading = read(
        table(
            [
                ["施策", "指標", "上段：目標値　下段：実績値", "<"],
                ["^", "^", "令和5年度", "令和6年度"],
                ["緑の窓口", "相談の件数", "10件", "20件"],
                ["^", "^", "8件", "21件"],
                ["水辺の学校", "参加者", "30人", "40人"],
                ["^", "^", "35人", "38人"],
            ],
            head=2,
        )
    )
    values = {(f.indicator.name, f.year, f.role, f.value) for f in of(reading, Observation)}
    assert values == {
        ("相談の件数", 2023, "target", Decimal(10)),
        ("相談の件数", 2024, "target", Decimal(20)),
        ("相談の件数", 2023, "actual", Decimal(8)),
        ("相談の件数", 2024, "actual", Decimal(21)),
        ("参加者", 2023, "target", Decimal(30)),
        ("参加者", 2024, "target", Decimal(40)),
        ("参加者", 2023, "actual", Decimal(35)),
        ("参加者", 2024, "actual", Decimal(38)),
    }


_BESIDE = [
    ["1", "広告の掲載", "封筒は2枠に限られている。", "広告料", "180千円", "600千円", "取組", "検討", "実施", "→"],
    ["^", "^", "^", "^", "^", "^", "効果", "－", "200", "420"],
    ["2", "使用料の見直し", "改定が遅れている。", "－", "－", "－", "取組", "算定", "条例改正", "実施"],
    ["^", "^", "^", "^", "^", "^", "効果", "－", "－", "3,500"],
]


@pytest.mark.parametrize(
    ("over", "saved"),
    [
        ("年度別計画（上段：取組　下段：効果見込額（千円））", "効果"),
        ("年次計画（上段）・効果見込額（千円）（下段）", "効果"),
        ("年次計画", "効果見込額（千円）"),
        ("実施スケジュール／効果見込額（単位：千円）", "効果見込額"),
    ],
)
def test_steps_over_what_they_save_beside_an_indicator(over: str, saved: str) -> None:
    """What is planned and what that saves, each behind its label under an empty head, are no values of the indicator beside
    them; where that is none, what is saved stands alone. What the state of things is, is told, too.
    """
    head = [
        ["№", "改革項目", "現状・課題", "指標", "現状値（R4）", "目標値（R9）", over, "<", "<", "<"],
        ["^", "^", "^", "^", "^", "^", "", "令和7年度", "令和8年度", "令和9年度"],
    ]
    rows = [[saved if words == "効果" else words for words in row] for row in _BESIDE]
    reading = read(paragraph("本計画の計画期間は、令和7年度から令和9年度までとします。"), table([*head, *rows], head=2))
    assert {f.name for f in of(reading, Placement)} == {"広告の掲載", "使用料の見直し"}
    told = {(f.about.name, f.indicator.name, f.year, f.role, f.value) for f in of(reading, Observation)}
    assert told == {
        ("広告の掲載", "広告料", 2022, "baseline", Decimal(180000)),
        ("広告の掲載", "広告料", 2027, "target", Decimal(600000)),
        ("広告の掲載", "効果見込額", 2026, "target", Decimal(200000)),
        ("広告の掲載", "効果見込額", 2027, "target", Decimal(420000)),
        ("使用料の見直し", "効果見込額", 2027, "target", Decimal(3500000)),
    }
    assert {(f.about.name, f.text, f.start, f.end) for f in of(reading, ScheduleItem)} == {
        ("広告の掲載", "検討", 2025, 2025),
        ("広告の掲載", "実施", 2026, 2027),
        ("使用料の見直し", "算定", 2025, 2025),
        ("使用料の見直し", "条例改正", 2026, 2026),
        ("使用料の見直し", "実施", 2027, 2027),
    }
    assert {(f.kind, f.text) for f in of(reading, Statement) if isinstance(f.about, MeasureMention)} == {
        ("issue", "封筒は2枠に限られている。"),
        ("issue", "改定が遅れている。"),
    }


@pytest.mark.parametrize(("planned", "counted"), [("取組", "目標値"), ("実施内容", "効果額（千円）"), ("計画", "実績")])
def test_steps_before_whose_row_a_label_stands(planned: str, counted: str) -> None:
    """Words and arrows in a row of what is done, or was, are steps of a schedule, also beside an indicator without values."""
    values = ["検討", "→", "一部実施"] if counted == "実績" else ["10", "20", "30"]
    reading = read(
        table(
            [
                ["№", "実施項目", "成果指標", "区分", "R4", "R5", "R6", "担当課"],
                ["1", "窓口の委託", "委託の件数", planned, "検討", "委託", "→", "市民課"],
                ["^", "^", "^", counted, *values, "^"],
            ]
        )
    )
    assert {f.name for f in of(reading, Placement)} == {"窓口の委託"}
    steps = {(f.text, f.start, f.end) for f in of(reading, ScheduleItem)}
    done = {("検討", 2022, 2023), ("一部実施", 2024, 2024)} if counted == "実績" else set()
    assert steps == {("検討", 2022, 2022), ("委託", 2023, 2024)} | done
    told = {(f.indicator.name, f.year) for f in of(reading, Observation)}
    name = {"目標値": "委託の件数", "効果額（千円）": "効果額"}.get(counted, "")
    assert told == {(name, year) for year in (2022, 2023, 2024) if name}
    assert not of(reading, Statement)


def test_a_table_of_other_rows_stays_as_it_is() -> None:
    """Where rows do not come out even, or no head names tiers, nothing is moved."""
    odd = table([*HEAD, ["1", "苗木の里親", "募集", "配る", "環境課"]], head=2)
    plain = table([["№", "実施項目（上段の事業）", "担当課"], ["1", "苗木の里親", "環境課"]])
    assert with_tiers_apart(odd) == odd
    assert with_tiers_apart(plain) == plain
