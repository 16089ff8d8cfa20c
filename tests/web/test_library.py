"""What the web knows of the store follows the store, and nobody waits for the index to follow."""

from pathlib import Path
from threading import Event
from typing import NoReturn

import pytest

from graph.facts import PlanMention
from graph.store import Store
from query.holdings import Holdings, holdings, town
from query.querier import Querier
from query.search import Search, search_of
from tests.graph.samples import measure, pdf, placed, reading
from tests.query.two_towns import NEW, WEST, store_of_two_towns
from web import library
from web.app import create_app
from web.library import EXTENSION, Library

SECONDS = 20
LATER = PlanMention("西の第3次計画", WEST)


def test_the_index_follows_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the index of a newer state is made, that state is asked and what was before is searched; then the new is."""
    directory = store_of_two_towns(tmp_path)
    held = Library(directory)
    first = held.opened()
    assert first.search.find("本の貸出")
    go_on = Event()

    def slowly(querier: Querier, place: Path, version: str) -> Search:
        assert go_on.wait(SECONDS)
        return search_of(querier, place, version)

    monkeypatch.setattr(library, "search_of", slowly)
    item = reading("西3", [placed(measure("屋上の緑化", "9", plan=NEW), "tree")], [NEW])
    with Store.open(directory) as store:
        store.add(item, pdf(tmp_path, item))
    second = held.opened()
    assert second.version != first.version
    assert second.querier.holds('ASK { ?it skos:prefLabel "屋上の緑化" }')
    assert not second.search.find("屋上の緑化")
    assert second.search.find("本の貸出")
    go_on.set()
    assert [hit.name for hit in second.index.result(SECONDS).find("屋上の緑化")] == ["屋上の緑化"]
    assert second.search.find("屋上の緑化")


def test_counting_follows_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits until all is counted: the first page says that it is being counted, without figures at first and
    with those of the state before later; then come the new ones. The help never tells old figures.
    """
    directory = store_of_two_towns(tmp_path)
    go_on = Event()

    def slowly(querier: Querier) -> Holdings:
        assert go_on.wait(SECONDS)
        return holdings(querier)

    app = create_app(directory)
    monkeypatch.setattr(library, "PATIENCE", 0.01)
    monkeypatch.setattr(library, "holdings", slowly)
    client, books = app.test_client(), app.extensions[EXTENSION]

    def plans(address: str = "/") -> tuple[bool, bool, int]:
        """Whether a page says that it counts, whether it has figures, and to how many plans it leads."""
        text = client.get(address).get_data(as_text=True)
        return "数えているところ" in text, 'class="counts"' in text, text.count('class="shelf-years"')

    assert plans() == (True, False, 0)
    go_on.set()
    known = books.opened().holdings.result(SECONDS)
    shelves = sum(len(town.plans) for town in known.towns)
    assert plans() == (False, True, shelves)
    assert shelves

    go_on.clear()
    item = reading("西3", [placed(measure("屋上の緑化", "9", plan=LATER), "tree")], [LATER])
    with Store.open(directory) as store:
        store.add(item, pdf(tmp_path, item))
    assert plans() == (True, True, shelves)
    text = client.get("/help").get_data(as_text=True)
    assert "数えているところ" in text
    assert f"、文書{known.counts.documents + 1}件、" in text
    go_on.set()
    books.opened().holdings.result(SECONDS)
    assert plans() == (False, True, shelves + 1)
    books.guard.close()


def test_a_search_tells_that_the_first_index_is_being_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the index of a large new store: the page says that it is being made, and finds things once it is."""
    go_on = Event()

    def slowly(querier: Querier, directory: Path, version: str) -> Search:
        assert go_on.wait(SECONDS)
        return search_of(querier, directory, version)

    app = create_app(store_of_two_towns(tmp_path))
    monkeypatch.setattr(library, "SEARCH_PATIENCE", 0.01)
    monkeypatch.setattr(library, "search_of", slowly)
    client, books = app.test_client(), app.extensions[EXTENSION]
    text = client.get("/search?q=本の貸出").get_data(as_text=True)
    assert "索引をつくっているところ" in text
    assert "見つかりませんでした" not in text
    assert "索引をつくっているところ" not in client.get("/search").get_data(as_text=True)
    go_on.set()
    books.opened().index.result(SECONDS)
    text = client.get("/search?q=本の貸出").get_data(as_text=True)
    assert "索引をつくっているところ" not in text
    assert "件の施策が見つかりました" in text
    books.guard.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")  # it is told in the log
def test_what_failed_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where counting or indexing failed, the pages go on, and whoever comes next has it done again."""
    tries: list[str] = []

    def failing(*_: object) -> NoReturn:
        tries.append("")
        raise MemoryError

    app = create_app(store_of_two_towns(tmp_path))
    monkeypatch.setattr(library, "holdings", failing)
    monkeypatch.setattr(library, "search_of", failing)
    client, books = app.test_client(), app.extensions[EXTENSION]
    first = books.opened()
    for work in (first.holdings, first.index):
        assert isinstance(work.exception(SECONDS), MemoryError)
    monkeypatch.undo()
    assert client.get("/").status_code == 200
    assert client.get("/api/status").get_json()["plans"]
    assert client.get("/search?q=本の貸出").status_code == 200
    assert len(tries) == 2
    books.guard.close()


def test_a_municipality_does_not_wait_for_the_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its page tells the same of it as the count of all, which it does not need."""
    app = create_app(store_of_two_towns(tmp_path))
    querier = app.extensions[EXTENSION].opened().querier
    counted = holdings(querier).towns
    monkeypatch.setattr(library, "holdings", None)
    assert [town(querier, each.iri) for each in counted if each.iri] == [each for each in counted if each.iri]
    assert town(querier, f"{querier.base}999999") is None
    page = app.test_client().get(counted[0].iri.replace(querier.base, "/id/"), headers={"Accept": "text/html"})
    assert counted[0].name in page.get_data(as_text=True)
    known = {row["it"] for row in querier.rows("SELECT ?it { ?it a kf:Municipality }")} - {each.iri for each in counted}
    for other in sorted(known)[:1]:
        page = app.test_client().get(other.replace(querier.base, "/id/"), headers={"Accept": "text/html"})
        assert "まだ読み込まれていません" in page.get_data(as_text=True)
    app.extensions[EXTENSION].guard.close()
