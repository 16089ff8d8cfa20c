"""Links that people accepted: as facts where no document states them and the program does not infer them by itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from pyoxigraph import NamedNode, Quad

from graph.decided import pairs_of
from graph.decisions import Decision
from graph.facts import SuccessionKind
from graph.identity import Identity
from graph.lineage.assignment import Tie, kinds
from graph.lineage.infer import fact_node, inferred_quads
from graph.lineage.profiles import Profile
from graph.rdf import Page
from graph.shortcuts import Edge
from graph.terms import Term, decimal, text
from graph.told import Told, evidence_node
from graph.vocabulary import KF, PROV, RDF, Base

SOURCES = ("detail", "list")  # the places that are a measure's own, the best first


def lineage_quads(identity: Identity, pages: Sequence[Page]) -> set[Quad]:
    """Inferred links as people left them, and the links that only people know of; ``pages`` are all of the identity."""
    accepted, rejected = (pairs_of(identity.verdicts, verdict) for verdict in ("accept", "reject"))
    inferred = set(inferred_quads(identity, pages, accepted, rejected))
    return inferred.union(accepted_quads(identity, pages, inferred))


def accepted_quads(identity: Identity, pages: Sequence[Page], inferred: Collection[Quad]) -> Iterator[Quad]:
    """For each accepted link the decision on which it rests; the link itself where neither documents nor ``inferred`` have it.

    It has the IRI that it has when it is inferred; its evidence is where its ends stand. Ends that are only named as what stands
    above another thing have none, and where both are such, the shortcut alone tells of the link.
    """
    accepted = {link: decision for link, decision in identity.verdicts.items() if decision.verdict == "accept"}
    if not accepted:
        return
    told = [fact for page in pages for fact in page.told]
    stated = {(old, new) for f in told for old in f.values(KF.predecessor) for new in f.values(KF.successor)}
    known = {quad.subject for quad in inferred}
    places = _places(told, identity.base)
    links = {
        link: decision
        for link, decision in accepted.items()
        if link not in stated and not any(map(identity.is_plan, link))
    }
    for (link, decision), kind in zip(links.items(), _kinds(identity, list(links)), strict=True):
        node = fact_node(identity.base, link[0].value, link[1].value)
        evidence = {places[end] for end in link if end in places}
        if node in known or evidence:
            yield Quad(node, PROV.wasInformedBy, identity.base.decision(decision.name), identity.base.derived)
        if node not in known and evidence:
            yield from _fact(node, link, kind, decision, identity.base)
            for piece in evidence:
                yield Quad(node, PROV.wasDerivedFrom, piece, identity.base.inferred)


def _fact(node: NamedNode, link: Edge, kind: SuccessionKind, decision: Decision, base: Base) -> Iterator[Quad]:
    old, new = link
    properties: list[tuple[NamedNode, Term]] = [
        (RDF.type, KF.Fact),
        (RDF.type, KF.Succession),
        (KF.basis, text("inferred")),
        (KF.confidence, decimal(1)),
        (KF.successionKind, text(kind)),
        (KF.predecessor, old),
        (KF.successor, new),
        (KF.about, old),
        (KF.about, new),
    ]
    properties += [(KF.reason, text(decision.reason))] if decision.reason else []
    for predicate, value in properties:
        yield Quad(node, predicate, value, base.inferred)
    yield Quad(node, KF.status, text("confirmed"), base.derived)


def _kinds(identity: Identity, links: Sequence[Edge]) -> list[SuccessionKind]:
    """Of which kind each link is, as it follows from the names and from the others that people accepted."""
    names = {identity.measure_node(measure): measure.name for measure in identity.measures()}
    names |= {identity.department_node(named): named.name for named in identity.departments.all()}
    names |= {identity.indicator_node(named): named.name for named in identity.indicators.all()}
    ends = sorted({end for link in links for end in link}, key=str)
    profiles = [Profile(end.value, "", names[end]) for end in ends]
    return kinds([Tie(ends.index(old), ends.index(new), 1) for old, new in links], profiles, profiles)


def _places(told: Iterable[Told], base: Base) -> dict[NamedNode, NamedNode]:
    """For each thing the evidence of its own place, else of any fact that names it."""
    found: defaultdict[NamedNode, list[tuple[int, str, int, str]]] = defaultdict(list)
    for fact in told:
        about = fact.values(KF.about)
        for term in {term for _, term in fact.properties if isinstance(term, NamedNode)}:
            rank = _rank(fact) if term in about else len(SOURCES) + 1
            found[term] += [
                (rank, fact.sha256, p.page, evidence_node(base.iri, fact.sha256, p).value) for p in fact.evidence
            ]
    return {thing: NamedNode(min(places)[-1]) for thing, places in found.items()}


def _rank(fact: Told) -> int:
    source = next((term.value for name, term in fact.properties if name == KF.placementSource), "")
    return SOURCES.index(source) if source in SOURCES else len(SOURCES)
