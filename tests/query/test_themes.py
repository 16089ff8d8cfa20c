"""Themes over municipalities: who has one, since when, with what targets and results."""

from decimal import Decimal

import pytest

from graph.facts import (
    Evaluation,
    IndicatorMention,
    MeasureMention,
    MunicipalityMention,
    Observation,
    PlanMention,
    Succession,
)
from graph.store import Store, View
from query.querier import Querier
from query.themes import Value, theme, themes
from tests.graph.samples import TOWN, entry, evidence, measure, pdf, placed, reading

FIRST, SECOND = (PlanMention(title, TOWN) for title in ("情報化計画", "DX計画"))
ELSEWHERE = PlanMention("行政改革大綱", MunicipalityMention("平塚市"))
OLD = measure("電子マネーの試行", "1", plan=FIRST)
NEW = measure("キャッシュレス納付の拡大", "1", plan=SECOND)
OTHER = measure("手数料のキャッシュレス化", "3", plan=ELSEWHERE)


def value(about: MeasureMention, role: str, year: int, text: str) -> Observation:
    """A target or result of the measure's only indicator."""
    return Observation(
        evidence=evidence(text, 2, year - 2000), about=about, indicator=IndicatorMention(about, "利用件数"),
        role="target" if role == "target" else "actual", text=text, year=year, value=Decimal(text.removesuffix("件")), unit="件",
    )  # fmt: skip


@pytest.fixture(scope="module")
def querier(tmp_path_factory: pytest.TempPathFactory) -> Querier:
    """A measure over two plans of one city, one of another city, and one of no theme."""
    directory = tmp_path_factory.mktemp("themes")
    became = Succession(evidence=evidence("改称", 3), kind="renamed", predecessors=(OLD,), successors=(NEW,))
    rated = Evaluation(evidence=evidence("A", 4), about=NEW, rating="A", year=2022)
    values = [value(NEW, "target", 2025, "900件"), value(NEW, "actual", 2022, "120件")]
    documents = [
        reading("old", [entry(FIRST, 2016, 2020), placed(OLD, "tree")], [FIRST]),
        reading("new", [entry(SECOND, 2021, 2025), placed(NEW, "tree"), became, rated, *values], [SECOND]),
        reading("other", [entry(ELSEWHERE, 2019, 2023), placed(OTHER, "tree")], [ELSEWHERE]),
    ]
    with Store.open(directory / "store") as store, store.batch():
        for item in documents:
            store.add(item, pdf(directory, item))
    view = View.open(directory / "store")
    return Querier(view.graph, view.base.iri)


def test_themes_that_measures_have(querier: Querier) -> None:
    """Only those, with how many measures of how many municipalities, found by a word of either language."""
    (found,) = themes(querier)
    assert (found.ja, found.measures, found.municipalities) == ("キャッシュレス決済", 3, 2)
    assert found.broader == "行政のデジタル化"
    assert themes(querier, "cashless") == themes(querier, "決済") == [found]
    assert themes(querier, "図書館") == []


def test_a_theme_sets_municipalities_beside_each_other(querier: Querier) -> None:
    """Each measure has the year in which its line began, its targets, and its results with ratings."""
    compared = theme(querier, themes(querier)[0].iri)
    assert compared is not None
    towns = {town.municipality: town.holders for town in compared.municipalities}
    assert sorted(towns) == ["平塚市", "秦野市"]
    since = {holder.measure.name: holder.since for holders in towns.values() for holder in holders}
    assert since == {"電子マネーの試行": 2016, "キャッシュレス納付の拡大": 2016, "手数料のキャッシュレス化": 2019}
    new = next(holder for holder in towns["秦野市"] if holder.measure.name == "キャッシュレス納付の拡大")
    assert new.targets == (Value("利用件数", 2025, "900件", "件"),)
    assert new.results == (Value("利用件数", 2022, "120件", "件"), Value("", 2022, "A"))


def test_no_such_theme(querier: Querier) -> None:
    """What is no theme is told apart from a theme that nobody has."""
    assert theme(querier, f"{querier.base}theme/nothing") is None
    empty = theme(querier, f"{querier.base}theme/tourism")
    assert empty is not None
    assert empty.municipalities == ()
