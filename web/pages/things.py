"""Every IRI of the store answers: a page for people, RDF for programs that ask for it."""

from collections.abc import Callable

import pyoxigraph
from flask import Blueprint, Response, abort, redirect, render_template, request
from pyoxigraph import RdfFormat
from werkzeug.wrappers import Response as Answer

from graph.vocabulary import KF, ONTOLOGY_FILE, PREFIXES
from query.behind import behind
from query.cards import measure_card
from query.changes import plans_before
from query.department import department_card
from query.documents import findings_of, marked_pages, paper_of, places_of_fact, subjects_of
from query.facts import local
from query.holdings import town
from query.indicator_lines import indicator_lines
from query.messages import GRAPHS, Question, Refusal
from query.ontology import terms
from query.outline import plan_outline
from query.protocol import CORS, GRAPH_ALIASES, NAMES, best, refusal_response, wants_page
from query.selection import Selection, choices, coverage, measures
from query.trace import line
from web.addresses import address, iri_of
from web.charts import charts
from web.library import library, querier
from web.pages.evidence import evidence_page

blueprint = Blueprint("things", __name__)
Page = Callable[[str], str | Answer]
KINDS = "SELECT DISTINCT ?kind WHERE { $it a ?kind }"
PROPERTIES = "SELECT DISTINCT ?p ?o ?label WHERE { $it ?p ?o OPTIONAL { ?o skos:prefLabel|dcterms:title ?label } } ORDER BY ?p ?o"
IS_GRAPH = "ASK { GRAPH $it { ?s ?p ?o } }"
IS_NAMED = "ASK { { $it ?p ?o } UNION { ?s ?p $it } }"
DOCUMENT_IN = "SELECT ?document { GRAPH $it { ?document a kf:Document } } LIMIT 2"
ABOUT = "CONSTRUCT { $it ?p ?o . ?f ?q ?r } WHERE { { $it ?p ?o } UNION { ?f kf:about $it ; ?q ?r } }"


@blueprint.get("/id/<path:path>")
def thing(path: str) -> str | Answer:
    """The page of a thing, or its triples where RDF is asked for."""
    iri = iri_of(path)
    try:
        kinds = {local(row["kind"]) for row in querier().rows(KINDS, it=iri)}
        is_graph = not kinds and querier().holds(IS_GRAPH, it=iri)
        known = kinds or is_graph or querier().holds(IS_NAMED, it=iri)
    except ValueError:
        abort(404)
    if not known:
        abort(404)
    media_type = rdf_type()
    if media_type:
        return graph_triples(iri, media_type) if is_graph else triples(iri, media_type)
    page = next((page for kind, page in PAGES.items() if kind in kinds), graph if is_graph else properties)
    return page(iri)


def rdf_type() -> str:
    """The RDF media type that is asked for, "" where a page is."""
    parameters = list(request.args.items())
    named = request.args.get("format", "")
    if named:
        wanted = NAMES.get(named.lower(), named)
        return wanted if wanted in GRAPHS else abort(400)
    accept = request.headers.get("Accept", "")
    if not accept or wants_page(accept, parameters) or accept.strip() == "*/*":
        return ""
    return best(accept, [*GRAPHS, *GRAPH_ALIASES], GRAPH_ALIASES)


def triples(iri: str, media_type: str) -> Response:
    """What is said of a thing, with the facts about it."""
    found = querier().triples(ABOUT, it=iri)
    return rdf(pyoxigraph.serialize(found, format=GRAPHS[media_type], prefixes=PREFIXES), media_type)


def graph_triples(iri: str, media_type: str) -> Response:
    """A whole named graph. It may be large, so people's limits hold."""
    reply = library().guard.ask(Question("CONSTRUCT WHERE { ?s ?p ?o }", "", media_type, (iri,)))
    if isinstance(reply, Refusal):
        refused = refusal_response(reply)
        return Response(refused.body, refused.status, dict(refused.headers), content_type=refused.media_type)
    return rdf(reply.body, media_type)


