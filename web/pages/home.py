"""The first page, and what was found for a name."""

import msgspec
from flask import Blueprint, render_template, request

from query.holdings import counts, lines_worth_seeing, towns
from query.querier import Querier
from query.search import Hit
from query.trace import Measure, descendants, measure_of
from web.library import library

blueprint = Blueprint("home", __name__)
LONGEST_SEARCH = 200  # characters
MOST_HITS = 60


class Found(msgspec.Struct, frozen=True):
    """A hit with the measures that it has become today: the last of its line."""

    hit: Hit
    measure: Measure
    today: tuple[Measure, ...]


@blueprint.get("/")
def index() -> str:
    """What is held, and how to look for something."""
    opened = library().opened()
    querier = opened.querier
    return render_template(
        "home.html",
        counts=counts(querier),
        towns=towns(querier),
        lines=lines_worth_seeing(querier),
        empty=opened.snapshot is None or not querier.holds("ASK { ?d a kf:Document }"),
    )


@blueprint.get("/search")
def search() -> str:
    """The measures whose names, old or new, are like what was typed."""
    text = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    opened = library().opened()
    hits = opened.index.find(text, MOST_HITS)
    return render_template("search.html", text=text, found=[found(opened.querier, hit) for hit in hits], most=MOST_HITS)


def found(querier: Querier, hit: Hit) -> Found:
    """A hit with what it has become."""
    line = descendants(querier, hit.measure)
    last = [iri for iri in line if iri != hit.measure and not line.out_degree(iri)]
    today = tuple(line.nodes[iri]["measure"] for iri in last)
    return Found(hit, measure_of(querier, hit.measure), today)
