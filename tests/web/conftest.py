"""The app over the hand-made generations, and over the sample plans."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from query.querier import Querier
from tests.query.generations import store_of_generations
from web.app import create_app
from web.library import EXTENSION


def library_of(app: Flask) -> Querier:
    """Asks the store of an app."""
    querier = app.extensions[EXTENSION].opened().querier
    assert isinstance(querier, Querier)
    return querier


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
