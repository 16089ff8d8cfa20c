"""The W3C's test cases of SPARQL 1.1 as data, read from rdflib's source distribution."""

import re
import sys
import tarfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

import msgspec
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

FOLDER = Path(sys.prefix) / "w3c"  # where `make w3c` puts the distribution
MISSING = "the W3C's test cases are not here: fetch them with make w3c"
INSIDE = "test/data/suites/w3c/sparql11/"
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
TYPE, FIRST, REST = (
    NamedNode(f"http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}") for name in ("type", "first", "rest")
)
OWN_GRAPH = re.compile(r"FROM\s+<([\w.-]+)>")
QUERY_GROUPS = (
    "aggregates",
    "bind",
    "bindings",
    "construct",
    "csv-tsv-res",
    "exists",
    "functions",
    "grouping",
    "json-res",
    "negation",
    "project-expression",
    "property-path",
    "subquery",
    "syntax-query",
)

Node = NamedNode | BlankNode | Literal


class Graph(msgspec.Struct, frozen=True):
    """A graph of a case's data set: its IRI and the file that holds it."""

    iri: str
    text: bytes


class Case(msgspec.Struct, frozen=True):
    """A test case; ``kind`` is its class without namespace, ``own`` the graphs that its query names with FROM,
    ``result`` the expected file's name and text.
    """

    group: str
    name: str
    kind: str
    iri: str
    query: str = ""
    default: tuple[Graph, ...] = ()
    named: tuple[Graph, ...] = ()
    own: tuple[Graph, ...] = ()
    result_file: str = ""
    result: bytes = b""


@cache
def files() -> dict[str, bytes]:
    """The suite's files by their path below it; none where the distribution is not here."""
    found: dict[str, bytes] = {}
    for archive in FOLDER.glob("rdflib-*.tar.gz"):
        with tarfile.open(archive) as opened:
            for member in opened:
                _, inside, path = member.name.partition(INSIDE)
                content = opened.extractfile(member) if inside and member.isfile() else None
                if content:
                    found[path] = content.read()
    return found


@cache
def cases(group: str) -> tuple[Case, ...]:
    """The cases of a group, in the manifest's order; none where the distribution is not here."""
    return tuple(_cases(group)) if files() else ()


def _cases(group: str) -> Iterator[Case]:
    base = f"{BASE}{group}/"
    store = Store()
    store.load(files()[f"{group}/manifest.ttl"], format=RdfFormat.TURTLE, base_iri=base)
    manifest = Manifest(store)
    for quad in store.quads_for_pattern(None, NamedNode(f"{MF}entries"), None):
        for entry in manifest.items(quad.object):
            yield _case(group, manifest, entry)


class Manifest:
    """The properties of a manifest's entries."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def values(self, node: Node | None, predicate: str) -> list[Node]:
        """What a node points to."""
        if not isinstance(node, NamedNode | BlankNode):
            return []
        found = [quad.object for quad in self.store.quads_for_pattern(node, NamedNode(predicate), None)]
        return [term for term in found if isinstance(term, NamedNode | BlankNode | Literal)]

    def value(self, node: Node | None, predicate: str) -> Node | None:
        """The one thing that a node points to, None where there is none."""
        return next(iter(self.values(node, predicate)), None)

    def items(self, head: object) -> Iterator[NamedNode]:
        """The members of a list."""
        node = head if isinstance(head, NamedNode | BlankNode) else None
        while node:
            item = self.value(node, FIRST.value)
            if isinstance(item, NamedNode):
                yield item
            rest = self.value(node, REST.value)
            node = rest if isinstance(rest, BlankNode) else None


def _case(group: str, manifest: Manifest, entry: NamedNode) -> Case:
    kind = manifest.value(entry, TYPE.value)
    action = manifest.value(entry, f"{MF}action")
    query = manifest.value(action, f"{QT}query") or action
    result = manifest.value(entry, f"{MF}result")
    text = _text(query).decode()
    return Case(
        group,
        entry.value.rpartition("#")[2],
        kind.value.rpartition("#")[2] if isinstance(kind, NamedNode) else "",
        query.value if isinstance(query, NamedNode) else "",
        text,
        tuple(_graph(term) for term in manifest.values(action, f"{QT}data")),
        tuple(_graph(term) for term in manifest.values(action, f"{QT}graphData")),
        tuple(_graph(NamedNode(f"{BASE}{group}/{name}")) for name in OWN_GRAPH.findall(text)),
        PurePosixPath(result.value).name if isinstance(result, NamedNode) else "",
        _text(result),
    )


def _graph(term: Node) -> Graph:
    assert isinstance(term, NamedNode)
    return Graph(term.value, _text(term))


def _text(term: Node | None) -> bytes:
    return files().get(term.value.removeprefix(BASE), b"") if isinstance(term, NamedNode) else b""
