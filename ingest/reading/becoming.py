"""What paragraphs tell of measures and departments that became others: the clauses of ``transitions`` as successions."""

import re
from collections.abc import Iterator

from graph.facts import DepartmentMention, MeasureMention, Mention, Placement, PlanMention, Succession
from ingest.document import Text
from ingest.reading.evidence import evidence
from ingest.reading.narrative import Names
from ingest.reading.plans import PlanContext
from ingest.reading.statuses import is_status
from ingest.reading.transitions import Named, Transition, transitions
from ingest.text import years

_WORK = re.compile(r"事業|取組|取り組み|施策|項目|計画|プラン")


def successions(
    text: Text, names: Names, context: PlanContext, *, only_departments: bool = False, section: str = ""
) -> Iterator[Succession | Placement]:
    """A succession for each link that a sentence tells, those of measures left out where ``only_departments``.

    A measure that no list has is one of the plan before, where the other side is known, or the text or the heading above
    it (``section``) speaks of measures.
    """
    for told in transitions(text.text):
        sentence = text.text[told.start : told.end]
        measures = not all(name.is_department for name in (*told.old, *told.new))
        if (measures and only_departments) or not _is_sure(told, section + text.text, names):
            continue
        when = years.spans(sentence, context.year)
        pieces = evidence(text.part(told.start, told.end))
        for name, is_old in (*((n, True) for n in told.old), *((n, False) for n in told.new)):
            for side in _side(name, names, context, is_old=is_old):
                if isinstance(side, MeasureMention) and side.plan == context.plan and names.find(name.name) is None:
                    yield Placement(evidence=pieces, about=side, name=side.name, source="reference")
        for old, new in _links(told):
            yield Succession(
                evidence=pieces,
                kind=told.kind,
                predecessors=_side(old, names, context, is_old=True),
                successors=_side(new, names, context, is_old=False),
                reason=sentence.strip(),
                year=when[-1].last if when else None,
            )


def is_all_told(text: str) -> bool:
    """Whether all that a text says is what measures became, sentence by sentence (「A」は、「B」に統合する。)."""
    sentences = [part for part in re.split(r"(?<=。)", text.strip()) if part]
    told = [t for t in transitions(text) if t.old and t.new and not all(n.is_department for n in (*t.old, *t.new))]
    return bool(sentences) and len({(t.start, t.end) for t in told}) == len(sentences)


def _is_sure(told: Transition, text: str, names: Names) -> bool:
    """Whether what a clause names are departments or measures: one of the document's own, or in a text about measures."""
    everyone = (*told.old, *told.new)
    if any(is_status(name.name) for name in everyone):  # 区分の「廃止」は、…事業です
        return False
    if all(name.is_department for name in everyone):
        return True
    known = any(names.find(name.name) for name in everyone)
    return known or (told.kind != "created" and bool(_WORK.search(text)))


def _links(told: Transition) -> Iterator[tuple[Named | None, Named | None]]:
    for old in told.old or (None,):
        for new in told.new or (None,):
            yield old, new


def _side(name: Named | None, names: Names, context: PlanContext, *, is_old: bool) -> tuple[Mention, ...]:
    if name is None:
        return ()
    if name.is_department:
        return (DepartmentMention(name.name, context.plan.municipality),)
    plan = _before(context) if is_old else context.next or context.plan
    return (names.find(name.name) or MeasureMention(plan, name.name),)


def _before(context: PlanContext) -> PlanMention:
    """The plan before the document's own, the own one where none is told."""
    told = (entry.predecessor for entry in context.entries if entry.about == context.plan and entry.predecessor)
    return context.current or next(told, context.plan)
