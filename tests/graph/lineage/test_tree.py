from msgspec.structs import replace

from graph.lineage.tree import Tree
from tests.graph.lineage.samples import FIRST, others, profile


def test_like_headings_above_say_that_the_places_are_alike() -> None:
    """The words of the headings count, not those of the measures."""
    tree = Tree(
        [profile("a", above="子育ての支援"), *others()], [profile("b", above="子育て環境"), profile("c", above="防災")]
    )
    assert tree.measure(FIRST, FIRST)["above"][0] > 0.3
    assert tree.measure(FIRST, FIRST + 1)["above"][0] == 0
    said = tree.say(0, 0)
    assert said is not None
    assert "子育ての支援→子育て環境" in said.ja


def test_a_heading_and_a_measure_stand_at_other_depths() -> None:
    """That speaks against a link."""
    tree = Tree([replace(profile("a"), group=True)], [profile("b")])
    assert tree.measure(FIRST, FIRST)["other_depth"][0] == 1
