"""What the graph ``derived`` says of plans and of municipalities without a code: made from all documents' outlines."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from pyoxigraph import Quad

from graph.decisions import Review
from graph.derived import labels
from graph.facts import Evidence
from graph.municipalities import Municipality
from graph.plans import Plan, Plans, group_of
from graph.shortcuts import Edges, Triple, succession
from graph.terms import integer, text
from graph.titles import PlanKey
from graph.told import evidence_node
from graph.vocabulary import DCTERMS, KF, RDF, Base

Pair: TypeAlias = tuple[PlanKey, PlanKey]  # an old plan and a new one
Piece: TypeAlias = tuple[str, Evidence]  # with the document that it is of
PlanVerdicts: TypeAlias = Mapping[Pair, str]


def plan_quads(plans: Plans, base: Base, review: Review | None = None) -> Iterator[Quad]:
    """Every plan with its titles, municipality, period and lineage, and every municipality without a code."""
    verdicts = plan_verdicts(plans, base, review or Review())
    for group in plans.groups.keys() | plans.towns.keys():
        yield from group_quads(plans, group, base, verdicts)


def group_quads(plans: Plans, group: str, base: Base, verdicts: PlanVerdicts) -> Iterator[Quad]:
    """The same of one group of plans; a link belongs to the group of the older plan."""
    keys = plans.groups.get(group, set())
    for key in keys:
        yield from _in_derived(base, _plan(plans, plans.all[key], base))
    for town, times in plans.towns.get(group, {}).items():
        if times and not town.code:
            yield from _in_derived(base, _town(town, base))
    yield from _in_derived(base, _lineage(plans, keys, base, verdicts))


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


def _lineage(plans: Plans, keys: Collection[PlanKey], base: Base, verdicts: PlanVerdicts) -> Iterator[Triple]:
    """The links from these plans; what closes a circle may lead over plans of other groups."""
    edges: Edges = defaultdict(list)
    ours = set()
    for (old, new), pieces in _links(plans, keys, verdicts).items():
        edge = base.below(plans.segments[old]), base.below(plans.segments[new])
        edges[edge] += [evidence_node(base.iri, sha256, piece) for sha256, piece in pieces]
        if old in keys:
            ours.add(edge)
    return succession(base, edges, ours)


def _town(town: Municipality, base: Base) -> Iterator[Triple]:
    node = base.below(town.segment)
    yield from labels(node, KF.Municipality, town.name, ())
    if town.prefecture:
        yield node, KF.prefecture, text(town.prefecture)


def plan_verdicts(plans: Plans, base: Base, review: Review) -> PlanVerdicts:
    """What people decided of the links between plans."""
    found: dict[Pair, str] = {}
    for decision in review.links:
        old, new = (plans.segments.called(base.short(iri)) for iri in decision.on)
        if old and new and old != new:
            found.setdefault((old, new), decision.verdict)
    return found


def linked_groups(plans: Plans, groups: Iterable[str], verdicts: PlanVerdicts) -> set[str]:
    """These groups, and those whose plans links lead to from there, over any number of steps and either way."""
    keys = {key for group in groups for key in plans.groups.get(group, ())}
    ends = {end for pair in _links(plans, keys, verdicts) for end in pair}
    return {*groups, *map(group_of, ends)}


def _links(plans: Plans, keys: Collection[PlanKey], verdicts: PlanVerdicts) -> dict[Pair, set[Piece]]:
    """The links from old to new that can be reached from these plans, either way, each with the evidence for it."""
    found: dict[Pair, set[Piece]] = {}
    seen, ahead = set(keys), [*keys]
    while ahead:
        here = _links_at(plans, ahead.pop(), verdicts)
        found |= here
        ends = {end for pair in here for end in pair} - seen
        seen |= ends
        ahead += ends
    return found


def _links_at(plans: Plans, key: PlanKey, verdicts: PlanVerdicts) -> dict[Pair, set[Piece]]:
    """The links of one plan."""
    found: defaultdict[Pair, set[Piece]] = defaultdict(set)
    for outline in (plans.outlines[sha256] for sha256 in plans.documents.get(key, ())):
        for link in outline.links:
            pair = plans.find(outline.sha256, link.old).key, plans.find(outline.sha256, link.new).key
            if key in pair:
                found[pair] |= {(outline.sha256, piece) for piece in link.evidence}
    for pair, verdict in verdicts.items():
        if key in pair and verdict == "accept":
            found[pair] |= set()
        elif key in pair:
            found.pop(pair, None)
    return found
