"""Which documents must be looked at together: those that name measures or departments of the same municipality.

A plan without a municipality takes the place of one. What one part says of its measures depends on no other part but
through the plans, which ``signature`` therefore holds.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from graph.decisions import Decision, Review
from graph.outline import Outline
from graph.plans import Plans, group_of, town_key
from graph.vocabulary import Base


class Part(msgspec.Struct, frozen=True, order=True):
    """Documents that belong together; equal signatures mean equal quads."""

    signature: str
    documents: tuple[str, ...]


class Ties(msgspec.Struct):
    """What decisions do to parts: groups whose things somebody tied, and the decisions on things of groups and on facts."""

    groups: defaultdict[str, set[str]] = msgspec.field(default_factory=lambda: defaultdict(set))
    decisions: defaultdict[str, set[str]] = msgspec.field(
        default_factory=lambda: defaultdict(set)
    )  # by group or document

    @classmethod
    def of(cls, review: Review, plans: Plans, base: Base) -> "Ties":
        """Those of all decisions in force."""
        ties = cls()
        towns = {town.segment: key for key, found in plans.towns.items() for town in found} if review.in_force else {}
        for decision in review.in_force:
            groups = _groups_decided(decision, plans, towns, base)
            for group in groups:
                ties.groups[group] |= groups - {group}
                ties.decisions[group].add(decision.name)
        for decision in review.corrections:
            for document in decision.on[1:]:
                ties.decisions[document.removeprefix(base.document("").value)].add(decision.name)
        return ties

    def other_than(self, before: "Ties") -> set[str]:
        """The groups and documents of which something else holds than before."""
        return {
            each
            for now, then in ((self.groups, before.groups), (self.decisions, before.decisions))
            for each in now.keys() | then.keys()
            if now.get(each) != then.get(each)
        }


class Parts:
    """All documents in parts, as small as can be; ``change`` follows the plans and looks only at what can be other."""

    def __init__(self, plans: Plans, base: Base) -> None:
        self._plans = plans
        self._base = base
        self._ties = Ties()
        self._groups: dict[str, set[str]] = {}
        self._members: defaultdict[str, set[str]] = defaultdict(set)
        self._part: dict[str, Part] = {}

    def change(self, documents: Iterable[str], review: Review) -> tuple[set[Part], set[Part]]:
        """These documents came, went, or see their plans otherwise; returns the parts that are no more, and the new ones."""
        before, self._ties = self._ties, Ties.of(review, self._plans, self._base)
        others = self._ties.other_than(before)
        changed = set(documents).union(others & self._part.keys(), *(self._members.get(each, ()) for each in others))
        for sha256 in changed:
            self._place(sha256)
        ahead, done, gone, new = set(changed), set[str](), set[Part](), set[Part]()
        while ahead:
            sha256 = ahead.pop()
            together = self._together(sha256)
            done |= together | {sha256}
            for old in {self._part.pop(each) for each in together | {sha256} if each in self._part}:
                gone.add(old)
                ahead |= set(old.documents)
            ahead -= done
            if together:
                part = Part(self._signature(together), tuple(sorted(together)))
                new.add(part)
                self._part.update(dict.fromkeys(together, part))
        return gone - new, new - gone

    def _place(self, sha256: str) -> None:
        """What the document has measures or departments of."""
        for group in self._groups.pop(sha256, ()):
            self._members[group].discard(sha256)
        outline = self._plans.outlines.get(sha256)
        if outline:
            self._groups[sha256] = groups_of(outline, self._plans)
            for group in self._groups[sha256]:
                self._members[group].add(sha256)

    def _together(self, sha256: str) -> set[str]:
        """The documents of a document's part, none where it is not held."""
        found, groups = {sha256} & self._groups.keys(), set[str]()
        ahead = [*found]
        while ahead:
            for group in self._reached(self._groups[ahead.pop()] - groups):
                groups.add(group)
                ahead += self._members[group] - found
                found |= self._members[group]
        return found

    def _reached(self, groups: set[str]) -> set[str]:
        """These groups and those that decisions tie to them."""
        found, ahead = set(groups), [*groups]
        while ahead:
            more = self._ties.groups.get(ahead.pop(), set()) - found
            found |= more
            ahead += more
        return found

    def _signature(self, documents: Collection[str]) -> str:
        """A hash of all that the part's quads are made from: its readings, decisions, what its plans are called, the rules."""
        about = set(documents).union(*(self._reached(self._groups[each]) for each in documents))
        decisions = {name for each in about for name in self._ties.decisions.get(each, ())}
        parts = [rules(), self._base.iri, *sorted(decisions)]
        for sha256 in sorted(documents):
            parts += self._said(self._plans.outlines[sha256])
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def _said(self, outline: Outline) -> list[str]:
        plans, sha256 = self._plans, outline.sha256
        named = [plans.find(sha256, plan) for plan in outline.named]
        return [
            f"{sha256} {outline.digest}",
            *(plans.municipalities[sha256, town].segment for town in outline.towns),
            *(f"{plans.segments[plan.key]} {plan.title} {plan.start} {plan.end}" for plan in named),
        ]


def groups_of(outline: Outline, plans: Plans) -> set[str]:
    """What the document has measures or departments of."""
    towns = {town_key(plans.municipalities[outline.sha256, office]) for office in outline.offices}
    return towns | {group_of(plans.find(outline.sha256, plan).key) for plan in outline.carriers}


def _groups_decided(decision: Decision, plans: Plans, towns: Mapping[str, str], base: Base) -> set[str]:
    """The groups of whose things a decision is; ``towns`` are groups by segment."""
    groups = set()
    for thing in decision.on:
        town, title, *_ = [*thing.removeprefix(base.iri).split("/"), ""]
        plan = plans.segments.called(f"{town}/{title}")
        groups.add(group_of(plan) if plan else towns.get(town, ""))
    return groups - {""}


@cache
def rules() -> str:
    """A hash of this room's own files: a graph made by other rules is made again."""
    files: Sequence[Path] = sorted(
        file for file in Path(__file__).parent.rglob("*") if file.suffix in {".py", ".tsv", ".ttl", ".toml"}
    )
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
