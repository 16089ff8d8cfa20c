"""What waits for a person: inferred links that nobody has decided on, the surest first, and what was decided of late."""

from collections.abc import Sequence

import msgspec

from graph.decisions import Decision
from query.documents import places_of_fact
from query.facts import Place
from query.measures import Measure, measure_of
from query.outline import in_order
from query.querier import Querier

UNDECIDED = """
SELECT DISTINCT ?fact ?old ?new ?kind ?confidence ?old_plan ?new_plan WHERE {
  ?fact a kf:Succession ; kf:status "inferred" ; kf:successionKind ?kind ; kf:confidence ?confidence ;
        kf:predecessor ?old ; kf:successor ?new .
  ?old a kf:Measure ; kf:inPlan/dcterms:title ?old_plan . ?new a kf:Measure ; kf:inPlan/dcterms:title ?new_plan .
} ORDER BY DESC(?confidence) ?old ?new ?fact"""
REASONS = "SELECT ?reason (LANG(?reason) AS ?language) WHERE { $it kf:reason ?reason } ORDER BY ?language"


class Question(msgspec.Struct, frozen=True):
    """An inferred link between two measures: ``fact`` is its IRI, ``reasons`` why, by language ("ja", "en")."""

    fact: str
    old: Measure
    new: Measure
    kind: str
    confidence: float
    reasons: dict[str, str]


class Waiting(msgspec.Struct, frozen=True):
    """How many links wait, and one of them (None where none is left)."""

    count: int
    question: Question | None


class Decided(msgspec.Struct, frozen=True):
    """A decision with its number (1 the first ever made) and the measures it is on, None for those that are gone."""

    number: int
    decision: Decision
    names: tuple[str, ...]
    in_force: bool


def waiting(querier: Querier, plan: str = "", place: int = 0) -> Waiting:
    """The link at a place (0 the surest) of those into or out of plans whose title has ``plan`` in it."""
    rows = [row for row in querier.rows(UNDECIDED) if plan in row["old_plan"] or plan in row["new_plan"]]
    if not rows:
        return Waiting(0, None)
    row = rows[min(place, len(rows) - 1)]
    reasons = {said["language"]: said["reason"] for said in querier.rows(REASONS, it=row["fact"])}
    old, new = measure_of(querier, row["old"]), measure_of(querier, row["new"])
    return Waiting(len(rows), Question(row["fact"], old, new, row["kind"], float(row["confidence"]), reasons))


STANDS = """
SELECT DISTINCT ?fact WHERE { ?fact a kf:Placement ; kf:about $it } ORDER BY ?fact"""


def places_of_name(querier: Querier, measure: str) -> list[Place]:
    """Where a measure stands in its plan, by its name, its number and what is above it."""
    facts = [row["fact"] for row in querier.rows(STANDS, it=measure)]
    return [place for fact in facts for place in places_of_fact(querier, fact)]


SIBLINGS = """
SELECT DISTINCT ?measure ?name ?notation WHERE {
  $it kf:inPlan ?plan . ?measure kf:inPlan ?plan ; a kf:Measure ; skos:prefLabel ?name . FILTER(?measure != $it)
  OPTIONAL { ?measure skos:notation ?notation }
}"""


def siblings(querier: Querier, measure: Measure) -> list[tuple[str, str]]:
    """The other measures of a measure's plan, IRI and number with name, in the order of their numbers."""
    rows = sorted(querier.rows(SIBLINGS, it=measure.iri), key=in_order)
    return [(row["measure"], f"{row.get('notation', '')} {row['name']}".strip()) for row in rows]


NAME = """
SELECT ?name WHERE { $it skos:prefLabel|dcterms:title|kf:message|kf:fileName|kf:about/skos:prefLabel ?name }
ORDER BY ?name LIMIT 1"""


def decided(querier: Querier, decisions: Sequence[Decision], in_force: Sequence[Decision], most: int) -> list[Decided]:
    """The last decisions, the latest first, those that take others back left out."""
    force = {decision.name for decision in in_force}
    numbered = [(number, one) for number, one in enumerate(decisions, 1) if one.verdict != "undo"]
    return [
        Decided(number, one, tuple(_name(querier, iri) for iri in one.on), one.name in force)
        for number, one in reversed(numbered[-most:])
    ]


def _name(querier: Querier, iri: str) -> str:
    rows = querier.rows(NAME, it=iri)
    return rows[0]["name"] if rows else iri.rpartition("/")[2]
