"""Branches of a line of descent that are folded away, seen from the measure that was asked for."""

import networkx as nx

from query.folding import beyond, foldable, folded
from query.trace import Lineage, generations


def lineage(focus: str, *ties: str) -> Lineage:
    """A lineage with an edge for each pair of letters."""
    found: Lineage = nx.DiGraph(focus=focus)
    found.add_edges_from((tie[0], tie[1]) for tie in ties)
    return found


def test_what_hangs_on_one_measure_goes_with_it() -> None:
    """Beyond a measure is what the focus reaches over it only, before it as well as after it."""
    tree = lineage("c", "ab", "bc", "cd", "de", "df")
    assert beyond(tree, "d") == {"e", "f"}
    assert beyond(tree, "b") == {"a"}
    assert beyond(tree, "e") == frozenset()
    assert foldable(tree) == {"b": 1, "d": 2}


def test_what_is_reached_in_two_ways_stays() -> None:
    """A measure into which two branches merge is not beyond one of them."""
    diamond = lineage("a", "ab", "ac", "bd", "cd", "de")
    assert foldable(diamond) == {"d": 1}


def test_the_focus_cannot_be_folded() -> None:
    """Nothing is beyond the measure that was asked for, nor beyond one that is not there."""
    tree = lineage("b", "ab", "bc")
    assert beyond(tree, "b") == frozenset()
    assert beyond(tree, "z") == frozenset()


def test_generations_stay_what_they_were() -> None:
    """What is left stands in its generation, and several folds add up."""
    tree = lineage("c", "ab", "bc", "cd", "de")
    left = folded(tree, ["b", "d"])
    assert generations(left) == {"b": -1, "c": 0, "d": 1}
    assert set(folded(tree, [])) == set("abcde")
