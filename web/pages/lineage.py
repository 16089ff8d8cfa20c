"""A line of descent as a picture, and the same as a list."""

from collections import defaultdict
from collections.abc import Iterator

from flask import Blueprint, abort, render_template, request

from query.documents import places_of_fact
from query.facts import Place, plain
from query.fate import fate
from query.measures import is_measure
from query.search import dice
from query.trace import Step, family, line, steps
from web.addresses import iri_of
from web.drawing import draw
from web.library import querier
from web.pages.evidence import Sheet, sheet

blueprint = Blueprint("lineage", __name__)
MOST_CLIPPINGS = 4
MUCH_ALIKE = 0.6  # Dice coefficient of letter pairs


@blueprint.get("/lineage/<path:path>")
def lineage(path: str) -> str:
    """The line of descent of the measure whose page is /id/``path``; ?view=family shows all that is tied to it."""
    iri = iri_of(path)
    if not is_measure(querier(), iri):
        abort(404)
    whole = request.args.get("view") == "family"
    found = family(querier(), iri) if whole else line(querier(), iri)
    rows = steps(found)
    return render_template(
        "lineage.html",
        focus=found.nodes[iri]["measure"],
        drawing=draw(found),
        rows=rows,
        kinds={row.kind for row in rows},
        inferred=any(row.link and not row.link.stated for row in rows),
        whole=whole,
        larger=len(family(querier(), iri)) > len(found),
        fate=fate(querier(), iri),
        clippings=clippings(iri, rows),
    )


def clippings(iri: str, rows: list[Step]) -> list[tuple[Step, Sheet]]:
    """The pieces of printed pages that state the links of this measure, or from which they were inferred."""
    found: list[tuple[Step, Sheet]] = []
    seen: set[str] = set()
    for row in rows:
        if row.link is None or iri not in {row.link.old, row.link.new} or seen.issuperset(row.link.facts):
            continue
        seen.update(row.link.facts)
        places = [place for fact in row.link.facts for place in places_of_fact(querier(), fact)]
        names = [plain(measure.name) for measure in (row.measure, row.old) if measure]
        found += [(row, clipping) for clipping in clips(places, names, 1 if row.link.stated else 2)]
    return found[:MOST_CLIPPINGS]


def clips(places: list[Place], names: list[str], most: int) -> Iterator[Sheet]:
    """The pages on which most of a link's names stand, all its places marked, closed up on the names."""
    pages: defaultdict[tuple[str, int], list[Place]] = defaultdict(list)
    for place in dict.fromkeys(places):
        pages[place.sha256, place.page].append(place)
    ranked = sorted(pages.values(), key=lambda page: (len(telling(page, names)), len(page)), reverse=True)
    for page in ranked[:most]:
        shown = telling(page, names) or page
        clipping = sheet(shown[0], tuple(place for place in page if place != shown[0]), shown)
        if clipping:
            yield clipping


def telling(places: list[Place], names: list[str]) -> list[Place]:
    """The places where a name, most of one, or one much like it is printed."""
    return [place for place in places if any(tells(plain(place.quote), name) for name in names)]


def tells(quote: str, name: str) -> bool:
    """Whether a quote has a name in it, is at least half of it, or is much like it."""
    return name in quote or (quote in name and 2 * len(quote) >= len(name)) or dice(quote, name) >= MUCH_ALIKE
