"""The graph on another SPARQL server is the graph that the embedded store has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

from graph import remote
from graph.location import Location
from graph.remote import Endpoint, Remote
from graph.store import Store, StoreError, StoreLockedError, View
from graph.vocabulary import PREFIXES
from tests.graph.samples import pdf, quads_in, quads_of, whole
from tests.graph.test_decisions import JUDGED, documents
from tests.server import serving


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """One server for all tests."""
    with serving("--union-default-graph") as address:
        yield address


@pytest.fixture
def place(server: str, tmp_path: Path) -> Location:
    """A store whose graph is on the server, which holds nothing."""
    empty(server)
    return Location(tmp_path / "data", server)


def empty(server: str) -> None:
    """Throws away everything that the server holds."""
    requests.post(f"{server}/update", data={"update": "CLEAR ALL"}, timeout=60).raise_for_status()


def filled(place: Location) -> None:
    """Takes two documents in."""
    with Store.open(place) as store, store.batch():
        for item in whole():
            store.add(item, pdf(place.directory.parent, item))


@pytest.mark.parametrize("one_update", [500, 0], ids=["in one update", "in portions"])
def test_server_holds_what_the_embedded_store_would(
    place: Location, monkeypatch: pytest.MonkeyPatch, one_update: int
) -> None:
    """Documents that come, are read otherwise and go, and decisions, leave the same quads, also in small portions."""
    monkeypatch.setattr(remote, "WHOLE", one_update)
    monkeypatch.setattr(remote, "A_REQUEST", 50)
    old, new = documents()
    directory = place.directory.parent
    with Store.open(place) as store:
        store.add(old, pdf(directory, old))
        store.add(new, pdf(directory, new))
        store.decide(*JUDGED)
        assert quads_in(store) == quads_of([old, new], JUDGED)
        store.forget(new.sha256)
        assert quads_in(store) == quads_of([old], JUDGED)
        with pytest.raises(StoreLockedError):
            Store.open(place)
    with Store.open(place.directory) as store:
        store.add(new, pdf(directory, new))
        assert quads_in(store) == quads_of([old, new], JUDGED)
        store.undo()
        assert quads_in(store) == quads_of([old], JUDGED)


def test_readers_need_the_address_only(place: Location, tmp_path: Path) -> None:
    """Without the directory everything that is in the graph is answered: counts, tables, yes and no, triples."""
    filled(place)
    view = View.open(Location(tmp_path / "nothing", place.endpoint))
    assert not (tmp_path / "nothing").exists()
    counts = view.counts()
    assert (counts.documents, counts.pages, counts.measures, counts.links) == (2, 18, 4, 1)
    table = view.query("SELECT ?title { ?plan a kf:Plan ; dcterms:title ?title } ORDER BY ?title", prefixes=PREFIXES)
    assert isinstance(table, QuerySolutions)
    assert "はだのDX推進計画" in [row["title"].value for row in table]
    answer = view.query("ASK { ?fact kf:rating 'A' }", prefixes=PREFIXES)
    assert isinstance(answer, QueryBoolean)
    assert answer
    triples = view.query("CONSTRUCT WHERE { ?fact kf:rating ?rating }", prefixes=PREFIXES)
    assert isinstance(triples, QueryTriples)
    assert [triple.object.value for triple in triples] == ["A"]
    with pytest.raises(SyntaxError):
        view.query("SELECT nonsense")


def test_lost_graph_is_made_again_from_the_directory(place: Location) -> None:
    """A server that forgot everything is filled at the next opening, and a server that is new as well."""
    filled(place)
    empty(place.endpoint)
    with Store.open(place) as store:
        assert quads_in(store) == quads_of(whole())
    with serving("--union-default-graph") as other, Store.open(Location(place.directory, other)) as store:
        assert quads_in(store) == quads_of(whole())


def test_graph_of_another_directory_is_left_alone(place: Location, tmp_path: Path) -> None:
    """Who names the wrong directory does not write over what others took in."""
    filled(place)
    before = set(map(str, Remote(place.endpoint).quads()))
    with pytest.raises(StoreError, match="--data"):
        Store.open(Location(tmp_path / "other", place.endpoint))
    assert set(map(str, Remote(place.endpoint).quads())) == before


def test_server_without_the_union_is_refused(tmp_path: Path) -> None:
    """One sentence that says how to start the server."""
    with serving() as address:
        place = Location(tmp_path / "data", address)
        with pytest.raises(StoreError, match="--union-default-graph"):
            Store.open(place)


def test_server_that_does_not_answer_is_one_sentence(tmp_path: Path) -> None:
    """No server, no Keifu graph, no address."""
    with pytest.raises(StoreError, match="is it running"):
        View.open(Location(tmp_path, "http://127.0.0.1:9/"))
    with serving("--union-default-graph") as address, pytest.raises(StoreError, match="There is no store"):
        View.open(Location(tmp_path, address))
    with pytest.raises(StoreError, match="http://"):
        View.open(Location(tmp_path, "ftp://example.jp/"))


@pytest.mark.parametrize(
    ("address", "places"),
    [
        ("http://host:7878", ("http://host:7878/query", "http://host:7878/update", "http://host:7878/store")),
        (
            "http://dba:word@host:8890/#query=sparql&update=sparql-auth&graphs=sparql-graph-crud-auth",
            ("http://host:8890/sparql", "http://host:8890/sparql-auth", "http://host:8890/sparql-graph-crud-auth"),
        ),
        (
            "https://host/repositories/plans#query=&update=statements&graphs=rdf-graphs/service",
            (
                "https://host/repositories/plans",
                "https://host/repositories/plans/statements",
                "https://host/repositories/plans/rdf-graphs/service",
            ),
        ),
    ],
)
def test_address_tells_where_the_protocols_are(address: str, places: tuple[str, str, str]) -> None:
    """As Oxigraph has them, or as the part behind # says."""
    endpoint = Endpoint.of(address)
    assert (endpoint.query, endpoint.update, endpoint.graphs) == places
    assert "word" not in "".join(places)


def test_password_is_neither_shown_nor_kept(place: Location) -> None:
    """The directory remembers the server, not who may write to it; no error message tells the password."""
    secret = place.endpoint.replace("http://", "http://user:word@")
    filled(Location(place.directory, secret))
    assert "word" not in (place.directory / "store.json").read_text()
    with pytest.raises(StoreError) as told:
        View.open(Location(place.directory, "http://user:word@127.0.0.1:9/"))
    assert "word" not in str(told.value)
