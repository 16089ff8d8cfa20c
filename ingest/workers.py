"""Processes that read documents: one document at a time, limits for each, and a death that harms no other."""

import signal
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from math import ceil
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Literal, Self, TypeAlias, get_args

import msgspec

from graph.facts import Reading
from graph.isolation import deny_changes, deny_network, limit_memory
from ingest.folders import unicode_of
from ingest.memory import Peak
from ingest.ocr import programs
from ingest.pdf import Fault, UnreadableError

# A fresh interpreter, not a copy of ours: threads and open stores of the parent stay out of the workers.
_SPAWN = get_context("spawn")
MEGABYTE = 1 << 20
GRACE = 10  # seconds after its limit at which a worker ends itself, where nobody is left to end it


class Allowance(msgspec.Struct, frozen=True):
    """What one document may take: seconds, and bytes of memory, those of the reading program (about 350 MB) included."""

    seconds: float = 600.0
    memory: int = 2048 * MEGABYTE


Cause: TypeAlias = Fault | Literal["time", "memory", "mistake", "crash"]


class Failed(msgspec.Struct, frozen=True, tag=True):
    """A document could not be read; ``reason`` completes "left out: ...".

    ``cause`` is what it lies in: a fault of the file, a limit of time or memory, a mistake in our program, a crash of the
    process. Two documents that fail in the same ``way`` may fail for a reason that has nothing to do with them; "" is the
    file's own.
    """

    reason: str
    cause: Cause = "file"
    way: str = ""


class Understood(msgspec.Struct, frozen=True, tag=True):
    """A document was read."""

    reading: Reading


class Message(msgspec.Struct, frozen=True):
    """What a worker sends when it is done with a document; ``memory`` is the peak in bytes."""

    result: Understood | Failed
    memory: int


class Answer(msgspec.Struct, frozen=True):
    """What became of a document; ``memory`` is the worker's peak in bytes, None where it did not live to tell."""

    file: Path
    result: Reading | Failed
    seconds: float
    memory: int | None = None


Reader = Callable[[Path], Reading]
# Loads what reading needs and gives the reader; called in the worker, which imports it from its module.
Prepare = Callable[[], Reader]

