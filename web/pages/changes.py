"""What changed from one plan to the next: both side by side with bands between them, and the same as a list."""

from collections.abc import Iterable

from flask import Blueprint, Response, abort, render_template, request

from query.behind import behind
from query.changes import Change, changes, kinds, only, plans_before, rows, tied, unsaid
from query.plans import Plan, plan_of
from web.addresses import iri_of
from web.drawing import draw
from web.library import querier
from web.tables import table
from web.words import KINDS, STATUSES

blueprint = Blueprint("changes", __name__)
HEAD = ("old plan", "old number", "old measure", "kind", "status", "confidence", "reason", "fiscal year", "new plan",
        "new number", "new measure", "file", "page")  # fmt: skip


@blueprint.get("/changes/<path:path>")
def changed(path: str) -> str | Response:
    """The changes into the plan whose page is /id/``path``, from ?from= or the plan before; ?kind= shows one kind."""
    new = plan_at(path)
    before = plans_before(querier(), new.iri)
    old = next((plan for plan in before if plan.iri == request.args.get("from", plan.iri)), None) or abort(404)
    whole = changes(querier(), old.iri, new.iri)
    kind = request.args.get("kind", "")
    shown = only(whole, kind) if kind in KINDS else whole
    listed = rows(shown)
    if request.args.get("format") == "csv":
        return table(f"{old.title}-{new.title}", HEAD, lines(listed))
    return render_template(
        "changes.html",
        old=old,
        new=new,
        before=before,
        kind=kind,
        counts=kinds(rows(whole)),
        rows=listed,
        drawing=draw(tied(shown)),
        kinds={row.kind for row in listed} - {"ended", "created"},
        inferred=any(not row.link.stated for row in listed),
        behind=behind("changes", old=old.iri, new=new.iri),
        unsaid={plan.iri: unsaid(whole, plan.iri) for plan in (old, new)},
    )


def plan_at(path: str) -> Plan:
    """The plan whose page is /id/``path``; 404 where there is none."""
    try:
        known = querier().holds("ASK { $it a kf:Plan }", it=iri_of(path))
    except ValueError:
        abort(404)
    return plan_of(querier(), iri_of(path)) if known else abort(404)


def lines(listed: Iterable[Change]) -> Iterable[tuple[object, ...]]:
    """The changes as lines of a file."""
    for change in listed:
        link, pages = change.link, change.link.pages
        old, new = (
            (end.plan.title, end.notation, end.name) if end else ("", "", "") for end in (change.old, change.new)
        )
        place = (pages[0].file, pages[0].page) if pages else ("", "")
        status = STATUSES.get(link.status, link.status)
        yield *old, KINDS.get(change.kind, change.kind), status, link.confidence, link.reason, link.year, *new, *place
