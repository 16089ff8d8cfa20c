"""A line of descent with some of its branches folded away, seen from the measure that was asked for."""

from collections.abc import Iterable

import networkx as nx

from query.trace import Lineage, generations


def beyond(lineage: Lineage, measure: str) -> frozenset[str]:
    """The measures to which the focus is tied over this one only; none beyond the focus itself."""
    focus = lineage.graph["focus"]
    if measure == focus or measure not in lineage:
        return frozenset()
    ties = lineage.to_undirected(as_view=True)
    open_to = nx.node_connected_component(ties, focus)
    near = nx.node_connected_component(nx.restricted_view(ties, [measure], []), focus)
    return frozenset(open_to - near - {measure})


def foldable(lineage: Lineage) -> dict[str, int]:
    """The measures beyond which something stands, with how much."""
    ties = lineage.to_undirected(as_view=True)
    found = {iri: len(beyond(lineage, iri)) for iri in nx.articulation_points(ties)}
    return {iri: count for iri, count in found.items() if count}


def folded(lineage: Lineage, measures: Iterable[str]) -> Lineage:
    """The lineage without what stands beyond these measures; generations are counted as in the whole."""
    away = frozenset[str]().union(*(beyond(lineage, iri) for iri in measures))
    levels = generations(lineage)
    found: Lineage = lineage.subgraph([iri for iri in lineage if iri not in away]).copy()
    found.graph["generations"] = {iri: level for iri, level in levels.items() if iri in found}
    return found
