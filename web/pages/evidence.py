"""The printed page with the words marked, and the picture of the page."""

import msgspec
from flask import Blueprint, Response, abort, render_template

from query.documents import Mark, Paper, paper_of, place, places_on_page, shown_by
from query.facts import Place
from web import paper
from web.library import library, querier

blueprint = Blueprint("evidence", __name__)
FOR_EVER = "public, max-age=31536000, immutable"  # a page of a file with this hash is always the same
AROUND = 48.0  # points shown around the words in the close-up
NARROWEST, LOWEST = 300.0, 110.0  # points that a close-up shows at least


class CloseUp(msgspec.Struct, frozen=True):
    """The part of a page that a close-up shows, in points."""

    x: float
    y: float
    width: float
    height: float


class Sheet(msgspec.Struct, frozen=True):
    """A page of paper with a marked place, as a template draws it."""

    place: Place
    size: paper.Size
    near: CloseUp


@blueprint.get("/page/<sha256>/<int:number>.png")
def picture(sha256: str, number: int) -> Response:
    """A page (1-based) of a document that is held, as PNG."""
    file = library().file(sha256) or abort(404)
    try:
        image = paper.picture(file, number)
    except paper.NoSuchPageError:
        abort(404)
    return Response(image, content_type="image/png", headers={"Cache-Control": FOR_EVER})


def evidence_page(iri: str) -> str:
    """A piece of evidence: its page with the words marked, what it says, and where it comes from."""
    found = place(querier(), iri) or abort(404)
    document: Paper = paper_of(querier(), found.document) or abort(404)
    marks: list[Mark] = shown_by(querier(), found)
    neighbours = places_on_page(querier(), found.document, found.page)
    here = neighbours.index(iri) if iri in neighbours else 0
    return render_template(
        "evidence.html",
        place=found,
        paper=document,
        marks=marks,
        sheet=sheet(found),
        count=len(neighbours),
        number=here + 1,
        previous=neighbours[here - 1] if here else "",
        following=neighbours[here + 1] if here + 1 < len(neighbours) else "",
    )


def sheet(found: Place) -> Sheet | None:
    """The page of a place, None where the file is gone or the page cannot be drawn."""
    file = library().file(found.sha256)
    if file is None:
        return None
    try:
        size = paper.size(file, found.page)
    except paper.NoSuchPageError:
        return None
    return Sheet(found, size, close_up(found, size))


def close_up(found: Place, size: paper.Size) -> CloseUp:
    """The place with some of the page around it, within the page."""
    x0, y0, x1, y1 = found.box
    width = min(max(x1 - x0 + 2 * AROUND, NARROWEST), size.width)
    height = min(max(y1 - y0 + AROUND, LOWEST), size.height)
    left = min(max((x0 + x1 - width) / 2, 0.0), size.width - width)
    top = min(max((y0 + y1 - height) / 2, 0.0), size.height - height)
    return CloseUp(left, top, width, height)
