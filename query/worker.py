"""The process that answers people's queries: it may be killed at any moment and never writes.

Questions come as ``Question`` over a pipe, each is answered by one ``Answer`` or ``Refusal``, whole.
"""

import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec
from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple, serialize

from graph.isolation import deny_changes, deny_network, limit_memory
from graph.snapshots import Snapshot
from graph.vocabulary import PREFIXES
from query.messages import GRAPHS, TABLES, Answer, Limits, Question, Refusal, RefusedError, Reply
from query.rows import count_rows
from query.syntax import misprint, names_graphs, refuse_service, unescaped


class TooLargeError(Exception):
    """An answer grew over a limit; the message says which."""


def work(connection: Connection, directory: str, limits: Limits) -> None:
    """Answer questions until the other end of the pipe closes."""
    snapshot = Snapshot(Path(directory))
    limit_memory(limits.memory)
    deny_network()
    deny_changes()
    with suppress(EOFError, ConnectionError):  # whoever asked is gone
        connection.send_bytes(b"ready")
        while True:
            question = msgspec.msgpack.decode(connection.recv_bytes(), type=Question)
            connection.send_bytes(msgspec.msgpack.encode(reply(snapshot.graph, question, limits)))


def reply(store: Store, question: Question, limits: Limits) -> Reply:
    """The answer, or why there is none."""
    try:
        return _answer(store, question, limits)
    except RefusedError as error:
        return error.refusal
    except TooLargeError as error:
        return Refusal(413, str(error))
    except MemoryError:
        return Refusal(500, over_memory(limits))
    except (OSError, RuntimeError, ValueError) as error:
        return Refusal(500, f"the store could not answer this query: {error}")


def over_memory(limits: Limits) -> str:
    """The sentence for a query that is over its memory."""
    return f"the query needed more than {limits.memory:,} bytes of memory and was stopped: narrow it"


def _answer(store: Store, question: Question, limits: Limits) -> Reply:
    return written(_ask(store, question), question, limits)


def written(result: QuerySolutions | QueryBoolean | QueryTriples, question: Question, limits: Limits) -> Reply:
    """A result as it was wanted. Raises TooLargeError where it is over a limit."""
    if isinstance(result, QueryTriples):
        return _graph(result, question.graph, limits)
    return _table(result, question.table, limits)


def _ask(store: Store, question: Question) -> QuerySolutions | QueryBoolean | QueryTriples:
    """The result, not run through yet. The store's parser knows codepoint escapes in strings and IRIs only."""
    try:
        return _ask_as_written(store, question)
    except SyntaxError as error:
        query = unescaped(question.query)
        if query == question.query:
            raise misprint(query, error) from error
    try:
        return _ask_as_written(store, msgspec.structs.replace(question, query=query))
    except SyntaxError as error:
        raise misprint(query, error) from error


def _ask_as_written(store: Store, question: Question) -> QuerySolutions | QueryBoolean | QueryTriples:
    refuse_service(question.query)
    if question.default_graphs or question.named_graphs:
        return store.query(
            question.query,
            default_graph=[NamedNode(iri) for iri in question.default_graphs],
            named_graphs=[NamedNode(iri) for iri in question.named_graphs],
        )
    return store.query(question.query, use_default_graph_as_union=not names_graphs(question.query))


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
            "a CONSTRUCT or DESCRIBE is answered as Turtle, N-Triples, RDF/XML, JSON-LD, TriG or N-Quads;"
            " none of them is accepted",
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
