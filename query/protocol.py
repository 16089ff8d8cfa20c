"""SPARQL 1.1 Protocol without I/O: a request as plain data in, a response as plain data out. It only reads."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from hashlib import sha256
from urllib.parse import parse_qsl

import msgspec

from query.messages import GRAPHS, TABLES, Question, Refusal, RefusedError, Reply

Parameters = list[tuple[str, str]]
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
# Names for ?format= and other media types under which the same format is asked for.
NAMES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ttl": "text/turtle",
    "ntriples": "application/n-triples",
    "nt": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
    "nquads": "application/n-quads",
    "nq": "application/n-quads",
}
TABLE_ALIASES = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
GRAPH_ALIASES = {
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
    "text/plain": "application/n-triples",
}
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Retry-After"}
PREFLIGHT = CORS | {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
CHANGING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID)\s*\(", re.IGNORECASE)  # another answer each time
SECONDS_TO_RETRY = 5


class Request(msgspec.Struct, frozen=True):
    """What came in: ``parameters`` are those of the address, in order."""

    method: str
    parameters: Parameters
    accept: str = ""
    content_type: str = ""
    body: bytes = b""
    if_none_match: str = ""


class Response(msgspec.Struct, frozen=True):
    """What goes out."""

    status: int
    media_type: str
    body: bytes
    headers: Mapping[str, str]


def respond(request: Request, ask: Callable[[Question], Reply], version: str = "") -> Response:
    """The response to a request to the endpoint; ``ask`` answers the query in it.

    ``version`` is another one whenever the store has changed; a client that has this version's answer gets no other.
    """
    if request.method == "OPTIONS":
        return Response(204, "", b"", PREFLIGHT)
    try:
        question = question_of(request)
    except RefusedError as error:
        return refusal_response(error.refusal)
    headers = CORS | {"Vary": "Accept"} | (caching(question, version) if request.method in ("GET", "HEAD") else {})
    if "ETag" in headers and is_known(headers["ETag"], request.if_none_match):
        return Response(304, "", b"", headers)
    reply = ask(question)
    if isinstance(reply, Refusal):
        return refusal_response(reply, question.query)
    return Response(200, with_charset(reply.media_type), reply.body, headers)


def caching(question: Question, version: str) -> dict[str, str]:
    """The headers that let an answer be kept until the store changes; none where it is another one each time."""
    if not version or CHANGING.search(question.query):
        return {"Cache-Control": "no-store"}
    digest = sha256(msgspec.msgpack.encode((version, question))).hexdigest()[:32]
    return {"Cache-Control": "no-cache", "ETag": f'W/"{digest}"'}


def is_known(tag: str, if_none_match: str) -> bool:
    """Whether the tag is one of those in an If-None-Match header."""
    opaque = tag.removeprefix("W/")
    return opaque in (known.strip().removeprefix("W/") for known in if_none_match.split(","))


def refusal_response(refusal: Refusal, query: str = "") -> Response:
    """A refusal as a response: its reason in plain text, and below it the line of the query with a mark."""
    headers = dict(CORS)
    if refusal.status == 405:
        headers["Allow"] = "GET, HEAD, POST, OPTIONS"
    if refusal.status == 503:
        headers["Retry-After"] = str(SECONDS_TO_RETRY)
    text = f"{refusal.reason}\n{marked(query, refusal)}"
    return Response(refusal.status, "text/plain; charset=utf-8", text.encode(), headers)


def marked(query: str, refusal: Refusal) -> str:
    """The line of a query that is refused, with a mark below the column; "" where the refusal names no place in it."""
    lines = query.split("\n")
    if not 1 <= refusal.line <= len(lines):
        return ""
    line = lines[refusal.line - 1].rstrip("\r")
    before = line[: refusal.column - 1]
    blanks = "".join("　" if unicodedata.east_asian_width(letter) in "FW" else " " for letter in before)
    return f"\n{line}\n{blanks}^\n"


def with_charset(media_type: str) -> str:
    """The media type, with the encoding where it is a text."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def question_of(request: Request) -> Question:
    """The query in a request, and how its result is wanted. Raises RefusedError."""
    parameters = request.parameters + _posted(request)
    named = dict(parameters)
    if "update" in named:
        raise RefusedError(403, "updates are refused: this endpoint only reads")
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) != 1:
        raise RefusedError(400, "send exactly one query, in the parameter query or as the body of a POST")
    table, graph = _formats(request.accept, named.get("format", ""))
    return Question(
        queries[0],
        table,
        graph,
        tuple(_graph_iri(value) for name, value in parameters if name == "default-graph-uri"),
        tuple(_graph_iri(value) for name, value in parameters if name == "named-graph-uri"),
    )


