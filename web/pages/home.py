"""The first page, and what was found for a name."""

from itertools import pairwise

import msgspec
import networkx as nx
from flask import Blueprint, render_template, request

from query.behind import behind
from query.measures import Measure
from query.querier import Querier
from query.search import Hit
from query.successions import Link
from query.trace import Lineage, descendants
from web.library import opened, querier
from web.limits import costly

blueprint = Blueprint("home", __name__)
LONGEST_SEARCH = 200  # characters
MOST_HITS, ON_A_PAGE = 200, 20  # each shows what it has become, which costs far more than finding it


class Today(msgspec.Struct, frozen=True):
    """What a measure has become: the last of its line, the kinds of the links that lead there, and whether all are stated."""

    measure: Measure
    kinds: tuple[str, ...]
    stated: bool


class Found(msgspec.Struct, frozen=True):
    """A hit with what it has become, or the links that say that it ended."""

    hit: Hit
    measure: Measure
    today: tuple[Today, ...]
    ended: tuple[Link, ...]


@blueprint.get("/")
def index() -> str:
    """What is held, and how to look for something."""
    held, current = opened().held()
    return render_template("home.html", held=held, current=current, behind=behind("home"))


@blueprint.get("/search")
@costly
def search() -> str:
    """The measures whose names, old or new, are like what was typed, a page at a time."""
    text = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    index = opened().searchable() if text else None
    hits = index.find(text, MOST_HITS) if index else []
    pages = max(1, -(-len(hits) // ON_A_PAGE))
    page = min(max(request.args.get("page", 1, int), 1), pages)
    shown = hits[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return render_template(
        "search.html",
        text=text,
        indexed=index is not None,
        found=[found(querier(), hit) for hit in shown],
        count=len(hits),
        most=MOST_HITS,
        page=page,
        pages=pages,
        behind=behind("search", [hit.thing for hit in shown]) if shown else "",
    )


def found(querier: Querier, hit: Hit) -> Found:
    """A hit with what it has become."""
    line = descendants(querier, hit.thing)
    last = [iri for iri in line if iri != hit.thing and not line.out_degree(iri)]
    node = line.nodes[hit.thing]
    return Found(hit, node["measure"], tuple(today(line, iri) for iri in last), node["ended"])


def today(line: Lineage, iri: str) -> Today:
    """The end of a line, by a way of stated links where there is one."""
    stated = nx.subgraph_view(
        line, filter_edge=lambda old, new: any(link.stated for link in line.edges[old, new]["links"])
    )
    all_stated = nx.has_path(stated, line.graph["focus"], iri)
    path = nx.shortest_path(stated if all_stated else line, line.graph["focus"], iri)
    kinds = tuple(line.edges[edge]["links"][0].kind for edge in pairwise(path))
    return Today(line.nodes[iri]["measure"], kinds, all_stated)
