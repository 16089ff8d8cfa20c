"""Reviewing what was not understood: findings one at a time with their page; right, wrong, or a fact nearby corrected."""

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask_babel import gettext
from pyoxigraph import NamedNode
from werkzeug.wrappers import Response as Answer

from graph.corrections import can_be_set
from graph.decisions import ON_FINDINGS, DecisionError, Review
from graph.vocabulary import KF
from query.deciding import decision
from query.documents import places_of_fact
from query.facts import Fact, facts_on
from query.ontology import terms
from query.review import decided
from query.unread import unread
from web.access import person, writers_only
from web.addresses import address, iri_of
from web.languages import language
from web.library import library, querier
from web.pages.evidence import sheet
from web.pages.review import LONGEST_REASON, MOST_SHOWN, record

blueprint = Blueprint("findings", __name__)


@blueprint.get("/review/findings")
@writers_only
def findings() -> str:
    """The next finding that waits; ?file= those of some files, ?skip= how many are left for later."""
    file, place = request.args.get("file", ""), max(0, request.args.get("skip", 0, type=int))
    decisions = library().decisions()
    review = Review(decisions)
    found = unread(querier(), review.findings.keys(), file, place)
    places = found.finding.places if found.finding else ()
    return render_template(
        "findings.html",
        waiting=found,
        place=min(place, max(found.count - 1, 0)),
        file=file,
        sheet=sheet(places[0], places[1:]) if places else None,
        decided=decided(querier(), decisions, review.in_force, MOST_SHOWN),
    )


@blueprint.post("/review/findings")
@writers_only
def decide() -> Answer:
    """Records what somebody says of a finding, then on to the next."""
    verdict = next((known for known in ON_FINDINGS if known == request.form.get("verdict")), None) or abort(400)
    why = request.form.get("why", "").strip()[:LONGEST_REASON]
    try:
        made = decision(querier(), library().decisions(), verdict, (request.form.get("finding", ""),), person(), why)
    except DecisionError:
        abort(400)
    onward = url_for("findings.findings", file=request.form.get("file"), skip=request.form.get("skip"))
    return record(onward, made)


@blueprint.get("/review/fact/<path:path>")
@writers_only
def fact(path: str) -> str:
    """A fact with its page, and a field for each of its properties that can be corrected."""
    return correction(stated(iri_of(path)))


@blueprint.post("/review/fact/<path:path>")
@writers_only
def correct(path: str) -> Answer:
    """Records what is right where it differs from what stands there."""
    found = stated(iri_of(path))
    kind = NamedNode(KF.iri + found.kind)
    given = {rule.name: request.form.get(rule.name, "").strip() for rule in can_be_set(kind)}
    to = [f"{name}={value}" for name, value in given.items() if value and value != found.get(name)]
    why = request.form.get("why", "").strip()[:LONGEST_REASON]
    try:
        made = decision(querier(), library().decisions(), "correct", (found.iri,), person(), why, to)
    except DecisionError as error:
        return Response(correction(found, str(error)), 400)
    return record(address(places_of_fact(querier(), found.iri)[0].evidence), made)


def stated(iri: str) -> Fact:
    """A fact that a document states, 404 where there is none of this IRI."""
    try:
        places = places_of_fact(querier(), iri)
    except ValueError:
        abort(404)
    facts = facts_on(querier(), places[0].evidence).all if places else ()
    return next((each for each in facts if each.iri == iri and each.kind != "Finding"), None) or abort(404)


def correction(found: Fact, problem: str = "") -> str:
    """The page on which a fact is corrected."""
    first = found.place or places_of_fact(querier(), found.iri)[0]
    others = tuple(other for other in found.places if other.page == first.page and other != first)
    return render_template(
        "correct.html",
        fact=found,
        facts=facts_on(querier(), first.evidence),
        sheet=sheet(first, others),
        properties=properties(),
        rules=can_be_set(NamedNode(KF.iri + found.kind)),
        problem=problem,
    )


def properties() -> dict[str, str]:
    """What the properties are called that can be corrected; the number's is not of this ontology."""
    return {"notation": gettext("番号"), **{term.name: term.label[language()] for term in terms()}}
