"""A full disk is a sentence, and nothing that was there is lost."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_cli import ROOT, SAMPLES, dump, run

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
from keifu import main
main()
"""


def test_full_disk_is_a_sentence_and_loses_nothing(tmp_path: Path) -> None:
    """No file may grow over a limit: the run ends with one sentence; with room again, the same command goes on."""
    first, second = sorted(SAMPLES, key=lambda path: path.stat().st_size)[:2]
    store = tmp_path / "store"
    assert run("ingest", "--store", store, first).exit_code == 0
    copy = Path(shutil.copytree(store, tmp_path / "copy"))
    command = [sys.executable, "-c", LIMITED, "ingest", "--workers", "1", "--store", str(store), str(second)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.returncode == 1
    assert "The disk is full." in ended.stderr
    assert "Traceback" not in ended.stderr
    assert first.name in run("status", "--store", store).stdout
    assert run("ingest", "--store", store, second).exit_code == 0
    assert run("ingest", "--store", copy, second).exit_code == 0
    assert dump(store, tmp_path / "a.nq") == dump(copy, tmp_path / "b.nq")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no file that is always full")
def test_a_report_that_finds_no_room_ends_the_run_and_not_what_was_read(tmp_path: Path) -> None:
    """The disk of the report may be full while the store's is not: one sentence, and the document that was read is held."""
    first = min(SAMPLES, key=lambda path: path.stat().st_size)
    store = tmp_path / "store"
    result = run("ingest", "--store", store, "--workers", "1", "--report", "/dev/full", first)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("Error: The disk is full.")
    assert first.name in run("status", "--store", store).stdout
