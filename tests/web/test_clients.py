"""Programs that others wrote ask the endpoint, over a real connection."""

import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from threading import Thread
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import pytest
import rdflib
from flask import Flask
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed
from werkzeug.serving import make_server

from tests.test_docs import code

KF = rdflib.Namespace("https://w3id.org/keifu/ns#")
NAMES = f"""
PREFIX kf: <{KF}> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name WHERE {{ ?m a kf:Measure ; skos:prefLabel ?name }} ORDER BY ?name"""
DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "sparql.md"


@pytest.fixture(scope="module")
def site(app: Flask) -> Iterator[str]:
    """Where the app is served."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def endpoint(site: str) -> str:
    """The address of the endpoint."""
    return f"{site}/sparql"


def converted(client: SPARQLWrapper) -> Any:
    """The answer as SPARQLWrapper gives it: of another type for each format."""
    return client.query().convert()


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_select(endpoint: str, method: str) -> None:
    """SPARQLWrapper gets rows as JSON, by GET and by POST."""
    client = SPARQLWrapper(endpoint)
    client.setMethod(method)
    client.setReturnFormat(JSON)
    client.setQuery(NAMES)
    rows = converted(client)["results"]["bindings"]
    assert "図書館サーバーの更新" in [row["name"]["value"] for row in rows]


def test_sparqlwrapper_other_forms(endpoint: str) -> None:
    """SPARQLWrapper gets XML, CSV and Turtle, posts the query itself, and has a misprint named as one."""
    client = SPARQLWrapper(endpoint)
    client.setQuery("ASK { ?s ?p ?o }")
    client.setReturnFormat(XML)
    assert "<boolean>true</boolean>" in converted(client).toxml()
    client.setQuery(NAMES)
    client.setReturnFormat(CSV)
    assert "納税の案内" in converted(client).decode()
    client.setMethod(POST)
    client.setRequestMethod(POSTDIRECTLY)
    client.setQuery(f"CONSTRUCT {{ ?m a <{KF.Measure}> }} WHERE {{ ?m a <{KF.Measure}> }}")
    client.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=converted(client), format="turtle")) > 5
    client.setReturnFormat(JSON)
    client.setQuery("SELECT * {")
    with pytest.raises(QueryBadFormed):
        client.query()


def test_rdflib_store(endpoint: str) -> None:
    """Rdflib uses the endpoint as a store: patterns, queries with bindings, and counting."""
    graph = rdflib.Graph(SPARQLStore(endpoint))
    measures = set(graph.subjects(rdflib.RDF.type, KF.Measure))
    assert len(measures) > 5
    one = rdflib.URIRef(min(map(str, measures)))
    (name,) = graph.objects(one, rdflib.SKOS.prefLabel)
    found = graph.query(
        "SELECT ?name WHERE { ?m skos:prefLabel ?name }", initNs={"skos": rdflib.SKOS}, initBindings={"m": one}
    )
    assert [row.name for row in found if isinstance(row, rdflib.query.ResultRow)] == [name]
    assert (one, rdflib.RDF.type, KF.Measure) in graph


def test_pandas(endpoint: str) -> None:
    """Pandas reads a query's address as a table."""
    table = pd.read_csv(f"{endpoint}?{urlencode({'query': NAMES, 'format': 'csv'})}")
    assert "キャッシュレス納付" in set(table["name"])


@pytest.mark.skipif(not which("curl"), reason="curl is not installed")
@pytest.mark.parametrize("command", [each for each in code(DOCUMENT.read_text()).split("\n\n") if "curl" in each])
def test_curl_as_the_document_prints_it(site: str, command: str) -> None:
    """Each curl command of docs/sparql.md answers, sent to this server instead of the one in the document."""
    here = command.replace("http://127.0.0.1:8000", site)
    words = shlex.split(here.replace("\\\n", " "), comments=True)
    result = subprocess.run([*words, "--fail", "--silent"], capture_output=True, check=False, text=True)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip()
