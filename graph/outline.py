"""The outline of a reading: the little of it that other documents' identity depends on.

Plans and municipalities are told apart over all documents, from outlines alone; everything else is told apart within a
part of the documents (see ``parts``), from their readings.
"""

import hashlib
from typing import TypeVar

import msgspec

from graph import mentions
from graph.facts import (
    DepartmentMention,
    Evidence,
    MeasureMention,
    MunicipalityMention,
    PlanEntry,
    PlanMention,
    Reading,
    Succession,
)

Thing = TypeVar("Thing", bound=msgspec.Struct)


class Period(msgspec.Struct, frozen=True):
    """First and last year of a plan as one place tells them."""

    plan: PlanMention
    start: int | None
    end: int | None


class PlanLink(msgspec.Struct, frozen=True):
    """One plan replaced another, as one place tells it."""

    old: PlanMention
    new: PlanMention
    evidence: tuple[Evidence, ...]


class Outline(msgspec.Struct, frozen=True):
    """What a document names beyond itself. ``digest`` is the hash of the whole reading; ``year`` when it was made.

    ``plans`` are those the document is of, ``named`` all that it names, ``carriers`` those of which it names measures;
    ``offices`` are the municipalities that it tells departments to be of.
    """

    sha256: str
    file_name: str
    digest: str
    year: int
    plans: tuple[PlanMention, ...]
    named: tuple[PlanMention, ...]
    carriers: tuple[PlanMention, ...]
    towns: tuple[MunicipalityMention, ...]
    offices: tuple[MunicipalityMention, ...]
    periods: tuple[Period, ...]
    links: tuple[PlanLink, ...]


def outline_of(reading: Reading) -> Outline:
    """The outline of a reading; the order of its facts means nothing."""
    everything = {m for fact in reading.facts for d in mentions.of_fact(fact) for m in mentions.with_what_is_behind(d)}
    measured = {m.plan for m in everything if isinstance(m, MeasureMention)}
    offices = {m.municipality for m in everything if isinstance(m, DepartmentMention) and m.municipality}
    named = {m for m in everything if isinstance(m, PlanMention)} | measured | set(reading.plans)
    return Outline(
        reading.sha256,
        reading.file_name,
        digest_of(reading),
        mentions.year_of(reading),
        sorted_(set(reading.plans)),
        sorted_(named),
        sorted_(measured | set(reading.plans)),
        sorted_({plan.municipality for plan in named if plan.municipality} | offices),
        sorted_(offices),
        sorted_({Period(f.about, f.start, f.end) for f in reading.facts if isinstance(f, PlanEntry)}),
        sorted_(_plan_links(reading)),
    )


def digest_of(reading: Reading) -> str:
    """A hash of what was read, whatever the order of its facts and findings."""
    lines = sorted(map(msgspec.json.encode, (*reading.facts, *reading.findings, *reading.plans)))
    rest = msgspec.structs.replace(reading, facts=(), findings=(), plans=())
    return hashlib.sha256(b"\n".join([msgspec.json.encode(rest), *lines])).hexdigest()


def _plan_links(reading: Reading) -> set[PlanLink]:
    links = {
        PlanLink(fact.predecessor, fact.about, fact.evidence)
        for fact in reading.facts
        if isinstance(fact, PlanEntry) and fact.predecessor
    }
    for fact in reading.facts:
        if isinstance(fact, Succession):
            old = [m for m in fact.predecessors if isinstance(m, PlanMention)]
            new = [m for m in fact.successors if isinstance(m, PlanMention)]
            links |= {PlanLink(a, b, fact.evidence) for a in old for b in new}
    return links


def sorted_(items: set[Thing]) -> tuple[Thing, ...]:
    """In one order, whatever they are."""
    return tuple(sorted(items, key=msgspec.json.encode))
