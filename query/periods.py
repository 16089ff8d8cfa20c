"""A line of descent over the years: what of it runs in some of them, and how it stood in one."""

from query.plans import Plan
from query.trace import Lineage, generations


def between(lineage: Lineage, first: int | None = None, last: int | None = None) -> Lineage:
    """What of a lineage stands in plans that run in these fiscal years (both included; None: no limit), and its focus.

    A plan without known years stays. Generations are counted as in the whole lineage, so that one left out is no gap.
    """
    levels = generations(lineage)
    kept = [
        iri for iri in levels if iri == lineage.graph["focus"] or _runs(lineage.nodes[iri]["measure"].plan, first, last)
    ]
    found: Lineage = lineage.subgraph(kept).copy()
    found.graph["generations"] = {iri: levels[iri] for iri in kept}
    return found


def as_of(lineage: Lineage, year: int) -> Lineage:
    """A lineage as it stood in a fiscal year, and its focus: without plans that began later, and endings still to come."""
    found = between(lineage, last=year)
    for _, node in found.nodes(data=True):
        runs = in_force(node["measure"].plan, year)
        node["ended"] = tuple(link for link in node["ended"] if (not runs if link.year is None else link.year <= year))
    return found


def in_force(plan: Plan, year: int) -> bool | None:
    """Whether a plan runs in a fiscal year, as far as its years are known; None where neither of them is."""
    return None if plan.start is None and plan.end is None else _runs(plan, year, year)


def years(lineage: Lineage) -> range:
    """The fiscal years from the first to the last that any plan of a lineage tells; none where no plan tells its years."""
    plans = [node["measure"].plan for _, node in lineage.nodes(data=True)]
    told = [year for plan in plans for year in (plan.start, plan.end) if year is not None]
    return range(min(told), max(told) + 1) if told else range(0)


def _runs(plan: Plan, first: int | None, last: int | None) -> bool:
    """Whether a plan may run in these years; where only one of its ends is known, the other may be anywhere."""
    begins_too_late = last is not None and plan.start is not None and plan.start > last
    ended_before = first is not None and plan.end is not None and plan.end < first
    return not begins_too_late and not ended_before
