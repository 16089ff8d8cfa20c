"""What changed from one plan to another: the measures of both, and the links between them."""

from collections import Counter
from collections.abc import Iterator

import msgspec
import networkx as nx

from query.measures import Measure, measures_of
from query.outline import natural
from query.plans import Plan, plan_of, previous_plans
from query.querier import Querier
from query.successions import Link, links_of_each
from query.trace import Lineage, ends, tie

# The projects of a plan: what has nothing below it, and what some link is about.
PROJECTS = """
SELECT DISTINCT ?measure WHERE {
  ?measure a kf:Measure ; kf:inPlan $it .
  FILTER(NOT EXISTS { ?part kf:partOf ?measure } || EXISTS { ?fact a kf:Succession ; kf:about ?measure })
} ORDER BY ?measure"""


TIED_PLANS = """
SELECT DISTINCT ?plan WHERE {
  ?measure kf:inPlan $it . ?old kf:succeededBy|kf:mayBeSucceededBy ?measure . ?old kf:inPlan ?plan . FILTER(?plan != $it)
} ORDER BY ?plan"""


class Change(msgspec.Struct, frozen=True):
    """One link between the plans; of a beginning ``old``, of an ending ``new`` is None."""

    kind: str
    old: Measure | None
    new: Measure | None
    link: Link


def plans_before(querier: Querier, plan: str) -> tuple[Plan, ...]:
    """The plans that a plan can be set beside: those that it replaced, and others from which its measures came."""
    tied = (plan_of(querier, row["plan"]) for row in querier.rows(TIED_PLANS, it=plan))
    return tuple({found.iri: found for found in (*previous_plans(querier, plan), *tied)}.values())


def changes(querier: Querier, old_plan: str, new_plan: str) -> Lineage:
    """The projects of two plans and the links from the first to the second: a lineage without a focus."""
    found: Lineage = nx.DiGraph(focus="")
    projects = {row["measure"]: plan for plan in (old_plan, new_plan) for row in querier.rows(PROJECTS, it=plan)}
    links = links_of_each(querier, projects)
    for iri, measure in measures_of(querier, projects).items():
        found.add_node(iri, measure=measure, plan=projects[iri], **ends(iri, links[iri]))
    for link in (link for iri, own in links.items() for link in own if link.old == iri and link.new):
        if {link.old, link.new} <= set(found) and found.nodes[link.old]["plan"] != found.nodes[link.new]["plan"]:
            tie(found, link)
    return found


def rows(lineage: Lineage) -> list[Change]:
    """The changes as rows: links, endings and beginnings, in the order of the old plan."""
    return sorted(_rows(lineage), key=_order)


def _rows(lineage: Lineage) -> Iterator[Change]:
    for iri, node in lineage.nodes(data=True):
        for new in lineage.successors(iri):
            for link in lineage.edges[iri, new]["links"]:
                yield Change(link.kind, node["measure"], lineage.nodes[new]["measure"], link)
        yield from (Change("ended", node["measure"], None, link) for link in node["ended"])
        yield from (Change("created", None, node["measure"], link) for link in node["created"])


def unsaid(lineage: Lineage, plan: str) -> list[Measure]:
    """The projects of one of the plans of which no link, beginning or ending is known."""
    return sorted(
        (
            node["measure"]
            for iri, node in lineage.nodes(data=True)
            if node["plan"] == plan and not lineage.degree(iri) and not node["ended"] and not node["created"]
        ),
        key=_by_number,
    )


def kinds(changes: list[Change]) -> Counter[str]:
    """How many rows there are of each kind."""
    return Counter(change.kind for change in changes)


def only(lineage: Lineage, kind: str) -> Lineage:
    """What of the changes is of one kind: links with their ends, or what ended or began."""
    found: Lineage = nx.DiGraph(focus="")
    for iri, node in lineage.nodes(data=True):
        found.add_node(iri, **{**node, **{name: node[name] if name == kind else () for name in ("ended", "created")}})
    for old, new, data in lineage.edges(data=True):
        links = tuple(link for link in data["links"] if link.kind == kind)
        if links:
            found.add_edge(old, new, links=links)
    return found


def tied(lineage: Lineage) -> Lineage:
    """The measures that some link ties, and the links; what only began or ended is left to a list."""
    found: Lineage = lineage.subgraph([iri for iri in lineage if lineage.degree(iri)]).copy()
    return found


Order = tuple[tuple[tuple[int, int, str], ...], str]
LAST: Order = (((3, 0, ""),), "")


def _order(change: Change) -> tuple[Order, Order, str]:
    old, new = (_by_number(end) if end else LAST for end in (change.old, change.new))
    return old, new, change.kind


def _by_number(measure: Measure) -> Order:
    return natural(measure.notation) or ((2, 0, ""),), measure.name
