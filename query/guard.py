"""People's queries, kept on a leash: each runs in a process of its own that is killed when it takes too long.

Nothing inside the store stops a query, only the end of its process does. A query over a limit is an error that says so,
never a cut result. Long queries may hold only some of the workers, so that short ones always find one.
"""

import queue
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Semaphore

from query.messages import Limits, Question, Refusal, Reply
from query.worker import over_memory
from query.workers import Idle, Worker

WORKERS = 8
SHORT = 1.0  # seconds after which a query is a long one
PATIENCE = 5.0  # seconds that a query waits for a worker; the server's own threads must not all wait


class Guard:
    """A few workers; one is started when it is first needed, at once after a death, and when there is a newer snapshot.

    ``newest`` gives the directory of the newest snapshot of the store, None while there is none; ``patience`` is how
    many seconds a query waits for a worker. Of the workers half, rounded up, may be held by long queries.
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
        self._idle = Idle(workers)
        self._workers = workers
        self._long = Semaphore((workers + 1) // 2)
        self._closed = False

    def ask(self, question: Question) -> Reply:
        """The whole answer, or the reason why there is none. Safe to call from many threads."""
        directory = self.newest()
        if directory is None:
            return Refusal(503, "there is no store yet: make one with keifu ingest")
        try:
            worker = self._idle.take(self.patience)
        except queue.Empty:
            return Refusal(503, "all workers are busy with other queries: try again later")
        kept: Worker | None = None
        try:
            worker = self._current(worker, directory)
            reply = self._reply(worker, question)
            kept = worker if worker.free and not worker.stands_back else None
        except (EOFError, OSError):
            reply = self._why_dead(worker)
        finally:
            self._idle.put(kept or self._another(worker))
        return reply

    def _another(self, worker: Worker | None) -> Worker | None:
        """A worker in place of one that must go: it starts while others answer."""
        if worker:
            worker.kill()
        with suppress(OSError):  # then one is started when it is needed
            directory = self.newest()
            return Worker(directory, self.limits) if worker and directory and not self._closed else None
        return None

    def _reply(self, worker: Worker, question: Question) -> Reply:
        worker.send(question)
        reply = worker.reply(min(SHORT, self.limits.seconds))
        if reply:
            return reply
        if not self._long.acquire(blocking=False):
            return Refusal(
                503, f"this query takes longer than {SHORT:g} s, and others that do are running: try again later"
            )
        try:
            worker.stand_back()
            reply = worker.reply(self.limits.seconds - SHORT)
        finally:
            self._long.release()
        return reply or Refusal(504, f"the query took longer than {self.limits.seconds:g} s and was stopped: narrow it")

    def _why_dead(self, worker: Worker | None) -> Refusal:
        if worker and worker.ran_out_of_memory():
            return Refusal(500, over_memory(self.limits))
        return Refusal(500, "the query broke the process that ran it: nest it less deeply")

    def _current(self, worker: Worker | None, directory: Path) -> Worker:
        if worker and worker.directory == directory and worker.process.is_alive():
            return worker
        if worker:
            worker.kill()
        return Worker(directory, self.limits)

    def close(self) -> None:
        """End all workers that are idle, and start no more."""
        self._closed = True
        with suppress(queue.Empty):
            for _ in range(self._workers):
                worker = self._idle.take(0)
                if worker:
                    worker.kill()