def _posted(request: Request) -> Parameters:
    if request.method in ("GET", "HEAD"):
        return []
    if request.method != "POST":
        raise RefusedError(405, f"{request.method} is not answered here: use GET or POST")
    media_type = request.content_type.partition(";")[0].strip().lower()
    if media_type == UPDATE:
        raise RefusedError(403, "updates are refused: this endpoint only reads")
    if media_type not in (FORM, DIRECT):
        raise RefusedError(415, f"send a POST as {FORM} or {DIRECT}")
    try:
        text = request.body.decode()
        return parse_qsl(text, keep_blank_values=True, errors="strict") if media_type == FORM else [("query", text)]
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the query is not UTF-8") from error


def _graph_iri(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*", text):
        raise RefusedError(400, "default-graph-uri and named-graph-uri must be absolute IRIs")
    return text


def _formats(accept: str, name: str) -> tuple[str, str]:
    """The media types for a table and for a graph, "" where none that is offered is accepted."""
    if name:
        wanted = NAMES.get(name.lower(), name)
        table, graph = TABLE_ALIASES.get(wanted, wanted), GRAPH_ALIASES.get(wanted, wanted)
        if name.lower() in ("json", "xml"):
            graph = GRAPH_ALIASES[f"application/{name.lower()}"]
        found = table if table in TABLES else "", graph if graph in GRAPHS else ""
        if found == ("", ""):
            raise RefusedError(400, f"no such format: use one of {', '.join(NAMES)}")
        return found
    return best(accept, [*TABLES, *TABLE_ALIASES], TABLE_ALIASES), best(
        accept, [*GRAPHS, *GRAPH_ALIASES], GRAPH_ALIASES
    )


def best(accept: str, offered: list[str], aliases: Mapping[str, str]) -> str:
    """Of the offered media types the one that an Accept header wants most ("" none); the first where it says nothing."""
    weights = _weights(accept or "*/*")
    ranked = sorted(((_weight(weights, kind), -place, kind) for place, kind in enumerate(offered)), reverse=True)
    weight, _, kind = ranked[0]
    return aliases.get(kind, kind) if weight > 0 else ""


def _weights(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(","):
        media_range, *settings = (piece.strip().lower() for piece in part.split(";"))
        quality = next((setting[2:] for setting in settings if setting.startswith("q=")), "1")
        found[media_range] = float(quality) if re.fullmatch(r"[01](\.\d*)?", quality) else 0.0
    return found


def _weight(weights: Mapping[str, float], kind: str) -> float:
    """The weight of the most particular range that holds this media type."""
    whole_type = kind.partition("/")[0] + "/*"
    return next((weights[media_range] for media_range in (kind, whole_type, "*/*") if media_range in weights), 0.0)


def wants_page(accept: str, parameters: Parameters) -> bool:
    """Whether a person's browser asks: HTML is wanted at least as much as any format of results."""
    if any(name == "format" for name, _ in parameters):
        return False
    weights = _weights(accept)
    others = [_weight(weights, kind) for kind in (*TABLES, *GRAPHS)]
    return weights.get("text/html", 0.0) > 0 and weights["text/html"] >= max(others)
