"""All links between old and new measures as rows: stated, confirmed and inferred, each with what it rests on."""

import msgspec

from query.querier import Querier, Row

LINKS = """
SELECT DISTINCT ?fact (IF(EXISTS { ?old kf:notSucceededBy ?new }, "rejected", ?said) AS ?status)
  ?kind ?confidence ?old_plan ?old_name ?new_plan ?new_name ?reason ?old ?new WHERE {
  ?fact a kf:Succession ; kf:status ?said ; kf:successionKind ?kind ; kf:confidence ?confidence ;
        kf:predecessor ?old ; kf:successor ?new .
  ?old a kf:Measure ; skos:prefLabel ?old_name ; kf:inPlan/dcterms:title ?old_plan .
  ?new a kf:Measure ; skos:prefLabel ?new_name ; kf:inPlan/dcterms:title ?new_plan .
  OPTIONAL { ?fact kf:reason ?reason . FILTER(LANG(?reason) IN ("", "ja")) }
}
ORDER BY ?old_plan ?new_plan ?old_name ?new_name ?fact ?old ?new"""


class LinkRow(msgspec.Struct, frozen=True):
    """One link: ``status`` is "stated", "inferred" (undecided), "confirmed" or "rejected"; ``fact``, ``old`` and ``new`` are
    IRIs.
    """

    fact: str
    status: str
    kind: str
    confidence: float
    old_plan: str
    old_name: str
    new_plan: str
    new_name: str
    reason: str = ""
    old: str = ""
    new: str = ""


def links(querier: Querier, plan: str = "", *, undecided: bool = False) -> list[LinkRow]:
    """The links into and out of the plans whose title has ``plan`` in it; of these only the undecided ones if so wished."""
    found = [_row(row) for row in querier.rows(LINKS)]
    return [
        link
        for link in found
        if (plan in link.old_plan or plan in link.new_plan) and (link.status == "inferred" or not undecided)
    ]


def _row(row: Row) -> LinkRow:
    names = {name: row[name] for name in ("fact", "status", "kind", "old_plan", "old_name", "new_plan", "new_name")}
    return LinkRow(
        **names, confidence=float(row["confidence"]), reason=row.get("reason", ""), old=row["old"], new=row["new"]
    )
