"""What became of a measure, in one word: it goes on, it may, it ended, or nothing is known, and then why."""

from typing import Literal

import msgspec

from query.measures import measure_of
from query.plans import Plan, is_held, next_plans
from query.querier import Querier
from query.successions import Link, links_of

Case = Literal["continues", "ended", "may-continue", "unmatched", "not-held"]


class Fate(msgspec.Struct, frozen=True):
    """What is known of a measure's future, and the links that say so.

    "continues": a document or a person says what became of it. "ended": a document says that it ended.
    "may-continue": only the program thinks so. "unmatched": the next plan is held and nothing in it matches.
    "not-held": the next plan is not held, or nobody knows which it is.
    """

    case: Case
    links: tuple[Link, ...] = ()
    next_plans: tuple[Plan, ...] = ()


def fate(querier: Querier, measure: str) -> Fate:
    """Which case a measure's future is; what is stated comes before what is inferred."""
    links = [link for link in links_of(querier, measure) if link.old == measure]
    stated = tuple(link for link in links if link.new and link.stated)
    if stated:
        return Fate("continues", stated)
    following = next_plans(querier, measure_of(querier, measure).plan.iri)
    ended = tuple(link for link in links if not link.new)
    if ended:
        return Fate("ended", ended, following)
    inferred = tuple(link for link in links if link.new)
    if inferred:
        return Fate("may-continue", inferred, following)
    held = any(is_held(querier, plan.iri) for plan in following)
    return Fate("unmatched" if held else "not-held", (), following)
