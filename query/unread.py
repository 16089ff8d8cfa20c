"""What was not understood and waits for a person: findings that nobody has decided on, with the facts that stand nearby."""

from collections.abc import Collection

import msgspec

from query.documents import places_of_fact
from query.facts import Fact, Facts, Place, facts_on
from query.querier import Querier

FINDINGS = """
SELECT ?finding ?kind ?message ?document ?file (MIN(?p) AS ?page) WHERE {
  ?finding a kf:Finding ; kf:inDocument ?document ; kf:findingKind ?kind ; kf:message ?message .
  ?document kf:fileName ?file . OPTIONAL { ?finding prov:wasDerivedFrom/kf:page ?p }
} GROUP BY ?finding ?kind ?message ?document ?file ORDER BY ?file ?page ?message ?finding"""
NEAR = """
SELECT ?evidence ?bbox (COUNT(DISTINCT ?fact) AS ?facts) WHERE {
  ?evidence kf:inDocument $it ; kf:page ?page ; kf:bbox ?bbox . FILTER(?page = %d)
  ?fact prov:wasDerivedFrom ?evidence ; a kf:Fact
} GROUP BY ?evidence ?bbox"""
MOST_NEAR = 6  # places


class Unread(msgspec.Struct, frozen=True):
    """A finding: what was not understood, in which document, and its places there (maybe none)."""

    iri: str
    kind: str
    message: str
    document: str
    file: str
    places: tuple[Place, ...]
    near: tuple[tuple[Facts, Fact], ...]


class UnreadWaiting(msgspec.Struct, frozen=True):
    """How many findings wait, and one of them (None where none is left)."""

    count: int
    finding: Unread | None


def unread(querier: Querier, decided: Collection[str], file: str = "", place: int = 0) -> UnreadWaiting:
    """The finding at a place (0 the first) of those in files whose name has ``file`` in it; ``decided`` ones are left out."""
    rows = [row for row in querier.rows(FINDINGS) if row["finding"] not in decided and file in row["file"]]
    if not rows:
        return UnreadWaiting(0, None)
    row = rows[min(place, len(rows) - 1)]
    places = tuple(places_of_fact(querier, row["finding"]))
    near = tuple(_near(querier, places[0])) if places else ()
    found = Unread(row["finding"], row["kind"], row["message"], row["document"], row["file"], places, near)
    return UnreadWaiting(len(rows), found)


def _near(querier: Querier, place: Place) -> list[tuple[Facts, Fact]]:
    """The facts on the same page that stand nearest by height, each once."""
    rows = querier.rows(NEAR % place.page, it=place.document)
    ranked = sorted(rows, key=lambda row: (abs(float(row["bbox"].split()[1]) - place.box[1]), row["evidence"]))
    found: dict[str, tuple[Facts, Fact]] = {}
    for row in ranked[:MOST_NEAR]:
        facts = facts_on(querier, row["evidence"])
        found.update({fact.iri: (facts, fact) for fact in facts.all if fact.kind != "Finding"})
    return list(found.values())[:MOST_NEAR]
