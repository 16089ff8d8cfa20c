"""Indicators, ratings, money and schedules: what stands in columns of years."""

from decimal import Decimal

import pytest

from graph.facts import (
    Budget,
    Evaluation,
    Figure,
    MeasureMention,
    Observation,
    Placement,
    ScheduleItem,
    Statement,
)
from ingest.document import ChartLabel, Passage
from tests.ingest.reading.made import heading, of, paragraph, read, table, text

Value = tuple[str, int | None, str, Decimal | None, str]


def values(observations: list[Observation]) -> set[Value]:
    """Indicator, year, role, value and unit of each."""
    return {(f.indicator.name, f.year, f.role, f.value, f.unit) for f in observations}


def test_a_two_level_head_gives_role_and_year() -> None:
    """The upper head tells the role, the lower the year; the unit has a column of its own."""
    reading = read(
        heading("施策１　緑をふやす", 2),
        table(
            [
                ["指標", "単位", "基準値", "実績値", "<", "目標値"],
                ["^", "^", "H30", "R3", "R4", "R9"],
                ["苗木の配布数", "本", "1,200", "1,250", "△5", "2,000"],
            ],
            head=2,
        ),
    )
    assert values(of(reading, Observation)) == {
        ("苗木の配布数", 2018, "baseline", Decimal(1200), "本"),
        ("苗木の配布数", 2021, "actual", Decimal(1250), "本"),
        ("苗木の配布数", 2022, "actual", Decimal(-5), "本"),
        ("苗木の配布数", 2027, "target", Decimal(2000), "本"),
    }
    assert {f.about.name for f in of(reading, Observation)} == {"緑をふやす"}


def test_numbers_on_a_chart_are_of_the_year_below_them() -> None:
    """A number over a year counts what the title of its chart says, in the unit that this ends with, of the measure of the
    place; one over anything else, or without a title, counts nothing.
    """
    labels = [
        ChartLabel(text("1,250"), "令和5年度", "配った苗木（本）"),
        ChartLabel(text("38"), "R6", "植樹祭の参加人数"),
        ChartLabel(text("12"), "花の好きな人", "植樹祭の参加人数"),
        ChartLabel(text("9"), "R6", ""),
        ChartLabel(text("植樹祭の参加人数")),
    ]
    card = table([["担当課", "公園課"]], head=0)
    told = of(read(heading("施策１　緑をふやす", 2), card, *labels), Figure)
    assert {(f.quantity, f.value, f.unit, f.year) for f in told} == {
        ("配った苗木", Decimal(1250), "本", 2023),
        ("植樹祭の参加人数", Decimal(38), "人", 2024),
    }
    assert {f.about.name for f in told if isinstance(f.about, MeasureMention)} == {"緑をふやす"}


def test_the_caption_of_a_chart_says_what_it_counts() -> None:
    """Where the title of a chart is but a unit, the caption right below tells what its numbers count, else one above."""
    labels = [ChartLabel(text("38"), "R5", "（人）"), ChartLabel(text("41"), "R6", "（人）")]
    caption = Passage(text("図１　植樹祭の参加者数の推移"), "caption")
    goal, bare = heading("施策１　緑をふやす", 2), [ChartLabel(each.text, each.category) for each in labels]
    unit = Passage(text("図１　植樹祭の参加者数の推移（単位：人）"), "caption")
    for found in (read(goal, *labels, caption), read(goal, caption, *labels), read(goal, *bare, unit)):
        told = of(found, Figure)
        assert [(f.quantity, f.value, f.unit) for f in told] == [
            ("植樹祭の参加者数", Decimal(38), "人"),
            ("植樹祭の参加者数", Decimal(41), "人"),
        ]


def test_labels_before_rows_tell_outcome_and_output() -> None:
    """A label that reaches down beside rows of indicators tells of which kind they are."""
    reading = read(
        heading("施策１　緑をふやす", 2),
        table(
            [
                ["", "<", "令和８年度", "令和９年度"],
                ["成果|（アウトカム）", "緑の満足度", "60%", "70%"],
                ["活動|（アウトプット）", "植樹本数", "100本", "－"],
            ]
        ),
    )
    found = {(f.indicator.name, f.indicator.kind, f.year, f.value) for f in of(reading, Observation)}
    assert found == {
        ("緑の満足度", "outcome", 2026, Decimal(60)),
        ("緑の満足度", "outcome", 2027, Decimal(70)),
        ("植樹本数", "output", 2026, Decimal(100)),
    }


