"""Takes PDFs in: finds them, leaves out what the store has, reads each in a worker process, adds it to the store.

PDFium is C++ and meets files that nobody checked: a worker that crashes or hangs costs the document it was reading,
nothing else. Workers only read; the one writer of the store is the process that calls ``take_in``.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from graph.facts import Given
from graph.given import with_given
from graph.store import Store
from ingest.folders import find_pdfs, one_line
from ingest.journal import Journal
from ingest.manifest import read_manifests
from ingest.outcome import Outcome, Progress, Report, Status
from ingest.version import reader_version
from ingest.workers import Allowance, Answer, Failed, Pool, Reader

ALIKE = 5  # documents that all fail in one way before any was read: then it lies in the program or the machine


class HopelessError(Exception):
    """Every document fails in the same way; the message is one sentence that says what to do."""


class Task(msgspec.Struct, frozen=True):
    """A file to be read: ``size`` in bytes, what people told about it, and the address that it was fetched from.

    ``name`` is what the document is called where the file is the store's own.
    """

    file: Path
    sha256: str
    size: int
    given: Given = Given()
    address: str = ""
    name: str = ""

    def outcome(self, status: Status, reason: str = "") -> Outcome:
        """What became of it."""
        return Outcome(
            file=Path(self.name or self.file),
            address=self.address,
            status=status,
            reason=reason,
            sha256=self.sha256,
            size=self.size,
        )


def take_in(
    paths: Iterable[Path],
    store: Store,
    progress: Callable[[Progress], None] = lambda _: None,
    *,
    workers: int | None = None,
    allowance: Allowance = Allowance(),  # noqa: B008 - it is frozen
    retry: bool = False,
    addresses: Mapping[Path, str] = MappingProxyType({}),
    not_fetched: Mapping[str, str] = MappingProxyType({}),
) -> Report:
    """Read the PDFs at and below these paths into the store, with ``workers`` processes (None: one for each core).

    A file that cannot be read within its ``allowance`` is left out with its reason and the run goes on; one that an earlier
    run left out is tried again only with ``retry``. Manifests beside the files win over what is read in them;
    ``addresses`` tells which files were fetched, and from where; ``not_fetched`` why others were not, by address. Raises
    ManifestError before anything is read, HopelessError where the first documents all fail by one mistake.
    """
    paths = list(paths)
    files = sorted(find_pdfs(paths))
    given = read_manifests({*(file.parent for file in files), *(path for path in paths if path.is_dir())})
    journal = Journal(store, allowance)
    outcomes, tasks = _sorted_out(files, store, journal, given, addresses, retry=retry)
    outcomes += [
        Outcome(file=Path(address), address=address, status="left", reason=reason)
        for address, reason in not_fetched.items()
    ]
    total, ahead = len(outcomes) + len(tasks), sum(task.size for task in tasks)
    progress(Progress(0, total, ahead))
    for number, outcome in enumerate(outcomes, 1):
        progress(Progress(number, total, ahead, outcome))
    for outcome in _read(tasks, store, journal, workers or _cores()):
        outcomes.append(outcome)
        ahead -= outcome.size
        progress(Progress(len(outcomes), total, ahead, outcome))
    return Report(tuple(sorted(outcomes, key=lambda outcome: outcome.file)))


def read_again(
    documents: Iterable[str],
    store: Store,
    progress: Callable[[Progress], None] = lambda _: None,
    *,
    workers: int | None = None,
    allowance: Allowance = Allowance(),  # noqa: B008 - it is frozen
) -> Report:
    """Read documents that the store holds again, from its own files; what people told about them stays.

    One that cannot be read within its ``allowance`` keeps its reading and is told as left out. Raises HopelessError as
    ``take_in`` does.
    """
    tasks = sorted((_held(sha256, store) for sha256 in documents), key=lambda task: (-task.size, task.name))
    ahead, outcomes = sum(task.size for task in tasks), []
    progress(Progress(0, len(tasks), ahead))
    for outcome in _read(tasks, store, Journal(store, allowance), workers or _cores()):
        outcomes.append(outcome)
        ahead -= outcome.size
        progress(Progress(len(outcomes), len(tasks), ahead, outcome))
    return Report(tuple(sorted(outcomes, key=lambda outcome: outcome.file)))


def outdated(store: Store) -> list[str]:
    """The documents of a store that another version of the reader read."""
    latest = {sha256: store.latest(sha256) for sha256 in store.held()}
    return [sha256 for sha256, entry in latest.items() if entry is None or entry.reader != reader_version()]


def _held(sha256: str, store: Store) -> Task:
    """A document of the store as something to be read."""
    file, reading, entry = store.file(sha256), store.reading(sha256), store.latest(sha256)
    source = entry.source if entry and "://" in entry.source else ""
    size = file.stat().st_size if file.is_file() else 0
    return Task(file, sha256, size, reading.given, source, reading.file_name)


def _sorted_out(
    files: list[Path],
    store: Store,
    journal: Journal,
    given: Mapping[Path, Given],
    addresses: Mapping[Path, str],
    *,
    retry: bool,
) -> tuple[list[Outcome], list[Task]]:
    """What needs no reading, and what does, the largest first, so that no core is left with the longest at the end."""
    outcomes: list[Outcome] = []
    tasks: dict[str, Task] = {}
    for file in files:
        try:
            task = _task(file, given.get(file.resolve(), Given()), addresses.get(file, ""))
        except OSError as error:
            outcomes.append(Outcome(file=file, status="left", reason=f"it cannot be opened ({error.strerror})"))
            continue
        sha256 = task.sha256
        if store.has(sha256):
            outcomes.append(_known(task, store))
        elif sha256 in tasks:
            outcomes.append(task.outcome("known", f"the same file as {one_line(tasks[sha256].file.name)}"))
        elif not retry and (reason := journal.reason(sha256)):
            outcomes.append(task.outcome("left", reason))
        else:
            tasks[sha256] = task
    return outcomes, sorted(tasks.values(), key=lambda task: (-task.size, task.file))


def _known(task: Task, store: Store) -> Outcome:
    """A document that the store has; what people tell about it may be new."""
    reading = store.reading(task.sha256)
    outcome = task.outcome("known")
    if task.given not in (Given(), reading.given):
        reading = with_given(reading, task.given)
        latest = store.latest(task.sha256)
        source, reader = (latest.source, latest.reader) if latest else ("", "")
        change = store.add(reading, task.file, source=source, reader=reader)
        outcome = msgspec.structs.replace(outcome, change=change, reason="held already; what is told about it is new")
    return outcome.holding(reading)


def _task(file: Path, given: Given, address: str) -> Task:
    """Raises OSError where the file cannot be opened."""
    size = file.stat().st_size
    if not file.is_file():
        raise IsADirectoryError(0, "it is a folder that cannot be looked into" if file.is_dir() else "it is no file")
    with file.open("rb") as stream:
        return Task(file, hashlib.file_digest(stream, "sha256").hexdigest(), size, given, address)


def _read(tasks: list[Task], store: Store, journal: Journal, workers: int) -> Iterator[Outcome]:
    """Each document as its worker has done with it and the store has it."""
    by_file = {task.file: task for task in tasks}
    with Pool(reader, min(workers, len(tasks)), journal.allowance) as pool, store.batch():
        for answer in _unless_hopeless(pool.read(list(by_file))):
            outcome = _taken(answer, by_file[answer.file], store)
            if outcome.cause:
                journal.add(outcome)
            yield outcome


def _unless_hopeless(answers: Iterator[Answer]) -> Iterator[Answer]:
    """The answers; the first few are held back as long as they could be one mistake that hits every document."""
    held: list[Answer] = []
    for answer in answers:
        held.append(answer)
        ways = {each.result.way if isinstance(each.result, Failed) else "" for each in held}
        if len(ways) > 1 or "" in ways:
            break
        if len(held) == ALIKE:
            assert isinstance(answer.result, Failed)
            raise HopelessError(
                f"The first {ALIKE} documents all failed alike, so the others were not tried: {answer.result.reason}."
            )
    yield from held
    yield from answers


def _taken(answer: Answer, task: Task, store: Store) -> Outcome:
    """What was read is in the store now, or left out."""
    left = msgspec.structs.replace(task.outcome("left"), seconds=answer.seconds, memory=answer.memory)
    result = answer.result
    if isinstance(result, Failed):
        return msgspec.structs.replace(left, reason=result.reason, cause=result.cause)
    if result.sha256 != task.sha256:
        return msgspec.structs.replace(left, reason="it changed while it was read: run again when it is whole")
    reading = msgspec.structs.replace(result, file_name=task.name or result.file_name)
    reading = with_given(reading, task.given) if task.given != Given() else reading
    try:
        change = store.add(reading, task.file, source=task.address, reader=reader_version())
    except FileNotFoundError as error:
        if error.filename != task.file:
            raise
        return msgspec.structs.replace(left, reason="it was taken away while it was read")
    return msgspec.structs.replace(left, status="read", change=change).holding(reading)


def reader() -> Reader:
    """How a worker reads a document."""
    from ingest.reader import read_document  # noqa: PLC0415 - the process that writes does not need what these load
    from ingest.reading import read_facts  # noqa: PLC0415

    return lambda file: read_facts(read_document(file))


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
