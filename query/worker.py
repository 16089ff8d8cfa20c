"""The process that answers people's queries: it may be killed at any moment and never writes.

Questions come as ``Question`` over a pipe, each is answered by one ``Answer`` or ``Refusal``, whole.
"""

import io
import os
import re
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from typing import Any

import msgspec
from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from graph.vocabulary import PREFIXES
from query.isolation import deny_network, limit_memory
from query.rows import count_rows

TABLES = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
NICENESS = 10  # people's queries stand back behind the pages
SERVICE = re.compile("service", re.IGNORECASE)
NO_KEYWORD = "servixe"
# Comments and prologue, then the first word of what is asked.
UPDATE = re.compile(
    r"(?:\s|#[^\n\r]*|BASE\s*<[^>]*>|PREFIX\s*[^\s:]*:\s*<[^>]*>)*+"
    r"(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
LONGEST_EXPECTATION = 200  # characters; the parser's own list can be endless


class Limits(msgspec.Struct, frozen=True):
    """``seconds`` for one query, ``memory`` and ``size`` of an answer in bytes, ``rows`` or triples of an answer."""

    seconds: float = 30.0
    memory: int = 1 << 30
    rows: int = 1_000_000
    size: int = 1 << 28


class Question(msgspec.Struct, frozen=True):
    """A query, and the media types in which tables and graphs are wanted ("" where none will do).

    Empty ``default_graphs`` mean the union of all; empty ``named_graphs`` mean all, unless the others are given.
    """

    query: str
    table: str
    graph: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True, tag=True):
    """A whole result."""

    media_type: str
    body: bytes


class Refusal(msgspec.Struct, frozen=True, tag=True):
    """Why there is no result: an HTTP status, a sentence, and the place in the query (both 1-based, 0 for none)."""

    status: int
    reason: str
    line: int = 0
    column: int = 0


Reply = Answer | Refusal
read_reply: Callable[[bytes], Reply] = msgspec.msgpack.Decoder(Reply).decode


class TooLargeError(Exception):
    """An answer grew over a limit; the message says which."""


def work(connection: Connection, directory: str, limits: Limits) -> None:
    """Answer questions until the other end of the pipe closes."""
    os.nice(NICENESS)
    store = Store.read_only(directory)
    limit_memory(_mapped_memory() + limits.memory)
    deny_network()
    connection.send_bytes(b"ready")
    while True:
        try:
            question = msgspec.msgpack.decode(connection.recv_bytes(), type=Question)
        except EOFError:
            return
        connection.send_bytes(msgspec.msgpack.encode(reply(store, question, limits)))


def reply(store: Store, question: Question, limits: Limits) -> Reply:
    """The answer, or why there is none."""
    try:
        return _ungated(question.query) or _answer(store, question, limits)
    except SyntaxError as error:
        return _syntax_refusal(question.query, error)
    except TooLargeError as error:
        return Refusal(413, str(error))
    except (OSError, RuntimeError, ValueError) as error:
        return Refusal(500, f"the store could not answer this query: {error}")


def _ungated(query: str) -> Refusal | None:
    """A refusal where SERVICE stands as a keyword: then the query does not parse with another word in its place.

    The store's own parser is the judge, so that no comment, string or odd spelling can hide one from us. Raises
    SyntaxError where the query is wrong anyhow.
    """
    masked = SERVICE.sub(NO_KEYWORD, query)
    if masked == query:
        return None
    try:
        Store().query(masked)
    except SyntaxError:
        if _has_keyword(query):
            return Refusal(403, "SERVICE is refused: this endpoint fetches nothing from other servers")
        raise
    return None


TOKEN = re.compile(
    r"""\#[^\n\r]*|<[^<>"{}|^`\\\s]*>|'''.*?'''|\"\"\".*?\"\"\"|'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*"
    |[?$@][\w-]+|[\w.-]*:[\w.:%-]*|(?P<word>[A-Za-z_]\w*)""",
    re.DOTALL | re.VERBOSE,
)


def _has_keyword(query: str) -> bool:
    """Whether SERVICE stands as a word of its own; only to tell a refusal from a misprint."""
    return any((token["word"] or "").lower() == "service" for token in TOKEN.finditer(query))


def _syntax_refusal(query: str, error: SyntaxError) -> Refusal:
    update = UPDATE.match(query)
    if update:
        return Refusal(403, f"{update[1].upper()} is refused: this endpoint only reads")
    place = POSITION.match(str(error))
    if not place:
        return Refusal(400, f"the query is not SPARQL: {error}")
    line, column, expected = int(place[1]), int(place[2]), place[3][:LONGEST_EXPECTATION]
    return Refusal(400, f"the query is not SPARQL: line {line}, column {column}: {expected}", line, column)


def _answer(store: Store, question: Question, limits: Limits) -> Reply:
    result = _ask(store, question)
    if isinstance(result, QueryTriples):
        return _graph(result, question.graph, limits)
    return _table(result, question.table, limits)


def _ask(store: Store, question: Question) -> QuerySolutions | QueryBoolean | QueryTriples:
    if not question.default_graphs and not question.named_graphs:
        return store.query(question.query, use_default_graph_as_union=True)
    return store.query(
        question.query,
        default_graph=[NamedNode(iri) for iri in question.default_graphs],
        named_graphs=[NamedNode(iri) for iri in question.named_graphs],
    )


def _table(result: QuerySolutions | QueryBoolean, media_type: str, limits: Limits) -> Reply:
    if not media_type:
        return Refusal(406, "a SELECT or ASK is answered as JSON, XML, CSV or TSV; none of them is accepted")
    output = Output(limits.size)
    result.serialize(output, format=TABLES[media_type])
    body = output.getvalue()
    if isinstance(result, QuerySolutions):
        rows = count_rows(body, media_type, limits.rows)
        if rows > limits.rows:
            raise TooLargeError(f"the answer has {rows:,} rows, more than {limits.rows:,}: narrow the query")
    return Answer(media_type, body)


def _graph(result: QueryTriples, media_type: str, limits: Limits) -> Reply:
    if not media_type:
        return Refusal(
            406,
            "a CONSTRUCT or DESCRIBE is answered as Turtle, N-Triples, RDF/XML or JSON-LD; none of them is accepted",
        )
    output = Output(limits.size)
    serialize(_counted(result, limits.rows), output, format=GRAPHS[media_type], prefixes=PREFIXES)
    return Answer(media_type, output.getvalue())


def _counted(triples: Iterable[Triple], most: int) -> Iterator[Triple]:
    for count, triple in enumerate(triples, 1):
        if count > most:
            raise TooLargeError(f"the answer has more than {most:,} triples: narrow the query")
        yield triple


class Output(io.BytesIO):
    """Keeps what is written to it, up to ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Any) -> int:
        """Keep the data; raises TooLargeError where it is too much."""
        if self.tell() + memoryview(data).nbytes > self._limit:
            raise TooLargeError(f"the answer is larger than {self._limit:,} bytes: narrow the query")
        return super().write(data)


def _mapped_memory() -> int:
    """What the process has mapped before it answers anything, in bytes (0 where the system does not tell)."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 1 << 30
