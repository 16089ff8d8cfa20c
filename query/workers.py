"""The processes that answer people's queries, as the server holds them: started, asked, ended, and those that wait for work."""

import os
import queue
import signal
import sys
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Condition, Lock
from types import ModuleType

import msgspec

from query.messages import Limits, Question, Reply, read_reply
from query.worker import work

_SPAWN = get_context("spawn")  # a fresh interpreter: threads and open stores of the server stay out of it
SECONDS_TO_START = 60.0
PRIORITY, LOWEST_PRIORITY = 10, 19  # niceness of people's queries, behind the pages, and of long ones
IDLE_POLICY = getattr(os, "SCHED_IDLE", None)  # of Linux: runs only while nobody else wants to, and yields at once
SECONDS_TO_DIE = 2.0
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