def test_a_label_over_the_name_or_the_value_in_one_cell() -> None:
    """成果指標 over the indicator's name, 基準値（R4） over its value: the label is no part of either; a word that goes on below
    is none.
    """
    rows = [
        ["区分", "<", "<", "R5年度", "R6年度"],
        ["成果指標|花の道の延長", "基準値（R4）|12km", "目標値", "14km", "15km"],
        ["^", "^", "実績値", "13km", "15km"],
    ]
    told = of(read(heading("施策1　花の道", 1), table(rows)), Observation)
    assert {(f.indicator.name, f.indicator.kind) for f in told} == {("花の道の延長", "outcome")}
    assert {(f.role, f.year, str(f.value)) for f in told} == {
        ("baseline", 2022, "12"),
        ("target", 2023, "14"),
        ("target", 2024, "15"),
        ("actual", 2023, "13"),
        ("actual", 2024, "15"),
    }
    going_on = read(heading("施策1　花の道", 1), table([["指標", "R5"], ["指標|の達成割合", "40％"]]))
    assert {f.indicator.name for f in of(going_on, Observation)} == {"指標の達成割合"}


def test_what_is_counted_in_the_corner_over_plan_and_result() -> None:
    """会員数（人） over rows of 計画値 and 実績値 names their indicator, though not read as a column elsewhere."""
    rows = [["会員数（人）", "R5年度", "R6年度"], ["計画値", "150", "160"], ["実績値", "141", "－"], ["評価", "○", "<"]]
    told = of(read(heading("施策1　花の道", 1), table(rows, head=0)), Observation)
    assert {(f.indicator.name, f.role, f.year, str(f.value), f.unit) for f in told} == {
        ("会員数", "target", 2023, "150", "人"),
        ("会員数", "target", 2024, "160", "人"),
        ("会員数", "actual", 2023, "141", "人"),
    }


def test_a_target_put_off_is_a_statement_and_a_merged_one_counts_for_each_year() -> None:
    """「…後に決定」 is no value but a target in words; words without a number over several years are a value of each."""
    reading = read(
        heading("施策１　緑をふやす", 2),
        table(
            [
                ["指標名", "R6", "R7", "R8"],
                ["緑被率", "調査の結果を踏まえ令和7年度に設定する", "<", "<"],
                ["公園の満足度", "県平均以上", "<", "<"],
            ]
        ),
    )
    assert [(f.kind, f.text) for f in of(reading, Statement)] == [("target", "調査の結果を踏まえ令和7年度に設定する")]
    assert {(f.indicator.name, f.year, f.value) for f in of(reading, Observation)} == {
        ("公園の満足度", year, None) for year in (2024, 2025, 2026)
    }


def test_ratings_by_year_and_signs_under_results() -> None:
    """Letters under years are ratings of these years, dashes too; a sign under 達成状況 is a rating, not a text."""
    reading = read(
        table([["事業名", "H30", "R元", "R2"], ["苗木の配布", "Ａ", "Ｂ※", "—"], ["緑の募金", "Ｃ", "Ａ", "Ａ"]]),
        table([["取組名", "令和3年度の達成状況", "担当課"], ["花壇づくり", "○", "公園課"], ["植樹祭", "△", "公園課"]]),
    )
    found = {(f.about.name, f.year, f.rating) for f in of(reading, Evaluation)}
    assert {("苗木の配布", 2018, "Ａ"), ("苗木の配布", 2019, "Ｂ"), ("苗木の配布", 2020, "-")} <= found
    assert {("花壇づくり", 2021, "○"), ("植樹祭", 2021, "△")} <= found
    assert not of(reading, Statement)


