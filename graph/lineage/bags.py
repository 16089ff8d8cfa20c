"""Bags of words of old and new measures as matrices, rare words weighing more: how alike, and in which words."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.lineage.words import Word

Bag = Sequence[Word]
Numbers = NDArray[np.float64]
Places = NDArray[np.intp]

GENERIC_SHARE = 0.25  # of the weight of a rare word


class Bags:
    """The bags of the measures of an old and a new plan. The weight of a word falls with how many bags have it."""

    def __init__(self, old: Sequence[Bag], new: Sequence[Bag]) -> None:
        self.old = [_by_key(bag) for bag in old]
        self.new = [_by_key(bag) for bag in new]
        held = Counter(key for bag in (*self.old, *self.new) for key in bag)
        self._columns = {key: column for column, key in enumerate(sorted(held))}
        shown = {key: word for bag in (*self.old, *self.new) for key, word in bag.items()}
        total = sum(bool(bag) for bag in (*self.old, *self.new))
        self.weights = {
            key: _weight(n, total) * (GENERIC_SHARE if shown[key].generic else 1) for key, n in held.items()
        }
        self._old, self._new = self._matrix(self.old), self._matrix(self.new)

    def likeness(self, i: Places, j: Places) -> Numbers:
        """The cosine of the bags of each pair, 0 to 1."""
        return _product(_unit(self._old), _unit(self._new), i, j)

    def rarest(self, i: Places, j: Places) -> Numbers:
        """The weight of the rarest word that both of each pair have, 1 where no other measure has it."""
        return np.array([self._rarest(a, b) for a, b in zip(i.tolist(), j.tolist(), strict=True)], dtype=float)

    def both(self, i: Places, j: Places) -> Numbers:
        """1 where both of a pair have words at all."""
        has_old = np.array([bool(bag) for bag in self.old], dtype=float)
        has_new = np.array([bool(bag) for bag in self.new], dtype=float)
        return np.asarray(has_old[i] * has_new[j], dtype=float)

    def all_likeness(self) -> csr_array:
        """The cosine of every old with every new bag."""
        return csr_array(_unit(self._old) @ _unit(self._new).T)

    def common(self, i: int, j: int) -> list[str]:
        """The words that both have, the rarest first, generic ones left out."""
        both = [key for key in self.old[i] if key in self.new[j] and not self.old[i][key].generic]
        return [self.old[i][key].shown for key in sorted(both, key=lambda key: (-self.weights[key], key))]

    def _rarest(self, i: int, j: int) -> float:
        a, b = self.old[i], self.new[j]
        return max((self.weights[key] for key in a if key in b), default=0.0)

    def _matrix(self, bags: Sequence[dict[str, Word]]) -> csr_array:
        rows = [row for row, bag in enumerate(bags) for _ in bag]
        columns = [self._columns[key] for bag in bags for key in bag]
        values = [self.weights[key] for bag in bags for key in bag]
        return csr_array(
            (np.array(values, dtype=float), (rows, columns)), shape=(len(bags), max(len(self._columns), 1))
        )


def _by_key(bag: Bag) -> dict[str, Word]:
    return {word.key: word for word in bag}


def _weight(holders: int, total: int) -> float:
    """1 for a word that two bags share and no other has, near 0 for one that all have."""
    return float(max(0.05, 1 - np.log(max(holders, 2) / 2) / np.log(max(total, 4) / 2)))


def _unit(matrix: csr_array) -> csr_array:
    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    return csr_array(matrix.multiply(1 / np.where(lengths > 0, lengths, 1)[:, None]))


def _product(a: csr_array, b: csr_array, i: Places, j: Places) -> Numbers:
    return np.asarray(a[i].multiply(b[j]).sum(axis=1), dtype=float).ravel()
