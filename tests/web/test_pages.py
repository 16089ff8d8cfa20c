"""Pages: all there, in one design, safe, and each fact with its place."""

import re
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.vocabulary import KF
from query.search import find_measures
from query.themes import themes
from tests.query.generations import SCRIPT
from tests.web.conftest import library_of
from web.addresses import theme_address
from web.app import create_app
from web.pages.home import ON_A_PAGE

HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
MOST_PAGES = 150


class Links(HTMLParser):
    """The addresses that a page names, its ids, and what a strict policy would block."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.blocked: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect."""
        for name, value in attrs:
            if name in {"href", "src", "action"} and value:
                self.addresses.append(value)
            if name == "id" and value:
                self.ids.append(value)
            if name == "style" or name.startswith("on"):
                self.blocked.append(f"{tag} {name}")
        if tag == "style" or (tag == "script" and not dict(attrs).get("src")):
            self.blocked.append(tag)


def measure_address(app: Flask, name: str, page: str = "id") -> str:
    """The page of a measure."""
    querier = library_of(app)
    iri = next(hit.thing for hit in find_measures(querier, name) if hit.name == name)
    return f"/{page}/{iri.removeprefix(querier.base)}"


def text_of(client: FlaskClient, address: str) -> str:
    """The page at an address."""
    response = client.get(address, headers=HTML)
    assert response.status_code == 200, address
    return response.get_data(as_text=True)


def test_all_pages_that_are_linked_answer(client: FlaskClient) -> None:
    """From the first page on, every link within the site leads to a page, a picture or RDF; none is broken."""
    waiting, seen = ["/"], {"/"}
    while waiting and len(seen) < MOST_PAGES:
        here = waiting.pop(0)
        response = client.get(here, headers=HTML)
        assert response.status_code in {200, 303}, f"{here}: {response.status_code}"
        if response.mimetype != "text/html" or response.status_code == 303:
            continue
        for link in Links(response.get_data(as_text=True)).addresses:
            target = urljoin(here, link).partition("#")[0]
            if target.startswith("/") and not target.startswith(("/page/", "/static/")) and target not in seen:
                seen.add(target)
                waiting.append(target)
    assert len(seen) > 40


def pages(app: Flask, name: str = "図書館システムのクラウド化") -> list[str]:
    """One address of each sort of page, among them those of the measure of that name."""
    querier = library_of(app)
    kinds = ("Plan", "Department", "Document", "Evidence", "Municipality")
    things = [querier.rows(f"SELECT ?x {{ ?x a kf:{kind} }} ORDER BY ?x LIMIT 1")[0]["x"] for kind in kinds]
    later = querier.rows("SELECT ?x { ?x a kf:Plan . ?old kf:succeededBy ?x ; a kf:Plan } ORDER BY ?x LIMIT 1")[0]["x"]
    return [
        "/",
        "/search?q=%E5%9B%B3%E6%9B%B8",
        "/search",
        "/help",
        "/sparql",
        "/sparql?query=SELECT+*+%7B+%3Fs+%3Fp+%3Fo+%7D+LIMIT+3",
        measure_address(app, name),
        measure_address(app, name, "lineage"),
        f"{measure_address(app, name, 'lineage')}?at=2021&view=family",
        *(f"/id/{thing.removeprefix(querier.base)}" for thing in things),
        f"/changes/{later.removeprefix(querier.base)}",
        link_address_of(app),
        "/themes",
        "/export",
        f"/export?plan={later.removeprefix(querier.base)}",
        *(theme_address(theme.iri) for theme in themes(querier)[:1]),
    ]


def link_address_of(app: Flask) -> str:
    """The page of some link."""
    (row,) = library_of(app).rows(
        "SELECT ?old ?new { ?old a kf:Measure ; kf:succeededBy ?new . ?new a kf:Measure } ORDER BY ?old ?new LIMIT 1"
    )
    old, new = (row[name].removeprefix(library_of(app).base) for name in ("old", "new"))
    return f"/link/{old}?to={quote(new)}"