def test_money_in_the_unit_of_the_caption() -> None:
    """Amounts come in yen, with the unit told above the table; sources of funding and sums are left out."""
    reading = read(
        paragraph("（単位：千円）"),
        table(
            [
                ["事業名", "所管", "令和5年度予算額", "令和6年度予算額", "財源内訳", "<"],
                ["^", "^", "^", "^", "国", "一般財源"],
                ["苗木の配布", "公園課", "1,000", "1,500", "500", "1,000"],
                ["計", "", "1,000", "1,500", "500", "1,000"],
            ],
            head=2,
        ),
    )
    assert {(f.about.name, f.year, f.amount) for f in of(reading, Budget)} == {
        ("苗木の配布", 2023, Decimal(1_000_000)),
        ("苗木の配布", 2024, Decimal(1_500_000)),
    }


def test_bars_and_texts_with_arrows_reach_over_years() -> None:
    """A drawn bar runs over the years of its columns; a text goes on as far as the arrows behind it or its cell reach."""
    reading = read(
        table(
            [
                ["取組", "R5", "R6", "R7", "担当課"],
                ["遊歩道の整備", "", "", "", "道路課"],
                ["花の名所づくり", "調査", "→", "実施", "観光課"],
                ["緑のカーテン", "募集・配布", "<", "<", "環境課"],
            ],
            bars=[(1, 1, 2, "用地の取得"), (1, 3, 3, "工事")],
        )
    )
    assert {(f.about.name, f.text, f.start, f.end) for f in of(reading, ScheduleItem)} == {
        ("遊歩道の整備", "用地の取得", 2023, 2024),
        ("遊歩道の整備", "工事", 2025, 2025),
        ("花の名所づくり", "調査", 2023, 2024),
        ("花の名所づくり", "実施", 2025, 2025),
        ("緑のカーテン", "募集・配布", 2023, 2025),
    }
    assert not of(reading, Evaluation)


def test_a_name_said_again_before_an_indicator_is_no_part_of_it() -> None:
    """Where 数値目標 only names the measure again, the indicator is what 指標 names; a dash for a unit is none."""
    reading = read(
        table(
            [
                ["基本目標2　人の流れをつくる", "<", "<", "<", "<"],
                ["数値目標", "指標", "単位", "策定時（R4）", "目標（R9）"],
                ["人の流れをつくる", "出生率", "－", "1.41", "1.50"],
                ["施策", "ＫＰＩ", "単位", "策定時（R4）", "目標（R9）"],
                ["観光の連携", "宿泊客数", "千人", "214", "280"],
            ],
            head=0,
        ),
    )
    found = of(reading, Observation)
    assert values([f for f in found if f.about.name == "人の流れをつくる"]) == {
        ("出生率", 2022, "baseline", Decimal("1.41"), ""),
        ("出生率", 2027, "target", Decimal("1.50"), ""),
    }
    assert ("宿泊客数", 2027, "target", Decimal(280000), "人") in values(found)


def test_several_indicators_of_one_measure() -> None:
    """Rows that go on under a merged name are further indicators of the same measure."""
    reading = read(
        table(
            [
                ["施策名", "評価指標", "現状値（R3）", "目標値（R8）", "所管課"],
                ["緑の保全", "保全面積", "12ha", "15ha", "公園課"],
                ["^", "巡視回数", "4回", "12回", "^"],
            ]
        )
    )
    assert len(of(reading, Placement)) == 1
    assert values(of(reading, Observation)) == {
        ("保全面積", 2021, "baseline", Decimal(12), "ha"),
        ("保全面積", 2026, "target", Decimal(15), "ha"),
        ("巡視回数", 2021, "baseline", Decimal(4), "回"),
        ("巡視回数", 2026, "target", Decimal(12), "回"),
    }


def test_bare_years_under_a_caption_of_money_are_budgets() -> None:
    """Amounts under bare years are money where the caption counts in money, a dash among them is no step of a schedule;
    not where the heading says that it is saved, nor where words stand among them.
    """

    def told(title: str, last: str) -> tuple[list[Budget], list[ScheduleItem]]:
        reading = read(
            heading(title, 2),
            paragraph("（単位：百万円）"),
            table(
                [
                    ["番号", "事業名", "令和7年度", "令和8年度", "計"],
                    ["1", "管路の更新", "112", "1,180", "1,292"],
                    ["2", "処理場の耐震化", "－", last, "42"],
                ]
            ),
        )
        return of(reading, Budget), of(reading, ScheduleItem)

    budgets, steps = told("１　投資の計画", "42")
    assert [(b.about.name, b.year, b.amount) for b in budgets] == [
        ("管路の更新", 2025, Decimal(112_000_000)),
        ("管路の更新", 2026, Decimal(1_180_000_000)),
        ("処理場の耐震化", 2026, Decimal(42_000_000)),
    ]
    assert not steps
    assert not told("１　効果額", "42")[0]
    budgets, steps = told("１　投資の計画", "耐震工事")
    assert not budgets
    assert [step.text for step in steps] == ["耐震工事"]


