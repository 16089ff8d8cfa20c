"""Everything that a reading names, and how weighty each naming is: the raw material of identity."""

from collections.abc import Iterable, Iterator

import msgspec

from graph.facts import (
    AnyFact,
    DepartmentMention,
    Evaluation,
    IndicatorMention,
    MeasureMention,
    Mention,
    MunicipalityMention,
    Observation,
    Placement,
    PlanEntry,
    PlanMention,
    Reading,
    Relation,
    Responsibility,
    Statement,
    Succession,
)


class Weight(msgspec.Struct, frozen=True, order=True):
    """How much a spelling counts, the least first: its place's rank, then the newest document, then where it stands."""

    rank: int = 9
    age: int = 0
    page: int = 0
    top: float = 0.0
    left: float = 0.0
    spelling: str = ""


RANKS = {"detail": 0, "list": 1, "reference": 2}


def of_fact(fact: AnyFact) -> Iterator[Mention]:
    """The things a fact names, without the parents and plans behind them."""
    if isinstance(fact, Succession):
        yield from fact.predecessors
        yield from fact.successors
        return
    yield fact.about
    if isinstance(fact, Responsibility):
        yield fact.department
    elif isinstance(fact, Observation):
        yield fact.indicator
    elif isinstance(fact, Relation):
        yield fact.related
    elif isinstance(fact, PlanEntry) and fact.predecessor:
        yield fact.predecessor


def with_what_is_behind(mention: Mention) -> Iterator[Mention]:
    """The mention, then its measure, its parents and its plan."""
    yield mention
    if isinstance(mention, IndicatorMention):
        yield from with_what_is_behind(mention.measure)
    elif isinstance(mention, MeasureMention):
        yield mention.plan
        if mention.parent:
            yield from with_what_is_behind(mention.parent)


def municipality_of(mention: Mention) -> MunicipalityMention | None:
    """The municipality that the mention itself tells."""
    if isinstance(mention, (PlanMention, DepartmentMention)):
        return mention.municipality
    return municipality_of(mention.plan if isinstance(mention, MeasureMention) else mention.measure)


def plan_of(mention: Mention) -> PlanMention | None:
    """The plan behind a mention; departments have none."""
    if isinstance(mention, PlanMention):
        return mention
    if isinstance(mention, MeasureMention):
        return mention.plan
    return mention.measure.plan if isinstance(mention, IndicatorMention) else None


def year_of(reading: Reading) -> int:
    """The fiscal year in which a document was made, as far as its facts tell: after the last results it reports."""
    results = [
        fact.year
        for fact in reading.facts
        if (isinstance(fact, Observation) and fact.role == "actual")
        or isinstance(fact, Evaluation)
        or (isinstance(fact, Statement) and fact.kind == "result")
        if fact.year is not None
    ]
    if results:
        return max(results) + 1
    starts = [f.start for f in reading.facts if isinstance(f, PlanEntry) and f.start and f.about in reading.plans]
    return max(starts, default=0)


def weight(fact: AnyFact, year: int, spelling: str) -> Weight:
    """What a spelling counts that this fact prints, in a document of that year."""
    rank = RANKS[fact.source] if isinstance(fact, Placement) else len(RANKS)
    place = min(((e.page, e.box[1], e.box[0]) for e in fact.evidence), default=(0, 0.0, 0.0))
    return Weight(rank, -year, *place, spelling)


def lesser(weight: Weight) -> Weight:
    """The weight of a name that a fact only points at, as it does at the parent of a measure."""
    return msgspec.structs.replace(weight, rank=len(RANKS))


def best(weights: Iterable[Weight]) -> str:
    """The spelling that counts most."""
    return min(weights).spelling
