"""Every IRI answers: a page for people, RDF for programs."""

from urllib.parse import quote

import pytest
import rdflib
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import NamedNode

from query.ontology import terms
from tests.web.conftest import library_of
from tests.web.test_pages import HTML

EVERY = 7  # of the many facts and pieces of evidence each seventh is asked for


def iris(app: Flask) -> list[str]:
    """Every IRI of the store's own, wherever it stands in a quad."""
    querier = library_of(app)
    found = {
        term.value
        for quad in querier.store.quads()
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)
        if isinstance(term, NamedNode) and term.value.startswith(querier.base)
    }
    many = [iri for iri in sorted(found) if iri.startswith((f"{querier.base}fact/", f"{querier.base}evidence/"))]
    return sorted(found.difference(many)) + many[::EVERY]


def test_every_iri_answers(app: Flask, client: FlaskClient) -> None:
    """Things, facts, evidence, graphs: each has a page (or leads to one), and says something of itself in RDF."""
    base = library_of(app).base
    for iri in iris(app):
        address = f"/id/{quote(iri.removeprefix(base))}"
        assert client.get(address, headers=HTML).status_code in {200, 303}, iri
        response = client.get(address, headers={"Accept": "text/turtle"})
        assert response.mimetype == "text/turtle", iri
        assert response.data.strip(), iri


@pytest.mark.parametrize("path", ["nothing", "graph/document/0", "a b", "%3Cx%3E"])
def test_nothing_answers_for_nothing(client: FlaskClient, path: str) -> None:
    """What the store does not know is not found, in either form."""
    assert client.get(f"/id/{path}", headers=HTML).status_code == 404
    assert client.get(f"/id/{path}", headers={"Accept": "text/turtle"}).status_code == 404


def test_a_graph_is_given_whole(app: Flask, client: FlaskClient) -> None:
    """The IRI of a document's graph gives all triples that stand in it."""
    querier = library_of(app)
    (row,) = querier.rows(
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?d a kf:Document . ?s ?p ?o } } GROUP BY ?g ORDER BY ?g LIMIT 1"
    )
    path = quote(row["g"].removeprefix(querier.base))
    response = client.get(f"/id/{path}", headers={"Accept": "application/n-triples"})
    assert len(rdflib.Graph().parse(data=response.data, format="nt")) == int(row["n"])


def test_the_ontology_in_words_and_in_rdf(client: FlaskClient) -> None:
    """/ns is a page with an anchor for each term, in both languages, and RDF where that is asked for."""
    japanese = client.get("/ns", headers=HTML).get_data(as_text=True)
    english = client.get("/ns?lang=en", headers=HTML).get_data(as_text=True)
    assert len(terms()) > 60
    for term in terms():
        assert f'id="{term.name}"' in japanese
        assert term.label["en"] in english
    graph = rdflib.Graph().parse(data=client.get("/ns", headers={"Accept": "application/rdf+xml"}).data, format="xml")
    measure = rdflib.URIRef("https://w3id.org/keifu/ns#Measure")
    assert (measure, rdflib.RDF.type, rdflib.OWL.Class) in graph
