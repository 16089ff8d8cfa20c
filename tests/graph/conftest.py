"""A store that holds every kind of fact."""

from collections.abc import Iterator

import pytest

from graph.store import Store
from tests.graph.samples import pdf, whole


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Read it, do not change it."""
    directory = tmp_path_factory.mktemp("whole")
    with Store.open(directory / "store") as opened:
        with opened.batch():
            for item in whole():
                opened.add(item, pdf(directory, item))
        yield opened
