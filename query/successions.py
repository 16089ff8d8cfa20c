"""What is said of old and new: links between two things, each with the facts and pages on which it rests."""

from collections import defaultdict
from collections.abc import Collection

import msgspec

from query.querier import Querier, Row, number


class Source(msgspec.Struct, frozen=True, order=True):
    """Where something is printed: the page (1-based) of a document, the words, and the IRI of this evidence.

    ``elsewhere`` marks a page that only shows one of the two ends, not the link itself.
    """

    elsewhere: bool = False
    file: str = ""
    page: int = 0
    quote: str = ""
    evidence: str = ""


class Link(msgspec.Struct, frozen=True):
    """What is said of one pair of old and new (one of them "" for created and ended), by one or more facts.

    ``basis`` is "stated" or "inferred", ``status`` also "confirmed"; ``confidence`` is 1 where stated; ``year`` is the
    fiscal year in which it took effect, None where the document gives none.
    """

    facts: tuple[str, ...]
    old: str
    new: str
    kind: str
    basis: str
    status: str
    confidence: float = 1.0
    reason: str = ""
    year: int | None = None
    sources: tuple[Source, ...] = ()

    @property
    def stated(self) -> bool:
        """Whether a document says it, or a person confirmed it."""
        return self.basis == "stated" or self.status == "confirmed"

    @property
    def pages(self) -> tuple[Source, ...]:
        """One source for each page that states the link, the one with the most words."""
        best: dict[tuple[str, int], Source] = {}
        for source in self.sources:
            page = source.file, source.page
            if not source.elsewhere and (page not in best or len(source.quote) > len(best[page].quote)):
                best[page] = source
        return tuple(best.values())


LINKS = """
SELECT DISTINCT ?it ?fact ?old ?new ?kind ?basis ?status ?confidence ?reason ?year WHERE {
  VALUES ?it { $those }
  { ?fact kf:predecessor ?it . BIND(?it AS ?old) OPTIONAL { ?fact kf:successor ?new } }
  UNION { ?fact kf:successor ?it . BIND(?it AS ?new) OPTIONAL { ?fact kf:predecessor ?old } }
  ?fact kf:successionKind ?kind . # only successions have one; asked for their class, all of them would be looked at
  OPTIONAL { ?fact kf:basis ?basis } OPTIONAL { ?fact kf:status ?status }
  OPTIONAL { ?fact kf:confidence ?confidence }
  OPTIONAL { ?fact kf:reason ?reason . FILTER(LANG(?reason) IN ("", "ja")) }
  OPTIONAL { ?fact kf:fiscalYear ?year }
  FILTER(!BOUND(?old) || !BOUND(?new) || NOT EXISTS { ?old kf:notSucceededBy ?new })
}
ORDER BY ?it ?fact ?old ?new"""
SOURCES = """
SELECT DISTINCT ?fact ?elsewhere ?evidence ?file ?page ?quote WHERE {
  VALUES ?fact { $those }
  { ?fact prov:wasDerivedFrom ?evidence . BIND(false AS ?elsewhere) }
  UNION { ?fact kf:otherEnd ?evidence . FILTER NOT EXISTS { ?fact prov:wasDerivedFrom ?evidence } BIND(true AS ?elsewhere) }
  ?evidence kf:inDocument/kf:fileName ?file ; kf:page ?page .
  OPTIONAL { ?evidence kf:quote ?quote }
}"""


def links_of(querier: Querier, thing: str) -> list[Link]:
    """The links in which a measure (or plan, department, indicator) is old or new, rejected ones left out.

    Facts of several documents that say the same of the same pair are one link.
    """
    return links_of_each(querier, [thing])[thing]


def links_of_each(querier: Querier, things: Collection[str]) -> dict[str, list[Link]]:
    """The same for many things, by IRI: asked for together, which takes much less than one by one."""
    rows = [row for row in querier.rows(LINKS, those=things) if row.get("status") != "rejected"]
    sources = _sources(querier, {row["fact"] for row in rows})
    found: dict[str, dict[tuple[str, ...], Link]] = {thing: {} for thing in things}
    for row in rows:
        link, own = _link(row, sources.get(row["fact"], ())), found[row["it"]]
        same = link.old, link.new, link.kind, link.basis, link.status
        own[same] = _together(own[same], link) if same in own else link
    return {thing: list(own.values()) for thing, own in found.items()}


def _together(one: Link, other: Link) -> Link:
    """Two links that say the same, as one with the words and places of both."""
    reasons = dict.fromkeys(reason for reason in (one.reason, other.reason) if reason)
    return msgspec.structs.replace(
        one,
        facts=tuple(dict.fromkeys((*one.facts, *other.facts))),
        reason=" ／ ".join(reasons),
        year=one.year if one.year is not None else other.year,
        confidence=max(one.confidence, other.confidence),
        sources=tuple(sorted({*one.sources, *other.sources})),
    )


def _link(row: Row, sources: tuple[Source, ...]) -> Link:
    basis = row.get("basis", "stated")
    return Link(
        facts=(row["fact"],),
        old=row.get("old", ""),
        new=row.get("new", ""),
        kind=row["kind"],
        basis=basis,
        status=row.get("status", basis),
        confidence=float(row.get("confidence", "1")),
        reason=row.get("reason", ""),
        year=number(row, "year"),
        sources=sources,
    )


def sources_of(querier: Querier, fact: str) -> tuple[Source, ...]:
    """The places on which a fact rests, by file and page; then those that show its ends elsewhere."""
    return _sources(querier, [fact]).get(fact, ())


def _sources(querier: Querier, facts: Collection[str]) -> dict[str, tuple[Source, ...]]:
    found: defaultdict[str, list[Source]] = defaultdict(list)
    for row in querier.rows(SOURCES, those=facts) if facts else ():
        source = Source(
            row["elsewhere"] == "true", row["file"], int(row["page"]), row.get("quote", ""), row["evidence"]
        )
        found[row["fact"]].append(source)
    return {fact: tuple(sorted(sources)) for fact, sources in found.items()}
