"""A folder that is watched, by the program itself in a process of its own."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store
from graph.view import View

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "corpus").glob("[0-9]*/*.pdf"), key=lambda path: path.stat().st_size)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """`keifu watch` on the folder "in", which has one file from the start."""
    (tmp_path / "in" / "below").mkdir(parents=True)
    shutil.copy(SAMPLES[0], tmp_path / "in" / "first.pdf")
    command = [sys.executable, "-m", "keifu", "watch", str(tmp_path / "in"), "--store", str(tmp_path / "store")]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def line_with(process: subprocess.Popen[str], words: str) -> str:
    """Waits for a line with these words and gives all that was said until then."""
    assert process.stderr is not None
    said = ""
    for line in process.stderr:
        said += line
        if words in line:
            return said
    pytest.fail(f"{words!r} was never said, but: {said}")


def test_what_is_dropped_is_taken_in(watching: subprocess.Popen[str], tmp_path: Path) -> None:
    """What is there and what comes later is read, a file that grows only when it is whole; SIGTERM ends it without an error.

    The store is free for others while nothing is to be read.
    """
    line_with(watching, "first.pdf: read")
    content = SAMPLES[1].read_bytes()
    late = tmp_path / "in" / "below" / "遅れて 届く.PDF"
    with late.open("wb") as out:
        for begin in range(0, len(content), len(content) // 3):
            out.write(content[begin : begin + len(content) // 3])
            out.flush()
    said = line_with(watching, "read, ")
    assert "遅れて 届く.PDF: read" in said
    assert "left out" not in said
    (tmp_path / "in" / "bad.pdf").write_text("not a PDF")
    line_with(watching, "bad.pdf: left out")
    watching.send_signal(signal.SIGTERM)
    line_with(watching, "Stopped")
    assert watching.wait(timeout=60) == 0
    with Store.open(tmp_path / "store"):
        names = {entry.file_name for entry in View.open(tmp_path / "store").documents()}
    assert names == {"first.pdf", "遅れて 届く.PDF"}
