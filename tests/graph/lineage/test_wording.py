from graph.lineage.wording import Wording
from tests.graph.lineage.samples import FIRST, others, profile


def test_texts_tie_what_names_do_not() -> None:
    """A name changed beyond recognition, with the same thing done."""
    old = [profile("ふれあい事業", text="一人暮らしの高齢者に弁当を届け、安否を確かめる。"), *others()]
    new = [
        profile("見守りの輪", text="高齢者に弁当を配達し、安否の確認を行う。"),
        profile("別の事業", text="街路樹を剪定する。"),
    ]
    wording = Wording(old, new)
    alike = wording.measure(FIRST, FIRST)
    assert alike["wording"][0] > 0.2
    assert alike["wording_both"][0] == 1
    assert wording.measure(FIRST, FIRST + 1)["wording"][0] == 0


def test_a_name_told_in_the_others_text_counts_where_one_side_has_no_text() -> None:
    """A mere list has names only."""
    old = [profile("境界確定図の電子化"), *others()]
    new = [profile("WEBマップの拡充", text="境界確定図などを地図に載せる。")]
    measured = Wording(old, new).measure(FIRST, FIRST)
    assert measured["wording_both"][0] == 0
    assert measured["named_in_text"][0] > 0.4
    said = Wording(old, new).say(0, 0)
    assert said is not None
    assert said.ja == "旧名称の語「境界」「確定」が相手の内容にある"
