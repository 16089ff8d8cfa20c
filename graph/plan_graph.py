"""What the graph ``derived`` says of plans and of municipalities without a code: made from all documents' outlines."""

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Quad

from graph.aliases import Aliases
from graph.decided import decide, verdicts
from graph.decisions import Review
from graph.derived import labels
from graph.municipalities import Municipality
from graph.plans import Plan, Plans
from graph.rdf import evidence_node
from graph.shortcuts import Edges, Triple, succession
from graph.terms import integer, text
from graph.vocabulary import DCTERMS, KF, RDF, Base


def plan_quads(plans: Plans, base: Base, review: Review | None = None) -> Iterator[Quad]:
    """Every plan with its titles, municipality, period and lineage."""
    for plan in plans.all.values():
        yield from _in_derived(base, _plan(plans, plan, base))
    for town in sorted(set(plans.municipalities.values()), key=lambda t: (t.name, t.prefecture)):
        if not town.code:
            yield from _in_derived(base, _town(town, base))
    yield from _in_derived(base, succession(base, _links(plans, base, review or Review())))


def _in_derived(base: Base, triples: Iterator[Triple]) -> Iterator[Quad]:
    for subject, predicate, value in triples:
        yield Quad(subject, predicate, value, base.derived)


def _plan(plans: Plans, plan: Plan, base: Base) -> Iterator[Triple]:
    node = base.below(plans.segments[plan.key])
    yield node, RDF.type, KF.Plan
    yield node, DCTERMS.title, text(plan.title)
    for other in plan.alternatives:
        yield node, DCTERMS.alternative, text(other)
    if plan.municipality:
        yield node, KF.municipality, base.below(plan.municipality.segment)
    if plan.start is not None:
        yield node, KF.startFiscalYear, integer(plan.start)
    if plan.end is not None:
        yield node, KF.endFiscalYear, integer(plan.end)


def _town(town: Municipality, base: Base) -> Iterator[Triple]:
    node = base.below(town.segment)
    yield from labels(node, KF.Municipality, town.name, ())
    if town.prefecture:
        yield node, KF.prefecture, text(town.prefecture)


def _links(plans: Plans, base: Base, review: Review) -> Edges:
    edges: Edges = defaultdict(list)
    for outline in plans.outlines:
        for link in outline.links:
            old, new = (plans.segments[plans.find(outline.sha256, m).key] for m in (link.old, link.new))
            pieces = [evidence_node(base.iri, outline.sha256, piece) for piece in link.evidence]
            edges[base.below(old), base.below(new)] += pieces
    for pair, decision in verdicts(review, Aliases(plans, base)).items():
        decide(edges, pair, decision)
    return edges
