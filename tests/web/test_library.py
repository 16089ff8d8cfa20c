"""What the web knows of the store follows the store, and nobody waits for the index to follow."""

from pathlib import Path
from threading import Event

import pytest

from graph.store import Store
from query.querier import Querier
from query.search import Search, search_of
from tests.graph.samples import measure, pdf, placed, reading
from tests.query.two_towns import NEW, store_of_two_towns
from web import library
from web.library import Library

SECONDS = 20


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
