"""Where everything is kept: the files read, what was read in them, what people decided, and the graph made of that.

The readings and decisions are the truth; the graph is made from them and can be made again at any time. One process
writes; any number read what it last published, which no writer touches.

    STORE/documents/<sha256>.pdf   the files
    STORE/readings/<sha256>.json   their readings
    STORE/decisions.jsonl          what people decided
    STORE/runs.jsonl               what was taken in when
    STORE/pending                  stands there while the graph is behind the readings
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Self

import msgspec

from graph.decisions import Decision, append
from graph.embedded import WritableEmbedded
from graph.errors import StoreError, StoreLockedError
from graph.facts import Reading
from graph.files import copy, write
from graph.intake_graph import IntakeGraph
from graph.location import Location
from graph.lock import Lock
from graph.maker import Maker
from graph.quadstore import WritableQuadStore
from graph.remote import WritableRemote
from graph.revision import Revision
from graph.runs import Change, Entry, Kind, Runs, now
from graph.settings import Settings
from graph.snapshots import newest_snapshot
from graph.view import Counts, View
from graph.vocabulary import DEFAULT_BASE, Base

# The face of this room for the others.
__all__ = ["Counts", "Store", "StoreError", "StoreLockedError", "View", "newest_snapshot"]

PATIENCE = 5.0  # seconds that readers wait for documents that a batch brings, at least ...
SHARE = 10  # ... and that many times what making the graph took, so that it takes a tenth of a long run at most
MANY_PARTS = 20  # after so many new parts, at least ...
FRESH = 0.1  # ... and that many for each document, the graph's files are put in order, or later questions are slow


class Store(View):
    """The writing side: one process at a time. Use it as a context manager, or ``close`` it."""

    graph: WritableQuadStore

    def __init__(self, directory: Path, graph: WritableQuadStore, base: Base, lock: Lock) -> None:
        super().__init__(directory, graph, base)
        self._lock = lock
        self._runs = Runs(directory)
        self._revision = Revision(directory, graph, base)
        self._run = self._runs.next_number
        self._maker = Maker(directory, graph, self.base, self.reading)
        self._intake = IntakeGraph(graph, self.base)
        self._unordered = 0
        self._batches = 0
        self._next = monotonic() + PATIENCE

    @classmethod
    def open(cls, place: Path | Location, base: str = "") -> "Store":
        """Opens a store to write, makes it where there is none, and finishes what an interrupted run left.

        Where the place names another server than the store was made with, the graph is made there. StoreLockedError while
        another process writes.
        """
        where = Location.of(place)
        settings = Settings.read(where.directory)
        _make_folders(where.directory)
        if settings and base and settings.base != base:
            raise StoreError(
                f"The store in {where} was made with the base {settings.base}; use that, or another store."
            )
        where = where.settled()
        wanted = Settings(base=settings.base if settings else base or DEFAULT_BASE, endpoint=where.address)
        lock = Lock(where.directory)
        try:
            graph = WritableRemote(where.endpoint) if where.endpoint else WritableEmbedded(where.directory)
            store = cls(where.directory, graph, Base(wanted.base), lock)
            store._make_whole()
            if settings != wanted:
                wanted.write(where.directory)
        except BaseException:
            lock.release()
            raise
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the store, so that another process can write."""
        self.graph.close()
        self._lock.release()

    def add(self, reading: Reading, file: Path, *, source: str = "", reader: str = "") -> Change:
        """Takes a document in, whole or not at all; one that is there already is replaced.

        ``source`` is where the file came from (else its name counts), ``reader`` the version of what read it.
        """
        with self.batch():
            sha256 = reading.sha256
            before = self._current(sha256)
            self._begin()
            target = self.file(sha256)
            if not (target.exists() and target.samefile(file)):
                copy(file, target)
            self._put(reading)
            change = Change.between(before, reading)
            self._note(
                "take-in", sha256, reading.file_name, change,
                source=source or reading.file_name, reader=reader, again=before is not None,
            )  # fmt: skip
            self._end()
        return change

    def forget(self, sha256: str) -> None:
        """Takes a document out for good, with all that only it said. StoreError where the store does not hold it."""
        reading = self.reading(sha256)
        with self.batch():
            self._begin()
            self._drop(sha256)
            self._runs.drop(sha256)
            self._note("forget", sha256, reading.file_name, Change.between(reading, None))
            self._end()

    def undo(self) -> list[Entry]:
        """Takes back what the last run took in: its new documents go, those read again get their readings before it.

        Returns what it did to each document. StoreError where there is nothing that can be taken back.
        """
        last = self._runs.standing()
        self._require_undoable(last)
        first = len(self._runs.entries)
        with self.batch():
            self._begin()
            for entry in last:
                self._take_back(entry)
            self._end()
        return self._runs.entries[first:]

    def decide(self, *new: Decision) -> list[Decision]:
        """Records what people decided, for good; returns what the store did not have yet. Undo is a decision, too."""
        self._begin()
        added = append(self.directory, new)
        self._end()
        return added

    def latest(self, sha256: str) -> Entry | None:
        """What happened last to a document, as it is recorded."""
        return self._runs.latest(sha256)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One run: within it the graph is made and published every few seconds and at the end, not for each document."""
        if not self._batches:
            self._run = self._runs.next_number
        self._batches += 1
        try:
            yield
        finally:
            self._batches -= 1
            if not self._batches and (self.directory / "pending").exists():
                self.rebuild()

    def rebuild(self) -> None:
        """Makes the graph what the readings say, and publishes it; only what can have become other is looked at."""
        held = self.held()
        started = monotonic()
        self._unordered += self._maker.make(held, self.decisions())
        if self._unordered >= max(MANY_PARTS, FRESH * len(held)):
            before = monotonic()
            self.graph.optimize()
            self._unordered = 0
            started += monotonic() - before  # so rare a thing is no measure of how often the graph may be made
        with self._revision.next() as revision:
            self._intake.follow(self._runs.entries, held, revision)
            self.graph.publish()
        (self.directory / "pending").unlink(missing_ok=True)
        self._next = monotonic() + max(PATIENCE, SHARE * (monotonic() - started))

    def _put(self, reading: Reading) -> None:
        """Writes a reading in the place of the one before, which is kept until the run after the next."""
        sha256 = reading.sha256
        latest = self._runs.latest(sha256)
        if latest is None or latest.run != self._run:
            self._runs.keep(self._run, self._reading_file(sha256))
        self._maker.changed(sha256)
        write(self._reading_file(sha256), msgspec.json.encode(reading))

    def _drop(self, sha256: str) -> None:
        self._maker.changed(sha256)
        self._reading_file(sha256).unlink()
        self.file(sha256).unlink(missing_ok=True)

    def _current(self, sha256: str) -> Reading | None:
        return self.reading(sha256) if self.has(sha256) else None

    def _note(
        self, kind: Kind, sha256: str, file_name: str, change: Change, *,
        source: str = "", reader: str = "", again: bool = False, undoes: int = 0,
    ) -> None:  # fmt: skip
        self._runs.add(
            Entry(
                run=self._run,
                kind=kind,
                at=now(),
                sha256=sha256,
                file_name=file_name,
                source=source,
                reader=reader,
                change=change,
                again=again,
                undoes=undoes,
            )
        )

    def _require_undoable(self, last: list[Entry]) -> None:
        if not last:
            raise StoreError("There is no run to take back.")
        forgotten = next((entry for entry in last if entry.kind == "forget"), None)
        if forgotten:
            raise StoreError(
                f"The last run forgot {forgotten.file_name}, which cannot be taken back: ingest the file again."
            )
        lost = [e for e in last if e.again and self.has(e.sha256) and not self._runs.kept(e.run, e.sha256)]
        if lost:
            raise StoreError(
                f"Run {last[0].run} read {lost[0].file_name} again, and the reading before it is no longer kept:"
                " only the last run that read documents again can be taken back."
            )

    def _take_back(self, entry: Entry) -> None:
        current = self._current(entry.sha256)
        kept = self._runs.kept(entry.run, entry.sha256)
        before = msgspec.json.decode(kept.read_bytes(), type=Reading) if kept else None
        if kept:
            self._maker.changed(entry.sha256)
            write(self._reading_file(entry.sha256), kept.read_bytes())
        elif current:
            self._drop(entry.sha256)
        self._note("undo", entry.sha256, entry.file_name, Change.between(current, before), undoes=entry.run)

    def _recover(self) -> None:
        """Records documents that came in just before the process died, with what is known of them."""
        for sha256 in self.held():
            entry = self._runs.latest(sha256)
            if entry is None or entry.kind == "forget":
                reading = self.reading(sha256)
                change = Change.between(None, reading)
                self._note("take-in", sha256, reading.file_name, change, source=reading.file_name)

    def _tidy(self, held: set[str]) -> None:
        """Removes files that an interrupted run left without a reading."""
        for file in (self.directory / "documents").iterdir():
            if file.name.removesuffix(".pdf") not in held:
                file.unlink()

    def _make_whole(self) -> None:
        """Finishes what was left half-way, and makes the graph again where it is not as this program would make it."""
        pending = (self.directory / "pending").exists()
        ours = self._revision.is_held()
        if not ours:
            self._maker.start_again()
        if pending or not ours or not self.graph.is_published() or not self._maker.by_these_rules():
            self._recover()
            self._tidy(set(self.held()))
            self.rebuild()

    def _begin(self) -> None:
        (self.directory / "pending").touch()

    def _end(self) -> None:
        if not self._batches or monotonic() > self._next:
            self.rebuild()


def _make_folders(directory: Path) -> None:
    try:
        for name in ("documents", "readings"):
            (directory / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"A store cannot be made in {directory} ({error.strerror}); name a folder that you can write to."
        ) from error
