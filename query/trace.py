"""A line of descent: what a measure came from and what became of it, as a networkx graph and as rows.

Nodes are the IRIs of measures, with a ``Measure`` under "measure"; an edge goes from old to new and has its ``Link``s under
"links". A node also has "ended" and "created": the links that say so. There are no circles in the graph: links that
close one are left out, as the ontology does with its shortcuts.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import msgspec
import networkx as nx

from query.querier import Querier, Row

FURTHEST = 50  # generations; no municipality has published that many editions of a plan
Direction = Literal["back", "forward"]
Lineage: TypeAlias = "nx.DiGraph[str]"


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


class Plan(msgspec.Struct, frozen=True):
    """A plan with its first and last fiscal year, None where no document says."""

    iri: str
    title: str
    start: int | None = None
    end: int | None = None
    municipality: str = ""


class Measure(msgspec.Struct, frozen=True):
    """A measure as a line of descent shows it."""

    iri: str
    name: str
    notation: str = ""
    plan: Plan = Plan("", "")
    departments: tuple[str, ...] = ()


class Step(msgspec.Struct, frozen=True):
    """A row of a lineage: a measure, and one link by which it came to be (or ended; ``kind`` is "" where nothing is said).

    ``generation`` is 0 for the measure asked for, negative before it, positive after it.
    """

    generation: int
    measure: Measure
    kind: str = ""
    old: Measure | None = None
    link: Link | None = None

    @property
    def source(self) -> Source:
        """The first page that says so."""
        return self.link.pages[0] if self.link and self.link.pages else Source()


class Fate(msgspec.Struct, frozen=True):
    """What is known of a measure's future: it goes on ("continues"), a document says that it ended ("ended"), the next
    plan is held and nothing in it matches ("unmatched"), or the next plan is not held ("not-held").
    """

    case: Literal["continues", "ended", "unmatched", "not-held"]
    links: tuple[Link, ...] = ()
    next_plans: tuple[Plan, ...] = ()


def ancestors(querier: Querier, measure: str, depth: int = FURTHEST) -> Lineage:
    """The measure and what it came from, ``depth`` generations back at most."""
    return _walk(querier, measure, ("back",), depth)


def descendants(querier: Querier, measure: str, depth: int = FURTHEST) -> Lineage:
    """The measure and what became of it, ``depth`` generations on at most."""
    return _walk(querier, measure, ("forward",), depth)


def family(querier: Querier, measure: str, depth: int = FURTHEST) -> Lineage:
    """All measures tied to this one over old and new in any order, ``depth`` links away at most."""
    return _walk(querier, measure, ("back", "forward"), depth)


def line(querier: Querier, measure: str, depth: int = FURTHEST) -> Lineage:
    """Ancestors and descendants together, without the other branches that meet them."""
    both: Lineage = nx.compose(ancestors(querier, measure, depth), descendants(querier, measure, depth))
    both.graph["focus"] = measure
    return both


def _walk(querier: Querier, start: str, directions: tuple[Direction, ...], depth: int) -> Lineage:
    found: Lineage = nx.DiGraph(focus=start)
    waiting = deque([(start, 0)])
    found.add_node(start)
    while waiting:
        here, distance = waiting.popleft()
        links = links_of(querier, here)
        found.nodes[here].update(_ends(here, links), measure=measure_of(querier, here))
        if distance == depth:
            continue
        for link in _towards(here, links, directions):
            for other in {link.old, link.new} - set(found):
                found.add_node(other)
                waiting.append((other, distance + 1))
            _tie(found, link)
    return _without_circles(found)


def _ends(here: str, links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    return {
        "ended": tuple(link for link in links if link.old == here and not link.new),
        "created": tuple(link for link in links if link.new == here and not link.old),
    }


def _towards(here: str, links: Iterable[Link], directions: tuple[Direction, ...]) -> Iterator[Link]:
    for link in links:
        direction = "forward" if link.old == here else "back"
        if link.old and link.new and direction in directions:
            yield link


def _tie(found: Lineage, link: Link) -> None:
    known = found.edges[link.old, link.new]["links"] if found.has_edge(link.old, link.new) else ()
    if link not in known:
        found.add_edge(link.old, link.new, links=(*known, link))


def _without_circles(found: Lineage) -> Lineage:
    circles = [part for part in nx.strongly_connected_components(found) if len(part) > 1]
    closing = [(old, new) for old, new in found.edges if old == new or any({old, new} <= part for part in circles)]
    found.remove_edges_from(closing)
    return found


def generations(lineage: Lineage) -> dict[str, int]:
    """For each measure how many generations it stands after the focus (before it: negative)."""
    levels = {lineage.graph["focus"]: 0}
    waiting = deque(levels)
    while waiting:
        here = waiting.popleft()
        steps = [(new, 1) for new in lineage.successors(here)] + [(old, -1) for old in lineage.predecessors(here)]
        for other, step in steps:
            if other not in levels:
                levels[other] = levels[here] + step
                waiting.append(other)
    return levels


def steps(lineage: Lineage) -> list[Step]:
    """The lineage as rows, oldest generation first; a measure has a row for each link that led to it, and one for each
    statement that it was created or ended; one row without a link where nothing is said.
    """
    levels = generations(lineage)
    rows: list[Step] = []
    for iri, level in sorted(levels.items(), key=lambda item: (item[1], _order(lineage.nodes[item[0]]["measure"]))):
        rows += _steps_of(lineage, iri, level)
    return rows


def _steps_of(lineage: Lineage, iri: str, level: int) -> Iterator[Step]:
    node = lineage.nodes[iri]
    measure = node["measure"]
    arrivals = [
        Step(level, measure, link.kind, lineage.nodes[old]["measure"], link)
        for old in lineage.predecessors(iri)
        for link in lineage.edges[old, iri]["links"]
    ]
    arrivals += [Step(level, measure, link.kind, None, link) for link in node["created"]]
    endings = [Step(level, measure, link.kind, measure, link) for link in node["ended"]]
    yield from arrivals + endings or [Step(level, measure)]


def _order(measure: Measure) -> tuple[int, str, str, str]:
    return measure.plan.start or 0, measure.plan.title, measure.notation, measure.name


def fate(querier: Querier, measure: str) -> Fate:
    """Which case a measure's future is; where nothing is stated, the next plans tell "unmatched" from "not-held"."""
    links = [link for link in links_of(querier, measure) if link.old == measure]
    onward = tuple(link for link in links if link.new)
    if onward:
        return Fate("continues", onward)
    ended = tuple(link for link in links if not link.new)
    following = next_plans(querier, measure_of(querier, measure).plan.iri)
    if ended:
        return Fate("ended", ended, following)
    held = any(is_held(querier, plan.iri) for plan in following)
    return Fate("unmatched" if held else "not-held", (), following)


