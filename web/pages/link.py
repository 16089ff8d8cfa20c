"""One link between an old and a new measure: its kind, how sure it is and why, and the pages side by side."""

from flask import Blueprint, abort, render_template, request

from query.behind import behind
from query.department_moves import office_changes
from query.measures import is_measure, measure_of
from query.successions import links_of
from web.addresses import iri_of
from web.library import querier
from web.pages.clippings import sides

blueprint = Blueprint("link", __name__)


@blueprint.get("/link/<path:path>")
def link(path: str) -> str:
    """The links from the measure whose page is /id/``path`` to the one at /id/ and ?to=."""
    old, new = iri_of(path), iri_of(request.args.get("to", ""))
    if not all(is_measure(querier(), iri) for iri in (old, new)):
        abort(404)
    found = [each for each in links_of(querier(), old) if each.new == new] or abort(404)
    ends = measure_of(querier(), old), measure_of(querier(), new)
    return render_template(
        "link.html",
        old=ends[0],
        new=ends[1],
        links=[(each, sides(each, *ends)) for each in found],
        offices=list(office_changes(querier(), old, new)),
        behind=behind("link", old=old, new=new),
    )
