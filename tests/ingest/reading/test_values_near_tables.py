"""What stands beside the values of indicators: their years in words near the table or in columns, several in one row."""

import pytest

from graph.facts import Evaluation, Observation
from ingest.document import Block, Passage
from tests.ingest.reading.made import bullet, heading, of, paragraph, read, table, text

MEASURE = heading("１　公園の手入れ", 2)
CARD = table([["担当課", "公園課"]], head=0)
VALUES = table([["指標", "現状値", "目標値"], ["植えた本数（本）", "100", "200"]])


def values(*blocks: Block) -> list[tuple[str, str, int | None, int]]:
    """Indicator, role, year and value of all that is read from these blocks under a measure."""
    return [
        (o.indicator.name, o.role, o.year, int(o.value or 0)) for o in of(read(MEASURE, CARD, *blocks), Observation)
    ]


@pytest.mark.parametrize(
    "words", ["現状値は令和4年度、目標値は令和12年度の値です。", "※現状値：令和4年度　目標値：令和12年度"]
)
@pytest.mark.parametrize("above", [True, False])
def test_words_near_a_table_tell_the_years_of_its_values(words: str, above: bool) -> None:
    """A sentence above a table or a note below gives its year to each role; a sentence behind the table is no note."""
    note = paragraph(words) if above else Passage(text(words), "note")
    found = values(note, VALUES) if above else values(VALUES, note)
    assert [(role, year) for _, role, year, _ in found] == [("baseline", 2022), ("target", 2030)]


def test_two_years_for_one_role_tell_none() -> None:
    """Where words give a role two years, nothing says which one a value is of."""
    told = paragraph("目標値：令和8年度、目標値：令和12年度")
    assert [year for _, role, year, _ in values(told, VALUES) if role == "target"] == [None]


def test_columns_of_years_date_the_values_beside_them() -> None:
    """基準値 | 基準年度 | 目標値 | 目標年度: a column of years is no value, it tells the year of its role."""
    rows = [
        ["指標", "基準値", "基準年度", "目標値", "目標年度"],
        ["植えた本数", "100本", "令和4年度", "200本", "令和12年度"],
    ]
    assert values(table(rows)) == [("植えた本数", "baseline", 2022, 100), ("植えた本数", "target", 2030, 200)]


def test_two_indicators_in_a_row_have_each_their_values() -> None:
    """活動指標 | 実績 | 成果指標 | 実績: the values behind each indicator are its own."""
    rows = [["活動指標", "実績", "成果指標", "実績"], ["植えた本数", "150本", "満足度", "61％"]]
    assert [(name, value) for name, _, _, value in values(table(rows))] == [("植えた本数", 150), ("満足度", 61)]


def test_the_head_of_the_indicators_may_tell_their_unit() -> None:
    """指標（単位：本） gives its unit to values without one."""
    rows = [["指標（単位：本）", "現状値", "目標値"], ["植えた本数", "100", "200"]]
    assert {o.unit for o in of(read(MEASURE, CARD, table(rows)), Observation)} == {"本"}


@pytest.mark.parametrize(
    "told",
    [
        "前プランの事業について、2024年度の目標と実績を比べて評価しました。",
        "令和6年度の目標及び実績は、次のとおりです。",
        "各取組の令和6年度の目標値・実績値を示します。",
        "（令和6年度実績）",
        "■令和6年度の目標と実績",
    ],
)
def test_the_year_of_values_in_the_sentence_above(told: str) -> None:
    """A year with の目標と実績 behind it is that of both values of each row, and of the rating beside them."""
    rows = [
        ["事業", "指標", "目標", "実績", "評価"],
        ["花壇の手入れ", "植えた花", "120本", "131本", "Ａ"],
        ["苗木の配布", "配った苗木", "60本", "58本", "Ｂ"],
    ]
    reading = read(heading("２　前プランの評価", 2), paragraph(told), table(rows), title="すみれ市緑の計画")
    values = {(o.about.name, o.year, o.role) for o in of(reading, Observation)}
    assert values == {(name, 2024, role) for name in ("花壇の手入れ", "苗木の配布") for role in ("target", "actual")}
    assert {(e.about.name, e.year) for e in of(reading, Evaluation)} == {("花壇の手入れ", 2024), ("苗木の配布", 2024)}


HELD = [("植えた本数", "baseline", 2023, 120), ("植えた本数", "target", 2028, 300)]


@pytest.mark.parametrize(
    "blocks",
    [
        [paragraph("【成果指標】"), bullet("・植えた本数：現状値120本（令和5年度）、目標値300本（令和10年度）")],
        [paragraph("【成果指標】"), bullet("・植えた本数　現状（R5）120本／目標（R10）300本")],
        [table([["指標", "現状・目標"], ["植えた本数", "現状（R5）：120本|目標（R10）：300本"]])],
    ],
)
def test_values_behind_the_words_that_say_which_they_are(blocks: list[Block]) -> None:
    """Values that stand one after the other, each behind its word and with its year, in a line or in one cell."""
    assert values(*blocks) == HELD


@pytest.mark.parametrize(
    "line",
    [
        "植えた本数は、現状値120本のところ、目標値300本を見込んでいます。",
        "現状値120本（R5）",
        "目標値の見直し　現状 3 課題 4",
    ],
)
def test_words_of_roles_in_sentences_are_no_values(line: str) -> None:
    """Where anything but words of roles, values and years stands behind the name, nothing is read."""
    assert values(paragraph("【成果指標】"), bullet(f"・{line}")) == []


