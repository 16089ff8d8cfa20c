"""Workers that read documents: one that crashes, hangs or meets a mistake costs its own document only."""

import errno
import os
import signal
import socket
import time
from pathlib import Path

import pytest

from graph.facts import Reading
from ingest.pdf import UnreadableError
from ingest.workers import MEGABYTE, Allowance, Answer, Cause, Failed, Pool, Reader

LIMIT = 3.0
MEMORY = 400 * MEGABYTE


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
        bytearray(2 * MEMORY)
    if file.stem == "greedy":
        bytearray(MEMORY // 4)
    if file.stem == "call home":
        socket.create_connection(("127.0.0.1", 9))
    if file.stem == "leave a trace":
        Path(os.environ["TRACE"]).write_text("I was here")
    return Reading(sha256=file.stem, file_name=file.name, page_count=os.getpid())


def prepare() -> Reader:
    """What a worker of these tests does first."""
    return misbehave


def answers(*names: str, size: int = 2) -> dict[str, Answer]:
    """What a pool says about files of these names."""
    with Pool(prepare, size, Allowance(LIMIT, MEMORY)) as pool:
        return {answer.file.stem: answer for answer in pool.read([Path(f"{name}.pdf") for name in names])}


@pytest.mark.parametrize(
    ("name", "reason", "cause"),
    [
        ("crash", "SIGSEGV", "crash"),
        ("leave", "exit status 7", "crash"),
        ("hang", "longer than 3 s", "time"),
        ("unreadable", "no pages", "file"),
        ("mistake", "KeyError", "mistake"),
        ("big", "400 MB of memory", "memory"),
    ],
)
def test_one_bad_document(name: str, reason: str, cause: Cause) -> None:
    """The bad one has its reason; those before and after it, in the same worker's turn or another's, are read."""
    found = answers("a", name, "b", "c", size=1)
    bad = found.pop(name).result
    assert isinstance(bad, Failed)
    assert reason in bad.reason
    assert bad.cause == cause
    assert set(found) == {"a", "b", "c"}
    assert all(isinstance(answer.result, Reading) for answer in found.values())


@pytest.mark.parametrize("deed", ["call home", "leave a trace"])
def test_a_worker_is_shut_in(deed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a document makes a worker do, it opens no socket and writes no file."""
    monkeypatch.setenv("TRACE", str(tmp_path / "trace"))
    result = answers(deed)[deed].result
    assert isinstance(result, Failed)
    assert "PermissionError" in result.reason
    assert not (tmp_path / "trace").exists()


def test_memory_is_told_document_by_document() -> None:
    """The peak is the document's own: a small one after a large one has a smaller one."""
    found = answers("greedy", "small", size=1)
    large, small = found["greedy"].memory, found["small"].memory
    assert large is not None
    assert small is not None
    assert large - small > MEMORY // 8


def test_workers_go_on_while_the_caller_writes() -> None:
    """What a worker has read is taken from it at once: the next document is begun before the first is looked at."""
    with Pool(prepare, 1, Allowance(LIMIT, MEMORY)) as pool:
        found = pool.read([Path("a.pdf"), Path("hang.pdf")])
        assert next(found).file.stem == "a"
        while not pool.workers[0].file:
            time.sleep(0.01)
        assert pool.workers[0].file.stem == "hang"


def test_work_is_shared() -> None:
    """Two workers read at the same time: while one hangs, the other reads all the rest."""
    found = answers("hang", "a", "b", "c")
    readings = [answer.result for answer in found.values() if isinstance(answer.result, Reading)]
    assert len(readings) == 3
    assert len({reading.page_count for reading in readings}) == 1


def test_no_worker_stays() -> None:
    """When the pool is left early, with a document under way, its workers are gone."""
    with Pool(prepare, 2, Allowance(LIMIT, MEMORY)) as pool:
        next(pool.read([Path("a.pdf"), Path("hang.pdf")]))
        processes = [worker.process for worker in pool.workers]
    assert len(processes) == 2
    assert not any(process.is_alive() for process in processes)


def test_what_keeps_the_pool_from_going_on_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no room for another process, the run ends with its error instead of waiting for ever."""

    def full(*_: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr("ingest.workers.Worker", full)
    with pytest.raises(BlockingIOError):
        answers("a")


def test_no_files() -> None:
    """No document, no worker."""
    assert answers() == {}
