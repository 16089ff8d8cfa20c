"""Measures as a line of descent shows them: name, number, plan, who leads."""

from collections import defaultdict
from collections.abc import Collection, Mapping

import msgspec

from query.plans import Plan, plan_of
from query.querier import Querier, Row


class Measure(msgspec.Struct, frozen=True):
    """A measure as a line of descent shows it."""

    iri: str
    name: str
    notation: str = ""
    plan: Plan = Plan("", "")
    departments: tuple[str, ...] = ()


NAMES = """
SELECT ?it ?name (MIN(?n) AS ?notation) ?plan WHERE {
  VALUES ?it { $those } ?it skos:prefLabel ?name . OPTIONAL { ?it skos:notation ?n } OPTIONAL { ?it kf:inPlan ?plan }
} GROUP BY ?it ?name ?plan ORDER BY ?it ?name ?plan"""
DEPARTMENTS = """
SELECT DISTINCT ?it ?name WHERE { VALUES ?it { $those } ?it kf:anyDepartment/skos:prefLabel ?name } ORDER BY ?it ?name"""
LEADS = DEPARTMENTS.replace("kf:anyDepartment", "kf:leadDepartment")


def measure_of(querier: Querier, iri: str) -> Measure:
    """What a line of descent shows of a measure; its leading departments, or all where none leads."""
    return measures_of(querier, [iri])[iri]


def measures_of(querier: Querier, iris: Collection[str]) -> dict[str, Measure]:
    """The same of many measures, by IRI: asked for together, which takes much less than one by one."""
    first: dict[str, Row] = {}
    for row in querier.rows(NAMES, those=iris):
        first.setdefault(row["it"], row)
    plans = {plan: plan_of(querier, plan) for plan in {row["plan"] for row in first.values() if "plan" in row}}
    leads = _departments(querier, LEADS, iris)
    departments = _departments(querier, DEPARTMENTS, [iri for iri in iris if iri not in leads]) | leads
    return {iri: _measure(iri, first.get(iri, {}), plans, departments) for iri in iris}


def _departments(querier: Querier, query: str, iris: Collection[str]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in querier.rows(query, those=iris) if iris else ():
        found[row["it"]] += (row["name"],)
    return dict(found)


def _measure(iri: str, row: Row, plans: Mapping[str, Plan], departments: Mapping[str, tuple[str, ...]]) -> Measure:
    plan = plans.get(row.get("plan", ""), Plan("", ""))
    return Measure(iri, row.get("name", iri), row.get("notation", ""), plan, departments.get(iri, ()))


def is_measure(querier: Querier, iri: str) -> bool:
    """Whether the store has a measure of this IRI; False also for what is no IRI."""
    try:
        return querier.holds("ASK { $it a kf:Measure }", it=iri)
    except ValueError:
        return False
