"""Plans as a line of descent shows them, which replaced which, and whether a document of one is held."""

import msgspec
from pyoxigraph import Literal

from query.querier import Querier, number


class Plan(msgspec.Struct, frozen=True):
    """A plan with its first and last fiscal year, None where no document says."""

    iri: str
    title: str
    start: int | None = None
    end: int | None = None
    municipality: str = ""


PLAN = """
SELECT ?title (MIN(?s) AS ?start) (MAX(?e) AS ?end) (SAMPLE(?city) AS ?municipality) WHERE {
  $it dcterms:title ?title . OPTIONAL { $it kf:startFiscalYear ?s } OPTIONAL { $it kf:endFiscalYear ?e }
  OPTIONAL { $it kf:municipality/skos:prefLabel ?city }
} GROUP BY ?title ORDER BY ?title LIMIT 1"""


def plan_of(querier: Querier, iri: str) -> Plan:
    """A plan with its years and municipality."""
    rows = querier.rows(PLAN, it=iri)
    row = rows[0] if rows else {}
    return Plan(iri, row.get("title", iri), number(row, "start"), number(row, "end"), row.get("municipality", ""))


NAMED = """
SELECT DISTINCT ?plan WHERE {
  ?plan a kf:Plan ; dcterms:title|dcterms:alternative ?title . FILTER(STR(?plan) = %s || STR(?title) = %s) } ORDER BY ?plan"""


def plans_named(querier: Querier, name: str) -> list[Plan]:
    """The plans with this title, IRI, or path below the base."""
    iri = name if "://" in name else querier.base + name
    rows = querier.rows(NAMED % (Literal(iri), Literal(name)))
    return [plan_of(querier, row["plan"]) for row in rows]


NEXT_PLANS = """
SELECT DISTINCT ?plan WHERE {
  { $it kf:succeededBy ?plan } UNION { ?entry kf:predecessorPlan $it ; kf:about ?plan }
  UNION { ?event kf:predecessor $it ; kf:successor ?plan ; kf:basis "stated" }
  UNION { $it kf:mayBeSucceededBy ?plan . ?plan a kf:Plan }
}
ORDER BY ?plan"""
PREVIOUS_PLANS = """
SELECT DISTINCT ?plan WHERE {
  { ?plan kf:succeededBy $it } UNION { ?entry kf:predecessorPlan ?plan ; kf:about $it }
  UNION { ?event kf:predecessor ?plan ; kf:successor $it ; kf:basis "stated" }
  UNION { ?plan kf:mayBeSucceededBy $it ; a kf:Plan }
}
ORDER BY ?plan"""


def next_plans(querier: Querier, plan: str) -> tuple[Plan, ...]:
    """The plans that replaced this one: as documents say, and editions of it whose titles and years follow on."""
    return _plans(querier, NEXT_PLANS, plan)


def previous_plans(querier: Querier, plan: str) -> tuple[Plan, ...]:
    """The plans that this one replaced: as documents say, and editions of it whose titles and years lead to it."""
    return _plans(querier, PREVIOUS_PLANS, plan)


def _plans(querier: Querier, query: str, plan: str) -> tuple[Plan, ...]:
    if not plan:
        return ()
    found = (plan_of(querier, row["plan"]) for row in querier.rows(query, it=plan))
    return tuple(other for other in found if other.iri != plan)


HELD = """
ASK { { ?document a kf:Document ; dcterms:subject $it }
      UNION { ?placement kf:inPlan $it ; kf:placementSource ?place . FILTER(?place != "reference") } }"""


def is_held(querier: Querier, plan: str) -> bool:
    """Whether a document of this plan is held (a plan that others only refer to is not)."""
    return querier.holds(HELD, it=plan)
