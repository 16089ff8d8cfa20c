"""What became of a measure, in one word."""

from pathlib import Path

import pytest

from graph.facts import PlanMention
from graph.store import Store, View
from query.fate import fate
from query.querier import Querier
from tests.graph.samples import TOWN, entry, measure, pdf, placed, reading
from tests.query.generations import add_inferred, copy_of, iri


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("納税の案内", "continues"),
        ("ファクス網の整備", "ended"),
        ("庁内放送の改善", "unmatched"),
        ("電子書籍の貸出し", "not-held"),
    ],
)
def test_fates(querier: Querier, name: str, case: str) -> None:
    """Going on, stated ended, unmatched in a plan that is held, and a next plan not held are told apart."""
    assert fate(querier, iri(querier, name)).case == case


def test_fate_says_why_it_ended(querier: Querier) -> None:
    """The reason and the year that the document prints are there."""
    (link,) = fate(querier, iri(querier, "ファクス網の整備")).links
    assert (link.reason, link.year, link.stated) == ("電子メールに替わったため", 2021, True)


def test_a_measure_with_only_inferred_links_may_continue(querier: Querier) -> None:
    """What only the program thinks is never told as if it were known; what a person confirmed is."""
    old, new = iri(querier, "庁内放送の改善"), iri(querier, "電子書籍の貸出し")
    guessed, confirmed = copy_of(querier), copy_of(querier)
    add_inferred(guessed, old, new)
    add_inferred(confirmed, old, new, "confirmed")
    assert fate(guessed, old).case == "may-continue"
    assert [link.new for link in fate(guessed, old).links] == [new]
    assert fate(confirmed, old).case == "continues"


def test_a_stated_end_comes_before_a_guess(querier: Querier) -> None:
    """A document that says a measure ended is believed, whatever the program thinks it may have become."""
    other = copy_of(querier)
    add_inferred(other, iri(querier, "ファクス網の整備"), iri(querier, "電子書籍の貸出し"))
    assert fate(other, iri(querier, "ファクス網の整備")).case == "ended"


def test_the_next_edition_is_the_next_plan_although_no_document_says_so(tmp_path: Path) -> None:
    """The second edition of a plan is held; of a measure of the first that nothing in it matches, that is known."""
    first, second = (PlanMention(f"第{number}次読書推進計画", TOWN) for number in "12")
    with Store.open(tmp_path / "store") as store, store.batch():
        for plan, name, years in (
            (first, "移動図書館の巡回", (2015, 2019)),
            (second, "書店との連携", (2020, 2024)),
        ):
            item = reading(name, [entry(plan, *years), placed(measure(name, "1", plan=plan), "tree")], [plan])
            store.add(item, pdf(tmp_path, item))
    view = View.open(tmp_path / "store")
    querier = Querier(view.graph, view.base.iri)
    known = fate(querier, iri(querier, "移動図書館の巡回"))
    assert (known.case, [plan.title for plan in known.next_plans]) == ("unmatched", ["第2次読書推進計画"])
    assert fate(querier, iri(querier, "書店との連携")).case == "not-held"