LINKS = """
SELECT DISTINCT ?fact ?old ?new ?kind ?basis ?status ?confidence ?reason ?year WHERE {
  { ?fact kf:predecessor $it . BIND($it AS ?old) OPTIONAL { ?fact kf:successor ?new } }
  UNION { ?fact kf:successor $it . BIND($it AS ?new) OPTIONAL { ?fact kf:predecessor ?old } }
  ?fact a kf:Succession ; kf:successionKind ?kind .
  OPTIONAL { ?fact kf:basis ?basis } OPTIONAL { ?fact kf:status ?status }
  OPTIONAL { ?fact kf:confidence ?confidence }
  OPTIONAL { ?fact kf:reason ?reason . FILTER(LANG(?reason) IN ("", "ja")) }
  OPTIONAL { ?fact kf:fiscalYear ?year }
  FILTER(!BOUND(?old) || !BOUND(?new) || NOT EXISTS { ?old kf:notSucceededBy ?new })
}
ORDER BY ?fact ?old ?new"""
SOURCES = """
SELECT DISTINCT ?elsewhere ?evidence ?file ?page ?quote WHERE {
  { $fact prov:wasDerivedFrom ?evidence . BIND(false AS ?elsewhere) }
  UNION { $fact kf:otherEnd ?evidence . FILTER NOT EXISTS { $fact prov:wasDerivedFrom ?evidence } BIND(true AS ?elsewhere) }
  ?evidence kf:inDocument/kf:fileName ?file ; kf:page ?page .
  OPTIONAL { ?evidence kf:quote ?quote }
}"""


def links_of(querier: Querier, thing: str) -> list[Link]:
    """The links in which a measure (or plan, department, indicator) is old or new, rejected ones left out.

    Facts of several documents that say the same of the same pair are one link.
    """
    found: dict[tuple[str, ...], Link] = {}
    for row in querier.rows(LINKS, it=thing):
        if row.get("status") != "rejected":
            link = _link(querier, row)
            same = link.old, link.new, link.kind, link.basis, link.status
            found[same] = _together(found[same], link) if same in found else link
    return list(found.values())


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


def _link(querier: Querier, row: Row) -> Link:
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
        year=_year(row.get("year")),
        sources=sources_of(querier, row["fact"]),
    )


def sources_of(querier: Querier, fact: str) -> tuple[Source, ...]:
    """The places on which a fact rests, by file and page; then those that show its ends elsewhere."""
    rows = querier.rows(SOURCES, fact=fact)
    return tuple(
        sorted(
            Source(row["elsewhere"] == "true", row["file"], int(row["page"]), row.get("quote", ""), row["evidence"])
            for row in rows
        )
    )


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


PLAN = """
SELECT ?title (MIN(?s) AS ?start) (MAX(?e) AS ?end) (SAMPLE(?city) AS ?municipality) WHERE {
  $it dcterms:title ?title . OPTIONAL { $it kf:startFiscalYear ?s } OPTIONAL { $it kf:endFiscalYear ?e }
  OPTIONAL { $it kf:municipality/skos:prefLabel ?city }
} GROUP BY ?title ORDER BY ?title LIMIT 1"""


def plan_of(querier: Querier, iri: str) -> Plan:
    """A plan with its years and municipality."""
    rows = querier.rows(PLAN, it=iri)
    row = rows[0] if rows else {}
    start, end = _year(row.get("start")), _year(row.get("end"))
    return Plan(iri, row.get("title", iri), start, end, row.get("municipality", ""))


NEXT_PLANS = """
SELECT DISTINCT ?plan WHERE {
  { $it kf:succeededBy ?plan } UNION { ?entry kf:predecessorPlan $it ; kf:about ?plan }
  UNION { ?event kf:predecessor $it ; kf:successor ?plan ; kf:basis "stated" }
}
ORDER BY ?plan"""
PREVIOUS_PLANS = """
SELECT DISTINCT ?plan WHERE {
  { ?plan kf:succeededBy $it } UNION { ?entry kf:predecessorPlan ?plan ; kf:about $it }
  UNION { ?event kf:predecessor ?plan ; kf:successor $it ; kf:basis "stated" }
}
ORDER BY ?plan"""


def next_plans(querier: Querier, plan: str) -> tuple[Plan, ...]:
    """The plans that documents name as replacing this one."""
    return _plans(querier, NEXT_PLANS, plan)


def previous_plans(querier: Querier, plan: str) -> tuple[Plan, ...]:
    """The plans that documents name as replaced by this one."""
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


def _year(text: str | None) -> int | None:
    return int(text) if text else None
