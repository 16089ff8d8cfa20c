"""What tests of several rooms share."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from keifu import main


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--regenerate`` writes expected results anew instead of comparing with them."""
    parser.addoption("--regenerate", action="store_true", help="write the expected readings of pages anew")


@pytest.fixture(scope="session")
def regenerate(request: pytest.FixtureRequest) -> bool:
    """Whether expected results are to be written."""
    return bool(request.config.getoption("--regenerate"))


SAMPLES = sorted((Path(__file__).parent.parent / "corpus").glob("[0-9]*"))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with all sample plans, read once; copy it to change it."""
    store = tmp_path_factory.mktemp("filled") / "store"
    result = CliRunner().invoke(main, ["ingest", "--store", str(store), *map(str, SAMPLES)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return store
