"""People's queries, kept on a leash: each runs in a process of its own that is killed when it takes too long.

Nothing inside the store stops a query, only the end of its process does. A query over a limit is an error that says so,
never a cut result.
"""

import queue
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec

from query.worker import Limits, Question, Refusal, Reply, read_reply, work

_SPAWN = get_context("spawn")  # a fresh interpreter: threads and open stores of the server stay out of it
WORKERS = 2
SECONDS_TO_START = 60.0
PATIENCE = 5.0  # seconds that a query waits for a worker; the server's own threads must not all wait


class Worker:
    """One process over one snapshot of a store, and our end of the pipe to it."""

    def __init__(self, directory: Path, limits: Limits) -> None:
        self.directory = directory
        self.connection: Connection
        self.connection, theirs = _SPAWN.Pipe()
        self.process: BaseProcess = _SPAWN.Process(target=work, args=(theirs, str(directory), limits), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False

    def ask(self, question: Question, seconds: float) -> Reply | None:
        """Its reply, None where it did not come in time. Raises EOFError where the process died."""
        if not self.ready:
            self._await_start()
        self.connection.send_bytes(msgspec.msgpack.encode(question))
        return read_reply(self.connection.recv_bytes()) if self.connection.poll(seconds) else None

    def _await_start(self) -> None:
        if not self.connection.poll(SECONDS_TO_START):
            raise EOFError
        self.connection.recv_bytes()
        self.ready = True

    def kill(self) -> None:
        """End the process now."""
        self.process.kill()
        self.process.join()
        self.connection.close()


class Guard:
    """A few workers; one is started when it is first needed, after a death, and when there is a newer snapshot.

    ``newest`` gives the directory of the newest snapshot of the store, None while there is none; ``patience`` is how
    many seconds a query waits for a worker.
    """

    def __init__(
        self,
        newest: Callable[[], Path | None],
        limits: Limits | None = None,
        workers: int = WORKERS,
        patience: float = PATIENCE,
    ) -> None:
        self.newest = newest
        self.limits = limits or Limits()
        self.patience = patience
        self._idle: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(workers):
            self._idle.put(None)

    def ask(self, question: Question) -> Reply:
        """The whole answer, or the reason why there is none. Safe to call from many threads."""
        directory = self.newest()
        if directory is None:
            return Refusal(503, "there is no store yet: make one with keifu ingest")
        try:
            worker = self._idle.get(timeout=self.patience)
        except queue.Empty:
            return Refusal(503, "all workers are busy with other queries: try again later")
        kept: Worker | None = None
        try:
            worker = self._current(worker, directory)
            reply = worker.ask(question, self.limits.seconds)
            kept = worker if reply else None
        except (EOFError, OSError):
            reply = Refusal(
                503, f"the query needed more than {self.limits.memory:,} bytes of memory, or broke its worker"
            )
        finally:
            if worker and not kept:
                worker.kill()
            self._idle.put(kept)
        return reply or Refusal(504, f"the query took longer than {self.limits.seconds:g} s and was stopped: narrow it")

    def _current(self, worker: Worker | None, directory: Path) -> Worker:
        if worker and worker.directory == directory and worker.process.is_alive():
            return worker
        if worker:
            worker.kill()
        return Worker(directory, self.limits)

    def close(self) -> None:
        """End all workers that are idle."""
        while True:
            try:
                worker = self._idle.get_nowait()
            except queue.Empty:
                return
            if worker:
                worker.kill()
