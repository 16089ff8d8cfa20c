"""The two sides of what a row tells of a change: the plan before and the plan after, and their measures as lists have them."""

import re
from collections.abc import Container, Iterable

from rapidfuzz.fuzz import ratio

from graph.facts import MeasureMention, Placement, PlanMention
from ingest.reading import names
from ingest.reading.changes import Change
from ingest.reading.former import names_in
from ingest.reading.link_kinds import told_kind
from ingest.reading.plans import PlanContext
from ingest.text.normal import normal

_FORMER = "前計画"  # the plan before one, where nothing names it
_NEXT = "次期計画"  # the plan after one, where nothing names it
_LIKE = 0.8  # two names of a continued measure share at least so much of their letters


class Sides:
    """The plans and measures that the rows of a document's ``changes`` may speak of."""

    def __init__(self, changes: list[Change], placements: Iterable[Placement], context: PlanContext) -> None:
        self.changes, self.context = changes, context
        self.measures: dict[PlanMention, dict[MeasureMention, None]] = {}
        for placement in placements:
            self.measures.setdefault(placement.about.plan, {})[placement.about] = None

    def old_plan(self, change: Change) -> PlanMention:
        """The plan before that of a row."""
        if self.context.current is not None and self.context.current != change.plan:
            return self.context.current
        for entry in self.context.entries:
            if entry.about == change.plan and entry.predecessor is not None:
                return entry.predecessor
        return PlanMention(_FORMER, change.plan.municipality)

    def new_plan(self, change: Change) -> PlanMention:
        """The plan after that of a row."""
        if self.context.following is not None and self.context.following != change.plan:
            return self.context.following
        for entry in self.context.entries:
            if entry.predecessor == change.plan:
                return entry.about
        return self.context.plan if self.context.plan != change.plan else PlanMention(_NEXT, change.plan.municipality)

    def before(self, change: Change, name: names.Name, *, merged: bool) -> MeasureMention | None:
        """The measure of a list that a row names as an old one: of the plan before, or, where none is named, of the row's own
        plan if it was ``merged`` into another there.
        """
        plan = self.old_plan(change)
        within = plan.title == _FORMER and merged
        found = self.known(plan, name) or (self.known(change.plan, name) if within else None)
        return found if found != change.measure else None

    def after(self, change: Change, name: names.Name) -> MeasureMention:
        """The measure that a row names as what became of its own: of the plan after, or, where none is named, of the row's
        own plan if one of its lists has what was merged into.
        """
        plan = self.new_plan(change)
        merged_within = plan.title == _NEXT and told_kind(change) == "merged"
        found = self.known(plan, name) or (self.known(change.plan, name) if merged_within else None)
        return found if found and found != change.measure else MeasureMention(plan, name.name, name.number)

    def has_list(self, plan: PlanMention) -> bool:
        """Whether the document lists measures of a plan, more than one."""
        return len(self.measures.get(plan, {})) > 1

    def known(self, plan: PlanMention, name: names.Name) -> MeasureMention | None:
        """The measure of a plan's lists that has a name, with its number where one is told."""
        plain = normal(name.name)
        found = [m for m in self.measures.get(plan, {}) if normal(m.name) == plain]
        numbered = [m for m in found if name.number and normal(m.notation) == normal(name.number)]
        deepest = sorted(numbered or found, key=lambda m: (m.notation == "", -_depth(m)))
        return deepest[0] if deepest else None

    def alike(
        self, measure: MeasureMention, plan: PlanMention, linked: Container[MeasureMention]
    ) -> MeasureMention | None:
        """The measure of the old plan with the same name, else with the most similar one that is not ``linked`` yet."""
        if same := self.known(plan, names.Name(measure.name)):
            return same
        free = [m for m in self.measures.get(plan, {}) if m not in linked and m.notation]
        scored = sorted(
            ((ratio(normal(m.name), normal(measure.name)) / 100, m.name, m) for m in free),
            reverse=True,
            key=lambda s: s[:2],
        )
        return scored[0][2] if scored and scored[0][0] >= _LIKE else None

    def target(self, change: Change, remark: str, told: str) -> MeasureMention | None:
        """The measure of the new plan that a remark names: by name, by the number before it, by a name it had before."""
        plan = self.new_plan(change)
        if found := self.known(plan, names.Name(told)):
            return found
        before = remark[: remark.find(told)].rstrip("「")
        for measure in self.measures.get(plan, {}):
            number = measure.notation
            if number and re.search(rf"(?<![0-9A-Za-z①-⑳-]){re.escape(number)}$", before):
                return measure
        for other in self.changes:
            if (
                other.plan == plan
                and other.measure is not None
                and any(normal(n.name) == normal(told) for f in other.old for n, _ in names_in(f))
            ):
                return other.measure
        return None


def _depth(measure: MeasureMention) -> int:
    return 0 if measure.parent is None else 1 + _depth(measure.parent)
