"""Shortcuts that must not go in a circle: kf:partOf and kf:succeededBy; links that close one become findings instead."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

import networkx as nx
from pyoxigraph import NamedNode

from graph.terms import Term, digest, text
from graph.vocabulary import DCTERMS, KF, PROV, RDF, Base

Triple = tuple[NamedNode, NamedNode, Term]
Edge = tuple[NamedNode, NamedNode]
Edges = defaultdict[Edge, list[NamedNode]]  # each with the evidence for it


def part_of(base: Base, edges: Edges) -> Iterator[Triple]:
    """kf:partOf from each measure to what stands above it."""
    circles = in_circles(edges)
    for child, parent in _sorted(set(edges) - circles):
        yield child, KF.partOf, parent
    message = "施策の上下関係が輪になっているため、たどれる関係から外しました。"
    yield from _findings(base, circles, edges, "part-circle", message)


def succession(base: Base, edges: Edges, ours: Collection[Edge] | None = None) -> Iterator[Triple]:
    """kf:succeededBy from old to new, its inverse, and both in the words of DCTERMS; of ``ours`` only, where such are named."""
    told = set(edges if ours is None else ours)
    circles = in_circles(edges) & told
    for old, new in _sorted(told - circles):
        yield old, KF.succeededBy, new
        yield new, KF.succeeds, old
        yield old, DCTERMS.isReplacedBy, new
        yield new, DCTERMS.replaces, old
    message = "継承関係が輪になっているため、たどれる関係から外しました。"
    yield from _findings(base, circles, edges, "succession-circle", message)


def in_circles(edges: Iterable[Edge]) -> set[Edge]:
    """The edges that lie on a circle: both ends in one strongly connected part."""
    graph: nx.DiGraph[NamedNode] = nx.DiGraph()
    graph.add_edges_from(edges)
    part = {node: i for i, nodes in enumerate(nx.strongly_connected_components(graph)) for node in nodes}
    return {(old, new) for old, new in graph.edges if part[old] == part[new]}


def _findings(
    base: Base, circles: Iterable[Edge], evidence: Mapping[Edge, list[NamedNode]], kind: str, message: str
) -> Iterator[Triple]:
    for old, new in _sorted(circles):
        node = base.below(f"finding/{digest(kind, old.value, new.value)}")
        yield node, RDF.type, KF.Finding
        yield node, KF.findingKind, text(kind)
        yield node, KF.message, text(message)
        for thing in (old, new):
            yield node, KF.about, thing
        for piece in evidence[old, new]:
            yield node, PROV.wasDerivedFrom, piece


def _sorted(edges: Iterable[Edge]) -> list[Edge]:
    return sorted(edges, key=lambda edge: (edge[0].value, edge[1].value))