def test_every_page_holds_to_the_policy(app: Flask, client: FlaskClient) -> None:
    """No page has script or style in its text, asks another host for anything, or uses an id twice; all send the headers."""
    for address in pages(app):
        response = client.get(address, headers=HTML)
        found = Links(response.get_data(as_text=True))
        assert found.blocked == [], address
        assert len(found.ids) == len(set(found.ids)), address
        assert not [link for link in found.addresses if urlsplit(link).netloc], address
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_every_page_is_japanese_and_has_one_heading(app: Flask, client: FlaskClient) -> None:
    """Each page says its language, has one first heading and a place to skip to."""
    for address in pages(app):
        text = text_of(client, address)
        assert '<html lang="ja">' in text
        assert text.count("<h1") == 1, address
        assert 'id="main"' in text


def test_what_documents_say_is_escaped(app: Flask, client: FlaskClient) -> None:
    """A measure whose name is a script tag is shown as text on every page that names it."""
    plan = library_of(app).rows('SELECT ?x { ?x dcterms:title "DX計画" }')[0]["x"].removeprefix(library_of(app).base)
    for address in (
        measure_address(app, SCRIPT),
        measure_address(app, SCRIPT, "lineage"),
        f"/id/{plan}",
        f"/search?q={SCRIPT}",
        f"/sparql?query=SELECT ?n {{ ?p <http://purl.org/dc/terms/title> 'DX計画' . ?m <{KF.inPlan.value}> ?p ; ?q ?n }}".replace(
            "#", "%23"
        ),
    ):
        text = text_of(client, address)
        assert "<script>" not in text.lower(), address
        assert "&lt;script&gt;" in text, address


def test_old_name_leads_to_what_it_is_today(client: FlaskClient) -> None:
    """The search for an old name shows the measures that it has become."""
    text = text_of(client, "/search?q=図書館サーバー")
    assert "いまは" in text
    assert "電子書籍の貸出し" in text
    assert "利用券のスマートフォン化" in text


def test_measure_shows_before_after_and_pages(app: Flask, client: FlaskClient) -> None:
    """A measure's page names the measure before, those after, the kinds, and links to the pages that say so."""
    text = text_of(client, measure_address(app, "図書館システムのクラウド化"))
    for words in ("図書館サーバーの更新", "電子書籍の貸出し", "改称", "分割", "図書館</a>", "/id/evidence/"):
        assert words in text


def test_ended_measure_says_why(app: Flask, client: FlaskClient) -> None:
    """The reason and the fiscal year of an ending are on the page as people write them."""
    text = text_of(client, measure_address(app, "ファクス網の整備"))
    assert "電子メールに替わったため" in text
    assert "令和3年度（2021）" in text


def test_measure_without_successor_says_which_case(app: Flask, client: FlaskClient) -> None:
    """Where nothing is said, the page tells whether the next plan is held."""
    assert "対応する施策は見つかっていません" in text_of(client, measure_address(app, "庁内放送の改善"))
    assert "読み込まれた文書からは分かりません" in text_of(client, measure_address(app, "電子書籍の貸出し"))


def test_lineage_picture_and_list_agree(app: Flask, client: FlaskClient) -> None:
    """Every measure in the picture stands in the list, and every link of the list is a band."""
    text = text_of(client, measure_address(app, "図書館システムのクラウド化", "lineage"))
    picture, _, listing = text.partition('id="list"')
    names = ("図書館サーバーの更新", "図書館システムのクラウド化", "電子書籍の貸出し", "利用券のスマートフォン化")
    for name in names:
        assert name in picture
        assert name in listing
    assert len(re.findall(r'class="band b-\w+"', picture)) == 3


def test_family_shows_more_than_the_line(app: Flask, client: FlaskClient) -> None:
    """The view of all that is tied has the other half of a split."""
    address = measure_address(app, "電子書籍の貸出し", "lineage")
    assert "利用券のスマートフォン化" not in text_of(client, address)
    assert "利用券のスマートフォン化" in text_of(client, f"{address}?view=family")


