"""Measures are found by every name they had."""

import pytest

from query.querier import Querier
from query.search import find_measures, likeness, normal


def found(querier: Querier, text: str) -> list[str]:
    """The names of the hits."""
    return [hit.name for hit in find_measures(querier, text)]


@pytest.mark.parametrize(
    "text", ["図書館サーバーの更新", "図書館 サーバー", "サーバー", "サーバ", "図書館サーバの更新", "ｻｰﾊﾞｰ"]
)
def test_spellings_of_one_name(querier: Querier, text: str) -> None:
    """Half width, parts, words in any place and a missing long vowel all lead to the measure."""
    assert "図書館サーバーの更新" in found(querier, text)


def test_the_very_name_comes_first(querier: Querier) -> None:
    """A measure of exactly this name stands before those that only hold it."""
    assert found(querier, "納税の案内")[0] == "納税の案内"


@pytest.mark.parametrize("text", ["", "  ", "存在しない事業名", "図書館 放送"])
def test_nothing_is_found(querier: Querier, text: str) -> None:
    """An empty text, an unknown name, and words that stand in no name together find nothing."""
    assert found(querier, text) == []


def test_case_and_width_are_one() -> None:
    """ＲＰＡ, rpa and RPA are the same word."""
    assert normal("ＲＰＡ") == normal("rpa") == normal("RPA")


def test_likeness_ranks_same_inside_near() -> None:
    """The same name is liker than a name that holds the word, and that than one that is only near."""
    same, inside = likeness(["rpaの導入"], "rpaの導入"), likeness(["rpa"], "rpaの導入")
    near = likeness(["rpaの導入推進事業"], "rpaの導入事業")
    assert same > inside > near > 0