_CARD = heading("１　花壇の手入れ", 2), paragraph("担当課：公園課")
_TWO = {
    ("植えた花の数", "2024", "target", "120"),
    ("植えた花の数", "2024", "actual", "131"),
    ("植えた花の数", "2025", "target", "140"),
    ("花の満足度", "2024", "target", "60"),
    ("花の満足度", "2024", "actual", "58"),
    ("花の満足度", "2025", "target", "65"),
}


@pytest.mark.parametrize(
    "head",
    [
        [
            ["年度", "活動指標", "<", "成果指標", "<"],
            ["^", "植えた花の数（本）", "<", "花の満足度（％）", "<"],
            ["^", "目標値", "実績値", "目標値", "実績値"],
        ],
        [["年度", "植えた花の数（本）", "<", "花の満足度（％）", "<"], ["^", "目標", "実績", "目標", "実績"]],
        [["", "植えた花の数", "<", "花の満足度", "<"], ["^", "計画値", "実績値", "計画値", "実績値"]],
    ],
)
def test_indicators_that_heads_name_over_rows_of_years(head: list[list[str]]) -> None:
    """Over the heads of roles stands what is counted; each row is of one year."""
    rows = [["令和6年度", "120", "131", "60", "58"], ["令和7年度", "140", "", "65", ""]]
    found = of(read(*_CARD, table([*head, *rows], head=len(head))), Observation)
    assert {(o.indicator.name, str(o.year), o.role, str(o.value)) for o in found} == _TWO
    assert {o.about.name for o in found} == {"花壇の手入れ"}


@pytest.mark.parametrize("above", ["花壇の手入れ", "①花壇の手入れ", "（1）花壇の手入れ（単位：人）"])
@pytest.mark.parametrize("unit", ["（単位：人）", "単位：人"])
def test_a_table_of_years_under_the_name_of_a_measure(above: str, unit: str) -> None:
    """A measure's name alone above a table says whose its rows are; heads without a role name what is counted."""
    listed = table([["取組", "担当課"], ["花壇の手入れ", "公園課"], ["苗木の配布", "緑地課"]])
    counted = table(
        [
            ["年度", "量の見込み", "確保方策"],
            ["2025年度", "120", "130"],
            ["2026年度", "125", "130"],
        ]
    )
    found = of(
        read(listed, heading("４　量の見込みと確保方策", 2), paragraph(above), paragraph(unit), counted), Observation
    )
    assert {(o.about.name, o.indicator.name, str(o.year), o.role, str(o.value), o.unit) for o in found} == {
        ("花壇の手入れ", name, year, "target", value, "人")
        for name, year, value in (
            ("量の見込み", "2025", "120"),
            ("量の見込み", "2026", "125"),
            ("確保方策", "2025", "130"),
            ("確保方策", "2026", "130"),
        )
    }


@pytest.mark.parametrize(
    ("corner", "first", "second"),
    [
        ("（単位：人回）", "①量の見込み", "②確保方策"),
        ("単位：人回", "(1) 量の見込み", "(2) 確保方策"),
        ("区分（人回）", "量の見込み", "確保方策"),
        ("区分（人回）", "量の見込み（Ａ）", "確保方策（Ｂ）"),
        ("区分（人回）", "量の見込み①", "確保方策Ｂ"),
    ],
)
def test_a_corner_tells_the_unit_and_numbers_count_the_rows(corner: str, first: str, second: str) -> None:
    """The unit in the first cell of a table counts for all its values; what numbers its rows is no part of their names."""
    reading = read(
        heading("（１）緑の広場の運営", 3),
        table([[corner, "令和7年度", "令和8年度"], [first, "96", "95"], [second, "110", "120"]]),
        title="すみれ市緑のまちづくり計画（令和7年度～令和8年度）",
    )
    assert {(name, year, int(value or 0), unit) for name, year, _, value, unit in values(of(reading, Observation))} == {
        ("量の見込み", 2025, 96, "人回"), ("量の見込み", 2026, 95, "人回"),
        ("確保方策", 2025, 110, "人回"), ("確保方策", 2026, 120, "人回"),
    }  # fmt: skip


