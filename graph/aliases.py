"""Things by the IRIs that they may have gone by: an IRI follows the best spelling known, and that may change."""

from collections import Counter
from collections.abc import Iterable, Mapping

from graph.plans import Plans
from graph.vocabulary import Base


class Aliases:
    """Finds a thing by its IRI, or by one that it would have with another of its spellings.

    ``things`` are IRIs, each with the others of the same thing; an IRI that two things may have gone by means none.
    """

    def __init__(self, plans: Plans, base: Base, things: Mapping[str, Iterable[str]] | None = None) -> None:
        self._base = base
        self._segments = plans.segments
        self._things = _known(things or {})

    def find(self, iri: str) -> str | None:
        """The IRI that the thing has now, None where it is not known."""
        if found := self._things.get(iri) or self.plan(iri):
            return found
        town, _, below = iri.removeprefix(self._base.iri).partition("/")
        title, _, rest = below.partition("/")
        plan = self.plan(f"{self._base.iri}{town}/{title}")
        return self._things.get(f"{plan}/{rest}") if plan else None

    def plan(self, iri: str) -> str | None:
        """The same for a plan."""
        found = self._segments.called(iri.removeprefix(self._base.iri))
        return self._base.below(self._segments[found]).value if found else None


def _known(things: Mapping[str, Iterable[str]]) -> dict[str, str]:
    claims = [(other, iri) for iri, others in things.items() for other in set(others)]
    times = Counter(other for other, _ in claims)
    return {other: iri for other, iri in claims if times[other] == 1} | {iri: iri for iri in things}
