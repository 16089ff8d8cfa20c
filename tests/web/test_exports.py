"""Data can be taken away through the browser: all of it or one plan, in every format."""

import io
import json
import zipfile
from collections.abc import Iterator
from urllib.parse import quote

import pyoxigraph
import pytest
from flask import Flask
from flask.testing import FlaskClient

from query.export.formats import FORMATS
from tests.query.two_towns import store_of_two_towns
from web import downloads
from web.app import create_app
from web.library import EXTENSION
from web.words import EXPORTS

PLAN = quote("142115/西の第1次計画")


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The app over two towns."""
    app = create_app(store_of_two_towns(tmp_path_factory.mktemp("exports")))
    yield app
    app.extensions[EXTENSION].guard.close()
    app.extensions[downloads.EXTENSION].close()


@pytest.fixture
def asks(towns: Flask) -> FlaskClient:
    """Asks the app."""
    return towns.test_client()


@pytest.mark.parametrize("plan", ["", f"?plan={PLAN}"])
def test_the_page_leads_to_every_format(asks: FlaskClient, plan: str) -> None:
    """Each format that has a form for it is named on the page and can be had, as a file with a name."""
    page = asks.get(f"/export{plan}", headers={"Accept": "text/html"}).get_data(as_text=True)
    for name, form in FORMATS.items():
        offered = f'href="/export/{name}{plan}"' in page
        assert offered == (form.plan if plan else form.whole), name
        answer = asks.get(f"/export/{name}{plan}", buffered=True)
        assert answer.status_code == (200 if offered else 404), name
        if offered:
            assert answer.mimetype == form.media_type
            assert f".{form.ending}" in answer.headers["Content-Disposition"]
            assert answer.data


def test_every_format_has_words() -> None:
    """The page can say of each format what it is."""
    assert set(EXPORTS) == set(FORMATS)


def test_the_files_are_those_of_the_command_line(towns: Flask, asks: FlaskClient) -> None:
    """The whole graph comes whole, a plan's part is a part of it, the dump opens."""
    quads = set(pyoxigraph.parse(asks.get("/export/nq", buffered=True).data, format=pyoxigraph.RdfFormat.N_QUADS))
    with towns.app_context():
        assert quads == set(towns.extensions[EXTENSION].opened().querier.store.quads())
    part = set(
        pyoxigraph.parse(asks.get(f"/export/nq?plan={PLAN}", buffered=True).data, format=pyoxigraph.RdfFormat.N_QUADS)
    )
    assert part < quads
    with zipfile.ZipFile(io.BytesIO(asks.get("/export/dump", buffered=True).data)) as archive:
        assert json.loads(archive.read("datapackage.json"))["sources"]


def test_what_is_not_there(asks: FlaskClient) -> None:
    """An unknown plan or format, and a plan that StratML cannot hold, are not found."""
    for address in ("/export?plan=nothing", "/export/nq?plan=nothing", "/export/nq?plan=<>", "/export/doc"):
        assert asks.get(address).status_code == 404, address


def test_a_store_that_is_too_large_says_so(asks: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a store that cannot be written out while one waits the page says what to do; its plans can be had."""
    monkeypatch.setattr(downloads, "LARGEST", 5)
    answer = asks.get("/export/nq", headers={"Accept-Language": "en"}, buffered=True)
    assert answer.status_code == 413
    assert "keifu export --format dump" in answer.get_data(as_text=True)
    assert asks.get(f"/export/nq?plan={PLAN}", buffered=True).status_code == 200
