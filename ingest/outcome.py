"""What became of the files of a run."""

from collections import Counter
from pathlib import Path
from typing import Literal

import msgspec

from graph.facts import Reading
from graph.runs import Change
from ingest.folders import unicode_of
from ingest.workers import Cause

Status = Literal["read", "known", "left"]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file: read now, known to the store already, or left out with the reason.

    ``address`` is where it was fetched from, "" where it was there.
    ``measures`` counts the measures that it places, ``links`` the successions that it states; ``facts`` and ``findings`` are
    counted by kind; ``change`` is what became of the facts that the store had of it. ``seconds`` is the time that reading it
    took, ``memory`` the peak of the process that read it, None where nothing tells; ``size`` of the file and ``memory`` are in
    bytes. ``cause`` tells what a failure lies in.
    """

    file: Path
    address: str = ""
    status: Status
    reason: str = ""
    cause: Cause | None = None
    sha256: str = ""
    size: int = 0
    pages: int = 0
    measures: int = 0
    links: int = 0
    facts: dict[str, int] = {}
    findings: dict[str, int] = {}
    seconds: float = 0.0
    memory: int | None = None
    change: Change = Change()

    def holding(self, reading: Reading) -> "Outcome":
        """The same with what its reading has."""
        return msgspec.structs.replace(
            self,
            pages=reading.page_count,
            measures=reading.measure_count,
            links=reading.link_count,
            facts=dict(sorted(Counter(type(fact).__name__ for fact in reading.facts).items())),
            findings=dict(sorted(Counter(finding.kind for finding in reading.findings).items())),
        )

    def line(self) -> bytes:
        """The outcome as a line of a report in JSON Lines."""
        line = {
            "file": self.address or unicode_of(self.file),
            "sha256": self.sha256,
            "status": self.status,
            "reason": self.reason,
            "pages": self.pages,
            "facts": self.facts,
            "findings": self.findings,
            "change": self.change,
            "seconds": round(self.seconds, 3),
            "peak_memory": self.memory,
        }
        return msgspec.json.encode(line) + b"\n"


class Report(msgspec.Struct, frozen=True):
    """What became of every file, in the order of their paths."""

    outcomes: tuple[Outcome, ...] = ()

    @property
    def left(self) -> tuple[Outcome, ...]:
        """The files that were left out."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "left")


class Progress(msgspec.Struct, frozen=True):
    """How far a run is: ``done`` of ``total`` files, and the outcome that has just come in (None at the very start).

    ``ahead`` is how many bytes of files are still to be read.
    """

    done: int
    total: int
    ahead: int
    outcome: Outcome | None = None