@pytest.mark.parametrize("head", ["策定時（R3）", "基準値|（令和3年度）", "現状値（令和3年度）"])
def test_a_baseline_beside_rows_of_targets_and_results_is_neither(head: str) -> None:
    """Where rows say 目標 and 実績, the merged value of the starting year beside them is the baseline, once."""
    reading = read(
        heading("施策１　緑をふやす", 2),
        table(
            [
                ["指標名", "単位", "区分", head, "R5", "R6"],
                ["植樹の本数", "本", "目標", "36", "40", "43"],
                ["^", "^", "実績", "^", "39", "41"],
            ]
        ),
    )
    assert {(year, role, int(value or 0)) for _, year, role, value, _ in values(of(reading, Observation))} == {
        (2021, "baseline", 36), (2023, "target", 40), (2024, "target", 43), (2023, "actual", 39), (2024, "actual", 41),
    }  # fmt: skip


@pytest.mark.parametrize("head", ["令和6年度の取組実績", "令和６年度実績", "R6 実施結果"])
def test_sentences_of_a_year_beside_an_indicator_are_results_and_no_values(head: str) -> None:
    """What was done, told in sentences with numbers in the row of an indicator, is a text, also under a year."""
    reading = read(
        table(
            [
                ["取組項目", "担当課", head, "目標指標", "<", "<"],
                ["^", "^", "^", "指標名（単位）", "R5実績", "R6実績"],
                [
                    "緑の窓口",
                    "公園課",
                    "新たに38種の苗木を配った。窓口は11月に開いた。",
                    "植樹の本数（本）",
                    "104",
                    "142",
                ],
                ["花の教室", "公園課", "教室を3校で開いた。", "参加者数（人）", "14", "42"],
            ],
            head=2,
        )
    )
    assert {int(f.value or 0) for f in of(reading, Observation)} == {104, 142, 14, 42}
    assert {f.text for f in of(reading, Statement) if f.kind == "result"} == {
        "新たに38種の苗木を配った。窓口は11月に開いた。",
        "教室を3校で開いた。",
    }


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["取組", "参加者数（人）", "<", "満足度（％）", "<", "担当課"],
            ["^", "R5", "R6", "R5", "R6", "^"],
            ["花壇の手入れ", "12", "13", "60", "61", "公園課"],
            ["苗木の配布", "-", "-", "-", "-", "緑地課"],
        ],
        [
            ["年度", "参加者数（人）", "満足度（％）"],
            ["令和5年度", "12", "60"],
            ["令和6年度", "13", "61"],
        ],
    ],
)
def test_what_heads_count_over_or_beside_mere_years(rows: list[list[str]]) -> None:
    """Words with a unit in brackets over years, or over rows of years, name what the numbers count."""
    head = 2 if rows[1][0] == "^" else 1
    found = of(read(*_CARD, table(rows, head=head), title="すみれ市緑の計画　令和6年度実績報告書"), Observation)
    assert {(o.indicator.name, str(o.year), o.role, str(o.value), o.unit) for o in found} == {
        ("参加者数", "2023", "actual", "12", "人"),
        ("参加者数", "2024", "actual", "13", "人"),
        ("満足度", "2023", "actual", "60", "%"),
        ("満足度", "2024", "actual", "61", "%"),
    }


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (
            ["指標", "現状（R5）", "目標（R10）", "方向性"],
            [["植樹の本数", "34本", "60本", "↗"], ["花壇の数", "12か所", "12か所", "→"]],
        ),
        (
            ["指標", "現状値→目標値"],
            [["植樹の本数", "34本（R5）→60本（R10）"], ["花壇の数", "12か所（R5）⇒12か所（R10）"]],
        ),
        (
            ["指標", "単位", "目標値"],
            [["植樹の本数", "本", "34（R5）→60（R10）"], ["花壇の数", "か所", "12（R5）→12（R10）"]],
        ),
    ],
)
def test_values_now_and_then(head: list[str], rows: list[list[str]]) -> None:
    """In columns of their own with signs of the direction beside them, or in one cell parted by an arrow."""
    reading = read(heading("施策１　緑をふやす", 2), table([head, *rows]))
    assert {(f.indicator.name, f.year, f.role, int(f.value or 0), f.unit) for f in of(reading, Observation)} == {
        ("植樹の本数", 2023, "baseline", 34, "本"), ("植樹の本数", 2028, "target", 60, "本"),
        ("花壇の数", 2023, "baseline", 12, "か所"), ("花壇の数", 2028, "target", 12, "か所"),
    }  # fmt: skip


