"""Whether a result is the expected one: rows in any order, blank nodes under any name, numbers by their value."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from graph.vocabulary import XSD
from tests.w3c.endpoint import RESULTS

EXACT, INEXACT = {XSD.integer, XSD.decimal}, {XSD.double, XSD.float}
Row = tuple[tuple[str, object], ...]


def same(kind: str, expected: bytes, answer: bytes) -> bool:
    """Whether an answer is the expected one; ``kind`` is the ending of a file of results."""
    if kind == "csv":
        return _csv(expected) == _csv(answer)
    if kind == "ttl":
        return _graph(expected) == _graph(answer)
    return _table(expected, kind) == _table(answer, kind)


def _csv(text: bytes) -> Counter[frozenset[tuple[str, str]]]:
    """The rows by the names of their columns: SELECT * says nothing of their order."""
    rows = csv.DictReader(io.StringIO(text.decode(), newline=""))
    return Counter(
        frozenset((name, "_:" if cell.startswith("_:") else cell) for name, cell in row.items()) for row in rows
    )


def _graph(text: bytes) -> Dataset:
    quads = (
        Quad(each.subject, each.predicate, _exact(each.object))
        for each in parse(text, format=RdfFormat.TURTLE, base_iri="http://example.org/")
    )
    return _canonical(quads)


def _canonical(quads: Iterable[Quad]) -> Dataset:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def _table(text: bytes, kind: str) -> object:
    found = parse_query_results(text, format=QueryResultsFormat.from_media_type(RESULTS[kind]))
    if isinstance(found, QueryBoolean):
        return bool(found)
    assert isinstance(found, QuerySolutions)
    names = sorted(variable.value for variable in found.variables)
    rows = Counter(tuple((name, _exact(row[name])) for name in names if row[name] is not None) for row in found)
    if any(isinstance(term, BlankNode) for row in rows for _, term in row):
        return names, _canonical(_quads(rows))
    return names, rows


def _quads(rows: Counter[Row]) -> Iterator[Quad]:
    """Each row as a node of its own, so that blank nodes are compared over all rows."""
    for row, times in rows.items():
        node = BlankNode()
        yield Quad(node, NamedNode("urn:times"), Literal(times))
        for name, term in row:
            assert isinstance(term, NamedNode | BlankNode | Literal)
            yield Quad(node, NamedNode(f"urn:variable:{name}"), term)


def _exact(term: Any) -> Any:
    """A number as its value, any other term as it is."""
    if isinstance(term, Literal) and term.datatype in EXACT:
        return Literal(str(Decimal(term.value).normalize()), datatype=term.datatype)
    if isinstance(term, Literal) and term.datatype in INEXACT:
        return Literal(repr(float(term.value)), datatype=term.datatype)
    return term
