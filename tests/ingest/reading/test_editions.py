"""Towns in kana, lists of a plan's editions, and chains of plans told in one sentence."""

import pytest

from graph.facts import PlanEntry
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