def test_a_card_of_roles_by_year_may_leave_years_out() -> None:
    """A dash under a year in the row of targets keeps none of the other targets from being read."""
    rows = [
        ["目標指標", "植樹の本数（本）", "<", "<"],
        ["年度", "R5（実績）", "R6", "R7"],
        ["目標値", "－", "40", "50"],
        ["実績値", "34", "41", ""],
    ]
    reading = read(heading("施策１　緑をふやす", 2), paragraph("担当課：公園課"), table(rows, head=0))
    assert {(f.year, f.role, int(f.value or 0)) for f in of(reading, Observation)} == {
        (2024, "target", 40), (2025, "target", 50), (2023, "actual", 34), (2024, "actual", 41),
    }  # fmt: skip


@pytest.mark.parametrize(("name", "unit"), [("苗木の配布数（本）", "本"), ("職員数|（人）", "人")])
def test_words_between_the_label_of_values_and_their_years_name_what_they_count(name: str, unit: str) -> None:
    """目標値 | 苗木の配布数（本） | 10 | 12: words behind the label, also known ones with a unit, are the indicator's name."""
    rows = [
        ["事業名", "緑の点検", "<", "<"],
        ["年度", "<", "R７", "R８"],
        ["年次計画", "<", "土地の調査", "苗木の注文"],
        ["目標値", name, "10", "12"],
    ]
    found = values(of(read(table(rows, head=0)), Observation))
    counted = name.replace("|", "")
    assert found == {
        (counted, 2025, "target", Decimal(10), unit),
        (counted, 2026, "target", Decimal(12), unit),
    }


def test_years_under_results_and_plans() -> None:
    """Under 実績 and 計画 over years, numbers are values of what the rows count, with the unit in the corner; money is not."""
    years = ["^", "R4", "R5", "R6", "R7"]
    rows = [
        ["（単位：人）", "実績", "<", "計画", "<"],
        years,
        ["利用実績", "38", "42", "", ""],
        ["量の見込み", "", "", "48", "50"],
    ]
    found = of(read(heading("（1）時間外保育事業", 3), table(rows, head=2)), Observation)
    assert {(o.indicator.name, o.year, o.role, o.value, o.unit) for o in found} == {
        ("利用実績", 2022, "actual", Decimal(38), "人"),
        ("利用実績", 2023, "actual", Decimal(42), "人"),
        ("量の見込み", 2024, "target", Decimal(48), "人"),
        ("量の見込み", 2025, "target", Decimal(50), "人"),
    }
    rows = [["（単位：千円）", "実績", "<", "計画", "<"], years, ["事業費", "38", "42", "48", "50"]]
    assert not of(read(heading("（1）時間外保育事業", 3), table(rows, head=2)), Observation)


def test_words_of_a_second_head_are_no_texts() -> None:
    """数値 and 年度 under 現状 and 目標 head the values and their years, where the head of the indicators reaches beside them."""
    rows = [
        ["評価指標", "対象", "現状", "<", "目標", "<"],
        ["^", "^", "数値", "年度", "数値", "年度"],
        ["朝に歩く人の割合", "成人", "58.4％", "R4", "70％", "R17"],
    ]
    reading = read(heading("１　歩くまちづくり", 2), table(rows, head=1))
    assert not of(reading, Statement)
    assert {(f.role, f.year, f.text) for f in of(reading, Observation)} == {
        ("baseline", 2022, "58.4％"),
        ("target", 2035, "70％"),
    }


