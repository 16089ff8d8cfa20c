"""What people decided: records that are only ever added, and what holds of all of them together.

    STORE/decisions.jsonl   one record a line, in the order in which they came

A record names the ends of a link, not the link, so that it holds whatever the program infers by then. Taking one back is a
record of its own.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from pyoxigraph import Literal as Value
from pyoxigraph import NamedNode, Quad

from graph.files import write
from graph.spelling import slug
from graph.terms import Term, digest, text
from graph.vocabulary import KF, PROV, RDF, RDFS, XSD, Base

Verdict: TypeAlias = Literal["accept", "reject", "same", "different", "correct", "uphold", "dismiss", "undo"]
ON_FINDINGS: tuple[Verdict, ...] = ("uphold", "dismiss")
Pair: TypeAlias = tuple[str, str]  # two IRIs


class DecisionError(ValueError):
    """What was to be decided cannot be meant like this; the message is a sentence that says what to do."""


class Decision(msgspec.Struct, frozen=True):
    """One thing that a person decided.

    ``on`` are IRIs: the old and the new thing for accept and reject, two things for same and different, a fact and its document
    for correct, a finding for uphold and dismiss; for undo the name of the decision that is taken back. ``to`` are names of
    properties and the values that are right, for correct. ``at`` is the time in UTC as ISO 8601 with microseconds, so that it
    sorts.
    """

    verdict: Verdict
    on: tuple[str, ...]
    by: str
    at: str
    reason: str = ""
    to: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What the decision goes by in every store: a hash of all that it says."""
        values = (part for pair in self.to for part in pair)
        return digest(self.verdict, *self.on, self.by, self.at, self.reason, *values)


class Review:
    """What holds of all decisions: what nobody took back, and on two things that which was decided last.

    ``in_force`` begins with the latest.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.in_force: list[Decision] = []
        gone: set[str] = set()
        decided: set[tuple[str, ...]] = set()
        for decision in sorted(decisions, key=lambda d: (d.at, d.name), reverse=True):
            if decision.name in gone:
                continue
            if decision.verdict == "undo":
                gone.update(decision.on)
            elif (question := _question(decision)) not in decided:
                decided.add(question)
                self.in_force.append(decision)

    @property
    def links(self) -> list[Decision]:
        """What was accepted and rejected, the latest first."""
        return [decision for decision in self.in_force if decision.verdict in {"accept", "reject"}]

    @property
    def sameness(self) -> list[Decision]:
        """What was held to be the same and to be different, the latest first."""
        return [decision for decision in self.in_force if decision.verdict in {"same", "different"}]

    @property
    def corrections(self) -> list[Decision]:
        """What was corrected in facts, the latest first."""
        return [decision for decision in self.in_force if decision.verdict == "correct"]

    @property
    def findings(self) -> dict[str, Decision]:
        """By the IRI of a finding what was decided on it."""
        return {decision.on[0]: decision for decision in self.in_force if decision.verdict in ON_FINDINGS}


def _question(decision: Decision) -> tuple[str, ...]:
    """Decisions with the same question contradict or repeat each other."""
    if decision.verdict in {"same", "different"}:
        return "who", *sorted(decision.on)
    if decision.verdict == "correct":
        return "what is right", decision.on[0], *sorted(name for name, _ in decision.to)
    return "what became", *decision.on


def read(directory: Path) -> list[Decision]:
    """All decisions of a store, in the order in which they came; number 1 is the first."""
    file = _file(directory)
    if not file.is_file():
        return []
    return [msgspec.json.decode(line, type=Decision) for line in file.read_bytes().splitlines()]


def append(directory: Path, decisions: Iterable[Decision]) -> list[Decision]:
    """Adds decisions to those of a store, all or none; those that it has are not added again. Returns the new ones."""
    held = read(directory)
    known = {decision.name for decision in held}
    new = [decision for name, decision in {d.name: d for d in decisions}.items() if name not in known]
    if new:
        write(_file(directory), b"".join(msgspec.json.encode(decision) + b"\n" for decision in (*held, *new)))
    return new


def _file(directory: Path) -> Path:
    return directory / "decisions.jsonl"


def time_after(decisions: Iterable[Decision]) -> str:
    """Now, and later than all these decisions, whatever the clocks say on which they were made."""
    latest = max((datetime.fromisoformat(decision.at) for decision in decisions), default=None)
    now = datetime.now(UTC)
    return stamp(max(now, latest + timedelta(microseconds=1)) if latest else now)


def stamp(moment: datetime) -> str:
    """A moment as decisions write it; without a zone it is taken as UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds")


def review_quads(decisions: Iterable[Decision], base: Base) -> Iterator[Quad]:
    """The graph ``review``: every decision ever made, those taken back as well."""
    for decision in decisions:
        node, person = base.decision(decision.name), base.below(f"person/{slug(decision.by)}")
        triples: list[tuple[NamedNode, NamedNode, Term]] = [
            (node, RDF.type, KF.Decision),
            (node, KF.verdict, text(decision.verdict)),
            (node, PROV.wasAttributedTo, person),
            (node, PROV.generatedAtTime, Value(decision.at, datatype=XSD.dateTime)),
            (person, RDF.type, PROV.Agent),
            (person, RDFS.label, text(decision.by)),
        ]
        things = [base.decision(name) if decision.verdict == "undo" else NamedNode(name) for name in decision.on]
        triples += [(node, KF.on, thing) for thing in things]
        if decision.verdict in {"accept", "reject"}:
            triples += zip((node, node), (KF.onPredecessor, KF.onSuccessor), things, strict=True)
        triples += [(node, KF.sets, text(f"{name}={value}")) for name, value in decision.to]
        triples += [(node, KF.reason, text(decision.reason))] if decision.reason else []
        for subject, predicate, value in triples:
            yield Quad(subject, predicate, value, base.review)