MESSAGE = msgspec.json.Decoder(Message)
READY = b"ready"


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

    def __init__(self, prepare: Prepare, allowance: Allowance) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        self.process: BaseProcess = _SPAWN.Process(target=work, args=(theirs, prepare, allowance), daemon=True)
        with _without_interrupts():
            self.process.start()
        theirs.close()
        self.file: Path | None = None
        self.begun: float | None = None  # None: it is not ready yet

    def begin(self, file: Path) -> None:
        """Give it a document to read."""
        self.file = file
        if self.begun is not None:
            self.begun = time.monotonic()
        with suppress(BrokenPipeError):  # it died since its last document: its answer will say so
            self.connection.send(file)

    def answer(self) -> Answer | None:
        """What it says about its document, None where it only says that it is ready. One that died instead has failed."""
        try:
            said = self.connection.recv_bytes()
            if said == READY:
                self.begun = time.monotonic()
                return None
            message = MESSAGE.decode(said)
        except (EOFError, OSError):  # it ended before or in the middle of its answer
            self.process.join()
            ending = _ending(self.process.exitcode)
            return self.done(Failed(f"the program that reads PDFs crashed on it ({ending})", "crash", ending))
        result = message.result
        return self.done(result.reading if isinstance(result, Understood) else result, message.memory)

    def done(self, result: Reading | Failed, memory: int | None = None) -> Answer:
        """It is free: what became of its document."""
        assert self.file is not None
        answer = Answer(self.file, result, self.seconds, memory)
        self.file = None
        return answer

    @property
    def seconds(self) -> float:
        """How long it has been at its document."""
        return 0.0 if self.begun is None else time.monotonic() - self.begun

    def end(self) -> None:
        """Stop it, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.connection.close()


class Pool:
    """Up to ``size`` workers, an allowance for each document. A context manager: on leaving, all workers end.

    A thread gives out the documents and gathers the answers, so that the workers go on while the caller writes.
    """

    def __init__(self, prepare: Prepare, size: int, allowance: Allowance) -> None:
        self.prepare = prepare
        self.size = size
        self.allowance = allowance
        self.workers: list[Worker] = []
        self._answers: Queue[Answer | None] = Queue(maxsize=max(size, 1))  # None: no more
        self._thread = ThreadPoolExecutor(1)
        self._gathering: Future[None] | None = None
        self._leaving = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leaving = True
        while self._gathering and not self._gathering.done():
            for worker in list(self.workers):
                worker.process.kill()
            with suppress(Empty):
                self._answers.get(timeout=0.05)
        self._thread.shutdown()
        for worker in self.workers:
            worker.end()

    def read(self, files: Sequence[Path]) -> Iterator[Answer]:
        """What became of each file, in the order of their being done."""
        self._gathering = self._thread.submit(self._gather, list(reversed(files)))
        while (answer := self._answers.get()) is not None:
            yield answer
        self._gathering.result()  # raises what kept it from going on, such as a system with no room for processes

    def _gather(self, queue: list[Path]) -> None:
        """What the thread does: answers until there are no more, or something keeps it from going on."""
        try:
            while not self._leaving and (queue or any(worker.file for worker in self.workers)):
                self._give(queue)
                self._take()
        finally:
            self._answers.put(None)

    def _give(self, queue: list[Path]) -> None:
        """Every idle worker gets a document; new workers start where there is work for them."""
        while queue:
            idle = next((worker for worker in self.workers if not worker.file), None)
            if idle is None:
                if len(self.workers) == self.size:
                    return
                idle = Worker(self.prepare, self.allowance)
                self.workers.append(idle)
            idle.begin(queue.pop())

    def _take(self) -> None:
        """Waits for the next answers, and ends the workers that are over their time."""
        ready = wait([worker.connection for worker in self.workers if worker.file], timeout=self._patience())
        for worker in [worker for worker in self.workers if worker.file]:
            answer = None
            if worker.connection in ready:
                answer = worker.answer()
            elif worker.seconds > self.allowance.seconds:
                answer = worker.done(Failed(f"reading it took longer than {self.allowance.seconds:g} s", "time"))
            if answer is None:
                continue
            if isinstance(answer.result, Failed) and answer.result.cause not in get_args(Fault):
                worker.end()  # whatever it has left behind in memory goes with it
                self.workers.remove(worker)
            self._answers.put(answer)

    def _patience(self) -> float:
        """Seconds until the first worker reaches its limit."""
        longest = max(worker.seconds for worker in self.workers if worker.file)
        return max(0.0, self.allowance.seconds - longest) + 0.01


def work(connection: Connection, prepare: Prepare, allowance: Allowance) -> None:
    """What a worker does: read the documents whose paths arrive, until the other side goes."""
    peak = Peak()
    limit_memory(allowance.memory)
    deny_network()
    deny_changes(programs())
    reader = prepare()
    connection.send_bytes(READY)
    while True:
        try:
            file: Path = connection.recv()
        except EOFError:
            return
        peak.reset()
        signal.alarm(ceil(allowance.seconds) + GRACE)
        result = _read(reader, file, allowance)
        signal.alarm(0)
        connection.send_bytes(msgspec.json.encode(Message(result, peak.read())))


def _read(reader: Reader, file: Path, allowance: Allowance) -> Understood | Failed:
    try:
        return Understood(reader(file))
    except UnreadableError as error:
        return Failed(error.reason, error.fault)
    except MemoryError:
        megabytes = allowance.memory // MEGABYTE
        return Failed(f"reading it takes more than {megabytes} MB of memory: --memory allows more", "memory", "memory")
    except Exception as error:  # noqa: BLE001 - a process boundary: a mistake in the program costs this document only
        where = _where(error)
        reason = f"the program made a mistake on it, please report it ({unicode_of(str(error))}, {where})"
        return Failed(reason, "mistake", where)


def _where(error: Exception) -> str:
    """The kind of error and the line of code in which it came up."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"


def _ending(code: int | None) -> str:
    if code == -signal.SIGABRT:
        return "SIGABRT, as PDFium ends where memory is short: --memory allows more"
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit status {code}"
