"""The W3C's protocol and service description cases through HTTP.

Their manifests name them only; what each sends and expects is written out here.
"""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
import rdflib
from werkzeug.test import TestResponse

from tests.w3c.endpoint import Endpoint
from tests.w3c.suite import MISSING, Graph, cases, files

DATA = [f"http://kasei.us/2009/09/sparql/data/data{number}.rdf" for number in range(4)]
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
UPDATE = "application/sparql-update"
ASK_ALL = " ".join(f"<{iri}> ?p ?o ." for iri in DATA[1:3])
ASK_NAMED = " ".join(f"GRAPH <{iri}> {{ <{iri}> ?p ?o }}" for iri in DATA[1:3])
ASK_BOTH = f"ASK {{ <{DATA[1]}> ?p ?o . GRAPH <{DATA[2]}> {{ <{DATA[2]}> ?q ?r }} }}"
ASK_PROTOCOL = f"ASK FROM <{DATA[1]}> {{ <{DATA[1]}> ?p ?o }}"
NAMED = {"named-graph-uri": DATA[1:3]}
DEFAULT = {"default-graph-uri": DATA[1:3]}
BOTH = {"default-graph-uri": DATA[1], "named-graph-uri": DATA[2]}
WRITES = ["INSERT DATA { <http://a.example/> <http://a.example/> 1 }"]
TABLES = {
    "application/sparql-results+xml",
    "application/sparql-results+json",
    "text/csv",
    "text/tab-separated-values",
}
GRAPHS = {"application/rdf+xml", "text/turtle", "application/n-triples"}


class Sent(msgspec.Struct, frozen=True):
    """A request, and what its response must be."""

    expected: Callable[[TestResponse], bool]
    method: str = "GET"
    address: dict[str, Any] = {}
    body: Any = None
    content_type: str | None = None


def true(response: TestResponse) -> bool:
    """A positive answer to an ASK."""
    return response.status_code == 200 and response.get_json(force=True)["boolean"] is True


def false(response: TestResponse) -> bool:
    """A negative answer to an ASK."""
    return response.status_code == 200 and response.get_json(force=True)["boolean"] is False


def client_error(response: TestResponse) -> bool:
    """Any status that blames the request."""
    return 400 <= response.status_code < 500


def refused(response: TestResponse) -> bool:
    """Refused, because this endpoint only reads, with a reason."""
    return response.status_code == 403 and b"only reads" in response.data


def typed(*kinds: str) -> Callable[[TestResponse], bool]:
    """A result of one of these media types."""
    return lambda response: response.status_code == 200 and response.mimetype in kinds


def posted(expected: Callable[[TestResponse], bool], **form: Any) -> Sent:
    """A form."""
    return Sent(expected, "POST", body=form, content_type=FORM)


