"""A plan goes out as StratML Part 2 and comes back: valid, and with all that the standard can hold of it."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.store import View
from query.export.strategy import ROLES, NoMeasuresError, identifier, named, strategy, write_strategy
from query.export.stratml import (
    NAMESPACE,
    NOT_IN_XML,
    Descriptor,
    Goal,
    MeasurementInstance,
    Objective,
    PerformanceIndicator,
    PerformancePlanOrReport,
    Result,
    StrategicPlanCore,
    read_stratml,
    write_stratml,
)
from query.plans import plans_named
from query.querier import Querier
from tests.query.two_towns import OLD

SCHEMA = xmlschema.XMLSchema(Path(__file__).with_name("stratml.xsd"))
PLANS = (
    "SELECT DISTINCT ?plan ?title WHERE { ?plan a kf:Plan ; dcterms:title ?title . ?m a kf:Measure ; kf:inPlan ?plan }"
)
OBSERVED = """
SELECT DISTINCT ?indicator ?role ?year ?value ?unit ?text WHERE {
  ?it kf:inPlan $plan . ?f a kf:Observation ; kf:about ?it ; kf:indicator ?indicator ; kf:valueRole ?role ; kf:text ?text .
  OPTIONAL { ?f kf:fiscalYear ?year } OPTIONAL { ?f kf:value ?value } OPTIONAL { ?f kf:unit ?unit } }"""


@pytest.fixture(scope="module")
def samples(filled: Path) -> Querier:
    """Asks the store of the sample plans."""
    view = View.open(filled)
    return Querier(view.graph, view.base.iri)


def objectives(document: PerformancePlanOrReport) -> Iterator[tuple[str, Goal | Objective]]:
    """All measures of a document by their IRIs; the objective without a name is the goal's own."""
    for goal in document.strategic_plan_core.goal:
        yield goal.identifier, goal
        for each in goal.objective:
            yield each.identifier or goal.identifier, each


def observed(document: PerformancePlanOrReport, base: str) -> set[tuple[str, ...]]:
    """All values in a document: indicator, role, year, value, unit and text."""
    found: set[tuple[str, ...]] = set()
    for _, each in objectives(document):
        for indicator in each.performance_indicator if isinstance(each, Objective) else ():
            iri = indicator.identifier or next((tie.referent_identifier[0] for tie in indicator.relationship), "")
            for instance in indicator.measurement_instance if iri else ():
                rows = [("target", result) for result in instance.target_result]
                rows += [(was(result), result) for result in instance.actual_result]
                for role, result in rows:
                    year = result.start_date.partition("-")[0]
                    unit = indicator.unit_of_measurement
                    found.add((named(iri, base), role, year, result.number_of_units, unit, result.description))
    return found


def was(result: Result) -> str:
    """Whether a result is where it began, or what came of it."""
    return result.descriptor.descriptor_name if result.descriptor else "actual"


def test_each_plan_goes_out_and_comes_back(samples: Querier, tmp_path: Path) -> None:
    """Of each sample plan: valid, equal when read, every measure, department's part and value as the graph has it."""
    plans = samples.rows(PLANS)
    assert len(plans) >= 4
    for row in plans:
        file = tmp_path / "plan.stratml"
        write_strategy(file, samples, row["plan"])
        SCHEMA.validate(file)
        document = read_stratml(file)
        assert document == strategy(samples, row["plan"])
        assert document.name == row["title"]
        measures = samples.rows("SELECT DISTINCT ?m { ?m a kf:Measure ; kf:inPlan $plan }", plan=row["plan"])
        assert {named(name, samples.base) for name, _ in objectives(document)} == {each["m"] for each in measures}
        parts = {
            (named(name, samples.base), holder.name, role.name)
            for name, each in objectives(document)
            for holder in each.stakeholder
            for role in holder.role
        }
        assert parts == {(each["it"], each["name"], each["role"]) for each in samples.rows(ROLES, plan=row["plan"])}
        names = ("indicator", "role", "year", "value", "unit", "text")
        asked = {tuple(each.get(name, "") for name in names) for each in samples.rows(OBSERVED, plan=row["plan"])}
        assert observed(document, samples.base) == asked


def test_what_stands_where(towns: Querier) -> None:
    """A measure at the top is a goal, its own indicator stands in an objective without a name, its rating is one in words."""
    (plan,) = plans_named(towns, OLD.title)
    document = strategy(towns, plan.iri)
    assert document.type == "Performance_Report"
    assert document.administrative_information is not None
    assert document.administrative_information.end_date == "2021-03-31"
    lending = next(goal for goal in document.strategic_plan_core.goal if goal.name == "本の貸出")
    (own,) = lending.objective
    lent, rated = own.performance_indicator
    assert own.name == ""
    assert (lent.measurement_dimension, lent.unit_of_measurement, lent.value_chain_stage) == (
        "貸出の件数",
        "件",
        "Output",
    )
    assert [result.number_of_units for result in lent.measurement_instance[0].target_result] == ["100"]
    (rating,) = rated.measurement_instance[0].actual_result
    assert rating.descriptor == Descriptor("評価", "B")


def test_a_plan_without_measures_has_no_form(towns: Querier) -> None:
    """The standard wants a goal: a plan without measures is refused with a sentence."""
    with pytest.raises(NoMeasuresError, match="no measures"):
        strategy(towns, f"{towns.base}nothing")


TEXTS = st.text().map(lambda text: NOT_IN_XML.sub("", text).replace("\r", ""))
RESULTS = st.lists(
    st.builds(Result, description=TEXTS, descriptor=st.none() | st.builds(Descriptor, TEXTS, TEXTS)), max_size=2
)
INDICATORS = st.builds(
    PerformanceIndicator,
    measurement_dimension=TEXTS,
    unit_of_measurement=TEXTS,
    measurement_instance=st.lists(
        st.builds(MeasurementInstance, target_result=RESULTS.map(tuple), actual_result=RESULTS.map(tuple)), max_size=2
    ).map(tuple),
    performance_indicator_type=st.sampled_from(["Quantitative", "Qualitative", ""]),
)
GOALS = st.builds(
    Goal,
    name=TEXTS,
    description=TEXTS,
    objective=st.lists(
        st.builds(Objective, name=TEXTS, performance_indicator=st.lists(INDICATORS, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
)


@settings(deadline=None, max_examples=30)
@given(goals=st.lists(GOALS, min_size=1, max_size=2).map(tuple), name=TEXTS)
def test_any_document_comes_back(tmp_path_factory: pytest.TempPathFactory, goals: tuple[Goal, ...], name: str) -> None:
    """Whatever stands in a document, read back it is equal, and the file is valid."""
    file = tmp_path_factory.mktemp("any") / "any.stratml"
    document = PerformancePlanOrReport("Strategic_Plan", name, StrategicPlanCore(goals))
    write_stratml(file, document)
    SCHEMA.validate(file)
    assert read_stratml(file) == document
    assert ET.parse(file).getroot().tag == f"{{{NAMESPACE}}}PerformancePlanOrReport"  # noqa: S314 - written above


@given(st.text(min_size=1))
def test_identifiers_are_names_and_lead_back(path: str) -> None:
    """Any path becomes an XML name, and the name becomes the path."""
    base = "https://w3id.org/keifu/id/"
    name = identifier(base + path, base)
    assert named(name, base) == base + path
    assert not set(name) & set(" /:<>&()①")
