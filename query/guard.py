"""People's queries, kept on a leash: each runs in a process of its own that is killed when it takes too long.

Nothing inside the store stops a query, only the end of its process does. A query over a limit is an error that says so,
never a cut result. Long queries may hold only some of the workers, so that short ones always find one.
"""

import os
import queue
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Condition, Lock, Semaphore
from types import ModuleType

import msgspec

from query.messages import Limits, Question, Refusal, Reply, read_reply
from query.worker import over_memory, work

_SPAWN = get_context("spawn")  # a fresh interpreter: threads and open stores of the server stay out of it
WORKERS = 8
SHORT = 1.0  # seconds after which a query is a long one
SECONDS_TO_START = 60.0
PRIORITY, LOWEST_PRIORITY = 10, 19  # niceness of people's queries, behind the pages, and of long ones
IDLE_POLICY = getattr(os, "SCHED_IDLE", None)  # of Linux: runs only while nobody else wants to, and yields at once
SECONDS_TO_DIE = 2.0
PATIENCE = 5.0  # seconds that a query waits for a worker; the server's own threads must not all wait
OUT_OF_MEMORY = {-signal.SIGABRT, -signal.SIGKILL}  # how a process ends that can allocate no more


class LightStart:
    """Within it, a process that is spawned does not import its parent's main module: for a server that is the whole program."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._main = sys.modules["__main__"]

    def __enter__(self) -> None:
        self._lock.acquire()
        self._main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")

    def __exit__(self, *_: object) -> None:
        sys.modules["__main__"] = self._main
        self._lock.release()


light_start = LightStart()


class Worker:
    """One process over one snapshot of a store, and our end of the pipe to it."""

    def __init__(self, directory: Path, limits: Limits) -> None:
        self.directory = directory
        self.connection: Connection
        self.connection, theirs = _SPAWN.Pipe()
        self.process: BaseProcess = _SPAWN.Process(target=work, args=(theirs, str(directory), limits), daemon=True)
        with light_start:
            self.process.start()
        theirs.close()
        self._set_priority(PRIORITY)  # from here: its start stands back, too
        self._ready = False
        self.free = True  # nothing is asked that is not replied to
        self.stands_back = False

    def send(self, question: Question) -> None:
        """Let it work on a question. Raises EOFError where the process died."""
        if not self._ready:
            self._await_start()
        self.free = False
        self.connection.send_bytes(msgspec.msgpack.encode(question))

    def reply(self, seconds: float) -> Reply | None:
        """Its reply, None where it does not come in time. Raises EOFError where the process died."""
        if not self.connection.poll(max(seconds, 0.0)):
            return None
        reply = read_reply(self.connection.recv_bytes())
        self.free = True
        return reply

    def is_ready(self) -> bool:
        """Whether it has started and can answer at once."""
        return self._ready or self.connection.poll()

    def stand_back(self) -> None:
        """Let all others go first, for good: a process may give up its turn, not take it back."""
        self.stands_back = True
        self._set_priority(LOWEST_PRIORITY)
        if IDLE_POLICY is not None and self.process.pid:
            with suppress(ProcessLookupError):
                os.sched_setscheduler(self.process.pid, IDLE_POLICY, os.sched_param(0))

    def _set_priority(self, niceness: int) -> None:
        if self.process.pid:
            with suppress(ProcessLookupError):  # it died just now
                os.setpriority(os.PRIO_PROCESS, self.process.pid, niceness)

    def ran_out_of_memory(self) -> bool:
        """Whether that is what a process that died has died of."""
        self.process.join(SECONDS_TO_DIE)
        return self.process.exitcode in OUT_OF_MEMORY

    def _await_start(self) -> None:
        if not self.connection.poll(SECONDS_TO_START):
            raise EOFError
        self.connection.recv_bytes()
        self._ready = True

    def kill(self) -> None:
        """End the process now."""
        self.process.kill()
        self.process.join()
        self.connection.close()


class Idle:
    """The places for workers, each with an idle one or none; who takes one gets what answers soonest. Safe for threads."""

    def __init__(self, places: int) -> None:
        self._places: list[Worker | None] = [None] * places
        self._changed = Condition()

    def take(self, patience: float) -> Worker | None:
        """The worker that was used last of those that are ready, else one that is starting, else an empty place.

        queue.Empty where no place is free within so many seconds.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: bool(self._places), patience):
                raise queue.Empty
            best = max(range(len(self._places)), key=lambda at: (_readiness(self._places[at]), at))
            return self._places.pop(best)

    def put(self, worker: Worker | None) -> None:
        """Give a place back."""
        with self._changed:
            self._places.append(worker)
            self._changed.notify()


def _readiness(worker: Worker | None) -> int:
    return 0 if worker is None else 1 + worker.is_ready()


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