QUERIES = {
    "query_post_form": posted(true, query="ASK {}"),
    "query_dataset_default_graphs_get": Sent(true, address={"query": f"ASK {{ {ASK_ALL} }}", **DEFAULT}),
    "query_dataset_default_graphs_post": posted(true, query=f"ASK {{ {ASK_ALL} }}", **DEFAULT),
    "query_dataset_named_graphs_post": posted(true, query=f"ASK {{ {ASK_NAMED} }}", **NAMED),
    "query_dataset_named_graphs_get": Sent(true, address={"query": f"ASK {{ {ASK_NAMED} }}", **NAMED}),
    "query_dataset_full": posted(true, query=ASK_BOTH, **BOTH),
    "query_multiple_dataset": posted(false, query=ASK_PROTOCOL, **{"default-graph-uri": DATA[2]}),
    "query_get": Sent(true, address={"query": "ASK {}"}),
    "query_content_type_select": Sent(typed(*TABLES), address={"query": "SELECT (1 AS ?value) {}"}),
    "query_content_type_ask": Sent(typed(*TABLES), address={"query": "ASK {}"}),
    "query_content_type_describe": Sent(typed(*GRAPHS), address={"query": "DESCRIBE <http://example.org/>"}),
    "query_content_type_construct": Sent(
        typed(*GRAPHS), address={"query": "CONSTRUCT { <http://a.example/> <http://a.example/> 1 } {}"}
    ),
    "query_post_direct": Sent(true, "POST", body=b"ASK {}", content_type=DIRECT),
    "bad_query_method": Sent(client_error, "PUT", address={"query": "ASK {}"}),
    "bad_multiple_queries": Sent(client_error, address={"query": ["ASK {}", "SELECT * {}"]}),
    "bad_query_wrong_media_type": Sent(client_error, "POST", body=b"ASK {}", content_type="text/plain"),
    "bad_query_missing_form_type": Sent(client_error, "POST", body=b"query=ASK%20%7B%7D"),
    "bad_query_missing_direct_type": Sent(client_error, "POST", body=b"ASK {}"),
    "bad_query_non_utf8": Sent(client_error, "POST", body="ASK {}".encode("utf-16"), content_type=DIRECT),
    "bad_query_syntax": Sent(client_error, address={"query": "ASK {"}),
}
UPDATES = {
    "update_dataset_default_graph": posted(refused, update=WRITES, **{"using-graph-uri": DATA[1]}),
    "update_dataset_default_graphs": posted(refused, update=WRITES, **{"using-graph-uri": DATA[1:3]}),
    "update_dataset_named_graphs": posted(refused, update=WRITES, **{"using-named-graph-uri": DATA[1:3]}),
    "update_dataset_full": posted(
        refused, update=WRITES, **{"using-graph-uri": DATA[1], "using-named-graph-uri": DATA[2]}
    ),
    "update_post_form": posted(refused, update=WRITES),
    "update_post_direct": Sent(refused, "POST", body=b"CLEAR ALL", content_type=UPDATE),
    "update_base_uri": posted(refused, update="CLEAR GRAPH <http://example.org/protocol-base-test/>"),
    "bad_update_get": Sent(client_error, address={"update": "CLEAR ALL"}),
    "bad_multiple_updates": posted(client_error, update=["CLEAR NAMED", "CLEAR DEFAULT"]),
    "bad_update_wrong_media_type": Sent(client_error, "POST", body=b"CLEAR NAMED", content_type="text/plain"),
    "bad_update_missing_form_type": Sent(client_error, "POST", body=b"update=CLEAR%20NAMED"),
    "bad_update_non_utf8": Sent(client_error, "POST", body="CLEAR ALL".encode("utf-16"), content_type=UPDATE),
    "bad_update_syntax": posted(client_error, update="CLEAR XYZ"),
    "bad_update_dataset_conflict": posted(client_error, update=WRITES, **{"using-named-graph-uri": DATA[1]}),
}


@pytest.fixture(scope="module")
def endpoint() -> Endpoint:
    """The endpoint over three graphs, each of which says something of itself."""
    opened = Endpoint()
    opened.hold(tuple(Graph(iri, graph_text(iri)) for iri in DATA))
    return opened


def graph_text(iri: str) -> bytes:
    """A graph that says what it is, as RDF/XML."""
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef(iri), rdflib.RDF.type, rdflib.FOAF.Document))
    return graph.serialize(format="xml", encoding="utf-8")


@pytest.mark.skipif(not files(), reason=MISSING)
def test_every_case_is_here() -> None:
    """The cases written out here are those of the manifests."""
    assert {case.name for case in cases("protocol")} == {*QUERIES, *UPDATES}
    assert {case.name for case in cases("service-description")} == {
        "returns-rdf",
        "has-endpoint-triple",
        "conforms-to-schema",
    }


@pytest.mark.parametrize("name", [*QUERIES, *UPDATES])
def test_case(endpoint: Endpoint, name: str) -> None:
    """Each request gets the response that the case expects; each that would write is refused."""
    sent = (QUERIES | UPDATES)[name]
    response = endpoint.client.open(
        "/sparql", method=sent.method, query_string=sent.address, data=sent.body, content_type=sent.content_type
    )
    assert sent.expected(response), f"{response.status}: {response.get_data(as_text=True)}"


def test_service_description(endpoint: Endpoint) -> None:
    """A GET on the endpoint returns RDF; it has one service with this endpoint; its graphs are named with IRIs."""
    response = endpoint.client.get("/sparql")
    assert response.mimetype in GRAPHS
    graph = rdflib.Graph().parse(data=response.data, format=response.mimetype)
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
    assert list(graph.objects(service, sd.endpoint)) == [rdflib.URIRef("http://localhost/sparql")]
    assert all(isinstance(name, rdflib.URIRef) for name in graph.objects(None, sd.name))
