"""The app over the hand-made generations, and over the sample plans."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from threading import Thread

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, sync_playwright
from waitress.server import create_server

from keifu import main
from query.querier import Querier
from tests.browser import ARGUMENTS, executable
from tests.query.generations import store_of_generations
from web import library
from web.app import create_app
from web.library import EXTENSION

PLANS = Path(__file__).parent.parent.parent / "corpus/lineage/train-kodomo"
SECONDS_TO_STOP = 10  # for connections that browsers leave open


def library_of(app: Flask) -> Querier:
    """Asks the store of an app."""
    querier = app.extensions[EXTENSION].opened().querier
    assert isinstance(querier, Querier)
    return querier


@pytest.fixture(autouse=True, scope="session")
def patience() -> Iterator[None]:
    """The first page waits until all is counted, however busy the machine is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "PATIENCE", 60.0)
        yield


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The app over three hand-made generations of a plan."""
    app = create_app(store_of_generations(tmp_path_factory.mktemp("web")))
    yield app
    app.extensions[EXTENSION].guard.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Asks the app."""
    return app.test_client()


@pytest.fixture(scope="session")
def samples(filled: Path) -> Iterator[Flask]:
    """The app over the sample plans."""
    app = create_app(filled)
    yield app
    app.extensions[EXTENSION].guard.close()


@pytest.fixture(scope="session")
def inferring(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two plans of one city between which links are inferred."""
    store = tmp_path_factory.mktemp("inferring") / "store"
    result = CliRunner().invoke(main, ["ingest", "--store", str(store), str(PLANS)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return store


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The address of an app, served as `keifu serve` does."""
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = create_server(app, sockets=[listening])
        thread = Thread(target=server.run, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        # In its own thread: closed from here, it may just be listening. The stubs do not know its trigger.
        server.trigger.pull_trigger(server.close)  # type: ignore[union-attr]
        thread.join(SECONDS_TO_STOP)


@pytest.fixture(scope="session")
def site(samples: Flask) -> Iterator[str]:
    """The address of the app over the sample plans."""
    with serving(samples) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, or the browser that KEIFU_BROWSER names."""
    path = executable()
    assert path, "no browser: run make browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()
