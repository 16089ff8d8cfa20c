"""A writer that is killed loses nothing that it reported and leaves nothing by half."""

from pathlib import Path

import pytest

from bench.kill import trial


@pytest.mark.parametrize("seed", range(10))
def test_kill_at_any_moment_leaves_a_whole_store(tmp_path: Path, seed: int) -> None:
    """It opens, holds every document that was reported done, none by half, and goes on; readers see whole documents."""
    found = trial(seed, tmp_path)
    assert found.held >= found.reported
