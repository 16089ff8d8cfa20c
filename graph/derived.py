"""Measures, departments and indicators and the shortcuts between them: what the graph ``derived`` says of one part."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import NamedNode, Quad

from graph.decided import decide, judged
from graph.facts import Evidence
from graph.identity import Identity
from graph.rdf import Page
from graph.shortcuts import Edges, Triple, part_of, succession
from graph.terms import digest, text
from graph.theme_graph import measure_themes
from graph.told import Told, evidence_node
from graph.vocabulary import KF, ORG, PROV, RDF, SKOS

PARTS = {
    "lead": KF.leadDepartment,
    "promote": KF.promotingDepartment,
    "implement": KF.implementingDepartment,
    "related": KF.relatedDepartment,
}
SOURCES = ("detail", "list")  # the places that are a measure's own, the best first


def derived_quads(identity: Identity, pages: Sequence[Page]) -> Iterator[Quad]:
    """What the graph ``derived`` says but for the plans; ``pages`` are those of all readings of the identity."""
    told = [fact for page in pages for fact in page.told]
    for triples in (
        _things(identity),
        _shortcuts(identity, told),
        _lineage(identity, told),
        _other_ends(identity, told),
        measure_themes(identity, told),
        _corrections(identity, pages),
    ):
        for subject, predicate, value in triples:
            yield Quad(subject, predicate, value, identity.base.derived)


def _corrections(identity: Identity, pages: Sequence[Page]) -> Iterator[Triple]:
    """What people corrected in facts that are held: which property, the right value, the decision."""
    for fact in (fact for page in pages for fact in page.printed):
        for name, (value, decision) in identity.corrections.get(fact.node.value, {}).items():
            node = identity.base.below(f"correction/{digest(fact.node.value, name.value)}")
            yield node, RDF.type, KF.Correction
            yield node, KF.corrects, fact.node
            yield node, KF.correctedProperty, name
            yield node, KF.correctedValue, value
            yield node, PROV.wasInformedBy, identity.base.decision(decision.name)


def _things(identity: Identity) -> Iterator[Triple]:
    yield from _measures(identity)
    for department in identity.departments.all():
        node = identity.department_node(department)
        yield from labels(node, KF.Department, department.name, department.alternatives)
        yield node, ORG.unitOf, NamedNode(department.owner)
    for indicator in identity.indicators.all():
        node = identity.indicator_node(indicator)
        yield from labels(node, KF.Indicator, indicator.name, indicator.alternatives)
        yield node, KF.indicatorOf, NamedNode(indicator.owner)
        if indicator.kind:
            yield node, KF.indicatorKind, text(indicator.kind)


def _measures(identity: Identity) -> Iterator[Triple]:
    for measure in identity.measures():
        node = identity.measure_node(measure)
        yield from labels(node, KF.Measure, measure.name, measure.alternatives)
        yield node, KF.inPlan, identity.plan_node(measure.plan)
        if measure.notation:
            yield node, SKOS.notation, text(measure.notation)


def labels(node: NamedNode, kind: NamedNode, name: str, others: Iterable[str]) -> Iterator[Triple]:
    """Class, name and other spellings of a thing."""
    yield node, RDF.type, kind
    yield node, SKOS.prefLabel, text(name)
    for other in others:
        yield node, SKOS.altLabel, text(other)


def _shortcuts(identity: Identity, told: Sequence[Told]) -> Iterator[Triple]:
    """kf:partOf and the departments of each measure."""
    above: Edges = defaultdict(list)
    for fact in told:
        if fact.kind == KF.Placement:
            for parent in fact.values(KF.parent):
                above[fact.values(KF.about)[0], parent] += _pieces(identity, fact)
        elif fact.kind == KF.Responsibility:
            yield from _part_taken(fact)
    yield from part_of(identity.base, above)


def _part_taken(fact: Told) -> Iterator[Triple]:
    measure, department = fact.values(KF.about)[0], fact.values(KF.department)[0]
    role = next(term.value for name, term in fact.properties if name == KF.role)
    yield measure, PARTS[role], department
    yield measure, KF.anyDepartment, department


def _lineage(identity: Identity, told: Sequence[Told]) -> Iterator[Triple]:
    """Status of each succession, and the links between measures, departments and indicators (plans: see plan_graph).

    What people decided of a pair wins; it is the status of a fact that has no other pair.
    """
    links: Edges = defaultdict(list)
    for fact in told:
        if fact.kind == KF.Succession:
            pairs = [(old, new) for old in fact.values(KF.predecessor) for new in fact.values(KF.successor)]
            yield from judged(fact.node, pairs, identity.verdicts, identity.base)
            for old, new in pairs:
                if not identity.is_plan(old) and not identity.is_plan(new):
                    links[old, new] += _pieces(identity, fact)
    for (old, new), decision in identity.verdicts.items():
        if not identity.is_plan(old) and not identity.is_plan(new):
            decide(links, (old, new), decision)
    yield from succession(identity.base, links)


def _pieces(identity: Identity, fact: Told) -> list[NamedNode]:
    return [evidence_node(identity.base.iri, fact.sha256, piece) for piece in fact.evidence]


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
