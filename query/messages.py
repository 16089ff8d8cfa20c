"""What is asked of the store and what it replies, as plain data that goes over a pipe."""

from collections.abc import Callable

import msgspec
from pyoxigraph import QueryResultsFormat, RdfFormat

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
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
}


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


class RefusedError(Exception):
    """The request is not answered; ``refusal`` says why."""

    def __init__(self, status: int, reason: str, line: int = 0, column: int = 0) -> None:
        super().__init__(reason)
        self.refusal = Refusal(status, reason, line, column)
