import numpy as np

from graph.lineage.names import Names
from tests.graph.lineage.samples import FIRST, others, profile


def test_a_rare_common_word_says_more_than_one_that_many_names_have() -> None:
    """救急 ties two of many measures; 推進 ties none."""
    old = [profile("救急活動の推進"), *others()]
    new = [profile("救急業務の円滑化"), profile("公園緑化の推進")]
    names = Names(old, new)
    measured = names.measure(np.array([0, 0]), np.array([0, 1]))
    assert measured["name_words"][0] > 2 * measured["name_words"][1]
    assert measured["name_rare"][0] > measured["name_rare"][1]


def test_names_that_differ_in_width_and_dashes_only_are_the_same() -> None:
    """Printing is no change of name."""
    names = Names([profile("ＡＩ－ＯＣＲの導入")], [profile("AI-OCRの導入")])
    assert names.measure(FIRST, FIRST)["name_same"][0] == 1


def test_words_that_mean_the_same_are_the_same_word() -> None:
    """スマホ and スマートフォン are one word to the comparison, each is shown as printed."""
    names = Names([profile("スマホの相談会"), *others()], [profile("スマートフォンの使い方教室")])
    assert names.measure(FIRST, FIRST)["name_words"][0] > 0.2
    said = names.say(0, 0)
    assert said is not None
    assert "「スマホ」" in said.ja


def test_names_without_common_words_say_nothing() -> None:
    """No reason is made up."""
    assert Names([profile("道路の舗装")], [profile("歯科検診")]).say(0, 0) is None
