"""The endpoint and the store described for programs: SPARQL 1.1 Service Description, and VoID with counts."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.vocabulary import DCTERMS, PREFIXES, RDF, XSD, Namespace
from query.querier import Querier

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
    "TriG",
    "N-Quads",
)
DESCRIPTION_PREFIXES = PREFIXES | {"sd": SD.iri, "void": VOID.iri, "formats": FORMATS.iri}
TITLES = {
    "ja": "系譜：市町村の計画と、施策の継承",
    "en": "Keifu: plans of Japanese municipalities and what became of their measures",
}

TRIPLES = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
GRAPH_SIZES = "SELECT ?it (COUNT(*) AS ?n) { GRAPH ?it { ?s ?p ?o } } GROUP BY ?it ORDER BY ?it"
CLASSES = "SELECT ?it (COUNT(DISTINCT ?s) AS ?n) { ?s a ?it } GROUP BY ?it ORDER BY ?it"
PREDICATES = "SELECT ?it (COUNT(*) AS ?n) { ?s ?it ?o } GROUP BY ?it ORDER BY ?it"
EXAMPLES = "SELECT (MIN(?s) AS ?it) { ?s a kf:Measure }"

Node = NamedNode | BlankNode


def description(querier: Querier, endpoint: str, changed: datetime | None) -> list[Triple]:
    """The endpoint at this address and what it serves. Counting reads the whole store: keep it for each snapshot."""
    return [*_service(NamedNode(endpoint)), *_dataset(querier, NamedNode(endpoint), changed)]


def _service(endpoint: NamedNode) -> Iterator[Triple]:
    yield Triple(endpoint, RDF.type, SD.Service)
    yield Triple(endpoint, SD.endpoint, endpoint)
    yield Triple(endpoint, SD.supportedLanguage, SD.SPARQL11Query)
    yield Triple(endpoint, SD.feature, SD.UnionDefaultGraph)
    for name in RESULT_FORMATS:
        yield Triple(endpoint, SD.resultFormat, FORMATS[name])
    yield Triple(endpoint, SD.defaultDataset, _dataset_node(endpoint))


def _dataset_node(endpoint: NamedNode) -> NamedNode:
    return NamedNode(f"{endpoint.value}#dataset")


def _dataset(querier: Querier, endpoint: NamedNode, changed: datetime | None) -> Iterator[Triple]:
    dataset = _dataset_node(endpoint)
    yield Triple(dataset, RDF.type, SD.Dataset)
    yield Triple(dataset, RDF.type, VOID.Dataset)
    for language, title in TITLES.items():
        yield Triple(dataset, DCTERMS.title, Literal(title, language=language))
    if changed:
        yield Triple(dataset, DCTERMS.modified, Literal(changed.isoformat(timespec="seconds"), datatype=XSD.dateTime))
    yield Triple(dataset, VOID.sparqlEndpoint, endpoint)
    yield Triple(dataset, VOID.uriSpace, Literal(querier.base))
    for iri in PREFIXES.values():
        yield Triple(dataset, VOID.vocabulary, NamedNode(iri))
    for row in querier.rows(EXAMPLES):
        yield from (Triple(dataset, VOID.exampleResource, NamedNode(iri)) for iri in row.values())
    yield from _size(dataset, int(querier.rows(TRIPLES)[0]["n"]))
    yield from _partitions(querier, dataset)
    yield from _graphs(querier, dataset)


def _partitions(querier: Querier, dataset: NamedNode) -> Iterator[Triple]:
    classes, predicates = _counts(querier, CLASSES), _counts(querier, PREDICATES)
    yield Triple(dataset, VOID.classes, Literal(len(classes)))
    yield Triple(dataset, VOID.properties, Literal(len(predicates)))
    for iri, count in classes:
        part = BlankNode()
        yield Triple(dataset, VOID.classPartition, part)
        yield Triple(part, VOID["class"], NamedNode(iri))
        yield Triple(part, VOID.entities, Literal(count))
    for iri, count in predicates:
        part = BlankNode()
        yield Triple(dataset, VOID.propertyPartition, part)
        yield Triple(part, VOID.property, NamedNode(iri))
        yield from _size(part, count)


def _graphs(querier: Querier, dataset: NamedNode) -> Iterator[Triple]:
    for iri, count in _counts(querier, GRAPH_SIZES):
        named, graph = BlankNode(), BlankNode()
        yield Triple(dataset, SD.namedGraph, named)
        yield Triple(named, SD.name, NamedNode(iri))
        yield Triple(named, SD.graph, graph)
        yield Triple(graph, RDF.type, SD.Graph)
        yield from _size(graph, count)


def _size(node: Node, triples: int) -> Iterable[Triple]:
    yield Triple(node, VOID.triples, Literal(triples))


def _counts(querier: Querier, query: str) -> list[tuple[str, int]]:
    return [(row["it"], int(row["n"])) for row in querier.rows(query) if "it" in row]
