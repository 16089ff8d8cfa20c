"""Which plans a printed title can mean, and which documents give a title without saying whose plan it is."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import islice
from typing import TypeAlias

import msgspec

Title: TypeAlias = tuple[str, str]  # a normal title, and whose plan it is meant to be (``town_key``; "" where not told)


class PlanKey(msgspec.Struct, frozen=True, order=True):
    """What makes a plan that plan: its municipality's code (or name), and its normal title without that name."""

    municipality: str
    title: str


class Titles:
    """The titles of all documents, each counted as often as it is given."""

    def __init__(self) -> None:
        self._meanings: defaultdict[str, defaultdict[str, Counter[PlanKey]]] = defaultdict(lambda: defaultdict(Counter))
        self._loose: defaultdict[Title, set[str]] = defaultdict(set)

    def mean(self, titles: Iterable[tuple[str, PlanKey]], times: int) -> set[Title]:
        """Titles mean these plans so many times more (or less); returns those by which bare titles may mean others now."""
        changed = set()
        for title, key in titles:
            known = self._meanings[title][key.municipality]
            known[key] += times
            if known[key] in (0, times):
                changed.add((title, key.municipality))
            if not known[key]:
                del known[key]
                if not known:
                    del self._meanings[title][key.municipality]
        return changed

    def meanings(self, title: str, town: str | None = None) -> Collection[PlanKey]:
        """The plans that a title means, of one municipality or (the first two) of any."""
        if title not in self._meanings:
            return ()
        by_town = self._meanings[title]
        if town is not None:
            return by_town.get(town, ())
        return [key for keys in islice(by_town.values(), 2) for key in keys]

    def give(self, sha256: str, titles: Iterable[str], towns: Collection[str]) -> None:
        """A document that is of these municipalities gives titles without saying whose plans they are."""
        for title in titles:
            for town in towns or ("",):
                self._loose[title, town].add(sha256)

    def take(self, sha256: str, titles: Iterable[str], towns: Collection[str]) -> None:
        """It gives them no more."""
        for title in titles:
            for town in towns or ("",):
                self._loose[title, town].discard(sha256)

    def loose(self, titles: Iterable[Title]) -> set[str]:
        """The documents whose bare titles may mean others after ``mean``."""
        return {
            sha256 for title, town in titles for whose in (town, "") for sha256 in self._loose.get((title, whose), ())
        }


def only(keys: Collection[PlanKey]) -> PlanKey | None:
    """The only one, None where there are several or none."""
    return next(iter(keys)) if len(keys) == 1 else None
