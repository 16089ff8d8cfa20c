"""The store of three generations, asked read-only."""

from pathlib import Path

import pytest

from graph.store import View
from query.querier import Querier
from tests.query.generations import store_of_generations


@pytest.fixture(scope="session")
def generations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of the store."""
    return store_of_generations(tmp_path_factory.mktemp("generations"))


@pytest.fixture(scope="session")
def querier(generations: Path) -> Querier:
    """Asks the store."""
    view = View.open(generations)
    return Querier(view.graph, view.base.iri)
