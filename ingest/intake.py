"""Takes PDFs in: finds them, leaves out what the store has, reads each in a worker process, adds it to the store.

PDFium is C++ and meets files that nobody checked: a worker that crashes or hangs costs the document it was reading,
nothing else. Workers only read; the one writer of the store is the process that calls ``take_in``.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from graph.facts import Reading
from graph.store import Store
from ingest.workers import Failed, Pool

SECONDS_FOR_ONE = 600.0

Status = Literal["read", "known", "left"]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file: read now, known to the store already, or left out with the reason.

    ``measures`` counts the measures that it places, ``links`` the successions that it states, ``seconds`` is the time that
    reading it took.
    """

    file: Path
    status: Status
    reason: str = ""
    sha256: str = ""
    pages: int = 0
    measures: int = 0
    links: int = 0
    findings: int = 0
    seconds: float = 0.0


class Report(msgspec.Struct, frozen=True):
    """What became of every file, in the order of their paths."""

    outcomes: tuple[Outcome, ...] = ()

    @property
    def left(self) -> tuple[Outcome, ...]:
        """The files that were left out."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "left")


class Progress(msgspec.Struct, frozen=True):
    """How far a run is: ``done`` of ``total`` files, and the outcome that has just come in (None at the very start)."""

    done: int
    total: int
    outcome: Outcome | None = None


def take_in(
    paths: Iterable[Path],
    store: Store,
    progress: Callable[[Progress], None] = lambda _: None,
    *,
    workers: int | None = None,
    seconds: float = SECONDS_FOR_ONE,
) -> Report:
    """Read the PDFs at and below these paths into the store, with ``workers`` processes (None: one for each core).

    A file that cannot be read, or takes longer than ``seconds``, is left out with its reason and the run goes on.
    """
    files = sorted(find_pdfs(paths))
    outcomes: list[Outcome] = []
    progress(Progress(0, len(files)))
    for outcome in _outcomes(files, store, workers or _cores(), seconds):
        outcomes.append(outcome)
        progress(Progress(len(outcomes), len(files), outcome))
    return Report(tuple(sorted(outcomes, key=lambda outcome: outcome.file)))


def find_pdfs(paths: Iterable[Path]) -> set[Path]:
    """The files named, whatever they are called, and every ``*.pdf`` (in any case) below the folders named."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(file for file in path.rglob("*") if file.suffix.lower() == ".pdf" and file.is_file())
        else:
            found.add(path)
    return found


def _outcomes(files: list[Path], store: Store, workers: int, seconds: float) -> Iterator[Outcome]:
    """First what needs no reading, then each file as its worker has done with it."""
    unread: dict[str, Path] = {}
    for file in files:
        try:
            sha256 = hash_of(file)
        except OSError as error:
            yield Outcome(file=file, status="left", reason=f"the file cannot be opened ({error.strerror})")
            continue
        if store.has(sha256):
            yield _outcome(file, "known", store.reading(sha256))
        elif sha256 in unread:
            yield Outcome(file=file, status="known", sha256=sha256, reason=f"the same file as {unread[sha256].name}")
        else:
            unread[sha256] = file
    yield from _read(unread, store, workers, seconds)


def _read(unread: dict[str, Path], store: Store, workers: int, seconds: float) -> Iterator[Outcome]:
    """Largest first, so that no core is left with the longest document at the end."""
    hashes = {file: sha256 for sha256, file in unread.items()}
    queue = sorted(hashes, key=lambda file: (-file.stat().st_size, file))
    with Pool(_understand, min(workers, len(queue)), seconds) as pool, store.batch():
        for file, answer, taken in pool.read(queue):
            if isinstance(answer, Failed):
                yield Outcome(file=file, status="left", reason=answer.reason, sha256=hashes[file], seconds=taken)
            else:
                store.add(answer, file)
                yield _outcome(file, "read", answer, taken)


def _understand(file: Path) -> Reading:
    """The reading of one document, in a worker."""
    from ingest.reader import read_document  # noqa: PLC0415 - the process that writes does not need what these load
    from ingest.reading import read_facts  # noqa: PLC0415

    return read_facts(read_document(file))


def _outcome(file: Path, status: Status, reading: Reading, seconds: float = 0.0) -> Outcome:
    return Outcome(
        file=file,
        status=status,
        sha256=reading.sha256,
        pages=reading.page_count,
        measures=reading.measure_count,
        links=reading.link_count,
        findings=len(reading.findings),
        seconds=seconds,
    )


def hash_of(file: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
