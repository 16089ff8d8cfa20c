"""A line of descent as a picture, and the same as a list."""

from collections.abc import Iterable
from urllib.parse import urlencode

import msgspec
from flask import Blueprint, Response, abort, render_template, request
from werkzeug.datastructures import MultiDict

from query.behind import behind
from query.department_moves import Move, moves
from query.facts import plain
from query.fate import fate
from query.folding import foldable, folded
from query.measures import is_measure
from query.periods import as_of, between, in_force, years
from query.plans import Plan
from query.trace import FURTHEST, Lineage, Step, family, line, stated_only, steps
from web.addresses import iri_of
from web.drawing import draw
from web.library import querier
from web.pages.clippings import clips, places_of_link
from web.pages.evidence import Sheet
from web.tables import table

blueprint = Blueprint("lineage", __name__)
MOST_CLIPPINGS = 4
HEAD = ("plan", "start", "end", "number", "measure", "departments", "kind", "old plan", "old measure", "status", "confidence",
        "reason", "fiscal year", "file", "page", "iri", "in force")  # fmt: skip


class View(msgspec.Struct, frozen=True):
    """How a line of descent is looked at; the address holds all of it.

    ``depth``: generations to either side at most. ``first``, ``last``: only plans that run in these fiscal years, both included.
    ``at``: as it stood in this fiscal year.
    ``family``: all that is tied to the measure. ``stated``: only links that a document states or a person confirmed.
    ``folds``: measures (paths below the base) beyond which nothing is shown.
    """

    depth: int = FURTHEST
    first: int | None = None
    last: int | None = None
    at: int | None = None
    family: bool = False
    stated: bool = False
    folds: tuple[str, ...] = ()

    @classmethod
    def of(cls, asked: MultiDict[str, str]) -> "View":
        """The view that an address asks for; what it asks for in vain is as if it were not there."""
        depth = year_of(asked.get("depth", ""))
        return cls(
            depth if depth is not None and depth < FURTHEST else FURTHEST,
            year_of(asked.get("from", "")),
            year_of(asked.get("to", "")),
            year_of(asked.get("at", "")),
            asked.get("view") == "family",
            asked.get("links") == "stated",
            tuple(dict.fromkeys(asked.getlist("fold"))),
        )

    def walk(self, measure: str) -> Lineage:
        """The lineage of a measure, of all years and with all links."""
        return (family if self.family else line)(querier(), measure, self.depth)

    def seen(self, walked: Lineage) -> Lineage:
        """That lineage, looked at like this, with nothing folded."""
        found = between(walked, self.first, self.last)
        stood = as_of(found, self.at) if self.at else found
        return stated_only(stood) if self.stated else stood

    def stands(self, plan: Plan) -> bool | None:
        """Whether a plan runs in the year of this view; None where no year is asked for, or the plan's are not known."""
        return in_force(plan, self.at) if self.at else None

    @property
    def asked(self) -> dict[str, str | int]:
        """The view as the parameters of an address, without its folds."""
        every = {
            "depth": self.depth if self.depth < FURTHEST else None,
            "from": self.first,
            "to": self.last,
            "at": self.at,
            "view": "family" if self.family else None,
            "links": "stated" if self.stated else None,
        }
        return {name: value for name, value in every.items() if value is not None}


class Fold(msgspec.Struct, frozen=True):
    """What can be folded away beyond a measure: how many measures, whether they are, and the address that changes it."""

    count: int
    closed: bool
    address: str


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
    walked = view.walk(iri)
    whole = view.seen(walked)
    found = folded(whole, map(iri_of, view.folds))
    rows = steps(found)
    office_moves = moved(found)
    focus = found.nodes[iri]["measure"]
    if request.args.get("format") == "csv":
        return table(focus.name, HEAD, lines(rows, view))
    return render_template(
        "lineage.html",
        focus=focus,
        view=view,
        furthest=FURTHEST,
        years=years(walked),
        standing=[node["measure"] for _, node in found.nodes(data=True) if view.stands(node["measure"].plan)],
        drawing=draw(found),
        folds=folds(whole, view),
        moves=office_moves,
        offices_moved={(move.old.iri, move.new.iri) for move in office_moves},
        rows=rows,
        kinds={row.kind for row in rows},
        inferred=any(row.link and not row.link.stated for row in rows),
        larger=len(family(querier(), iri)) > len(line(querier(), iri)),
        fate=fate(querier(), iri),
        clippings=clippings(iri, rows),
        behind=behind("lineage", it=iri),
    )


def folds(whole: Lineage, view: View) -> dict[str, Fold]:
    """By measure what is, or can be, folded away beyond it."""
    found = {}
    for iri, count in foldable(whole).items():
        own = iri.removeprefix(querier().base)
        closed = own in view.folds
        others = [each for each in view.folds if each != own]
        asked = urlencode([*view.asked.items(), *(("fold", each) for each in (others if closed else [*others, own]))])
        found[iri] = Fold(count, closed, f"?{asked}#picture")
    return found


def moved(found: Lineage) -> list[Move]:
    """The steps of a lineage in which a department was renamed, came or went; none where one side names no department."""
    return [move for move in moves(querier(), found) if _known(move) and any(one.how != "same" for one in move.offices)]


def _known(move: Move) -> bool:
    return all(any(side) for side in zip(*((one.old, one.new) for one in move.offices), strict=True))


IN_FORCE = {True: "yes", False: "no", None: ""}


def lines(rows: Iterable[Step], view: View) -> Iterable[tuple[object, ...]]:
    """The list as lines of a file."""
    for row in rows:
        link, old = row.link, row.old if row.kind != "ended" else None
        said = (link.status, link.confidence, link.reason, link.year) if link else ("", "", "", "")
        plan = row.measure.plan
        yield (
            plan.title, plan.start, plan.end, row.measure.notation, row.measure.name, "・".join(row.measure.departments),
            row.kind, old.plan.title if old else "", old.name if old else "", *said, row.source.file, row.source.page or "",
            row.measure.iri, IN_FORCE[view.stands(plan)],
        )  # fmt: skip


def clippings(iri: str, rows: list[Step]) -> list[tuple[Step, Sheet]]:
    """The pieces of printed pages that state the links of this measure, or from which they were inferred."""
    found: list[tuple[Step, Sheet]] = []
    seen: set[str] = set()
    for row in rows:
        if row.link is None or iri not in {row.link.old, row.link.new} or seen.issuperset(row.link.facts):
            continue
        seen.update(row.link.facts)
        places = places_of_link(row.link)
        names = [plain(measure.name) for measure in (row.measure, row.old) if measure]
        found += [(row, clipping) for clipping in clips(places, names, 1 if row.link.stated else 2)]
    return found[:MOST_CLIPPINGS]
