"""Measures as a line of descent shows them: name, number, plan, who leads."""

import msgspec

from query.plans import Plan, plan_of
from query.querier import Querier


class Measure(msgspec.Struct, frozen=True):
    """A measure as a line of descent shows it."""

    iri: str
    name: str
    notation: str = ""
    plan: Plan = Plan("", "")
    departments: tuple[str, ...] = ()


MEASURE = """
SELECT ?name (MIN(?n) AS ?notation) ?plan WHERE {
  $it skos:prefLabel ?name . OPTIONAL { $it skos:notation ?n } OPTIONAL { $it kf:inPlan ?plan }
} GROUP BY ?name ?plan ORDER BY ?name ?plan LIMIT 1"""
DEPARTMENTS = "SELECT DISTINCT ?name WHERE { $it kf:anyDepartment/skos:prefLabel ?name } ORDER BY ?name"
LEADS = "SELECT DISTINCT ?name WHERE { $it kf:leadDepartment/skos:prefLabel ?name } ORDER BY ?name"


def measure_of(querier: Querier, iri: str) -> Measure:
    """What a line of descent shows of a measure; its leading departments, or all where none leads."""
    rows = querier.rows(MEASURE, it=iri)
    row = rows[0] if rows else {}
    departments = querier.rows(LEADS, it=iri) or querier.rows(DEPARTMENTS, it=iri)
    plan = plan_of(querier, row["plan"]) if "plan" in row else Plan("", "")
    names = tuple(department["name"] for department in departments)
    return Measure(iri, row.get("name", iri), row.get("notation", ""), plan, names)


def is_measure(querier: Querier, iri: str) -> bool:
    """Whether the store has a measure of this IRI; False also for what is no IRI."""
    try:
        return querier.holds("ASK { $it a kf:Measure }", it=iri)
    except ValueError:
        return False
