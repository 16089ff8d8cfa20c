"""The things themselves and the shortcuts between them, made from all documents: the graph ``derived``."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import networkx as nx
from pyoxigraph import NamedNode, Quad

from graph.facts import Evidence
from graph.identity import Identity
from graph.municipalities import Municipality
from graph.rdf import Page, Told, evidence_node
from graph.terms import Term, digest, integer, text
from graph.vocabulary import DCTERMS, KF, ORG, PROV, RDF, SKOS

Triple = tuple[NamedNode, NamedNode, Term]
Edge = tuple[NamedNode, NamedNode]

PARTS = {
    "lead": KF.leadDepartment,
    "promote": KF.promotingDepartment,
    "implement": KF.implementingDepartment,
    "related": KF.relatedDepartment,
}
SOURCES = ("detail", "list")  # the places that are a measure's own, the best first


def derived_quads(identity: Identity, pages: Sequence[Page]) -> Iterator[Quad]:
    """Everything in the graph ``derived``; ``pages`` are those of all readings of the identity."""
    told = [fact for page in pages for fact in page.told]
    for triples in (
        _things(identity),
        _shortcuts(identity, told),
        _lineage(identity, told),
        _other_ends(identity, told),
    ):
        for subject, predicate, value in triples:
            yield Quad(subject, predicate, value, identity.base.derived)


def _things(identity: Identity) -> Iterator[Triple]:
    yield from _plans(identity)
    yield from _measures(identity)
    for department in identity.departments.all():
        node = identity.department_node(department)
        yield from _labels(node, KF.Department, department.name, department.alternatives)
        yield node, ORG.unitOf, NamedNode(department.owner)
    for indicator in identity.indicators.all():
        node = identity.indicator_node(indicator)
        yield from _labels(node, KF.Indicator, indicator.name, indicator.alternatives)
        yield node, KF.indicatorOf, NamedNode(indicator.owner)
        if indicator.kind:
            yield node, KF.indicatorKind, text(indicator.kind)


def _plans(identity: Identity) -> Iterator[Triple]:
    for plan in identity.plans.all.values():
        node = identity.plan_node(plan.key)
        yield node, RDF.type, KF.Plan
        yield node, DCTERMS.title, text(plan.title)
        for other in plan.alternatives:
            yield node, DCTERMS.alternative, text(other)
        if plan.municipality:
            yield node, KF.municipality, identity.town_node(plan.municipality)
        if plan.start is not None:
            yield node, KF.startFiscalYear, integer(plan.start)
        if plan.end is not None:
            yield node, KF.endFiscalYear, integer(plan.end)
    for town in sorted(set(identity.plans.municipalities.values()), key=lambda t: (t.name, t.prefecture)):
        if not town.code:
            yield from _town_without_code(identity, town)


def _town_without_code(identity: Identity, town: Municipality) -> Iterator[Triple]:
    node = identity.town_node(town)
    yield from _labels(node, KF.Municipality, town.name, ())
    if town.prefecture:
        yield node, KF.prefecture, text(town.prefecture)


def _measures(identity: Identity) -> Iterator[Triple]:
    for measure in identity.measures():
        node = identity.measure_node(measure)
        yield from _labels(node, KF.Measure, measure.name, measure.alternatives)
        yield node, KF.inPlan, identity.plan_node(measure.plan)
        if measure.notation:
            yield node, SKOS.notation, text(measure.notation)


def _labels(node: NamedNode, kind: NamedNode, name: str, others: Iterable[str]) -> Iterator[Triple]:
    yield node, RDF.type, kind
    yield node, SKOS.prefLabel, text(name)
    for other in others:
        yield node, SKOS.altLabel, text(other)


def _shortcuts(identity: Identity, told: Sequence[Told]) -> Iterator[Triple]:
    """kf:partOf and the departments of each measure."""
    above: defaultdict[Edge, list[Told]] = defaultdict(list)
    for fact in told:
        if fact.kind == KF.Placement:
            for parent in fact.values(KF.parent):
                above[fact.values(KF.about)[0], parent].append(fact)
        elif fact.kind == KF.Responsibility:
            yield from _part_taken(fact)
    circles = _in_circles(above)
    for edge in _sorted(above):
        if edge not in circles:
            yield edge[0], KF.partOf, edge[1]
    message = "施策の上下関係が輪になっているため、たどれる関係から外しました。"
    yield from _circle_findings(identity, circles, above, "part-circle", message)


def _part_taken(fact: Told) -> Iterator[Triple]:
    measure, department = fact.values(KF.about)[0], fact.values(KF.department)[0]
    role = next(term.value for name, term in fact.properties if name == KF.role)
    yield measure, PARTS[role], department
    yield measure, KF.anyDepartment, department


def _lineage(identity: Identity, told: Sequence[Told]) -> Iterator[Triple]:
    """Status of each succession, and kf:succeededBy both ways for every link that closes no circle."""
    links: defaultdict[Edge, list[Told]] = defaultdict(list)
    for fact in told:
        if fact.kind == KF.Succession:
            yield fact.node, KF.status, text("stated")
            for old in fact.values(KF.predecessor):
                for new in fact.values(KF.successor):
                    links[old, new].append(fact)
        elif fact.kind == KF.PlanEntry:
            for old in fact.values(KF.predecessorPlan):
                links[old, fact.values(KF.about)[0]].append(fact)
    circles = _in_circles(links)
    for edge in _sorted(links):
        if edge not in circles:
            yield from _succeeds(*edge)
    message = "継承関係が輪になっているため、たどれる関係から外しました。"
    yield from _circle_findings(identity, circles, links, "succession-circle", message)


def _succeeds(old: NamedNode, new: NamedNode) -> Iterator[Triple]:
    yield old, KF.succeededBy, new
    yield new, KF.succeeds, old
    yield old, DCTERMS.isReplacedBy, new
    yield new, DCTERMS.replaces, old


def _in_circles(edges: Iterable[Edge]) -> set[Edge]:
    """The edges that lie on a circle: both ends in one strongly connected part."""
    graph: nx.DiGraph[NamedNode] = nx.DiGraph()
    graph.add_edges_from(edges)
    part = {node: i for i, nodes in enumerate(nx.strongly_connected_components(graph)) for node in nodes}
    return {(old, new) for old, new in graph.edges if part[old] == part[new]}


def _circle_findings(
    identity: Identity, circles: Iterable[Edge], facts: dict[Edge, list[Told]], kind: str, message: str
) -> Iterator[Triple]:
    for old, new in _sorted(circles):
        node = NamedNode(f"{identity.base.iri}finding/{digest(kind, old.value, new.value)}")
        yield node, RDF.type, KF.Finding
        yield node, KF.findingKind, text(kind)
        yield node, KF.message, text(message)
        for thing in sorted({old, new}, key=str):
            yield node, KF.about, thing
        for fact in facts[old, new]:
            for piece in fact.evidence:
                yield node, PROV.wasDerivedFrom, evidence_node(identity.base.iri, fact.sha256, piece)


def _other_ends(identity: Identity, told: Sequence[Told]) -> Iterator[Triple]:
    """For each succession the evidence of its ends' own places, where these stand elsewhere."""
    places: defaultdict[NamedNode, list[tuple[int, str, Evidence]]] = defaultdict(list)
    for fact in told:
        if fact.kind == KF.Placement:
            source = next(term.value for name, term in fact.properties if name == KF.placementSource)
            if source in SOURCES:
                best = (SOURCES.index(source), fact.sha256)
                places[fact.values(KF.about)[0]] += [(*best, piece) for piece in fact.evidence]
    for fact in told:
        if fact.kind == KF.Succession:
            here = {(fact.sha256, piece.page) for piece in fact.evidence}
            for end in fact.values(KF.about):
                elsewhere = [p for p in places[end] if (p[1], p[2].page) not in here]
                if elsewhere:
                    _, sha256, piece = min(elsewhere, key=lambda p: (*p[:2], p[2].page, p[2].box, p[2].quote))
                    yield fact.node, KF.otherEnd, evidence_node(identity.base.iri, sha256, piece)


def _sorted(edges: Iterable[Edge]) -> list[Edge]:
    return sorted(edges, key=lambda edge: (edge[0].value, edge[1].value))
