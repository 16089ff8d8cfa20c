"""The values of an indicator over a line of descent."""

import pytest

from graph.store import View
from query.indicator_lines import IndicatorLine, indicator_lines
from query.querier import Querier
from query.trace import ancestors
from tests.query.generations import iri
from tests.query.moved import store_of_moved


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, IndicatorLine]:
    """The lines of the merged measure, by the name that the indicator had first."""
    view = View.open(store_of_moved(tmp_path_factory.mktemp("moved")))
    querier = Querier(view.graph, view.base.iri)
    found = indicator_lines(querier, ancestors(querier, iri(querier, "図書館の本の充実と貸出し")))
    return {line.stretches[0].series.name: line for line in found}


def test_a_line_goes_on_through_a_merger(lines: dict[str, IndicatorLine]) -> None:
    """Each indicator of the merged measures goes on in the one of its name, unbroken, with the years of both plans."""
    line = lines["蔵書数"]
    assert [stretch.generation for stretch in line.stretches] == [-1, 0]
    assert [stretch.series.years for stretch in line.stretches] == [(2020,), (2020, 2021)]
    assert [(joint.stated, joint.breaks) for joint in line.joints] == [(False, ())]


def test_values_of_two_documents_for_one_year_are_both_there(lines: dict[str, IndicatorLine]) -> None:
    """The old report and the new plan differ for 2020: neither is dropped, and the line says so."""
    facts = lines["蔵書数"].disagreements[2020]
    assert {(fact.get("value"), fact.place and fact.place.file) for fact in facts} == {
        ("7000", "before.pdf"),
        ("7100", "after.pdf"),
    }
    assert lines["図書の貸出冊数"].disagreements == {}


def test_another_unit_and_another_name_break_the_line(lines: dict[str, IndicatorLine]) -> None:
    """Loans counted in 点 are no loans counted in 冊: the line goes on, and the joint says that it is broken and why."""
    line = lines["図書の貸出冊数"]
    assert [stretch.series.name for stretch in line.stretches] == ["図書の貸出冊数", "図書の貸出点数"]
    assert [joint.breaks for joint in line.joints] == [("unit", "definition")]


def test_indicators_that_have_nothing_in_common_are_not_joined(lines: dict[str, IndicatorLine]) -> None:
    """Two indicators of the old plan end in two of the new one, never crosswise."""
    assert sorted(lines) == ["図書の貸出冊数", "蔵書数"]
    assert all(len(line.joints) == 1 for line in lines.values())
