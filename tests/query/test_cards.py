"""What a page shows of a measure and of a plan."""

from decimal import Decimal
from pathlib import Path

import pytest

from graph.facts import IndicatorMention, Observation, PlanMention, Statement, Succession
from graph.store import Store, View
from query.cards import Card, measure_card
from query.holdings import counts, lines_worth_seeing, towns
from query.outline import natural, plan_outline
from query.querier import Querier
from query.search import find_measures
from tests.graph.samples import PLAN, TOWN, evidence, measure, pdf, placed, reading, whole

OLD = measure("紙の台帳の電算化", "1", plan=PlanMention("前の計画", TOWN))
NEW = measure("台帳のクラウド化", "①-1")


def target(year: int, text: str, page: int) -> Observation:
    """A target of the new measure."""
    return Observation(
        evidence=evidence(text, page), about=NEW, indicator=IndicatorMention(NEW, "移行した台帳の数"), role="target",
        text=text, year=year, value=Decimal(text.removesuffix("件")), unit="件",
    )  # fmt: skip


def says(page: int) -> list[Statement | Succession]:
    """What both documents say, each on its own page."""
    text = "台帳をクラウドへ移す。"
    return [
        Statement(evidence=evidence(text, page), about=NEW, kind="purpose", text=text),
        Succession(evidence=evidence("改称", page), kind="renamed", predecessors=(OLD,), successors=(NEW,)),
    ]


@pytest.fixture(scope="module")
def querier(tmp_path_factory: pytest.TempPathFactory) -> Querier:
    """Every kind of fact, and two documents that say the same of one measure."""
    directory = tmp_path_factory.mktemp("cards")
    documents = [
        *whole(),
        reading("plan", [placed(NEW, "tree"), *says(3), target(2027, "10件", 3), target(2028, "20件", 3)]),
        reading("report", [*says(8), target(2027, "10件", 8), target(2028, "25件", 8)]),
    ]
    with Store.open(directory / "store") as store, store.batch():
        for item in documents:
            store.add(item, pdf(directory, item))
    view = View.open(directory / "store")
    return Querier(view.graph, view.base.iri)


def card(querier: Querier, name: str) -> Card:
    """The card of the measure of this name."""
    return measure_card(querier, next(hit.thing for hit in find_measures(querier, name) if hit.name == name))


def test_card_has_every_kind_of_fact(querier: Querier) -> None:
    """Names, place in the tree, department, text, indicator, schedule and origin of a measure, each with its page."""
    found = card(querier, "RPAとAIによる業務の自動化")
    assert [node.name for node in found.above] == ["業務を効率化し、価値ある仕事に集中"]
    assert [(part.name, part.role) for part in found.departments] == [("ＤＸ推進課", "lead")]
    assert [kind for kind, _ in found.statements] == ["purpose"]
    assert found.schedule_years == (2026, 2027)
    (series,) = found.series
    assert (series.name, series.kind, series.unit, series.years) == ("自動化した業務の時間", "output", "時間", (2027,))
    assert [(one.link.kind, one.other and one.other.name) for one in found.before] == [
        ("renamed", "RPAの導入による事務の効率化")
    ]
    (text,) = found.statements[0][1]
    assert text.place is not None
    assert (text.place.page, text.place.quote, text.place.box) == (
        5,
        "定型業務を自動化する。",
        (10.0, 0.0, 200.0, 12.5),
    )


def test_old_card_has_ratings_budget_and_what_became_of_it(querier: Querier) -> None:
    """Evaluations by year, money, and the measure that followed."""
    found = card(querier, "RPAの導入による事務の効率化")
    assert [(year, [fact.get("rating") for fact in facts]) for year, facts in found.evaluations] == [(2023, ["A"])]
    assert [fact.get("amount") for fact in found.budgets] == ["1234000"]
    assert found.fate.case == "continues"


def test_what_two_documents_say_stands_once_with_both_pages(querier: Querier) -> None:
    """The same text, value and link of two documents are shown once, with the page of each."""
    found = card(querier, "台帳のクラウド化")
    (text,) = found.statements[0][1]
    assert [place.page for place in text.said_at] == [3, 8]
    (before,) = found.before
    assert sorted((source.file, source.page) for source in before.link.pages) == [("plan.pdf", 3), ("report.pdf", 8)]
    by_year = found.series[0].rows[0].by_year
    assert [fact.get("text") for fact in by_year[2027]] == ["10件"]


def test_values_that_differ_are_both_there(querier: Querier) -> None:
    """Where two documents give different values for one year, neither is hidden."""
    by_year = card(querier, "台帳のクラウド化").series[0].rows[0].by_year
    assert sorted(fact.get("text") for fact in by_year[2028]) == ["20件", "25件"]


def test_outline_of_a_plan(querier: Querier) -> None:
    """The tree with departments and links, the plan before, the documents, and whether the plan is held."""
    iri = querier.rows(f'SELECT ?x {{ ?x a kf:Plan ; dcterms:title "{PLAN.title}" }}')[0]["x"]
    outline = plan_outline(querier, iri)
    assert [plan.title for plan in outline.before] == ["はだのICT活用推進計画"]
    assert outline.held
    top = next(node for node in outline.tree if node.notation == "②")
    (below,) = top.children
    assert (below.name, below.departments) == ("RPAとAIによる業務の自動化", ("ＤＸ推進課",))
    assert [(tie.kind, tie.stated) for tie in below.before] == [("renamed", True)]
    assert [(tie.kind, tie.name) for tie in top.before] == [("created", "")]
    assert "new.pdf" in [document.file for document in outline.documents]


def test_numbers_sort_as_people_count() -> None:
    """2 comes before 10, ① before ②, 1-9 before 1-10."""
    notations = ["1-10", "②", "1-9", "10", "①", "2"]
    assert sorted(notations, key=natural) == ["①", "1-9", "1-10", "②", "2", "10"]


def test_holdings(querier: Querier) -> None:
    """What is held is counted, sorted by municipality, and has lines worth seeing."""
    assert counts(querier).documents == 4
    town = next(town for town in towns(querier) if town.name == "秦野市")
    assert {shelf.plan.title for shelf in town.plans if shelf.held} >= {PLAN.title, "はだのICT活用推進計画"}
    assert not next(shelf for shelf in town.plans if shelf.plan.title == "前の計画").held
    assert {line.name for line in lines_worth_seeing(querier)} == {"紙の台帳の電算化", "RPAの導入による事務の効率化"}


def test_a_store_without_documents(tmp_path: Path) -> None:
    """An empty store holds nothing and has no lines."""
    Store.open(tmp_path / "empty").close()
    view = View.open(tmp_path / "empty")
    empty = Querier(view.graph)
    assert (counts(empty).documents, towns(empty), lines_worth_seeing(empty)) == (0, [], [])