@pytest.mark.parametrize("arrow", ["→", "　⇒　"])
def test_two_values_with_an_arrow_between_them(arrow: str) -> None:
    """現状（R6）→目標（R11） heads cells of two values; 基本施策 | １ beside them is the measure of this level and number."""
    rows = [
        ["基本施策", "指標", f"現状（R6）{arrow}目標（R11）"],
        ["１", "並木を歩く会の参加者", f"24人{arrow}60人"],
        ["２", "花壇の数", f"3か所{arrow}8か所"],
    ]
    one, two = heading("基本施策１　並木の手入れ", 2), heading("基本施策２　花壇づくり", 2)
    lists = [table([["取組", "担当課"], [name, "公園課"]]) for name in ("枝の剪定", "苗の配布")]
    reading = read(one, lists[0], two, lists[1], heading("数値目標", 2), table(rows))
    assert {(f.about.name, f.role, f.year, f.text) for f in of(reading, Observation)} == {
        ("並木の手入れ", "baseline", 2024, "24人"),
        ("並木の手入れ", "target", 2029, "60人"),
        ("花壇づくり", "baseline", 2024, "3か所"),
        ("花壇づくり", "target", 2029, "8か所"),
    }


def test_values_under_a_state_and_a_target_are_of_indicators() -> None:
    """項目 | 現状（令和6年度） | 目標（令和9年度） over nothing but values tells indicators of the measure above, no measures."""
    rows = [
        ["項目", "現状（令和6年度）", "目標（令和9年度）"],
        ["公園の数", "12か所", "15か所"],
        ["木の本数", "－", "300本"],
    ]
    reading = read(heading("基本目標１　緑をふやす", 2), paragraph("緑を守る。"), table(rows))
    told = {(f.about.name, f.indicator.name, f.role, f.year, f.text) for f in of(reading, Observation)}
    assert told == {
        ("緑をふやす", "公園の数", "baseline", 2024, "12か所"),
        ("緑をふやす", "公園の数", "target", 2027, "15か所"),
        ("緑をふやす", "木の本数", "target", 2027, "300本"),
    }
    assert {f.name for f in of(reading, Placement)} == {"緑をふやす"}


@pytest.mark.parametrize("sign", ["（Ａ）", "①", ""])
def test_parts_of_a_label_before_numbers_by_year(sign: str) -> None:
    """What parts a label before a row (確保方策 | 幼稚園) is of the indicator's name, and the numbers are no texts; the row of a
    difference (Ｂ－Ａ) is none.
    """
    reading = read(
        heading("（１）緑の広場の運営", 3),
        table(
            [
                ["", "<", "令和7年度", "令和8年度"],
                [f"量の見込み{sign}", "花の広場", "90人", "91人"],
                ["^", "計", "96人", "95人"],
                ["確保方策（Ｂ）", "芝の広場", "60人", "60人"],
                ["^", "土の広場", "40人", "45人"],
                ["Ｂ－Ａ", "<", "4人", "10人"],
            ]
        ),
        title="すみれ市緑のまちづくり計画（令和7年度～令和8年度）",
    )
    assert {(name, year, int(value or 0), unit) for name, year, _, value, unit in values(of(reading, Observation))} == {
        ("量の見込み 花の広場", 2025, 90, "人"), ("量の見込み 花の広場", 2026, 91, "人"),
        ("量の見込み 計", 2025, 96, "人"), ("量の見込み 計", 2026, 95, "人"),
        ("確保方策 芝の広場", 2025, 60, "人"), ("確保方策 芝の広場", 2026, 60, "人"),
        ("確保方策 土の広場", 2025, 40, "人"), ("確保方策 土の広場", 2026, 45, "人"),
    }  # fmt: skip
    assert not of(reading, Statement)


