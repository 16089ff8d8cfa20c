"""Outlines with the plans' first and last years as people corrected them."""

import msgspec

from graph.corrections import Right, corrected
from graph.decisions import Review
from graph.facts import PlanEntry, Reading
from graph.identity import Identity
from graph.outline import Outline, Period, sorted_
from graph.rdf import Page
from graph.vocabulary import KF, Base


def has_corrections(sha256: str, review: Review, base: Base) -> bool:
    """Whether anybody corrected a fact of this document."""
    return any(base.document(sha256).value in decision.on for decision in review.corrections)


def with_corrections(outline: Outline, reading: Reading, review: Review, base: Base) -> Outline:
    """The outline of a reading with the right periods of the plans that it names."""
    identity = Identity([reading], base, review=review)
    page = Page(reading, identity)
    entries = [fact for fact in reading.facts if isinstance(fact, PlanEntry)]
    periods = {_period(fact, identity.corrections.get(page.entry_node(fact).value, {})) for fact in entries}
    return msgspec.structs.replace(outline, periods=sorted_(periods))


def _period(fact: PlanEntry, right: Right) -> Period:
    years = dict.fromkeys((KF.startFiscalYear, KF.endFiscalYear))
    found = {name: int(value.value) for name, value in corrected((), right) if name in years}
    return Period(fact.about, found.get(KF.startFiscalYear, fact.start), found.get(KF.endFiscalYear, fact.end))
