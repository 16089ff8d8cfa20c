"""Towns in kana, lists of a plan's editions, and chains of plans told in one sentence."""

import pytest

from graph.facts import Placement, PlanEntry
from ingest.reading.predecessors import Descent, descents
from ingest.text.names import named
from tests.ingest.reading.made import of, paragraph, read, table


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("すみれの情報化推進計画を引き継ぎます。", ["すみれの情報化推進計画"]),
        ("これは、つばき情報化プランの後継である。", ["つばき情報化プラン"]),
        ("その後継のつばき情報化プランにより進めた。", ["つばき情報化プラン"]),
        ("また、情報化推進計画を定めた。この情報化推進計画は", ["情報化推進計画", "情報化推進計画"]),
        ("これまでの情報化推進計画による。", ["情報化推進計画"]),
    ],
)
def test_a_town_in_kana_begins_a_title(words: str, names: list[str]) -> None:
    """Kana at the start of words belong to the title after them, words that only join do not."""
    assert [name.name for name in named(words)] == names


def test_plans_that_came_in_turn() -> None:
    """A、その後継のB、さらにその後継のC tells two links; …が本計画を引き継ぐ one with the document's own plan."""
    words = "「緑の基本計画」、その後継の「緑のプラン」、さらにその後継の「みどり戦略」により進めた。"
    assert descents(words, named(words)) == [
        Descent("緑の基本計画", "緑のプラン"),
        Descent("緑のプラン", "みどり戦略"),
    ]
    after = "令和9年度からは、「みどり戦略」が本計画を引き継ぐ。"
    assert descents(after, named(after)) == [Descent(None, "みどり戦略")]


def test_a_list_of_editions() -> None:
    """Each row of a list with a column for the plan before tells a plan's years and its predecessor."""
    reading = read(
        paragraph("これまでの計画は次のとおりです。"),
        table(
            [
                ["計画名", "計画期間", "前身の計画"],
                ["すみれ市みどり計画", "平成28年度～令和2年度", "－"],
                ["つばき緑化プラン", "令和3年度～令和7年度", "すみれ市みどり計画"],
                ["すみれ市緑のまちづくり計画", "令和8年度～令和12年度", "つばき緑化プラン"],
            ]
        ),
    )
    entries = of(reading, PlanEntry)
    assert {(e.name, e.start, e.end) for e in entries if e.start} == {
        ("すみれ市みどり計画", 2016, 2020),
        ("つばき緑化プラン", 2021, 2025),
        ("すみれ市緑のまちづくり計画", 2026, 2030),
    }
    assert {(e.name, e.predecessor.title) for e in entries if e.predecessor} == {
        ("つばき緑化プラン", "すみれ市みどり計画"),
        ("すみれ市緑のまちづくり計画", "つばき緑化プラン"),
    }


def years_told(rows: list[list[str | None]]) -> dict[str, tuple[int | None, int | None]]:
    """The years that a document with a table of these rows tells of each plan."""
    entries = of(read(paragraph("計画の期間は、令和８年度から令和12年度までです。"), table(rows)), PlanEntry)
    return {entry.name: (entry.start, entry.end) for entry in entries if entry.start}


def test_a_list_of_editions_without_a_column_for_the_one_before() -> None:
    """Where numbers count on, years join and names are alike, a row's plan came after that of the row above; no row of such a
    list is a measure.
    """
    reading = read(
        table(
            [
                ["計画名", "期間", "主な取組"],
                ["第１次すみれ市行政改革大綱", "平成23年度～平成27年度", "窓口の見直し"],
                ["第２次すみれ市行財政改革大綱", "平成28年度～令和２年度", "補助金の見直し"],
                ["第３次すみれ市行財政改革推進計画", "令和３年度～令和７年度", "施設の見直し"],
            ]
        ),
        title="第４次すみれ市行財政改革推進計画",
    )
    entries = of(reading, PlanEntry)
    assert {(e.name, e.predecessor.title) for e in entries if e.predecessor} == {
        ("第２次すみれ市行財政改革大綱", "第１次すみれ市行政改革大綱"),
        ("第３次すみれ市行財政改革推進計画", "第２次すみれ市行財政改革大綱"),
        ("第４次すみれ市行財政改革推進計画", "第３次すみれ市行財政改革推進計画"),
    }
    assert not of(reading, Placement)


def test_years_in_bars_across_a_table_of_years() -> None:
    """A cell across columns of years that says a range tells the period of the plan that its row names."""
    rows: list[list[str | None]] = [
        ["計画名", "R6", "R7", "R8", "R9", "R10"],
        ["すみれ市緑のまちづくり計画", "", "", "R8～R12", "<", "<"],
        ["第６次すみれ市総合計画", "R3～R12", "<", "<", "<", "<"],
        ["第９期すみれ市介護保険事業計画", "R6～R8", "<", "<", "", ""],
    ]
    assert years_told(rows) == {
        "すみれ市緑のまちづくり計画": (2026, 2030),
        "第６次すみれ市総合計画": (2021, 2030),
        "第９期すみれ市介護保険事業計画": (2024, 2026),
    }


def test_plans_below_their_years() -> None:
    """In a table of two rows each plan stands below the years of its period."""
    rows: list[list[str | None]] = [
        ["令和３年度～令和７年度", "令和８年度～令和12年度"],
        ["すみれ市緑のまちづくり基本方針", "すみれ市緑のまちづくり計画"],
    ]
    assert years_told(rows) == {
        "すみれ市緑のまちづくり基本方針": (2021, 2025),
        "すみれ市緑のまちづくり計画": (2026, 2030),
    }


def test_a_column_of_plans_behind_measures_is_no_list_of_plans() -> None:
    """The years of a measure in a row that also names a plan are not those of the plan."""
    rows: list[list[str | None]] = [
        ["事業名", "期間", "関連計画"],
        ["花壇の手入れ", "令和６年度～令和７年度", "すみれ市景観計画"],
        ["苗木の配布", "令和６年度～令和９年度", "すみれ市農業計画"],
    ]
    assert years_told(rows) == {"すみれ市緑のまちづくり計画": (2026, 2030)}


def test_years_of_bars_and_cells_that_lie_within_the_years_shown() -> None:
    """A bar without words, and a cell that names a plan, tell its years, unless they may go on beyond the years shown."""
    bars = table(
        [
            ["計画名", "R6", "R7", "R8", "R9", "R10"],
            ["すみれ市健康増進計画", "", "", "", "", ""],
            ["すみれ市観光計画", "", "", "", "", ""],
        ],
        bars=[(1, 2, 4, ""), (2, 3, 5, "")],
    )
    cells = table(
        [["区分", "R6", "R7", "R8", "R9", "R10"], ["商工", "", "すみれ市商工計画", "<", "すみれ市工業計画", "<"]]
    )
    one = table([["R8", "R9", "R10", "R11", "R12"], ["すみれ市緑のまちづくり計画", "<", "<", "<", "<"]])
    entries = of(read(bars, cells, one), PlanEntry)
    assert {(entry.name, entry.start, entry.end) for entry in entries if entry.start} == {
        ("すみれ市健康増進計画", 2025, 2027),
        ("すみれ市商工計画", 2025, 2026),
        ("すみれ市緑のまちづくり計画", 2026, 2030),
    }
