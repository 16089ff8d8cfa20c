"""The endpoint through HTTP."""

import html
import json
import re
import shlex
from pathlib import Path
from urllib.parse import quote

import pytest
import rdflib
from flask.testing import FlaskClient

from graph.store import Store
from query.questions import categories, saved_questions
from tests.query.generations import store_of_generations
from web.app import create_app
from web.library import EXTENSION

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")

NAMES = (
    "SELECT ?name { ?m a <https://w3id.org/keifu/ns#Measure> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }"
)
BROWSER = {"Accept": "text/html,*/*;q=0.8"}


@pytest.mark.parametrize("how", ["get", "form", "direct"])
def test_three_ways_to_ask(client: FlaskClient, how: str) -> None:
    """GET, POST form and POST direct give the same answer, over the union of the named graphs."""
    if how == "get":
        response = client.get("/sparql", query_string={"query": NAMES})
    elif how == "form":
        response = client.post("/sparql", data={"query": NAMES})
    else:
        response = client.post("/sparql", data=NAMES.encode(), content_type="application/sparql-query")
    assert response.mimetype == "application/sparql-results+json"
    names = {row["name"]["value"] for row in json.loads(response.data)["results"]["bindings"]}
    assert {"図書館サーバーの更新", "電子書籍の貸出し"} <= names


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (NAMES, "application/sparql-results+xml"),
        (NAMES, "text/csv"),
        (NAMES, "text/tab-separated-values"),
        ("ASK { ?s ?p ?o }", "application/sparql-results+json"),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3", "text/turtle"),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3", "application/n-triples"),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3", "application/rdf+xml"),
        ("DESCRIBE <https://w3id.org/keifu/id/graph/derived>", "application/ld+json"),
    ],
)
def test_formats(client: FlaskClient, query: str, accept: str) -> None:
    """Each format that is asked for is the one that is given."""
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (200, accept)


def test_any_site_may_ask(client: FlaskClient) -> None:
    """Answers and refusals carry the header that lets pages of other sites read them; so does the preflight."""
    for response in (
        client.get("/sparql", query_string={"query": NAMES}),
        client.get("/sparql", query_string={"query": "no"}),
        client.options("/sparql"),
    ):
        assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("query", "status"),
    [("SELECT * {", 400), ("CLEAR ALL", 403), ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", 403)],
)
def test_refusals_for_programs_and_people(client: FlaskClient, query: str, status: int) -> None:
    """A program gets the reason as text, a person a page, both with the right status."""
    plain = client.get("/sparql", query_string={"query": query})
    page = client.get("/sparql", query_string={"query": query}, headers=BROWSER)
    assert (plain.status_code, plain.mimetype) == (status, "text/plain")
    assert (page.status_code, page.mimetype) == (status, "text/html")


def test_other_methods(client: FlaskClient) -> None:
    """What is neither GET nor POST is refused with the methods that are allowed."""
    response = client.put("/sparql", query_string={"query": NAMES})
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_page_shows_table_and_links(client: FlaskClient) -> None:
    """A person sees the result as a table, things as links to their pages, and downloads."""
    query = "SELECT ?m ?name { ?m a <https://w3id.org/keifu/ns#Measure> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }"
    text = client.get("/sparql", query_string={"query": query}, headers=BROWSER).get_data(as_text=True)
    assert "<table" in text
    assert 'href="/id/' in text
    assert "format=csv" in text


def test_saved_question_fills_the_editor(client: FlaskClient) -> None:
    """A saved question stands in the editor when it is chosen."""
    text = client.get("/sparql?saved=04-ended-and-why", headers=BROWSER).get_data(as_text=True)
    assert "終了した施策" in text
    assert "kf:successionKind" in text.partition("<textarea")[2]


def test_saved_question_takes_other_values(client: FlaskClient) -> None:
    """A parameter in the address stands in the query that the editor shows; one that cannot be meant is refused."""
    text = client.get("/sparql?saved=01-what-became-of-it&word=%E7%AA%93%E5%8F%A3", headers=BROWSER).get_data(
        as_text=True
    )
    assert "VALUES ?word { &#34;窓口&#34; }" in text
    assert client.get("/sparql?saved=27-planned-in-a-year&year=x", headers=BROWSER).status_code == 400


