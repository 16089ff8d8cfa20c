"""Kinds of indicators beside their names, and cells that hold nothing but a number of the list."""

import pytest

from graph.facts import Budget, MeasureMention, Observation, Placement, ScheduleItem, Statement, Succession
from tests.ingest.reading.made import of, read, table


def test_the_kind_beside_an_indicators_name_is_no_part_of_it() -> None:
    """Under one head over two columns, a cell with the kind alone says what the name beside it is of."""
    reading = read(
        table([["施策", "花壇の手入れ"], ["目的", "花を楽しむ人を増やす。"]], head=0),
        table(
            [
                ["評価指標", "<", "令和8年度", "令和9年度"],
                ["成果（アウトカム）", "見に来た人の数", "120人", "150人"],
                ["実績（アウトプット）", "植えた株の数", "40株", "45株"],
                ["活動指標", "講習の回数", "2回", "3回"],
            ]
        ),
    )
    assert {(f.indicator.name, f.indicator.kind) for f in of(reading, Observation)} == {
        ("見に来た人の数", "outcome"),
        ("植えた株の数", "output"),
        ("講習の回数", "output"),
    }


def test_a_label_over_the_rows_of_name_and_values_is_no_name() -> None:
    """指標 reaches down beside 指標名, 目標値 and 実績値: the values are of the indicator that the first of these rows names."""
    reading = read(
        table(
            [
                ["取組名", "花壇の手入れ", "<", "<"],
                ["年度別の計画と実績", "年度", "令和6年度", "令和7年度"],
                ["指標", "指標名", "花壇の数", "<"],
                ["^", "目標値", "3か所", "5か所"],
                ["^", "実績値", "2か所", "4か所"],
            ],
            head=0,
        )
    )
    assert [(f.indicator.name, f.role, f.year, f.text) for f in of(reading, Observation)] == [
        ("花壇の数", "target", 2024, "3か所"),
        ("花壇の数", "target", 2025, "5か所"),
        ("花壇の数", "actual", 2024, "2か所"),
        ("花壇の数", "actual", 2025, "4か所"),
    ]


def test_where_things_stand_now_beside_an_earlier_base_value() -> None:
    """現状 of the document's own year beside 基準年度 of an earlier one is what was reached; alone it is the base value."""
    rows = [["施策", "指標", "基準年度（令和5年度）", "現状（令和8年度）", "目標年度（令和12年度）"]]
    rows += [["花壇の手入れ", "花壇の数", "3か所", "5か所", "9か所"]]
    title = "すみれ市緑のまちづくり計画　令和8年度進捗状況報告書"
    told = [(f.role, f.year) for f in of(read(table(rows), title=title), Observation)]
    assert told == [("baseline", 2023), ("actual", 2026), ("target", 2030)]
    alone = read(table([[*row[:2], *row[3:]] for row in rows]), title=title)
    assert [(f.role, f.year) for f in of(alone, Observation)] == [("baseline", 2026), ("target", 2030)]


@pytest.mark.parametrize(("year", "role"), [(7, "actual"), (10, "target")])
def test_a_value_midway_is_what_its_year_says(year: int, role: str) -> None:
    """中間値 of a year gone by was reached, one of a year to come is to be."""
    reading = read(
        table(
            [
                ["施策", "指標", "策定時（令和4年度）", f"中間値（令和{year}年度）", "目標値（令和12年度）"],
                ["花壇の手入れ", "協力する団体", "3機関", "5機関", "9機関"],
            ]
        ),
        title="すみれ市緑のまちづくり計画　令和8年度進捗状況報告書",
    )
    assert [(f.role, f.unit) for f in of(reading, Observation)] == [
        ("baseline", "機関"), (role, "機関"), ("target", "機関"),
    ]  # fmt: skip


def test_the_kind_before_a_row_is_not_what_its_values_are() -> None:
    """成果 before an indicator's name leaves values under 目標 targets."""
    reading = read(
        table([["施策", "花壇の手入れ"], ["目的", "花を楽しむ人を増やす。"]], head=0),
        table(
            [
                ["区分", "指標名", "単位", "令和6年度", "<", "令和7年度"],
                ["^", "^", "^", "目標", "実績", "目標"],
                ["活動", "植えた株の数", "株", "40", "42", "45"],
                ["成果", "見に来た人の数", "人", "120", "131", "150"],
            ],
            head=2,
        ),
    )
    assert [(f.indicator.kind, f.role, f.year, f.text) for f in of(reading, Observation)] == [
        ("output", "target", 2024, "40"),
        ("output", "actual", 2024, "42"),
        ("output", "target", 2025, "45"),
        ("outcome", "target", 2024, "120"),
        ("outcome", "actual", 2024, "131"),
        ("outcome", "target", 2025, "150"),
    ]


