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

from query.measures import Measure, measures_of
from query.querier import Querier
from query.successions import Link, Source, links_of_each

FURTHEST = 50  # generations; no municipality has published that many editions of a plan
Direction = Literal["back", "forward"]
Lineage: TypeAlias = "nx.DiGraph[str]"


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


def stated_only(lineage: Lineage) -> Lineage:
    """What of a lineage still ties to its focus when inferred links that nobody confirmed are left out."""
    kept: Lineage = nx.DiGraph(**lineage.graph)
    kept.add_nodes_from(lineage.nodes(data=True))
    for old, new, data in lineage.edges(data=True):
        links = tuple(link for link in data["links"] if link.stated)
        if links:
            kept.add_edge(old, new, links=links)
    near = nx.node_connected_component(kept.to_undirected(as_view=True), lineage.graph["focus"])
    found: Lineage = kept.subgraph(near).copy()
    found.graph["generations"] = {iri: level for iri, level in generations(lineage).items() if iri in near}
    return found


def _walk(querier: Querier, start: str, directions: tuple[Direction, ...], depth: int) -> Lineage:
    found: Lineage = nx.DiGraph(focus=start)
    found.add_node(start)
    waiting, distance = [start], 0
    while waiting:
        links, measures, known = links_of_each(querier, waiting), measures_of(querier, waiting), set(found)
        for here in waiting:
            found.nodes[here].update(ends(here, links[here]), measure=measures[here])
            for link in _towards(here, links[here], directions) if distance < depth else ():
                tie(found, link)
        waiting, distance = [iri for iri in found if iri not in known], distance + 1
    return _without_circles(found)


def ends(here: str, links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    """The links of a measure that say that it ended, and those that say that it was created."""
    return {
        "ended": tuple(link for link in links if link.old == here and not link.new),
        "created": tuple(link for link in links if link.new == here and not link.old),
    }


def _towards(here: str, links: Iterable[Link], directions: tuple[Direction, ...]) -> Iterator[Link]:
    for link in links:
        direction = "forward" if link.old == here else "back"
        if link.old and link.new and direction in directions:
            yield link


def tie(found: Lineage, link: Link) -> None:
    """Adds a link from an old to a new thing, beside those that tie the two already; one that is there stays once."""
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
    if "generations" in lineage.graph:
        return dict(lineage.graph["generations"])
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