def test_download_link_gives_all_rows(client: FlaskClient) -> None:
    """The CSV of a query has its rows with a head."""
    response = client.get(f"/sparql?query={quote(NAMES)}&format=csv", headers=BROWSER)
    assert response.get_data(as_text=True).splitlines()[0] == "name"


@pytest.mark.parametrize("accept", ["", "*/*", "text/turtle", "application/rdf+xml;q=0.9, text/html;q=0.1"])
def test_the_endpoint_describes_itself(client: FlaskClient, accept: str) -> None:
    """Asked nothing by a program, the endpoint says in RDF what it is and how many of each class and property it has."""
    response = client.get("/sparql", headers={"Accept": accept})
    graph = rdflib.Graph().parse(data=response.data, format=response.mimetype)
    endpoint = rdflib.URIRef("http://localhost/sparql")
    assert (endpoint, SD.feature, SD.UnionDefaultGraph) in graph
    dataset = graph.value(endpoint, SD.defaultDataset)
    measures = graph.value(predicate=VOID["class"], object=rdflib.URIRef("https://w3id.org/keifu/ns#Measure"))
    asked = client.get("/sparql", query_string={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "format": "csv"})
    assert str(graph.value(dataset, VOID.triples)) == asked.data.split()[1].decode()
    counted = client.get(
        "/sparql", query_string={"query": NAMES.replace("?name {", "(COUNT(*) AS ?n) {"), "format": "csv"}
    )
    assert str(graph.value(measures, VOID.entities)) == counted.data.split()[1].decode()


def test_where_programs_look_first(client: FlaskClient) -> None:
    """/.well-known/void leads to the description; robots may read pages, not ask queries."""
    assert client.get("/.well-known/void").headers["Location"] == "/sparql"
    assert "Disallow: /sparql?" in client.get("/robots.txt").get_data(as_text=True)


def test_a_changed_store_is_a_new_answer(tmp_path: Path) -> None:
    """A client that has an answer gets 304 until the store changes, then the new answer."""
    store = store_of_generations(tmp_path)
    app = create_app(store)
    client = app.test_client()
    tag = client.get("/sparql", query_string={"query": NAMES}).headers["ETag"]
    again = {"query_string": {"query": NAMES}, "headers": {"If-None-Match": tag}}
    assert client.get("/sparql", **again).status_code == 304
    with Store.open(store) as opened:
        opened.forget(next(opened.readings()).sha256)
    assert client.get("/sparql", **again).status_code == 200
    app.extensions[EXTENSION].guard.close()


def test_a_huge_body_is_refused(client: FlaskClient) -> None:
    """More than a query can be is not even read."""
    response = client.post("/sparql", data=b"#" * (2 << 20), content_type="application/sparql-query")
    assert response.status_code == 413


def test_every_saved_question_has_its_category() -> None:
    """Each saved question stands in one category, and in one only."""
    sorted_in = [question.name for category in categories() for question in category.questions]
    assert sorted(sorted_in) == [question.name for question in saved_questions()]


def test_what_a_question_is_about_can_be_changed(client: FlaskClient) -> None:
    """A saved question with parameters has a field for each; what is typed there stands in the query."""
    text = client.get("/sparql?saved=27-planned-in-a-year&year=2031", headers=BROWSER).get_data(as_text=True)
    assert re.search(r'<input name="year" value="2031"', text)
    assert "2031" in text.partition("<textarea")[2].partition("</textarea>")[0]
    assert client.get("/sparql?saved=27-planned-in-a-year&year=x", headers=BROWSER).status_code == 400


def test_a_query_can_be_sent_on_and_asked_by_curl(client: FlaskClient) -> None:
    """Below a result stand its address and the command of curl that asks the same, whatever quotes are in the query."""
    query = "SELECT ?it { ?it ?is 'it''s' FILTER(?it != \"a\") }".replace("''", "\\'")
    text = html.unescape(client.get(f"/sparql?query={quote(query)}", headers=BROWSER).get_data(as_text=True))
    assert f"/sparql?query={quote(query, safe='/')}" in text
    command = text.partition("<code>curl ")[2].partition("</code>")[0]
    assert shlex.split(command)[-1] == f"query={query}"
