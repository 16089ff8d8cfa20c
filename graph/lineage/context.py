"""What the other pairs say about a pair: rivals of each end, siblings that go the same way, departments that moved."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from graph.lineage.bags import Numbers, Places
from graph.lineage.profiles import Profile

Pair = tuple[int, int]

NEIGHBOURS = ("alone", "siblings", "moved")
RIVALS = ("alone", "ahead", "behind", "chosen")
FURTHEST = 5.0  # log-odds by which one can lead at most
NO_RIVAL = -5.0  # log-odds of a rival where there is none
SURE = 0.0  # log-odds from which a pair counts for its neighbours


def neighbours(logits: Numbers, i: Places, j: Places, old: Sequence[Profile], new: Sequence[Profile]) -> Numbers:
    """A row for each pair, a column for each of NEIGHBOURS; ``logits`` are what its own evidence says."""
    chosen = best_assignment(logits, i, j)
    pairs = list(zip(i.tolist(), j.tolist(), strict=True))
    sure = [pair for pair, logit, best in zip(pairs, logits, chosen, strict=True) if best and logit >= SURE]
    flows = (Flow(_parents(old), _parents(new), sure), Flow(_departments(old), _departments(new), sure))
    return np.column_stack([logits, *(np.array([flow.share(pair) for pair in pairs], dtype=float) for flow in flows)])


def rivals(logits: Numbers, i: Places, j: Places) -> Numbers:
    """A row for each pair, a column for each of RIVALS; ``logits`` are what its evidence and its neighbours say."""
    leads = _lead(logits, i), _lead(logits, j)
    chosen = best_assignment(logits, i, j).astype(float)
    bounded = np.clip(logits, -2 * FURTHEST, 2 * FURTHEST)
    return np.column_stack([bounded, np.maximum(*leads), np.minimum(*leads), chosen])


def best_assignment(logits: Numbers, i: Places, j: Places) -> NDArray[np.bool_]:
    """Which pairs are in the best assignment of each old to one new at most, all together."""
    gain = np.zeros((i.max(initial=0) + 1, j.max(initial=0) + 1))
    gain[i, j] = np.maximum(logits - NO_RIVAL, 0)
    rows, columns = linear_sum_assignment(gain, maximize=True)
    taken = set(zip(rows.tolist(), columns.tolist(), strict=True))
    return np.array([pair in taken for pair in zip(i.tolist(), j.tolist(), strict=True)], dtype=bool)


def _lead(logits: Numbers, side: Places) -> Numbers:
    """By how much a pair is ahead of (below zero: behind) the best other pair of the same measure."""
    best: defaultdict[int, list[float]] = defaultdict(lambda: [NO_RIVAL, NO_RIVAL])
    for place, logit in zip(side.tolist(), logits.tolist(), strict=True):
        best[place] = sorted([*best[place], logit])[-2:]
    rivals = [
        best[place][0] if logit == best[place][1] else best[place][1]
        for place, logit in zip(side.tolist(), logits.tolist(), strict=True)
    ]
    return np.asarray(np.clip(logits - np.array(rivals, dtype=float), -FURTHEST, FURTHEST), dtype=float)


def _departments(side: Sequence[Profile]) -> list[tuple[str, ...]]:
    return [tuple(node for node, _ in profile.departments) for profile in side]


def _parents(side: Sequence[Profile]) -> list[tuple[str, ...]]:
    return [tuple(node for node, _ in profile.parents) for profile in side]


class Flow:
    """Where the measures of each old group (of a heading, of a department) went, as far as sure: into which new groups."""

    def __init__(self, old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]], sure: Iterable[Pair]) -> None:
        self._old, self._new = old, new
        self._gone: defaultdict[str, set[Pair]] = defaultdict(set)
        self._into: defaultdict[tuple[str, str], set[Pair]] = defaultdict(set)
        for pair in sure:
            for group in old[pair[0]]:
                self._gone[group].add(pair)
                for other in new[pair[1]]:
                    self._into[group, other].add(pair)

    def share(self, pair: Pair) -> float:
        """The share of the old one's group that went into the new one's; the pair itself does not count.

        One more is taken to have gone elsewhere, so that one neighbour alone says half.
        """
        ways = ((group, other) for group in self._old[pair[0]] for other in self._new[pair[1]])
        return max(
            (
                len(self._into[way] - {pair}) / (len(self._gone[way[0]] - {pair}) + 1)
                for way in ways
                if way in self._into
            ),
            default=0.0,
        )