@pytest.mark.parametrize(
    ("accept", "start"),
    [
        ("text/turtle", b"@prefix"),
        ("application/ld+json", b"["),
        ("application/rdf+xml", b"<?xml"),
        ("application/n-triples", b"<"),
    ],
)
def test_iris_answer_as_rdf(app: Flask, client: FlaskClient, accept: str, start: bytes) -> None:
    """The address of a measure gives RDF to those who ask for it."""
    response = client.get(measure_address(app, "図書館システムのクラウド化"), headers={"Accept": accept})
    assert response.mimetype == accept
    assert response.data.startswith(start)
    assert "クラウド化" in unquote(response.get_data(as_text=True)) or accept == "application/n-triples"


def test_format_in_the_address(app: Flask, client: FlaskClient) -> None:
    """?format=turtle gives Turtle to a browser; an unknown format is an error."""
    address = measure_address(app, "図書館システムのクラウド化")
    assert client.get(f"{address}?format=turtle", headers=HTML).mimetype == "text/turtle"
    assert client.get(f"{address}?format=docx", headers=HTML).status_code == 400


def test_ontology_is_served(client: FlaskClient) -> None:
    """The vocabulary's namespace answers with Turtle."""
    response = client.get("/ns")
    assert response.mimetype == "text/turtle"
    assert b"Succession" in response.data


@pytest.mark.parametrize(
    "address", ["/nowhere", "/id/nothing/here", "/id/a b", "/lineage/x", "/page/00/1.png", "/page/../1.png"]
)
def test_unknown_addresses(client: FlaskClient, address: str) -> None:
    """What does not exist is a page with the status 404, in the same design."""
    response = client.get(address, headers=HTML)
    assert response.status_code == 404
    assert "ページが見つかりません" in response.get_data(as_text=True)


def test_page_of_a_file_that_is_no_pdf(app: Flask, client: FlaskClient) -> None:
    """Where the page cannot be drawn, the evidence is shown all the same and says so."""
    iri = library_of(app).rows("SELECT ?x { ?x a kf:Evidence } ORDER BY ?x LIMIT 1")[0]["x"]
    text = text_of(client, f"/id/{iri.removeprefix(library_of(app).base)}")
    assert "画像を表示できません" in text


def test_empty_store_says_what_to_do(tmp_path: Path) -> None:
    """Without any document the first page tells how to read some, and all other pages answer."""
    client = create_app(tmp_path / "none").test_client()
    assert "keifu ingest" in text_of(client, "/")
    for address in ("/search?q=RPA", "/help", "/sparql"):
        text_of(client, address)


def test_a_mistake_in_the_program_is_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error inside gives a page with the status 500 and no traceback."""
    app = create_app(tmp_path / "none")
    monkeypatch.setattr("web.pages.home.opened", None)
    response = app.test_client().get("/", headers=HTML)
    assert response.status_code == 500
    assert "Traceback" not in response.get_data(as_text=True)
    assert "内部でエラーが起きました" in response.get_data(as_text=True)


def test_search_results_are_parted_into_pages(samples: Flask) -> None:
    """Each page of what was found shows other measures, all pages together all of them; a page too far is the last."""
    client = samples.test_client()
    first = text_of(client, "/search?q=推進")
    count = int(re.search(r"(\d+)件の施策", first)[1])  # type: ignore[index]
    pages = -(-count // ON_A_PAGE)
    shown = [hits_of(client, f"/search?q=推進&page={page}") for page in range(1, pages + 1)]
    assert pages > 1
    assert 'rel="next"' in first
    assert sum(map(len, shown)) == len(set(chain(*shown))) == count
    assert hits_of(client, "/search?q=推進&page=99") == shown[-1]


def hits_of(client: FlaskClient, address: str) -> list[str]:
    """The addresses of the lines of descent that a page of results lists."""
    return re.findall(r'<p class="hit-line"><a href="([^"]+)"', text_of(client, address))
