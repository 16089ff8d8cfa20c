"""The store of three generations, asked read-only."""

from pathlib import Path

import pytest

from graph.store import View
from query.querier import Querier
from tests.query.generations import store_of_generations
from tests.query.two_towns import store_of_two_towns


@pytest.fixture(scope="session")
def generations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of the store."""
    return store_of_generations(tmp_path_factory.mktemp("generations"))


@pytest.fixture(scope="session")
def querier(generations: Path) -> Querier:
    """Asks the store."""
    view = View.open(generations)
    return Querier(view.graph, view.base.iri)


@pytest.fixture(scope="session")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Querier:
    """Asks the store of two towns."""
    view = View.open(store_of_two_towns(tmp_path_factory.mktemp("towns")))
    return Querier(view.graph, view.base.iri)
