"""Inferred successions: a pure function of what the documents say, what people decided, and the weights."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec
import networkx as nx
import numpy as np
from pyoxigraph import Literal, NamedNode, Quad

from graph.facts import SuccessionKind
from graph.identity import Identity
from graph.lineage.assignment import Tie, assigned, kinds
from graph.lineage.bags import Numbers, Places
from graph.lineage.candidates import Edition, measure_pairs, plan_pairs
from graph.lineage.departments import Moves
from graph.lineage.evidence import Evidence
from graph.lineage.explain import explain
from graph.lineage.probability import Model, model
from graph.lineage.profiles import Profile, profiles_of
from graph.rdf import Page
from graph.terms import Term, decimal, digest, text
from graph.told import Told
from graph.vocabulary import KF, PROV, RDF, Base

Pair = tuple[str, str]  # IRIs of an old and a new thing


class Link(msgspec.Struct, frozen=True):
    """An inferred link between two measures, with the sentence that explains it in both languages."""

    old: Profile
    new: Profile
    kind: SuccessionKind
    confidence: float
    ja: str
    en: str


class Pairing(msgspec.Struct):
    """An old and a new plan: their measures without stated fate or origin, the pairs worth a look, and their evidence.

    ``plans`` are their IRIs; ``stated``: a document says that the one replaced the other.
    """

    old: list[Profile]
    new: list[Profile]
    i: Places
    j: Places
    moves: Moves
    evidence: Evidence
    numbers: Numbers
    plans: Pair = ("", "")
    stated: bool = True


def inferred_quads(
    identity: Identity, pages: Sequence[Page], confirmed: Collection[Pair] = (), rejected: Collection[Pair] = ()
) -> Iterator[Quad]:
    """The graph ``inferred``, and the shortcuts of its undecided links in ``derived``.

    ``pages`` are those of all readings of the identity. A rejected pair is never tied; a confirmed one that the program ties
    has that status and no shortcut of an undecided link (``accepted`` adds those that it does not tie).
    """
    for pairing in pairings(identity, pages, rejected):
        if not pairing.stated:
            old, new = map(NamedNode, pairing.plans)
            yield from _may_succeed(old, new, identity.base)
        for link in links_of(pairing, model()):
            status = "confirmed" if (link.old.iri, link.new.iri) in confirmed else "inferred"
            yield from link_quads(link, status, identity.base)


def pairings(identity: Identity, pages: Sequence[Page], rejected: Collection[Pair] = ()) -> Iterator[Pairing]:
    """For each two plans that follow each other the pairs of measures worth a look, with their evidence."""
    told = [fact for page in pages for fact in page.told]
    profiles = profiles_of(identity, pages)
    successions = [(f.values(KF.predecessor), f.values(KF.successor)) for f in told if f.kind == KF.Succession]
    fates = {node.value for old, _ in successions for node in old}
    origins = {node.value for _, new in successions for node in new}
    departments = {identity.department_node(d).value for d in identity.departments.all()}
    moves = _moves(successions, departments)
    stated = set(_stated_plans(told, successions))
    for before, after in plan_pairs(_editions(identity, told, profiles), stated):
        old = [profile for profile in profiles[before] if profile.iri not in fates and _is_run(profile)]
        new = [profile for profile in profiles[after] if profile.iri not in origins and _is_run(profile)]
        pairing = make_pairing(old, new, moves, rejected)
        yield msgspec.structs.replace(pairing, plans=(before, after), stated=(before, after) in stated)


def make_pairing(old: list[Profile], new: list[Profile], moves: Moves, rejected: Collection[Pair] = ()) -> Pairing:
    """The pairs of these measures that are worth a look, without those that people rejected."""
    i, j = measure_pairs(old, new)
    pairs = zip(i.tolist(), j.tolist(), strict=True)
    kept = np.array([(old[a].iri, new[b].iri) not in rejected for a, b in pairs], dtype=bool)
    i, j = i[kept], j[kept]
    evidence = Evidence(old, new, moves)
    return Pairing(old, new, i, j, moves, evidence, evidence.measure(i, j))


def links_of(pairing: Pairing, by: Model) -> list[Link]:
    """The links between two plans, sorted by their ends. What no evidence of its own speaks for is not told."""
    if not len(pairing.i):
        return []
    chances = by.probabilities(pairing.numbers, pairing.i, pairing.j, pairing.old, pairing.new)
    rows = zip(pairing.i.tolist(), pairing.j.tolist(), chances.tolist(), strict=True)
    told = sorted(assigned((Tie(*row) for row in rows), by.threshold), key=lambda tie: (tie.old, tie.new))
    ties = [tie for tie in told if any(not reason.against for reason in pairing.evidence.say(tie.old, tie.new))]
    of_kind = kinds(ties, pairing.old, pairing.new)
    return [_link(pairing, tie, kind) for tie, kind in zip(ties, of_kind, strict=True)]


def _is_run(profile: Profile) -> bool:
    """A heading that no department runs and no indicator watches is a place in the tree: evidence, nothing to tie."""
    return not profile.group or bool(profile.departments or profile.gauges)


def _link(pairing: Pairing, tie: Tie, kind: SuccessionKind) -> Link:
    ja, en = explain(pairing.evidence.say(tie.old, tie.new))
    return Link(pairing.old[tie.old], pairing.new[tie.new], kind, round(tie.probability, 3), ja, en)


def link_quads(link: Link, status: str, base: Base) -> Iterator[Quad]:
    """A link as a fact; its IRI is that of its two ends, whatever its confidence."""
    node = fact_node(base, link.old.iri, link.new.iri)
    old, new = NamedNode(link.old.iri), NamedNode(link.new.iri)
    properties: tuple[tuple[NamedNode, Term], ...] = (
        (RDF.type, KF.Fact),
        (RDF.type, KF.Succession),
        (KF.basis, text("inferred")),
        (KF.confidence, decimal(link.confidence)),
        (KF.successionKind, text(link.kind)),
        (KF.predecessor, old),
        (KF.successor, new),
        (KF.about, old),
        (KF.about, new),
        (KF.reason, Literal(link.ja, language="ja")),
        (KF.reason, Literal(link.en, language="en")),
        *((PROV.wasDerivedFrom, NamedNode(place)) for place in (*link.old.places, *link.new.places)),
    )
    for predicate, value in properties:
        yield Quad(node, predicate, value, base.inferred)
    yield Quad(node, KF.status, text(status), base.derived)
    if status == "inferred":
        yield from _may_succeed(old, new, base)


def _may_succeed(old: NamedNode, new: NamedNode, base: Base) -> Iterator[Quad]:
    yield Quad(old, KF.mayBeSucceededBy, new, base.derived)
    yield Quad(new, KF.maySucceed, old, base.derived)


def fact_node(base: Base, old: str, new: str) -> NamedNode:
    """The inferred link between two things."""
    return NamedNode(f"{base.iri}fact/{digest('inferred', old, new)}")


def _editions(identity: Identity, told: Iterable[Told], profiles: Mapping[str, Sequence[Profile]]) -> list[Edition]:
    """The plans of which measures are held. Their years are those that this part's own documents give."""
    plans = identity.named_plans()
    years: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for fact in told:
        if fact.kind == KF.PlanEntry:
            years[fact.values(KF.about)[0].value].add((_year(fact, KF.startFiscalYear), _year(fact, KF.endFiscalYear)))
    return [
        Edition(
            iri,
            plans[iri].title,
            plans[iri].key.municipality,
            max((start for start, _ in years[iri]), default=0),
            max((end for _, end in years[iri]), default=0),
        )
        for iri in sorted(profiles)
    ]


def _year(fact: Told, predicate: NamedNode) -> int:
    return int(next((term.value for name, term in fact.properties if name == predicate), "0"))


def _stated_plans(
    told: Iterable[Told], successions: Iterable[tuple[list[NamedNode], list[NamedNode]]]
) -> Iterator[Pair]:
    """Old and new plans as documents state them: a plan's entry names its predecessor, or a succession ties plans."""
    for fact in told:
        if fact.kind == KF.PlanEntry:
            for old in fact.values(KF.predecessorPlan):
                yield old.value, fact.values(KF.about)[0].value
    for olds, news in successions:
        yield from ((old.value, new.value) for old in olds for new in news)


def _moves(successions: Iterable[tuple[list[NamedNode], list[NamedNode]]], departments: Collection[str]) -> Moves:
    """What each department became, over any number of steps."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for olds, news in successions:
        graph.add_edges_from((a.value, b.value) for a in olds for b in news if a.value in departments)
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    found.update({node: frozenset(nx.descendants(graph, node)) for node in graph})
    return found
