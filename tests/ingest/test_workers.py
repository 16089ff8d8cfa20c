"""Workers that read documents: one that crashes, hangs or meets a mistake costs its own document only."""

import os
import signal
import time
from pathlib import Path

import pytest

from graph.facts import Reading
from ingest.pdf import UnreadableError
from ingest.workers import Failed, Pool

LIMIT = 3.0


def misbehave(file: Path) -> Reading:
    """A reader that does what the file's name says."""
    if file.stem == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if file.stem == "hang":
        time.sleep(600)
    if file.stem == "leave":
        os._exit(7)
    if file.stem == "unreadable":
        raise UnreadableError(file, "no pages")
    if file.stem == "mistake":
        raise KeyError(file.stem)
    if file.stem == "big":
        raise MemoryError
    return Reading(sha256=file.stem, file_name=file.name, page_count=os.getpid())


def answers(*names: str, size: int = 2) -> dict[str, Reading | Failed]:
    """What a pool says about files of these names."""
    with Pool(misbehave, size, LIMIT) as pool:
        return {file.stem: answer for file, answer, _ in pool.read([Path(f"{name}.pdf") for name in names])}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("crash", "SIGSEGV"),
        ("leave", "exit status 7"),
        ("hang", "longer than 3 s"),
        ("unreadable", "no pages"),
        ("mistake", "KeyError"),
        ("big", "memory"),
    ],
)
def test_one_bad_document(name: str, reason: str) -> None:
    """The bad one has its reason; those before and after it, in the same worker's turn or another's, are read."""
    found = answers("a", name, "b", "c", size=1)
    bad = found.pop(name)
    assert isinstance(bad, Failed)
    assert reason in bad.reason
    assert set(found) == {"a", "b", "c"}
    assert all(isinstance(answer, Reading) for answer in found.values())


def test_work_is_shared() -> None:
    """Two workers read at the same time: while one hangs, the other reads all the rest."""
    found = answers("hang", "a", "b", "c")
    readings = [answer for answer in found.values() if isinstance(answer, Reading)]
    assert len(readings) == 3
    assert len({reading.page_count for reading in readings}) == 1


def test_no_worker_stays() -> None:
    """When the pool is left early, with a document under way, its workers are gone."""
    with Pool(misbehave, 2, LIMIT) as pool:
        next(pool.read([Path("a.pdf"), Path("hang.pdf")]))
        processes = [worker.process for worker in pool.workers]
    assert len(processes) == 2
    assert not any(process.is_alive() for process in processes)


def test_no_files() -> None:
    """No document, no worker."""
    assert answers() == {}
