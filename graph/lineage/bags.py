"""Bags of words of old and new measures, rare words weighing more: how alike two bags are, and in which words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from graph.lineage.words import Word

Bag = Sequence[Word]
Numbers = NDArray[np.float64]
Places = NDArray[np.intp]

GENERIC_SHARE = 0.25  # of the weight of a rare word
LEAST = 0.05  # weight of what all have
SHOWN = 3  # words by which a reader is told what two bags have in common


class Bags:
    """The bags of the measures of an old and a new plan. The weight of a word falls with how many bags have it."""

    def __init__(self, old: Sequence[Bag], new: Sequence[Bag]) -> None:
        self.old = [_by_key(bag) for bag in old]
        self.new = [_by_key(bag) for bag in new]
        known = {key: word for bag in (*self.old, *self.new) for key, word in bag.items()}
        self.weights = rarity([*self.old, *self.new])
        for key, word in known.items():
            self.weights[key] *= GENERIC_SHARE if word.generic else 1
        self._lengths = [[self._length(bag) for bag in side] for side in (self.old, self.new)]

    def likeness(self, i: Places, j: Places) -> Numbers:
        """The cosine of the bags of each pair, 0 to 1."""
        return np.array([self.cosine(a, b) for a, b in zip(i.tolist(), j.tolist(), strict=True)], dtype=float)

    def rarest(self, i: Places, j: Places) -> Numbers:
        """The weight of the rarest word that both of each pair have, 1 where no other measure has it."""
        return np.array([self.rarest_of(a, b) for a, b in zip(i.tolist(), j.tolist(), strict=True)], dtype=float)

    def both(self, i: Places, j: Places) -> Numbers:
        """1 where both of a pair have words at all."""
        pairs = zip(i.tolist(), j.tolist(), strict=True)
        return np.array([bool(self.old[a] and self.new[b]) for a, b in pairs], dtype=float)

    def cosine(self, i: int, j: int) -> float:
        """The cosine of two bags."""
        lengths = self._lengths[0][i] * self._lengths[1][j]
        return sum(self.weights[key] ** 2 for key in self._shared(i, j)) / lengths if lengths else 0.0

    def rarest_of(self, i: int, j: int) -> float:
        """The weight of the rarest common word, 0 where there is none."""
        return max((self.weights[key] for key in self._shared(i, j)), default=0.0)

    def common(self, i: int, j: int) -> list[str]:
        """The few rarest words that both have, in the order of the old bag; generic ones are left out.

        A single letter says little to a reader: it is shown only where there is nothing else.
        """
        old = self.old[i]
        both = [key for key in self._shared(i, j) if not old[key].generic]
        told = [key for key in both if len(old[key].shown) > 1] or both
        rarest = set(nsmallest(SHOWN, told, key=lambda key: (-self.weights[key], key)))
        return [word.shown for key, word in old.items() if key in rarest]

    def _shared(self, i: int, j: int) -> set[str]:
        return self.old[i].keys() & self.new[j].keys()

    def _length(self, bag: Mapping[str, Word]) -> float:
        return sqrt(sum(self.weights[key] ** 2 for key in bag))


def rarity(bags: Sequence[Mapping[str, object]]) -> dict[str, float]:
    """For each key its weight: 1 where two bags at most have it, near 0 where all have it."""
    held = Counter(key for bag in bags for key in bag)
    total = max(sum(bool(bag) for bag in bags), 4)
    return {key: max(LEAST, 1 - log(max(n, 2) / 2) / log(total / 2)) for key, n in held.items()}


def _by_key(bag: Bag) -> dict[str, Word]:
    return {word.key: word for word in bag}
