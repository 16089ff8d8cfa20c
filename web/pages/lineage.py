"""A line of descent as a picture, and the same as a list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from flask import Blueprint, Response, abort, render_template, request

from query.behind import behind
from query.documents import places_of_fact
from query.facts import Place, plain
from query.fate import fate
from query.measures import is_measure
from query.trace import FURTHEST, Lineage, Step, between, family, line, stated_only, steps
from query.wording import dice
from web.addresses import iri_of
from web.drawing import draw
from web.library import querier
from web.pages.evidence import Sheet, sheet
from web.tables import table

blueprint = Blueprint("lineage", __name__)
MOST_CLIPPINGS = 4
HEAD = ("plan", "start", "end", "number", "measure", "departments", "kind", "old plan", "old measure", "status", "confidence",
        "reason", "fiscal year", "file", "page", "iri")  # fmt: skip
MUCH_ALIKE = 0.6  # Dice coefficient of letter pairs


class View(msgspec.Struct, frozen=True):
    """How a line of descent is looked at; the address holds all of it.

    ``depth``: generations to either side at most. ``first``, ``last``: only plans that run in these fiscal years, both included.
    ``family``: all that is tied to the measure. ``stated``: only links that a document states or a person confirmed.
    """

    depth: int = FURTHEST
    first: int | None = None
    last: int | None = None
    family: bool = False
    stated: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "View":
        """The view that an address asks for; what it asks for in vain is as if it were not there."""
        depth = year_of(asked.get("depth", ""))
        return cls(
            depth if depth is not None and depth < FURTHEST else FURTHEST,
            year_of(asked.get("from", "")),
            year_of(asked.get("to", "")),
            asked.get("view") == "family",
            asked.get("links") == "stated",
        )

    def seen(self, measure: str) -> Lineage:
        """The lineage of a measure, looked at like this."""
        walk = family if self.family else line
        found = between(walk(querier(), measure, self.depth), self.first, self.last)
        return stated_only(found) if self.stated else found


def year_of(text: str) -> int | None:
    """A plain number of at most four digits, None for all else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


@blueprint.get("/lineage/<path:path>")
def lineage(path: str) -> str | Response:
    """The line of descent of the measure whose page is /id/``path``, as a picture and a list, or as CSV."""
    iri = iri_of(path)
    if not is_measure(querier(), iri):
        abort(404)
    view = View.of(request.args)
    found = view.seen(iri)
    rows = steps(found)
    focus = found.nodes[iri]["measure"]
    if request.args.get("format") == "csv":
        return table(focus.name, HEAD, lines(rows))
    return render_template(
        "lineage.html",
        focus=focus,
        view=view,
        furthest=FURTHEST,
        drawing=draw(found),
        rows=rows,
        kinds={row.kind for row in rows},
        inferred=any(row.link and not row.link.stated for row in rows),
        larger=len(family(querier(), iri)) > len(line(querier(), iri)),
        fate=fate(querier(), iri),
        clippings=clippings(iri, rows),
        behind=behind("lineage", it=iri),
    )


def lines(rows: Iterable[Step]) -> Iterable[tuple[object, ...]]:
    """The list as lines of a file."""
    for row in rows:
        link, old = row.link, row.old if row.kind != "ended" else None
        said = (link.status, link.confidence, link.reason, link.year) if link else ("", "", "", "")
        plan = row.measure.plan
        yield (
            plan.title, plan.start, plan.end, row.measure.notation, row.measure.name, "・".join(row.measure.departments),
            row.kind, old.plan.title if old else "", old.name if old else "", *said, row.source.file, row.source.page or "",
            row.measure.iri,
        )  # fmt: skip


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
