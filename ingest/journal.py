"""Which files earlier runs left out, and why: STORE/journal.jsonl, a line for each, only ever added to.

What was read is in the store; what failed would fail again, perhaps after an hour. A run that goes on where another was
interrupted, or that comes back to a folder, passes it by, unless the limits are wider or the program is another by now.
"""

from importlib.metadata import version
from pathlib import Path

import msgspec

from graph.store import Store
from ingest.folders import unicode_of
from ingest.outcome import Outcome
from ingest.workers import Allowance, Cause


class Entry(msgspec.Struct, frozen=True):
    """One failure: the document by its content, what it lay in, and under which limits and by which version."""

    sha256: str
    file: str
    reason: str
    cause: Cause
    allowance: Allowance
    version: str


class Journal:
    """The failures of a store, and a place to add to them."""

    def __init__(self, store: Store, allowance: Allowance) -> None:
        self.file = store.directory / "journal.jsonl"
        self.allowance = allowance
        self.version = version("keifu")
        self._entries = {entry.sha256: entry for entry in _read(self.file)}

    def reason(self, sha256: str) -> str:
        """Why a document would fail again, or ""."""
        entry = self._entries.get(sha256)
        if entry is None or entry.version != self.version or self._is_wider(entry):
            return ""
        return f"{entry.reason}; so it was in an earlier run, and it was not tried again (--retry does)"

    def add(self, outcome: Outcome) -> None:
        """Notes a failure."""
        assert outcome.cause is not None
        entry = Entry(
            outcome.sha256, unicode_of(outcome.file), outcome.reason, outcome.cause, self.allowance, self.version
        )
        with self.file.open("ab") as out:
            out.write(
                b"\n" + msgspec.json.encode(entry)
            )  # the break before it ends what a killed run left half-written

    def _is_wider(self, entry: Entry) -> bool:
        """Whether a document that met a limit has more now."""
        more_time = self.allowance.seconds > entry.allowance.seconds
        more_memory = self.allowance.memory > entry.allowance.memory
        return (more_time and entry.cause == "time") or (more_memory and entry.cause in {"memory", "crash"})


def _read(file: Path) -> list[Entry]:
    """The whole lines; one that a killed run left half-written is passed over."""
    entries = []
    for line in file.read_bytes().splitlines() if file.is_file() else ():
        try:
            entries.append(msgspec.json.decode(line, type=Entry))
        except msgspec.DecodeError:
            continue
    return entries
