"""The path of each plan below the base: municipality and title, with a short hash for the others of one spelling."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain, repeat

from graph.spelling import short_hash
from graph.titles import PlanKey, only

RESERVED = {"department"}


class Segments:
    """The paths of all plans. Of those that would share one, the first in order has it."""

    def __init__(self) -> None:
        self._paths: dict[PlanKey, str] = {}
        self._plans: dict[str, PlanKey] = {}
        self._wishes: dict[PlanKey, tuple[str, ...]] = {}
        self._wished: defaultdict[str, set[PlanKey]] = defaultdict(set)
        self._claimed: defaultdict[str, set[PlanKey]] = defaultdict(set)

    def __getitem__(self, key: PlanKey) -> str:
        return self._paths[key]

    def plan(self, path: str) -> PlanKey | None:
        """The plan that has this path."""
        return self._plans.get(path)

    def called(self, path: str) -> PlanKey | None:
        """The plan that has this path, or the only one that would have it by another of its spellings."""
        return self._plans.get(path) or only(self._claimed.get(path, ()))

    def move(self, key: PlanKey, paths: tuple[str, ...]) -> set[PlanKey]:
        """A plan is spelt so now: the path that it should have, and those by its other spellings; none, where it is gone.

        Returns the plans that have another path than before.
        """
        before = self._wishes.pop(key, ())
        if paths:
            self._wishes[key] = paths
        for path in before:
            self._claimed[path].discard(key)
        for path in paths:
            self._claimed[path].add(key)
        if before[:1] == paths[:1]:
            return set()
        for path in before[:1]:
            self._wished[path].discard(key)
        for path in paths[:1]:
            self._wished[path].add(key)
        return self._settle({key: None, **self._shared({*before[:1], *paths[:1]})})

    def _shared(self, paths: set[str]) -> dict[PlanKey, str]:
        """Which plan gets which path, of all that should have one of these."""
        return {
            key: path if first and path.rpartition("/")[2] not in RESERVED else f"{path}-{short_hash(key.title)}"
            for path in paths
            for first, key in zip(chain([True], repeat(False)), sorted(self._wished[path]), strict=False)
        }

    def _settle(self, wanted: Mapping[PlanKey, str | None]) -> set[PlanKey]:
        others = {key for key, path in wanted.items() if path != self._paths.get(key)}
        for key in others:
            self._plans.pop(self._paths.pop(key, ""), None)
        for key in others:
            if path := wanted[key]:
                self._paths[key], self._plans[path] = path, key
        return others