def test_a_number_of_the_list_is_no_statement() -> None:
    """What is left of ①-2 when its first sign is taken for a bullet says nothing."""
    reading = read(
        table(
            [
                ["基本方針", "個別事業", "<", "主管課"],
                ["①　緑をふやす", "①-1", "苗木の配布", "公園課"],
                ["^", "①-2", "生垣の助成", "公園課"],
            ]
        )
    )
    assert of(reading, Statement) == []


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["取組", "<", "内容", "担当"],
            ["花壇の手入れ", "", "花を植えます。", "公園課"],
            ["苗木の配布", "", "苗木を配ります。", "緑地課"],
        ],
        [
            ["取組", "区分", "内容", "担当"],
            ["花壇の手入れ", "", "花を植えます。", "公園課"],
            ["苗木の配布", "", "苗木を配ります。", "緑地課"],
        ],
        [
            ["", "取組名", "内容", "担当"],
            ["", "花壇の手入れ", "花を植えます。", "公園課"],
            ["", "苗木の配布", "苗木を配ります。", "緑地課"],
        ],
        [
            ["番号", "取組名", "内容", "担当"],
            ["1", "花壇の手入れ", "花を植えます。", "公園課"],
            ["2", "苗木の配布", "苗木を配ります。", "緑地課"],
        ],
    ],
)
def test_badges_drawn_in_cells(rows: list[list[str]]) -> None:
    """A coloured pill in a cell of a list says what its word says there: in a column of its own, or beside the name."""
    column = 0 if rows[0][0] == "" else 1
    reading = read(table(rows, bars=[(1, column, column, "新規"), (2, column, column, "拡充")]))
    assert [f.name for f in of(reading, Placement)] == ["花壇の手入れ", "苗木の配布"]
    made = [f.successors[0] for f in of(reading, Succession) if f.kind == "created"]
    assert [m.name for m in made if isinstance(m, MeasureMention)] == ["花壇の手入れ"]
    assert not of(reading, ScheduleItem)


def test_words_of_a_schedule_under_years_are_no_badges() -> None:
    """継続 on a bar under a year is a step."""
    rows = [["取組", "R6", "R7"], ["花壇の手入れ", "", ""], ["苗木の配布", "", ""]]
    reading = read(table(rows, bars=[(1, 1, 1, "新規"), (2, 2, 2, "継続")]))
    assert {(f.text, f.start) for f in of(reading, ScheduleItem)} == {("新規", 2024), ("継続", 2025)}
    assert not of(reading, Succession)


def test_a_sum_over_a_column_of_signs_leaves_them_signs() -> None:
    """○ under 新規 says that a project is new, also where 合計 of the last row reaches below it."""
    rows = [
        ["番号", "事業名", "新規", "予算額（千円）"],
        ["1", "花壇の手入れ", "○", "100"],
        ["2", "苗木の配布", "", "200"],
        ["合計", "<", "<", "300"],
    ]
    made = [f.successors[0] for f in of(read(table(rows)), Succession) if f.kind == "created"]
    assert [m.name for m in made if isinstance(m, MeasureMention)] == ["花壇の手入れ"]


def test_weights_stand_beside_what_is_new() -> None:
    """重点 among 新規 and 拡充 in one column does not keep 新規 from being read."""
    rows = [
        ["事業", "担当課", "区分"],
        ["苗木の配布", "公園課", "重点"],
        ["見回り", "公園課", "新規"],
        ["講座", "緑地課", "拡充"],
    ]
    assert [s.successors[0].name for s in of(read(table(rows)), Succession) if s.kind == "created"] == ["見回り"]  # type: ignore[union-attr]


def test_the_unit_over_a_table_names_nothing() -> None:
    """A row of nothing but （単位：千円） above the heads is no group of what stands below, but the unit of its money."""
    rows = [
        ["（単位：千円）", "<", "<"],
        ["所管", "事業名", "予算額"],
        ["公園課", "苗木の配布", "1,200"],
        ["緑地課", "講座", "300"],
    ]
    reading = read(table(rows, head=2), title="令和7年度すみれ市当初予算の概要")
    assert {p.name for p in of(reading, Placement)} == {"苗木の配布", "講座"}
    assert {b.amount for b in of(reading, Budget)} == {1200000, 300000}