def rdf(body: bytes | None, media_type: str) -> Response:
    """Triples as a response that pages of other sites may read."""
    return Response(body, 200, {**CORS, "Vary": "Accept"}, content_type=f"{media_type}; charset=utf-8")


def measure(iri: str) -> str:
    """A measure."""
    lines = indicator_lines(querier(), line(querier(), iri))
    return render_template(
        "measure.html", card=measure_card(querier(), iri), charts=charts(lines, iri), behind=behind("measure", it=iri)
    )


def plan(iri: str) -> str:
    """A plan; ?department=, ?rating= and ?change= show a part of its tree."""
    whole = plan_outline(querier(), iri)
    chosen = Selection(*(request.args.get(name, "") for name in ("department", "rating", "change")))
    return render_template(
        "plan.html",
        outline=whole,
        chosen=chosen,
        tree=chosen.of(whole.tree) if chosen else whole.tree,
        found=sum(chosen.has(measure) for measure in measures(whole.tree)),
        choices=choices(whole.tree),
        coverage=coverage(whole.tree),
        before=plans_before(querier(), iri),
        behind=behind("plan", it=iri),
    )


def department(iri: str) -> str:
    """A department."""
    return render_template("department.html", card=department_card(querier(), iri), behind=behind("department", it=iri))


def municipality(iri: str) -> str:
    """A municipality with its plans."""
    held = town(querier(), iri)
    if held is None:
        return properties(iri)
    return render_template("municipality.html", town=held, behind=behind("municipality", it=iri))


def document(iri: str) -> str:
    """A document that was read."""
    paper = paper_of(querier(), iri) or abort(404)
    return render_template(
        "document.html",
        paper=paper,
        subjects=subjects_of(querier(), iri),
        pages=marked_pages(querier(), iri),
        findings=findings_of(querier(), iri),
        behind=behind("document", it=iri),
    )


INDICATOR_OF = "SELECT ?measure WHERE { $it kf:indicatorOf ?measure } ORDER BY ?measure LIMIT 1"


def indicator(iri: str) -> str | Answer:
    """An indicator stands on the page of its measure."""
    owners = querier().rows(INDICATOR_OF, it=iri)
    return redirect(address(owners[0]["measure"]) + "#indicators", 303) if owners else properties(iri)


def fact(iri: str) -> str | Answer:
    """A fact or finding stands on the page of its evidence."""
    places = places_of_fact(querier(), iri)
    return redirect(address(places[0].evidence), 303) if places else properties(iri)


def properties(iri: str) -> str:
    """Anything else: its triples as a table."""
    rows = [(row["p"], local(row["p"]), row["o"], row.get("label", "")) for row in querier().rows(PROPERTIES, it=iri)]
    return render_template("thing.html", iri=iri, rows=rows, behind=behind("thing", it=iri))


PAGES: dict[str, Page] = {
    "Measure": measure,
    "Plan": plan,
    "Department": department,
    "Municipality": municipality,
    "Document": document,
    "Evidence": evidence_page,
    "Indicator": indicator,
    "Fact": fact,
    "Finding": fact,
}


def graph(iri: str) -> str:
    """A named graph: what it is of, and where to have it whole."""
    documents = querier().rows(DOCUMENT_IN, it=iri)
    document = documents[0]["document"] if len(documents) == 1 else ""
    return render_template("graph.html", iri=iri, document=document, behind=behind("graph", it=iri))


@blueprint.get("/ns")
def ontology() -> Response:
    """The ontology: its terms as a page where a browser asks, else in RDF."""
    asks_for_page = wants_page(request.headers.get("Accept", ""), list(request.args.items()))
    media_type = "" if asks_for_page else rdf_type() or RdfFormat.TURTLE.media_type
    if media_type:
        triples = pyoxigraph.parse(path=str(ONTOLOGY_FILE), format=RdfFormat.TURTLE)
        return rdf(pyoxigraph.serialize(triples, format=GRAPHS[media_type], prefixes=PREFIXES), media_type)
    page = render_template("ns.html", terms=terms(), namespace=KF.iri)
    return Response(page, 200, {"Vary": "Accept"}, content_type="text/html; charset=utf-8")
