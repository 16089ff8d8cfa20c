"""What is told of one department: the measures in which it has a part, by plan."""

from collections import defaultdict

import msgspec

from query.cards import Named, other_names
from query.outline import natural
from query.plans import Plan, plan_of
from query.querier import Querier
from query.successions import Link, links_of


class Part(msgspec.Struct, frozen=True):
    """A measure with the department's roles in it."""

    iri: str
    name: str
    notation: str
    roles: tuple[str, ...]


class PlanPart(msgspec.Struct, frozen=True):
    """A plan with the measures in which a department has a part."""

    plan: Plan
    measures: tuple[Part, ...]


class DepartmentCard(msgspec.Struct, frozen=True):
    """Everything that is told of a department: what it belongs to, what it does by plan, and the links to what was before and
    after.
    """

    iri: str
    name: str
    other_names: tuple[str, ...]
    belongs: Named | None
    plans: tuple[PlanPart, ...]
    links: tuple[Link, ...]


NAME = """
SELECT ?name ?owner ?ownerName WHERE {
  $it skos:prefLabel ?name . OPTIONAL { $it org:unitOf ?owner . ?owner skos:prefLabel|dcterms:title ?ownerName }
} ORDER BY ?name LIMIT 1"""
PARTS = """
SELECT DISTINCT ?measure ?name ?notation ?plan ?role WHERE {
  ?f a kf:Responsibility ; kf:department $it ; kf:about ?measure ; kf:role ?role .
  ?measure skos:prefLabel ?name ; kf:inPlan ?plan . OPTIONAL { ?measure skos:notation ?notation }
} ORDER BY ?role"""


def department_card(querier: Querier, iri: str) -> DepartmentCard:
    """The card of a department."""
    row = next(iter(querier.rows(NAME, it=iri)), {})
    owner = Named(row["owner"], row["ownerName"]) if "owner" in row else None
    return DepartmentCard(
        iri,
        row.get("name", iri),
        other_names(querier, iri),
        owner,
        tuple(_plans(querier, iri)),
        tuple(links_of(querier, iri)),
    )


def _plans(querier: Querier, iri: str) -> list[PlanPart]:
    roles: defaultdict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for row in querier.rows(PARTS, it=iri):
        roles[row["plan"], row["measure"], row["name"], row.get("notation", "")].append(row["role"])
    parts: defaultdict[str, list[Part]] = defaultdict(list)
    for (plan, measure, name, notation), own in roles.items():
        parts[plan].append(Part(measure, name, notation, tuple(dict.fromkeys(own))))
    found = [PlanPart(plan_of(querier, plan), tuple(sorted(those, key=_order))) for plan, those in parts.items()]
    return sorted(found, key=lambda part: (-(part.plan.start or 0), part.plan.title))


def _order(part: Part) -> tuple[object, str]:
    return natural(part.notation) or ((2, 0, ""),), part.name
