"""What became of measures, as tables of old and new measures tell it: 旧名称, 継続・終了・新規, 備考."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from graph.facts import (
    Budget,
    Evaluation,
    MeasureMention,
    Mention,
    Placement,
    PlanMention,
    Responsibility,
    Statement,
    Succession,
    SuccessionKind,
)
from ingest.document import Text
from ingest.reading import budgets, departments, evaluations, names, statements
from ingest.reading.changes import FORMER, Change, is_reason_for_old
from ingest.reading.evidence import evidence
from ingest.reading.former import names_in, numbers_in, old_names
from ingest.reading.lexicon import lexicon
from ingest.reading.link_kinds import SAID, kind_of_link, says_merged, status_kind, told_kind
from ingest.reading.plans import PlanContext
from ingest.reading.records import Field
from ingest.reading.sides import Sides
from ingest.reading.statuses import destination
from ingest.text.normal import normal

_GOES_ON = ("continued", "renamed")  # under its own name, where no other is told
_INTO = re.compile(
    r"「(?P<quoted>[^」]{2,60})」(?:事業)?(?:に|へ|と)(?:統合|集約|一本化|吸収|包含|含め|再編|組み?入れ|位置付け|位置づけ|として(?:掲載|統合))"
    r"|「(?P<shown>[^」]{2,60})」として(?:掲載|実施|推進|統合|整理)"
)


Told = Succession | Placement | Responsibility | Statement | Evaluation | Budget


def successions(changes: Iterable[Change], placements: Iterable[Placement], context: PlanContext) -> Iterator[Told]:
    """The successions that the rows of all tables tell together, and placements of old names that only they tell."""
    reader = _Reader(list(changes), list(placements), context)
    yield from reader.read()


class _Reader:
    def __init__(self, changes: list[Change], placements: list[Placement], context: PlanContext) -> None:
        self.changes, self.context = changes, context
        self.sides = Sides(changes, placements, context)
        self.linked: set[MeasureMention] = set()
        self.done: set[tuple[object, ...]] = set()
        goals = (destination(c.status.text) for c in self.changes if c.status is not None)
        self.goals = Counter(normal(goal[0]) for goal in goals if goal is not None)

    def read(self) -> Iterator[Told]:
        new = [c for c in self.changes if self._is_of_new_plan(c)]
        old = [c for c in self.changes if not self._is_of_new_plan(c)]
        yield from self._named_before(new)
        yield from self._regrouped(new)
        yield from self._told_before(new)
        yield from self._named_after(old)
        yield from self._destined(new)
        for change in new:
            yield from self._continued(change)
        for change in old:
            yield from self._into(change)
        for change in old:
            yield from self._ended(change)
        for change in new:
            yield from self._created(change)

    def _is_of_new_plan(self, change: Change) -> bool:
        if change.has_old_column or change.has_new_column:
            return change.has_old_column
        if self.context.current is not None and change.plan == self.context.current:
            return False
        return status_kind(change) != "ended"

    def _named_before(self, changes: list[Change]) -> Iterator[Told]:
        """Rows of the new plan that name what a measure was called before."""
        told = [
            (c, f, self._before(c, n, merged=says_merged(f)), t)
            for c in changes
            for f in c.old
            for n, t in old_names(c, f)
        ]
        told += self._numbered_before(changes, [before for _, _, before, _ in told])
        spread: dict[str, set[MeasureMention | None]] = {}
        sources: dict[MeasureMention | None, set[str]] = {}
        for change, _, before, _ in told:
            spread.setdefault(normal(before.name), set()).add(change.measure)
            sources.setdefault(change.measure, set()).add(normal(before.name))
        for change, field, before, text in told:
            plan, merged = self.sides.old_plan(change), says_merged(field)
            above = _group(change, plan)
            if above is not None and before not in self.sides.measures.get(plan, {}):
                yield above
            if not field.label.means("old_number"):
                yield from self._referred(before, text)
            yield from _reasons(change, before, text)
            yield from self._of_old(change, before, text)
            if change.measure is None:
                yield from self._fate(change, before, text, field)
                continue
            splits = len(spread[normal(before.name)]) > 1
            merges = len(sources[change.measure]) > 1 or (merged and normal(before.name) != normal(change.measure.name))
            kind = told_kind(change) or kind_of_link(before, change.measure, splits=splits, merges=merges)
            yield from self._link(kind, before, change.measure, change, text, field)

    def _numbered_before(
        self, changes: list[Change], named: list[MeasureMention]
    ) -> Iterator[tuple[Change, Field, MeasureMention, Text]]:
        """What rows tell by number alone of the measures of the old plan, which a list of it or other rows have with their
        names.
        """
        for change in changes:
            plan = self.sides.old_plan(change)
            known = [measure for measure in (*self.sides.measures.get(plan, ()), *named) if measure.plan == plan]
            for field in (f for f in change.old if f.label.means("old_number")):
                for number in numbers_in(field):
                    found = {normal(m.name): m for m in known if m.notation and normal(m.notation) == normal(number)}
                    if len(found) == 1:
                        yield change, field, *found.values(), field.cell.text

    def _before(self, change: Change, name: names.Name, *, merged: bool = False) -> MeasureMention:
        """The old measure of a row: of the lists of its plan, else under the group that the row tells."""
        plan = self.sides.old_plan(change)
        above = _group(change, plan)
        group = above.about if above is not None else None
        return self.sides.before(change, name, merged=merged) or MeasureMention(plan, name.name, name.number, group)

    def _regrouped(self, changes: list[Change]) -> Iterator[Succession]:
        """Rows that share one cell which says that their measures were reorganised: each old one went into each new one."""
        shared: dict[int, list[Change]] = {}
        for change in changes:
            if change.status is not None and change.status.cell.rows > 1 and status_kind(change) == "reorganised":
                shared.setdefault(id(change.status.cell), []).append(change)
        for change, other in ((change, other) for rows in shared.values() for change in rows for other in rows):
            for field, (name, text) in ((f, told) for f in change.old for told in old_names(change, f)):
                if other is not change and other.measure is not None:
                    before = self._before(change, name)
                    yield from self._link("reorganised", before, other.measure, change, text, field)

    def _fate(
        self, change: Change, before: MeasureMention, text: Text, field: Field
    ) -> Iterator[Succession | Placement]:
        """What the status of a row without a new name says: the measure went into the one that it names, goes on, or ends; where
        no status says anything, it ends.
        """
        told = status_kind(change) or ("" if _is_said(change.status) else "ended")
        into = destination(change.status.text) if change.status is not None else None
        if into is None and told not in _GOES_ON:
            if told == "ended":
                yield from self._link("ended", before, None, change, text, field)
            return
        name, how = into or (before.name, "")
        after = self.sides.known(change.plan, names.Name(name)) or MeasureMention(change.plan, name)
        if into is not None and change.status is not None:
            yield from self._referred(after, change.status.cell.text)
        kind = SAID.get(how[:2]) or kind_of_link(before, after, splits=False, merges=self.goals[normal(name)] > 1)
        yield from self._link(kind, before, after, change, text, field)

    def _referred(self, measure: MeasureMention, text: Text) -> Iterator[Placement]:
        """The place of a measure that no list of its plan has, where a row names it."""
        if measure not in self.sides.measures.get(measure.plan, {}):
            yield Placement(evidence=evidence(text), about=measure, name=measure.name, source="reference")

    def _told_before(self, changes: list[Change]) -> Iterator[Told]:
        """Rows of the new plan whose status or remark names in 「」 what the measure was before (「○○」から名称変更)."""
        for change in changes:
            field = next(
                (f for f in (change.status, change.remark, change.name) if f is not None and FORMER.search(f.text)),
                None,
            )
            match = FORMER.search(field.text) if field is not None else None
            if match is None or field is None or change.measure is None or change.old:
                continue
            one = match["old"] or match["alone"]
            told = [one] if one else re.findall(r"「([^「」]+)」", match["names"])
            plan = self.sides.old_plan(change)
            for words in told:
                name = names.split_name(words)
                before = self.sides.known(plan, name) or MeasureMention(plan, name.name, name.number)
                yield from self._referred(before, field.cell.text)
                kind = SAID.get((match["how"] or "")[:2]) or kind_of_link(
                    before, change.measure, splits=False, merges=len(told) > 1
                )
                yield from self._link(kind, before, change.measure, change, field.cell.text, field)

    def _of_old(
        self, change: Change, before: MeasureMention, text: Text
    ) -> Iterator[Responsibility | Evaluation | Budget]:
        """Who ran a row's old measure, what it cost, and how it was rated."""
        if change.of_old is not None:
            yield from departments.responsibilities(change.of_old, before, (text,), before.plan.municipality)
            year = change.rated_in or self.context.year
            yield from evaluations.from_record(change.of_old, before, (text,), year)
            yield from budgets.from_record(change.of_old, before, (text,), change.unit, self.context.year)

    def _named_after(self, changes: list[Change]) -> Iterator[Succession | Placement]:
        """Rows of the old plan that name what became of a measure."""
        told = [(c, f, n, t) for c in changes for f in c.new for n, t in names_in(f)]
        into = Counter(normal(name.name) for _, _, name, _ in told)
        for change, field, name, text in told:
            if change.measure is None or lexicon().succession.exact(name.name) == "ended":
                continue
            after = self.sides.after(change, name)
            several = len([1 for c, _, _, _ in told if c is change]) > 1
            kind = told_kind(change) or kind_of_link(
                change.measure, after, splits=several, merges=into[normal(name.name)] > 1
            )
            yield from self._referred(after, text)
            yield from self._link(kind, change.measure, after, change, text, field)

    def _destined(self, changes: list[Change]) -> Iterator[Succession | Placement]:
        """Rows that name in the place of a status what their measure becomes (「○○」に名称変更)."""
        for change in changes:
            told = destination(change.status.text) if change.status is not None and not change.has_old_column else None
            if told is None or change.measure is None or change.status is None:
                continue
            after = self.sides.after(change, names.split_name(told[0]))
            merges = self.goals[normal(told[0])] > 1
            kind = SAID.get(told[1][:2]) or kind_of_link(change.measure, after, splits=False, merges=merges)
            yield from self._referred(after, change.status.cell.text)
            yield from self._link(kind, change.measure, after, change, Text(), change.status)

    def _continued(self, change: Change) -> Iterator[Succession]:
        """Rows of the new plan that are continued under their own name, where the old plan's list has them too."""
        told = status_kind(change) in ("continued", "renamed")
        if change.measure is None or change.old or not told or not self.sides.has_list(self.sides.old_plan(change)):
            return
        before = self.sides.alike(change.measure, self.sides.old_plan(change), self.linked)
        if before is not None:
            yield from self._link("continued", before, change.measure, change, Text(), change.status)

    def _into(self, change: Change) -> Iterator[Succession]:
        """Remarks of the old plan's rows that name what a measure was merged into (…に統合する, …として掲載)."""
        if change.remark is None or change.measure is None:
            return
        for match in _INTO.finditer(change.remark.text):
            merged = match["quoted"] is not None
            after = self.sides.target(change, change.remark.text, match["quoted"] or match["shown"])
            if after is None or (not merged and change.measure in self.linked):
                continue
            yield from self._link("merged", change.measure, after, change, change.remark.cell.text, change.remark)

    def _ended(self, change: Change) -> Iterator[Succession]:
        if change.measure is not None and status_kind(change) == "ended" and change.measure not in self.linked:
            yield from self._link("ended", change.measure, None, change, Text(), change.status)

    def _created(self, change: Change) -> Iterator[Succession]:
        told = status_kind(change) == "created" or (change.is_new and change.status is None)
        if change.measure is not None and told and not change.old:
            yield from self._link("created", None, change.measure, change, Text(), change.status)

    def _link(
        self,
        kind: SuccessionKind,
        old: MeasureMention | None,
        new: MeasureMention | None,
        change: Change,
        text: Text,
        field: Field | None,
    ) -> Iterator[Succession]:
        key = (kind, _key(old), _key(new))
        if key in self.done:
            return
        self.done.add(key)
        if old is not None and new is not None:
            self.linked |= {old, new}
        heads = tuple(head.text for head in field.heads) if field is not None else ()
        status = (change.status.cell.text,) if change.status is not None else ()
        reason = change.remark.text if change.remark is not None and old == change.measure else ""
        remark = (change.remark.cell.text,) if reason and change.remark is not None else ()
        old_side: tuple[Mention, ...] = (old,) if old is not None else ()
        new_side: tuple[Mention, ...] = (new,) if new is not None else ()
        yield Succession(
            evidence=evidence(*change.texts, *heads, *status, text, *remark),
            kind=kind,
            predecessors=old_side,
            successors=new_side,
            reason=reason,
        )


def _is_said(status: Field | None) -> bool:
    """Whether a status says anything, in words that nobody may know."""
    return status is not None and status.text.strip() != "" and not names.is_nothing(status.text)


def _group(change: Change, plan: PlanMention) -> Placement | None:
    """What a row says that its old measure stands under, in a column of groups beside the old names."""
    for field in change.of_old.all("old_group") if change.of_old is not None else ():
        name = names.read_name(field.cell.text)
        if names.is_name(name.name) and not names.is_nothing(field.text):
            about = MeasureMention(plan, name.name, name.number)
            return Placement(
                evidence=evidence(field.cell.text), about=about, name=name.name, level=name.level, source="reference"
            )
    return None


def _reasons(change: Change, before: MeasureMention, text: Text) -> Iterator[Statement]:
    """Why a row's old measure goes on, or does not: what the remark beside it says."""
    if change.remark is not None and is_reason_for_old(change.remark, alone=change.measure is None):
        heads = (text, *(head.text for head in change.remark.heads))
        yield from statements.made(change.remark.cell.text, "reason", before, heads, None)


def _key(measure: MeasureMention | None) -> tuple[str, str, str]:
    return ("", "", "") if measure is None else (measure.plan.title, normal(measure.name), normal(measure.notation))
