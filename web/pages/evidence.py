"""The printed page with the words marked, and the picture of the page."""

from collections.abc import Sequence

import msgspec
from flask import Blueprint, Response, abort, render_template
from werkzeug.exceptions import ServiceUnavailable

from query.behind import behind
from query.documents import Paper, paper_of, place, places_on_page
from query.facts import Fact, Place, facts_on
from web.library import library, querier
from web.limits import costly
from web.painting import Drawn
from web.paper import BusyError, NoSuchPageError, painter

Box = tuple[float, float, float, float]

blueprint = Blueprint("evidence", __name__)
FOR_EVER = "public, max-age=31536000, immutable"  # a page of a file with this hash is always the same
AROUND = 48.0  # points of the page shown beside the words in the close-up, both sides together
TALLEST = 0.3  # of a page's height
SOON = 5  # seconds until there may be time to draw a page
MOST_COMPANIONS = 6  # facts
NARROWEST, LOWEST = 360.0, 96.0  # points that a close-up shows at least


class CloseUp(msgspec.Struct, frozen=True):
    """The part of a page that a close-up shows, in points."""

    x: float
    y: float
    width: float
    height: float


class Sheet(msgspec.Struct, frozen=True):
    """A page of paper with a marked place, as a template draws it; ``also`` are the other places of the same facts."""

    place: Place
    also: tuple[Place, ...]
    size: Drawn
    near: CloseUp


@blueprint.get("/page/<sha256>/<int:number>.png")
@costly
def picture(sha256: str, number: int) -> Response:
    """A page (1-based) of a document that is held, as PNG."""
    file = library().file(sha256) or abort(404)
    try:
        image = painter().picture(file, number)
    except NoSuchPageError:
        abort(404)
    except BusyError:
        raise ServiceUnavailable(retry_after=SOON) from None
    return Response(image, content_type="image/png", headers={"Cache-Control": FOR_EVER})


def evidence_page(iri: str) -> str:
    """A piece of evidence: its page with the words marked, what it says, and where it comes from."""
    found = place(querier(), iri) or abort(404)
    document: Paper = paper_of(querier(), found.document) or abort(404)
    facts = facts_on(querier(), iri)
    neighbours = places_on_page(querier(), found.document, found.page)
    here = neighbours.index(iri) if iri in neighbours else 0
    return render_template(
        "evidence.html",
        place=found,
        paper=document,
        facts=facts,
        sheet=sheet(found, companions(found, facts.all)),
        behind=behind("evidence", it=iri),
        count=len(neighbours),
        number=here + 1,
        previous=neighbours[here - 1] if here else "",
        following=neighbours[here + 1] if here + 1 < len(neighbours) else "",
    )


def companions(found: Place, facts: Sequence[Fact]) -> tuple[Place, ...]:
    """The other places on the same page of the facts that rest on this one; none where too many facts do."""
    if len(facts) > MOST_COMPANIONS:
        return ()
    others = {other for fact in facts for other in fact.places if other.sha256 == found.sha256}
    return tuple(sorted((other for other in others if other.page == found.page and other != found), key=_evidence))


def _evidence(found: Place) -> str:
    return found.evidence


def sheet(found: Place, also: tuple[Place, ...] = (), shown: Sequence[Place] = ()) -> Sheet | None:
    """The page of a place, None where the file is gone or the page cannot be drawn.

    ``also`` are other places to mark, ``shown`` those that the close-up shows (the place itself where none are given).
    """
    file = library().file(found.sha256)
    if file is None:
        return None
    try:
        size = painter().size(file, found.page)
    except (NoSuchPageError, BusyError):
        return None
    return Sheet(found, also, size, close_up([one.box for one in shown or [found]], size))


def close_up(boxes: Sequence[Box], size: Drawn) -> CloseUp:
    """The places with some of the page around them, within the page; the first alone where all take too much of it."""
    whole = (
        min(x for x, *_ in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    x0, y0, x1, y1 = whole if whole[3] - whole[1] <= TALLEST * size.height else boxes[0]
    width = min(max(x1 - x0 + AROUND, NARROWEST), size.width)
    height = min(max(y1 - y0 + AROUND, LOWEST), size.height)
    left = min(max((x0 + x1 - width) / 2, 0.0), size.width - width)
    top = min(max((y0 + y1 - height) / 2, 0.0), size.height - height)
    return CloseUp(left, top, width, height)
