"""The saved questions can be asked and answer what they say."""

import pyoxigraph
import pytest

from query.querier import Querier
from query.questions import SavedQuestion, saved_question, saved_questions


def rows(querier: Querier, query: str) -> list[dict[str, str]]:
    """The rows of a query as it stands in the file, without prefixes filled in."""
    result = querier.store.query(query)
    assert isinstance(result, pyoxigraph.QuerySolutions)
    names = [variable.value for variable in result.variables]
    return [{name: row[name].value for name in names if row[name] is not None} for row in result]


def test_there_are_enough() -> None:
    """At least eight questions, each with a sentence in both languages."""
    assert len(saved_questions()) >= 8
    assert all(question.japanese.endswith("。") and question.english for question in saved_questions())


@pytest.mark.parametrize("question", saved_questions(), ids=lambda question: question.name)
def test_each_can_be_asked(querier: Querier, question: SavedQuestion) -> None:
    """Each question is SPARQL as it stands, and the store answers it."""
    rows(querier, question.query)


def answer(querier: Querier, name: str, word: str = "", other: str = "") -> list[dict[str, str]]:
    """The rows of a saved question, with another word in it."""
    question = saved_question(name)
    assert question is not None
    return rows(querier, question.query.replace(word, other) if word else question.query)


def test_what_became_of_it(querier: Querier) -> None:
    """The later forms of a measure over two generations."""
    found = answer(querier, "01-what-became-of-it", "RPA", "サーバー")
    assert {row["new"] for row in found} == {
        "図書館システムのクラウド化",
        "電子書籍の貸出し",
        "利用券のスマートフォン化",
    }


def test_where_it_came_from(querier: Querier) -> None:
    """The earlier forms of a measure."""
    found = answer(querier, "02-where-it-came-from", "マイナンバー", "納付")
    assert {row["old"] for row in found} == {"納税の案内", "手数料の案内"}


def test_ended_and_why(querier: Querier) -> None:
    """What ended, with its reason and year."""
    (row,) = answer(querier, "04-ended-and-why")
    assert (row["measure"], row["reason"], row["year"]) == ("ファクス網の整備", "電子メールに替わったため", "2021")


def test_merged_and_split(querier: Querier) -> None:
    """Each pair of a merger and a split once."""
    found = answer(querier, "05-merged-and-split")
    assert sorted(row["kind"] for row in found) == ["merged", "merged", "split", "split"]


def test_nothing_said(querier: Querier) -> None:
    """A measure of a plan whose next plan is held, of which nothing is said."""
    names = {row["measure"] for row in answer(querier, "12-nothing-said")}
    assert "庁内放送の改善" in names
    assert "図書館システムのクラウド化" not in names