def test_the_line_above_names_the_indicator_of_a_table_of_years() -> None:
    """指標：… right above 年度 | 目標 | 実績 is what the rows are about."""
    rows = [["年度", "目標", "実績"], ["令和6年度", "100本", "98本"], ["令和7年度", "120本", ""]]
    assert values(paragraph("指標：植えた本数"), table(rows)) == [
        ("植えた本数", "target", 2024, 100),
        ("植えた本数", "actual", 2024, 98),
        ("植えた本数", "target", 2025, 120),
    ]


def test_a_head_over_values_names_their_indicator_behind_a_label() -> None:
    """現状値 | 指標：… below the years of a schedule: the head is the name of what all values below it count."""
    rows = [
        ["年度別計画", "", "R7", "R8", "R9"],
        ["^", "工程", "植え方の検討", "苗木の配布", "<"],
        ["数値目標", "現状値（R5）", "指標：植えた本数（目標値）", "<", "<"],
        ["^", "90本", "100本", "120本", "150本"],
    ]
    assert values(table(rows, head=0)) == [
        ("植えた本数", "baseline", 2023, 90),
        ("植えた本数", "target", 2025, 100),
        ("植えた本数", "target", 2026, 120),
        ("植えた本数", "target", 2027, 150),
    ]


@pytest.mark.parametrize(
    "named",
    [
        ["数値目標", "指標：植えた本数", "<", "<"],
        ["数値目標", "植えた本数", "<", "<"],
        ["数値目標", "指標名", "植えた本数", "<"],
    ],
)
def test_a_row_of_a_card_names_the_indicator_of_years_and_values_below_it(named: list[str]) -> None:
    """数値目標 | name over 現状値 | R7 | R8 over values, all beside one label: the name is what the values count."""
    rows = [
        ["課題", "人手が足りない。", "<", "<"],
        named,
        ["^", "現状値（R5）", "R7", "R8"],
        ["^", "90本", "100本", "120本"],
    ]
    assert values(table(rows, head=0)) == [
        ("植えた本数", "baseline", 2023, 90),
        ("植えた本数", "target", 2025, 100),
        ("植えた本数", "target", 2026, 120),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["数値目標", "植えた本数", "R7", "R8"], ["^", "目標", "100本", "120本"], ["^", "実績", "98本", ""]],
        [["数値目標", "植えた本数", "<"], ["^", "R7", "R8"], ["目標", "100本", "120本"], ["実績", "98本", ""]],
    ],
)
def test_rows_of_roles_are_of_the_indicator_above_them(rows: list[list[str]]) -> None:
    """目標 and 実績 before rows are no names: the corner above them names the indicator, or the row above the years."""
    wide = len(rows[0])
    card = [["課題", "人手が足りない。", *["<"] * (wide - 2)], *rows, ["備考", "", *["<"] * (wide - 2)]]
    assert values(table(card, head=0)) == [
        ("植えた本数", "target", 2025, 100),
        ("植えた本数", "target", 2026, 120),
        ("植えた本数", "actual", 2025, 98),
    ]


@pytest.mark.parametrize("now", ["現状（R5）", "基準値（令和5年度）"])
def test_indicators_in_heads_over_rows_of_roles(now: str) -> None:
    """Heads that tell their units name the indicators of rows that only say which values they hold."""
    rows = [["区分", "植えた本数（本）", "花壇の数（か所）"], [now, "120", "5"], ["目標（R10）", "300", "9"]]
    assert values(table(rows)) == [
        ("植えた本数", "baseline", 2023, 120),
        ("花壇の数", "baseline", 2023, 5),
        ("植えた本数", "target", 2028, 300),
        ("花壇の数", "target", 2028, 9),
    ]


def test_a_report_dates_values_that_its_tables_compare() -> None:
    """目標値 | 実績値 | 達成率 without years in a report on a year are of that year; a target not compared with is of none."""
    rows = [["指標", "目標値", "実績値", "達成率"], ["植えた本数", "300本", "270本", "90.0％"]]
    report = "すみれ市緑の計画　令和6年度実績報告書"
    found = of(read(MEASURE, CARD, table(rows), title=report), Observation)
    assert {(o.role, o.year) for o in found} == {("target", 2024), ("actual", 2024)}
    found = of(read(MEASURE, CARD, table([row[:3] for row in rows]), title=report), Observation)
    assert {(o.role, o.year) for o in found} == {("target", None), ("actual", 2024)}


def test_a_year_over_an_indicator_and_its_values_is_that_of_the_values() -> None:
    """Where the name of an indicator stands under the year of its values, beside what was done, it still names them."""
    rows = [
        ["実施項目", "担当課", "令和6年度", "<", "<", "<"],
        ["^", "^", "実績", "指標", "目標値", "実績値"],
        ["花壇の手入れ", "公園課", "花壇を見回り、苗を植え替えた。", "手入れした花壇", "40か所", "38か所"],
        ["苗の配布", "農政課", "苗の配布を休んだ。", "－", "－", "－"],
    ]
    assert values(table(rows, head=2)) == [
        ("手入れした花壇", "target", 2024, 40),
        ("手入れした花壇", "actual", 2024, 38),
    ]
