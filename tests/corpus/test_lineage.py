"""The judged pairs of plans: what links.tsv says fits the plans that stand beside it."""

import csv
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.typeset.__main__ import CORPUS
from corpus.typeset.facts import Fact, Plan

PAIRS = sorted(file.parent for file in CORPUS.glob("lineage/*/links.tsv"))
each_pair = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)


def links(pair: Path) -> list[Fact]:
    """The judged links of old and new measures, both by name."""
    with (pair / "links.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def generations(pair: Path) -> list[Plan]:
    """The plans of a folder, the oldest first."""
    plans = [Plan(file.parent) for file in pair.glob("*/plan.toml")]
    return sorted(plans, key=lambda plan: int(plan.about["start"]))


def projects(plan: Plan) -> set[str]:
    """The names on the lowest level of a plan's tree."""
    return {fact["name"] for fact in plan.facts("measures", level=plan.about["levels"][-1])}


@each_pair
def test_each_link_ties_a_project_to_one_of_the_next_plan(pair: Path) -> None:
    """Both ends of a link are projects of two plans of which one replaced the other, and no link is there twice."""
    ties = [(link["old_measure"], link["new_measure"]) for link in links(pair)]
    steps = [(projects(old), projects(new)) for old, new in pairwise(generations(pair))]
    assert [tie for tie in ties if not any(tie[0] in old and tie[1] in new for old, new in steps)] == []
    assert len(set(ties)) == len(ties)


@each_pair
def test_the_kind_of_a_link_fits_the_number_of_its_ends(pair: Path) -> None:
    """A split has several new ends, a merger several old ones; what continued kept its name, what was renamed did not."""
    rows = links(pair)
    olds, news = (Counter(link[end] for link in rows) for end in ("old_measure", "new_measure"))
    for link in rows:
        old, new, kind = link["old_measure"], link["new_measure"], link["kind"]
        match kind:
            case "split":
                assert olds[old] > 1, link
            case "merged":
                assert news[new] > 1, link
            case "reorganised":
                assert olds[old] > 1 or news[new] > 1, link
            case _:
                assert kind == ("continued" if old == new else "renamed"), link


@each_pair
def test_some_projects_end_and_some_are_new(pair: Path) -> None:
    """Each step from a plan to the next leaves projects without a successor and brings some without a predecessor."""
    rows = links(pair)
    for old, new in pairwise(generations(pair)):
        assert projects(old) - {link["old_measure"] for link in rows}
        assert projects(new) - {link["new_measure"] for link in rows}


@each_pair
def test_the_new_plan_does_not_say_what_became_of_a_project(pair: Path) -> None:
    """No plan of a pair states a link: they are to be inferred."""
    for plan in generations(pair):
        assert not (plan.folder / "gold" / "successions.tsv").exists()


def test_there_are_enough_links_to_measure_confidence() -> None:
    """At least 400 links over at least eight pairs, half of the folders to learn from and half to test on."""
    assert sum(len(links(pair)) for pair in PAIRS) >= 400
    halves = Counter(pair.name.partition("-")[0] for pair in PAIRS)
    assert halves["train"] == halves["test"] >= 4
