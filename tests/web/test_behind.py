"""The query behind each page: it can be asked as it stands, and gives what the page shows."""

import json
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from query.behind import FOLDER, behind
from tests.web.conftest import library_of
from tests.web.test_pages import HTML, measure_address, pages, text_of

MEASURE = "RPA(自動化技術)の導入による事務の効率化"
PLACE = "/id/evidence/"


class Main(HTMLParser):
    """The addresses to which the main part of a page leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link, if it stands in the main part."""
        self._inside = self._inside or tag == "main"
        if self._inside and tag == "a":
            self.addresses.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        """The main part may end."""
        self._inside = self._inside and tag != "main"


def query_of(page: Main) -> str:
    """The query to which a page leads, "" where it leads to none."""
    found = [address for address in page.addresses if address.startswith("/sparql?query=")]
    return parse_qs(urlsplit(found[-1]).query)["query"][0] if found else ""


def iris(client: FlaskClient, query: str) -> set[str]:
    """All IRIs in the answer of a query."""
    answer = client.post("/sparql", data={"query": query}, headers={"Accept": "application/sparql-results+json"})
    assert answer.status_code == 200, (query, answer.get_data(as_text=True))
    rows = json.loads(answer.data)["results"]["bindings"]
    return {term["value"] for row in rows for term in row.values() if term["type"] == "uri"}


def test_the_query_behind_a_page_gives_its_facts(samples: Flask) -> None:
    """On every page that shows facts a link leads to a query; its answer has every place that the page names as proof."""
    client, base = samples.test_client(), library_of(samples).base
    asked, proven = 0, 0
    for address in pages(samples, MEASURE):
        page = Main(text_of(client, address))
        places = {base + unquote(link.removeprefix("/id/")) for link in page.addresses if link.startswith(PLACE)}
        query = query_of(page)
        assert query or not places, address
        if query and not address.startswith(PLACE):  # there the places are those before and after
            given = iris(client, query)
            assert places <= given, (address, places - given)
            asked += 1
            proven += len(places)
    assert asked >= 10
    assert proven > 10


def test_the_query_behind_a_list_gives_its_things(samples: Flask) -> None:
    """What the first page and a search list is in the answer of the query behind them."""
    client, base = samples.test_client(), library_of(samples).base
    plans = {row["x"] for row in library_of(samples).rows("SELECT ?x { ?x a kf:Plan }")}
    assert plans == {thing for thing in iris(client, query_of(Main(text_of(client, "/")))) if thing in plans}
    page = Main(text_of(client, "/search?q=RPA"))
    found = {base + unquote(link.removeprefix("/lineage/")) for link in page.addresses if link.startswith("/lineage/")}
    assert found
    assert found <= iris(client, query_of(page))


def test_a_link_is_told_as_its_page_tells_it(app: Flask, client: FlaskClient) -> None:
    """The query behind a line of descent has each of its measures."""
    page = Main(text_of(client, measure_address(app, "図書館システムのクラウド化", "lineage")))
    given = {unquote(iri) for iri in iris(client, query_of(page))}
    for name in ("図書館サーバーの更新", "電子書籍の貸出し", "利用券のスマートフォン化"):
        assert any(name in iri for iri in given), name


def test_a_thing_without_a_page_of_its_own(client: FlaskClient, app: Flask) -> None:
    """Also the plain table of a thing, and a named graph, lead to their query."""
    graph = library_of(app).rows("SELECT ?x { GRAPH ?x { ?d a kf:Document } } ORDER BY ?x LIMIT 1")[0]["x"]
    page = Main(text_of(client, "/id/" + graph.removeprefix(library_of(app).base)))
    assert iris(client, query_of(page))


def test_nothing_gets_into_a_query_but_iris() -> None:
    """A thing that is no IRI is refused, and one whose name looks like a blank of the query stays a name."""
    with pytest.raises(ValueError, match="IRI"):
        behind("measure", it="https://example.org/> ?x ?y } #")
    query = behind("link", old="https://example.org/$new", new="https://example.org/b")
    assert "<https://example.org/$new>" in query


def test_each_file_tells_what_it_gives() -> None:
    """Every query begins with what it gives, in Japanese and in English."""
    for file in FOLDER.glob("*.rq"):
        first, second, *_ = file.read_text(encoding="utf-8").splitlines()
        assert first.startswith("# "), file.name
        assert not first.isascii(), file.name
        assert second.startswith("# "), file.name
        assert second.isascii(), file.name


def test_the_editor_opens_with_it(client: FlaskClient, app: Flask) -> None:
    """The link opens the editor with the query in it and its result below."""
    page = Main(text_of(client, measure_address(app, "図書館システムのクラウド化")))
    link = next(address for address in page.addresses if address.startswith("/sparql?query="))
    text = client.get(link, headers=HTML).get_data(as_text=True)
    assert "kf:about" in text
    assert 'id="result"' in text