def test_rows_of_roles_beside_a_target_of_them_all() -> None:
    """Under a title of indicators the label of a row tells the role of what stands in it, none where it is a share (達成率);
    what reaches over all these rows keeps the role of its head.
    """
    reading = read(
        heading("施策１　緑をふやす", 2),
        table(
            [
                ["１　成果指標", "<", "<", "<", "<"],
                ["指標名", "年度別の目標と実績", "<", "<", "目標値（R8）"],
                ["^", "", "R4", "R5", "^"],
                ["苗木の配布数（本）", "目標", "10", "20", "50"],
                ["^", "実績", "9", "21", "^"],
                ["^", "達成率", "90.0%", "105.0%", "^"],
            ],
            head=0,
        ),
    )
    assert values(of(reading, Observation)) == {
        ("苗木の配布数（本）", 2022, "target", Decimal(10), "本"),
        ("苗木の配布数（本）", 2023, "target", Decimal(20), "本"),
        ("苗木の配布数（本）", 2022, "actual", Decimal(9), "本"),
        ("苗木の配布数（本）", 2023, "actual", Decimal(21), "本"),
        ("苗木の配布数（本）", 2026, "target", Decimal(50), "本"),
    }


def test_numbers_of_a_level_tell_whose_values_stand_beside_them() -> None:
    """Under 取組番号 stand numbers of the measures called 取組, also where groups have the same numbers."""
    listed = [["施策の方向", "番号", "取組"], ["１　緑を守る", "1", "里山の見回り"], ["^", "2", "公園の見回り"]]
    valued = [["取組番号", "指標名", "単位", "現状値（R5）", "目標値（R9）"], ["2", "見回りの回数", "回", "12", "15"]]
    reading = read(heading("■緑の取組", 2), table(listed), heading("■指標", 2), table(valued))
    assert {(f.about.name, f.indicator.name) for f in of(reading, Observation)} == {("公園の見回り", "見回りの回数")}


def test_an_era_told_once_above_dates_the_bare_numbers_below_it() -> None:
    """Under 年度（令和） the numbers 7 | 8 | 9 are years, and the texts merged over them steps that last as long."""
    rows = [
        ["", "<", "年　度（令和）", "<", "<"],
        ["取組", "<", "7", "8", "9"],
        ["1-①", "花壇の手入れ", "調査", "植え替え", "<"],
        ["1-②", "苗木の配布", "", "配布", ""],
    ]
    steps = {(f.about.name, f.text, f.start, f.end) for f in of(read(table(rows)), ScheduleItem)}
    assert steps == {
        ("花壇の手入れ", "調査", 2025, 2025),
        ("花壇の手入れ", "植え替え", 2026, 2027),
        ("苗木の配布", "配布", 2026, 2026),
    }
    rows[0] = ["", "<", "配布本数", "<", "<"]
    assert not of(read(table(rows)), ScheduleItem)


def test_a_year_in_the_head_over_indicators_is_of_their_values() -> None:
    """成果指標（令和5年度） over 指標名, 単位, 目標値 and 実績値: the names stay names, the values have the year."""
    rows = [
        ["事業名", "担当課", "成果指標（令和５年度）", "<", "<", "<"],
        ["^", "^", "指標名", "単位", "目標値", "実績値"],
        ["花壇整備事業", "公園課", "植えた苗の数", "株", "1,200", "1,348"],
        ["樹木点検事業", "公園課", "点検の実施率", "％", "98", "96.4"],
    ]
    assert values(of(read(table(rows, head=2)), Observation)) == {
        ("植えた苗の数", 2023, "target", Decimal(1200), "株"),
        ("植えた苗の数", 2023, "actual", Decimal(1348), "株"),
        ("点検の実施率", 2023, "target", Decimal(98), "％"),
        ("点検の実施率", 2023, "actual", Decimal("96.4"), "％"),
    }


def test_a_unit_of_money_in_a_column_of_units_is_of_its_own_row() -> None:
    """百万円 below 経営体 under 単位 is the unit of the next indicator, and no part of the one above."""
    rows = [
        ["事業名", "指標", "単位", "実績値", "目標値"],
        ["^", "^", "^", "R5", "R6"],
        ["花の産地づくり", "花を育てる農家", "経営体", "18", "25"],
        ["花の市場", "花の販売額", "百万円", "46", "60"],
    ]
    assert {(f.indicator.name, f.text, f.value, f.unit) for f in of(read(table(rows, head=2)), Observation)} == {
        ("花を育てる農家", "18", Decimal(18), "経営体"),
        ("花を育てる農家", "25", Decimal(25), "経営体"),
        ("花の販売額", "46", Decimal(46_000_000), "円"),
        ("花の販売額", "60", Decimal(60_000_000), "円"),
    }
