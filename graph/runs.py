"""What was taken in when: a record that is only ever added to, a line for each document of each run.

    STORE/runs.jsonl                 the record, in the order in which documents were done
    STORE/replaced/<run>/<sha256>.json   readings that the last run replaced, for it to be taken back

Forgetting a document is recorded, too; the record, unlike the graph, tells of documents that are gone.
"""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from graph.facts import AnyFact, Reading
from graph.files import append

Kind: TypeAlias = Literal["take-in", "forget", "undo"]


class Change(msgspec.Struct, frozen=True):
    """How many facts of one document are new, gone, and as before. Where a fact stands is no part of what it says."""

    added: int = 0
    removed: int = 0
    unchanged: int = 0

    def __str__(self) -> str:
        return f"{self.added} added, {self.removed} removed, {self.unchanged} unchanged"

    @classmethod
    def between(cls, before: Reading | None, after: Reading | None) -> "Change":
        """What another reading of a document changes; None where there is none."""
        old, new = (_said(reading) for reading in (before, after))
        return cls(len(new - old), len(old - new), len(old & new))


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What one run did to one document: who reads it how (``reader``, "" where not known), from where, and when (UTC).

    ``undoes`` is the run that an undo takes back, 0 for others.
    """

    run: int
    kind: Kind
    at: str
    sha256: str
    file_name: str
    source: str = ""
    reader: str = ""
    change: Change = Change()
    again: bool = False
    undoes: int = 0


class Runs:
    """The record of one store."""

    def __init__(self, directory: Path) -> None:
        self._file = directory / "runs.jsonl"
        self._replaced = directory / "replaced"
        self.entries = _entries(self._file)
        self._latest = {entry.sha256: entry for entry in self.entries}

    @property
    def next_number(self) -> int:
        """The number of the run that comes."""
        return self.entries[-1].run + 1 if self.entries else 1

    def latest(self, sha256: str) -> Entry | None:
        """What happened last to a document."""
        return self._latest.get(sha256)

    def add(self, entry: Entry) -> None:
        """Records what has been done, for good."""
        append(self._file, msgspec.json.encode(entry))
        self.entries.append(entry)
        self._latest[entry.sha256] = entry

    def keep(self, run: int, file: Path) -> None:
        """Keeps a reading that a run is about to replace, and lets go of what runs before it replaced."""
        home = self._replaced / str(run)
        if not home.is_dir():
            shutil.rmtree(self._replaced, ignore_errors=True)
            home.mkdir(parents=True)
        if file.is_file() and not (home / file.name).exists():
            (home / file.name).hardlink_to(file)

    def kept(self, run: int, sha256: str) -> Path | None:
        """The reading of a document before a run, where it is still kept."""
        file = self._replaced / str(run) / f"{sha256}.json"
        return file if file.is_file() else None

    def drop(self, sha256: str) -> None:
        """Lets go of every reading of a document that is kept."""
        for file in self._replaced.glob(f"*/{sha256}.json"):
            file.unlink()

    def standing(self) -> list[Entry]:
        """What the last run that nobody took back did first to each of its documents; nothing where there is no such run."""
        left = list(standing(self.entries))
        first: dict[str, Entry] = {}
        for entry in left:
            if entry.run == left[-1].run:
                first.setdefault(entry.sha256, entry)
        return list(first.values())


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def standing(entries: Sequence[Entry]) -> Iterator[Entry]:
    """What was done and not taken back."""
    undone = {(entry.undoes, entry.sha256) for entry in entries}
    return (e for e in entries if e.kind != "undo" and (e.run, e.sha256) not in undone)


def _entries(file: Path) -> list[Entry]:
    """All whole lines; one that a dying process left without its end is cut off, so that the next begins a line."""
    if not file.is_file():
        return []
    *lines, rest = file.read_bytes().split(b"\n")
    if rest:
        with file.open("r+b") as out:
            out.truncate(sum(len(line) + 1 for line in lines))
    return [msgspec.json.decode(line, type=Entry) for line in lines]


def _said(reading: Reading | None) -> set[AnyFact]:
    return {msgspec.structs.replace(fact, evidence=()) for fact in reading.facts} if reading else set()
