"""Reviewing: inferred links one at a time with both pages shown; accepted or rejected, and taken back again."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph.decisions import Decision, Review, Verdict, time_after
from graph.store import Store, StoreError
from query.measures import is_measure
from query.review import Question, decided, siblings, waiting
from web.access import person, writers_only
from web.library import library, querier
from web.pages.clippings import own_place
from web.pages.evidence import Sheet

blueprint = Blueprint("review", __name__)
MOST_SHOWN = 12  # decisions
LONGEST_REASON = 500  # characters
VERDICTS: tuple[Verdict, ...] = ("accept", "reject")


@blueprint.get("/review")
@writers_only
def review() -> str:
    """The next link that waits, and what was decided of late."""
    plan, place = request.args.get("plan", ""), max(0, request.args.get("skip", 0, type=int))
    found = waiting(querier(), plan, place)
    decisions = library().decisions()
    return render_template(
        "review.html",
        waiting=found,
        place=min(place, max(found.count - 1, 0)),
        plan=plan,
        sheets=sheets(found.question) if found.question else [],
        others=siblings(querier(), found.question.new) if found.question else [],
        decided=decided(querier(), decisions, Review(decisions).in_force, MOST_SHOWN),
    )


def sheets(question: Question) -> list[tuple[str, Sheet]]:
    """For the old and the new measure a piece of a page on which it stands, with its side."""
    found = ((side, own_place(measure)) for side, measure in (("old", question.old), ("new", question.new)))
    return [(side, sheet) for side, sheet in found if sheet]


@blueprint.post("/review")
@writers_only
def decide() -> Answer:
    """Records a verdict on a link, then on to the next."""
    old, new, verdict = (request.form.get(name, "") for name in ("old", "new", "verdict"))
    right = request.form.get("right", "") if verdict == "correct" else old
    if verdict not in (*VERDICTS, "correct") or not all(is_measure(querier(), iri) for iri in (old, new, right)):
        abort(400)
    if verdict == "correct":  # not to this one, but to that
        return record(onward(), made("accept", (old, right)), made("reject", (old, new)))
    return record(onward(), made("accept" if verdict == "accept" else "reject", (old, new)))


@blueprint.post("/review/undo")
@writers_only
def undo() -> Answer:
    """Takes a decision back."""
    name = request.form.get("decision", "")
    if name not in {decision.name for decision in library().decisions()}:
        abort(400)
    return record(onward(), made("undo", (name,)))


def made(verdict: Verdict, on: tuple[str, ...]) -> Decision:
    """A decision of who asks, made now."""
    why = request.form.get("why", "").strip()[:LONGEST_REASON]
    return Decision(verdict, on, person(), time_after(library().decisions()), why)


def onward() -> str:
    """The page with what waits next: links, or findings where the form came from there."""
    form = request.form
    if form.get("from") == "findings":
        return url_for("findings.findings", file=form.get("file"), skip=form.get("skip"))
    return url_for("review.review", plan=form.get("plan"), skip=form.get("skip"))


def record(then: str, *decisions: Decision) -> Answer:
    """Writes decisions into the store, all or none, or says on the next page why they cannot be written now."""
    try:
        with Store.open(library().place) as store:
            store.decide(*decisions)
    except StoreError as error:
        flash(str(error))
    return redirect(then, 303)
