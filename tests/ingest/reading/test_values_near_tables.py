"""What stands beside the values of indicators: their years in words near the table or in columns, several in one row."""

import pytest

from graph.facts import Evaluation, Observation
from ingest.document import Block, Passage
from tests.ingest.reading.made import heading, of, paragraph, read, table, text

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
