"""Whether a graph is whole: the shapes over everything that is held, as problems that say where to look."""

import msgspec
import pyshacl
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from graph.view import View
from graph.vocabulary import KF, ORG, PROV, SHAPES_FILE, XSD

FACT, EVIDENCE, IN_DOCUMENT, FILE_NAME, PAGE = (
    rdflib.URIRef(term.value) for term in (KF.Fact, PROV.wasDerivedFrom, KF.inDocument, KF.fileName, KF.page)
)


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing that is not whole: its class, which property, and what is wrong with it, in words.

    ``file`` and ``page`` (from 1) are where it was read; "" and 0 for what stands on no page.
    """

    kind: str
    path: str
    message: str
    thing: str
    value: str = ""
    file: str = ""
    page: int = 0


def problems(view: View) -> list[Problem]:
    """What the shapes find in a store, sorted; nothing where all is whole."""
    graph = _held(view)
    _, report, _ = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(SHAPES_FILE))
    assert isinstance(report, rdflib.Graph)
    return sorted(_problem(graph, report, result) for result in report.subjects(RDF.type, SH.ValidationResult))


def _held(view: View) -> rdflib.Graph:
    """The union of the graphs; of the reference the municipalities in use, for the program brings the rest itself."""
    quads = list(view.quads())
    towns = {quad.object for quad in quads if quad.predicate in (KF.municipality, ORG.unitOf)}
    graph = rdflib.Graph()
    for quad in quads:
        if quad.graph_name != view.base.reference or quad.subject in towns:
            graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return graph


def _term(term: object) -> Node:
    match term:
        case NamedNode():
            return rdflib.URIRef(term.value)
        case BlankNode():
            return rdflib.BNode(term.value)
        case Literal():
            plain = term.language or term.datatype == XSD.string  # rdflib tells "a" from "a"^^xsd:string
            kind = None if plain else rdflib.URIRef(term.datatype.value)
            return rdflib.Literal(term.value, lang=term.language, datatype=kind)
    raise TypeError(term)


def _problem(graph: rdflib.Graph, report: rdflib.Graph, result: Node) -> Problem:
    thing = report.value(result, SH.focusNode)
    file, page = _place(graph, thing)
    return Problem(
        kind=_kind(graph, thing),
        path=_short(report.value(result, SH.resultPath)),
        message=_message(report, result),
        thing=str(thing),
        value=_short(report.value(result, SH.value)),
        file=file,
        page=page,
    )


def _place(graph: rdflib.Graph, thing: Node | None) -> tuple[str, int]:
    """The file and the first page on which it rests, as far as these are told."""
    found = []
    for piece in (thing, *graph.objects(thing, EVIDENCE)):
        page, document = graph.value(piece, PAGE), graph.value(piece, IN_DOCUMENT)
        if page is not None and document is not None:
            found.append((str(graph.value(document, FILE_NAME) or document), int(str(page))))
    return min(found, default=("", 0))


def _kind(graph: rdflib.Graph, thing: Node | None) -> str:
    """The narrowest class that is told."""
    return min((_short(kind) for kind in graph.objects(thing, RDF.type) if kind != FACT), default="")


def _message(report: rdflib.Graph, result: Node) -> str:
    """In English where the shape speaks several languages."""
    messages = [m for m in report.objects(result, SH.resultMessage) if isinstance(m, rdflib.Literal)]
    return min(((m.language not in {None, "en"}, str(m)) for m in messages), default=(False, ""))[1]


def _short(term: Node | None) -> str:
    """The last part of an IRI of the ontology, a literal's text, "" for nothing and for what has no name."""
    return "" if term is None or isinstance(term, rdflib.BNode) else str(term).rpartition("#")[2]
