from graph.lineage.related import Related
from tests.graph.lineage.samples import FIRST, others, profile


def test_a_plan_that_only_these_two_belong_to_ties_them() -> None:
    """It is named in the reason."""
    related = Related([profile("a", related="空家等対策計画"), *others()], [profile("b", related="空家等対策計画")])
    assert related.measure(FIRST, FIRST)["related"][0] == 1
    said = related.say(0, 0)
    assert said is not None
    assert said.ja == "関連計画が同じ（空家等対策計画）"
    assert related.say(1, 0) is None
