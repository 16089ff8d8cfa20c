"""Departments and indicators: things that are the same by their normal name within what they belong to."""

from collections import defaultdict
from typing import get_args

import msgspec

from graph import mentions
from graph.facts import IndicatorKind
from graph.mentions import Weight
from graph.spelling import normal, short_hash, slug

KINDS: tuple[IndicatorKind, ...] = get_args(IndicatorKind)

Key = tuple[str, str, str]  # owner (an IRI), kind or "", normal name


class Named(msgspec.Struct, frozen=True):
    """A department or an indicator: whose it is, its name, other spellings met, and its segment of the IRI."""

    owner: str
    name: str
    alternatives: tuple[str, ...]
    segment: str
    kind: str = ""


class Names:
    """Things told apart by owner, kind and normal name. Feed all their spellings, then ``settle``, then ``find``."""

    def __init__(self) -> None:
        self._spellings: defaultdict[Key, set[Weight]] = defaultdict(set)
        self._short: defaultdict[Key, set[str]] = defaultdict(set)
        self._settled: dict[Key, Named] = {}

    def add(self, owner: str, weight: Weight, kind: IndicatorKind | None = None, short: str = "") -> None:
        """A thing of this owner is spelt so in one place; ``short`` is what it is also called."""
        key = owner, kind or "", normal(weight.spelling)
        self._spellings[key].add(weight)
        self._short[key] |= {short} - {"", weight.spelling}

    def settle(self) -> None:
        """Decides on names and segments; a kind that is not told means the only kind met of that name."""
        for owner, kind, name in sorted(self._spellings):
            kinds = [k for k in KINDS if (owner, k, name) in self._spellings]
            if not kind and len(kinds) == 1:
                self._spellings[owner, kinds[0], name] |= self._spellings.pop((owner, kind, name))
                self._short[owner, kinds[0], name] |= self._short.pop((owner, kind, name))
        taken: set[Key] = set()
        for key in sorted(self._spellings):
            self._settled[key] = named = self._describe(key, taken)
            taken.add((named.owner, named.kind, named.segment))

    def _describe(self, key: Key, taken: set[Key]) -> Named:
        owner, kind, name = key
        best = mentions.best(self._spellings[key])
        others = tuple(sorted(({weight.spelling for weight in self._spellings[key]} | self._short[key]) - {best}))
        segment = slug(best)
        if (owner, kind, segment) in taken:
            segment = f"{segment}-{short_hash(name)}"
        return Named(owner, best, others, segment, kind)

    def all(self) -> list[Named]:
        """Everything that was settled, sorted."""
        return [self._settled[key] for key in sorted(self._settled)]

    def find(self, owner: str, spelling: str, kind: IndicatorKind | None = None) -> Named:
        """The thing of this owner that is spelt so; KeyError where none was added."""
        name = normal(spelling)
        told = next(k for k in (kind or "", *KINDS) if (owner, k, name) in self._settled)
        return self._settled[owner, told, name]
