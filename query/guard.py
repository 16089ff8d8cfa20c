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


class Worker:
    """One process and our end of the pipe to it; ``stamp`` is the state of the store that it opened."""

    def __init__(self, directory: Path, limits: Limits, stamp: object) -> None:
        self.stamp = stamp
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
    """A few workers over one store directory; a worker is started when it is first needed and after a death.

    ``stamp`` gives a value that changes when the store does: workers that opened an older state are replaced.
    """

    def __init__(
        self,
        directory: Path,
        limits: Limits | None = None,
        workers: int = WORKERS,
        stamp: Callable[[], object] = lambda: None,
    ) -> None:
        self.directory = directory
        self.limits = limits or Limits()
        self.stamp = stamp
        self._idle: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(workers):
            self._idle.put(None)

    def ask(self, question: Question) -> Reply:
        """The whole answer, or the reason why there is none. Safe to call from many threads."""
        try:
            worker = self._idle.get(timeout=self.limits.seconds)
        except queue.Empty:
            return Refusal(503, "all workers are busy with other queries: try again later")
        used = self._current(worker)
        kept: Worker | None = None
        try:
            reply = used.ask(question, self.limits.seconds)
            kept = used if reply else None
        except (EOFError, OSError):
            reply = Refusal(503, f"the query needed more memory than {self.limits.memory:,} bytes, or broke the worker")
        finally:
            if kept is None:
                used.kill()
            self._idle.put(kept)
        return reply or Refusal(504, f"the query took longer than {self.limits.seconds:g} s and was stopped: narrow it")

    def _current(self, worker: Worker | None) -> Worker:
        stamp = self.stamp()
        if worker and worker.stamp == stamp and worker.process.is_alive():
            return worker
        if worker:
            worker.kill()
        return Worker(self.directory, self.limits, stamp)

    def close(self) -> None:
        """End all workers that are idle."""
        while True:
            try:
                worker = self._idle.get_nowait()
            except queue.Empty:
                return
            if worker:
                worker.kill()
