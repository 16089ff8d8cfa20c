from graph.lineage.assignment import Tie, assigned, kinds
from tests.graph.lineage.samples import profile

OLD = [profile("甲"), profile("乙"), profile("丙")]
NEW = [profile("甲"), profile("丁"), profile("戊")]


def test_a_tie_with_a_better_one_at_both_ends_is_dropped() -> None:
    """1-1 stands in the shade of 0-1 and 1-0."""
    ties = [Tie(0, 1, 0.9), Tie(1, 0, 0.8), Tie(1, 1, 0.7)]
    assert assigned(ties, 0.5) == ties[:2]


def test_unlikely_ties_are_not_told() -> None:
    """Below the threshold the program abstains."""
    assert assigned([Tie(0, 0, 0.49)], 0.5) == []


def test_the_kind_follows_from_the_ties_of_both_ends() -> None:
    """One to several is split, several to one merged, else the name decides."""
    assert kinds([Tie(0, 0, 1), Tie(1, 1, 1)], OLD, NEW) == ["continued", "renamed"]
    assert kinds([Tie(0, 0, 1), Tie(0, 1, 1)], OLD, NEW) == ["split", "split"]
    assert kinds([Tie(0, 0, 1), Tie(1, 0, 1)], OLD, NEW) == ["merged", "merged"]
    assert kinds([Tie(0, 0, 1), Tie(0, 1, 1), Tie(1, 1, 1)], OLD, NEW)[1] == "reorganised"
