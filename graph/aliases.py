"""Things by the IRIs that they may have gone by: an IRI follows the best spelling known, and that may change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from graph.plans import NO_TOWN, PlanKey, Plans
from graph.spelling import slug
from graph.vocabulary import Base


class Aliases:
    """Finds a thing by its IRI, or by one that it would have with another of its spellings.

    ``things`` are IRIs, each with the others of the same thing; an IRI that two things may have gone by means none.
    """

    def __init__(self, plans: Plans, base: Base, things: Mapping[str, Iterable[str]] | None = None) -> None:
        self._base = base
        self._plans = _known({base.below(plans.segments[key]).value: others for key, others in _titles(plans, base)})
        self._things = _known(things or {})

    def find(self, iri: str) -> str | None:
        """The IRI that the thing has now, None where it is not known."""
        if iri in self._things or iri in self._plans:
            return self._things.get(iri) or self._plans[iri]
        town, _, below = iri.removeprefix(self._base.iri).partition("/")
        title, _, rest = below.partition("/")
        plan = self.plan(f"{self._base.iri}{town}/{title}")
        return self._things.get(f"{plan}/{rest}") if plan else None

    def plan(self, iri: str) -> str | None:
        """The same for a plan."""
        return self._plans.get(iri)


def _known(things: Mapping[str, Iterable[str]]) -> dict[str, str]:
    claims = [(other, iri) for iri, others in things.items() for other in set(others)]
    times = Counter(other for other, _ in claims)
    return {other: iri for other, iri in claims if times[other] == 1} | {iri: iri for iri in things}


def _titles(plans: Plans, base: Base) -> Iterator[tuple[PlanKey, list[str]]]:
    for key, plan in plans.all.items():
        homes = {NO_TOWN, plan.municipality.segment if plan.municipality else NO_TOWN}
        titles = (plan.title, *plan.alternatives)
        yield key, [base.below(f"{home}/{slug(title)}").value for home in sorted(homes) for title in titles]
