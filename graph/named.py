"""Departments and indicators: things that are the same by their normal name within what they belong to.

Indicators of one name are others where their unit is of another kind (users in people, users in percent).
"""

from collections import defaultdict
from typing import TypeAlias, get_args

import msgspec

from graph import mentions
from graph.facts import IndicatorKind
from graph.mentions import Weight
from graph.spelling import dimension, normal, short_hash, slug

KINDS: tuple[IndicatorKind, ...] = get_args(IndicatorKind)

Key: TypeAlias = tuple[str, str, str]  # owner (an IRI), kind or "", normal name


class Named(msgspec.Struct, frozen=True):
    """A department or an indicator: whose it is, its name, other spellings met, and its segment of the IRI."""

    owner: str
    name: str
    alternatives: tuple[str, ...]
    segment: str
    kind: str = ""


class _Told(msgspec.Struct):
    """What is told of a thing: its spellings, and what it is also called."""

    spellings: set[Weight] = msgspec.field(default_factory=set)
    short: set[str] = msgspec.field(default_factory=set)

    def take(self, other: "_Told") -> None:
        self.spellings |= other.spellings
        self.short |= other.short

    @property
    def first(self) -> tuple[int, Weight]:
        """Where it was told first: what newer documents say does not change that."""
        return min((-weight.age, weight) for weight in self.spellings)


class Names:
    """Things told apart by owner, kind, normal name and what they count. Feed all spellings, then ``settle``, then ``find``."""

    def __init__(self) -> None:
        self._told: defaultdict[Key, defaultdict[str, _Told]] = defaultdict(lambda: defaultdict(_Told))  # by unit
        self._main: dict[Key, str] = {}
        self._settled: dict[tuple[Key, str], Named] = {}

    def add(
        self, owner: str, weight: Weight, kind: IndicatorKind | None = None, short: str = "", unit: str = ""
    ) -> None:
        """A thing of this owner is spelt so in one place, with this unit; ``short`` is what it is also called."""
        told = self._told[owner, kind or "", normal(weight.spelling)][dimension(unit)]
        told.spellings.add(weight)
        told.short |= {short} - {"", weight.spelling}

    def settle(self) -> None:
        """Decides on names and segments; a kind or unit that is not told means the only kind, or the first unit, of that name."""
        for owner, kind, name in sorted(self._told):
            kinds = [k for k in KINDS if (owner, k, name) in self._told]
            if not kind and len(kinds) == 1:
                for unit, told in self._told.pop((owner, kind, name)).items():
                    self._told[owner, kinds[0], name][unit].take(told)
        for key, units in self._told.items():
            self._main[key] = min(units.keys() - {""}, key=lambda unit: (units[unit].first, unit), default="")
            if "" in units and self._main[key]:
                units[self._main[key]].take(units.pop(""))
        taken: set[Key] = set()
        for key, unit in sorted(self._each(), key=lambda each: (each[1] != self._main[each[0]], each)):
            self._settled[key, unit] = named = self._describe(key, unit, taken)
            taken.add((named.owner, named.kind, named.segment))

    def _each(self) -> list[tuple[Key, str]]:
        return [(key, unit) for key, units in self._told.items() for unit in units]

    def _describe(self, key: Key, unit: str, taken: set[Key]) -> Named:
        owner, kind, name = key
        told = self._told[key][unit]
        best = mentions.best(told.spellings)
        others = tuple(sorted(({weight.spelling for weight in told.spellings} | told.short) - {best}))
        segment = slug(best) if unit == self._main[key] else f"{slug(best)}-{slug(unit)}"
        if (owner, kind, segment) in taken:
            segment = f"{segment}-{short_hash(name)}"
        return Named(owner, best, others, segment, kind)

    def all(self) -> list[Named]:
        """Everything that was settled, sorted."""
        return [self._settled[each] for each in sorted(self._settled)]

    def find(self, owner: str, spelling: str, kind: IndicatorKind | None = None, unit: str = "") -> Named:
        """The thing of this owner that is spelt so; KeyError where none was added."""
        name = normal(spelling)
        key = next((owner, k, name) for k in (kind or "", *KINDS) if (owner, k, name) in self._main)
        same = dimension(unit)
        return self._settled[key, same if (key, same) in self._settled else self._main[key]]
