"""Processes that read documents: one document at a time, a time limit for each, and a death that harms no other."""

import signal
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from graph.facts import Reading
from ingest.pdf import UnreadableError

# A fresh interpreter, not a copy of ours: threads and open stores of the parent stay out of the workers.
_SPAWN = get_context("spawn")


class Failed(msgspec.Struct, frozen=True, tag=True):
    """A document could not be read; ``reason`` completes "left out: ..."."""

    reason: str


class Understood(msgspec.Struct, frozen=True, tag=True):
    """A document was read."""

    reading: Reading


# How a document is read; a function of a module, so that a worker can import it.
Reader = Callable[[Path], Reading]

ANSWER = msgspec.json.Decoder(Understood | Failed)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """What is started within never hears Ctrl-C: that is for the parent, which ends its workers."""
    resource_tracker.ensure_running()  # started later, by multiprocessing itself, it would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Worker:
    """One process and our end of the pipe to it."""

    def __init__(self, reader: Reader) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        self.process: BaseProcess = _SPAWN.Process(target=work, args=(theirs, reader), daemon=True)
        with _without_interrupts():
            self.process.start()
        theirs.close()
        self.file: Path | None = None
        self.begun = 0.0

    def begin(self, file: Path) -> None:
        """Give it a document to read."""
        self.file, self.begun = file, time.monotonic()
        self.connection.send(file)

    def answer(self) -> Reading | Failed:
        """What it says about its document; waits for it. A worker that died instead has failed."""
        try:
            answer = ANSWER.decode(self.connection.recv_bytes())
        except (EOFError, OSError):  # it ended before or in the middle of its answer
            self.process.join()
            return Failed(f"the program that reads PDFs crashed on it ({_ending(self.process.exitcode)})")
        return answer.reading if isinstance(answer, Understood) else answer

    def end(self) -> None:
        """Stop it, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.connection.close()


class Pool:
    """Up to ``size`` workers, ``seconds`` for each document. A context manager: on leaving, all workers end."""

    def __init__(self, reader: Reader, size: int, seconds: float) -> None:
        self.reader = reader
        self.size = size
        self.seconds = seconds
        self.workers: list[Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self.workers:
            worker.end()

    def read(self, files: Sequence[Path]) -> Iterator[tuple[Path, Reading | Failed, float]]:
        """Each file with its reading or why there is none, and the seconds it took, in the order of their being done."""
        queue = list(reversed(files))
        while queue or any(worker.file for worker in self.workers):
            self._give(queue)
            ready = wait([worker.connection for worker in self.workers if worker.file], timeout=self._patience())
            for worker in list(self.workers):
                if worker.file and worker.connection in ready:
                    yield self._done(worker, worker.answer())
                elif worker.file and time.monotonic() - worker.begun > self.seconds:
                    worker.end()
                    yield self._done(worker, Failed(f"reading it took longer than {self.seconds:g} s"))

    def _give(self, queue: list[Path]) -> None:
        """Every idle worker gets a document; new workers start where there is work for them."""
        self.workers = [worker for worker in self.workers if worker.file or worker.process.is_alive()]
        while queue:
            idle = next((worker for worker in self.workers if not worker.file), None)
            if idle is None:
                if len(self.workers) == self.size:
                    return
                idle = Worker(self.reader)
                self.workers.append(idle)
            idle.begin(queue.pop())

    def _patience(self) -> float:
        """Seconds until the first worker reaches its limit."""
        first = min(worker.begun for worker in self.workers if worker.file)
        return max(0.0, first + self.seconds - time.monotonic()) + 0.01

    def _done(self, worker: Worker, answer: Reading | Failed) -> tuple[Path, Reading | Failed, float]:
        assert worker.file is not None
        file, worker.file = worker.file, None
        if not worker.process.is_alive():
            self.workers.remove(worker)
        return file, answer, time.monotonic() - worker.begun


def work(connection: Connection, reader: Reader) -> None:
    """What a worker does: read the documents whose paths arrive, until the other side goes."""
    while True:
        try:
            file: Path = connection.recv()
        except EOFError:
            return
        connection.send_bytes(msgspec.json.encode(_read(reader, file)))


def _read(reader: Reader, file: Path) -> Understood | Failed:
    try:
        return Understood(reader(file))
    except UnreadableError as error:
        return Failed(error.reason)
    except MemoryError:
        return Failed("reading it needs more memory than there is")
    except Exception as error:  # noqa: BLE001 - a process boundary: a mistake in the program costs this document only
        return Failed(f"the program made a mistake on it, please report it ({_where(error)})")


def _where(error: Exception) -> str:
    """The error and the line of our own code in which it came up."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} in {Path(frame.filename).name}:{frame.lineno}"


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit status {code}"
