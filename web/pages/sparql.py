"""The SPARQL endpoint for programs, and a page to ask it for people. Both stand at /sparql."""

import json
import shlex
from functools import lru_cache
from urllib.parse import unquote

import msgspec
import pyoxigraph
from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from query.dataset import DESCRIPTION_PREFIXES, description
from query.messages import GRAPHS, Question, Refusal
from query.protocol import CORS, GRAPH_ALIASES, Request, best, respond, wants_page
from query.questions import categories, saved_question
from web.addresses import address, short
from web.library import Opened, library, opened
from web.limits import costly

blueprint = Blueprint("sparql", __name__)
MOST_SHOWN = 500  # rows on the page; the downloads have them all
DEFAULT_QUESTION = "01-what-became-of-it"
PAGE_TABLE, PAGE_GRAPH = "application/sparql-results+json", "text/turtle"
ROBOTS = """User-agent: *
Disallow: /sparql?
Disallow: /search?
Disallow: /export/
"""


class Cell(msgspec.Struct, frozen=True):
    """One value of a result: its text, and for a thing the address of its page."""

    text: str
    link: str = ""


class Result(msgspec.Struct, frozen=True):
    """A result as the page shows it: a table, a yes or no, or triples as text; or why there is none."""

    names: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    count: int = 0
    verdict: bool | None = None
    triples: str = ""
    refusal: Refusal | None = None


@blueprint.route(
    "/sparql", methods=["GET", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"], provide_automatic_options=False
)
@costly
def sparql() -> Response:
    """Answers a query as the protocol says; a browser that asks for a page gets one, who asks nothing the description."""
    parameters = list(request.args.items(multi=True))
    accept = request.headers.get("Accept", "")
    if request.method in ("GET", "HEAD"):
        if wants_page(accept, parameters):
            return page()
        if not parameters:
            return service_description(best(accept, [*GRAPHS, *GRAPH_ALIASES], GRAPH_ALIASES) or PAGE_GRAPH)
    response = respond(
        Request(
            request.method,
            parameters,
            accept,
            request.headers.get("Content-Type", ""),
            request.get_data(),
            request.headers.get("If-None-Match", ""),
        ),
        library().guard.ask,
        opened().version,
    )
    answer = Response(response.body, response.status, dict(response.headers))
    answer.headers["Content-Type"] = response.media_type
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def service_description(media_type: str) -> Response:
    """The endpoint and its data set, described in RDF."""
    body = described(opened(), request.base_url, media_type)
    return Response(body, 200, {**CORS, "Vary": "Accept"}, content_type=f"{media_type}; charset=utf-8")


@lru_cache(maxsize=4)
def described(store: Opened, endpoint: str, media_type: str) -> bytes:
    """The description, counted once for each snapshot."""
    triples = description(store.querier, endpoint, store.published)
    return pyoxigraph.serialize(triples, format=GRAPHS[media_type], prefixes=DESCRIPTION_PREFIXES) or b""


@blueprint.get("/.well-known/void")
def well_known() -> Answer:
    """Where programs look for the description of a site's data sets."""
    return redirect(url_for("sparql.sparql"), 303)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Robots may read everything but what is computed for each question."""
    return Response(ROBOTS, content_type="text/plain; charset=utf-8")


def page() -> Response:
    """The editor with the saved questions, and the result where a query is in the address."""
    query = request.args.get("query", "").replace("\r\n", "\n")
    try:
        chosen = saved_question(request.args.get("saved", DEFAULT_QUESTION), request.args)
    except ValueError:
        abort(400)
    result = ask(query) if query.strip() else None
    body = render_template(
        "sparql.html",
        query=query or (chosen.query if chosen else ""),
        chosen=chosen if not query else None,
        values=request.args,
        categories=categories(),
        endpoint=request.base_url,
        quoted=shlex.quote(f"query={query}"),
        result=result,
        most=MOST_SHOWN,
        limits=library().guard.limits,
    )
    status = result.refusal.status if result and result.refusal else 200
    return Response(body, status, {"Vary": "Accept"}, content_type="text/html; charset=utf-8")


def ask(query: str) -> Result:
    """The result of a query as the page shows it."""
    reply = library().guard.ask(Question(query, PAGE_TABLE, PAGE_GRAPH))
    if isinstance(reply, Refusal):
        return Result(refusal=reply)
    if reply.media_type == PAGE_GRAPH:
        return Result(triples=reply.body.decode())
    answer = json.loads(reply.body)
    if "boolean" in answer:
        return Result(verdict=answer["boolean"])
    names, rows = answer["head"]["vars"], answer["results"]["bindings"]
    shown = tuple(tuple(cell(row.get(name)) for name in names) for row in rows[:MOST_SHOWN])
    return Result(tuple(names), shown, len(rows))


def cell(term: dict[str, str] | None) -> Cell:
    """A term as a cell: the store's own things as links, other IRIs shortened where a prefix is known."""
    if term is None:
        return Cell("")
    value = str(term["value"])
    if term["type"] != "uri":
        return Cell(value)
    link = address(value)
    if link != value:
        return Cell(unquote(link).removeprefix("/id/"), link)
    return Cell(short(value))
