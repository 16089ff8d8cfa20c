"""Which clusters are one measure though their names differ: by likeness, numbers and place.

Two rows of one list with different names are never one measure, nor are a measure and what stands above it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from graph.clusters import Cluster, Key
from graph.spelling import likeness

VERY_ALIKE = 0.9  # from here two listed names are one without a common number
ALIKE = 0.7  # from here with one
SAME_PLACE = 0.5  # from here a row of a list and a detail page with a common number of several parts (3-4, ②-2)
REFERRED = 0.85  # from here a name that is only referred to means the one listed name most like it
PARTS = re.compile(r"[^\W_][-.(・][^\W_]")  # a number of several parts
WORTH_A_LOOK = 50  # rapidfuzz's ratio, 0 to 100
MOTTO = re.compile(
    r"(?P<name>.{2,}?)([~-])[^~]{4,}\2"
)  # a name with its motto behind it (健やかなまち ～笑顔と安心を～)


def joined(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters with those made one whose names are alike, the most alike first."""
    pairs = []
    for i, j, alike in _pairs(clusters):
        common = bool(clusters[i].notations & clusters[j].notations)
        if _same_measure(clusters[i], clusters[j], alike, common=common):
            pairs.append((not common, -alike, min(clusters[i].keys), min(clusters[j].keys), i, j))
    home = list(range(len(clusters)))
    for *_, i, j in sorted(pairs):
        a, b = sorted((_root(home, i), _root(home, j)))
        if a != b and clusters[a].may_be(clusters[b]):
            clusters[a].take(clusters[b])
            home[b] = a
    return [cluster for i, cluster in enumerate(clusters) if home[i] == i]


def attached(references: Sequence[Cluster], listed: Sequence[Cluster]) -> list[Cluster]:
    """Gives each reference to the listed measure that it means; returns the references that mean none of them."""
    choices = []
    for reference in references:
        scored = [(max(likeness(k[0], min(reference.keys)[0]) for k in c.keys), c) for c in listed]
        best = max((alike for alike, _ in scored), default=0.0)
        unique = sum(alike == best for alike, _ in scored) == 1
        for alike, cluster in scored:
            common = bool(reference.notations & cluster.notations)
            if (common and alike >= ALIKE) or (alike == best >= REFERRED and unique):
                choices.append((not common, -alike, min(reference.keys), min(cluster.keys), reference, cluster))
    done: set[Key] = set()
    for *_, key, _, reference, cluster in sorted(choices, key=lambda choice: choice[:4]):
        if key not in done and cluster.may_be(reference):
            cluster.take(reference)
            done.add(key)
    return [reference for reference in references if min(reference.keys) not in done]


def _pairs(clusters: Sequence[Cluster]) -> Iterator[tuple[int, int, float]]:
    names = [min(cluster.keys)[0] for cluster in clusters]
    if not names:
        return
    near = process.cdist(names, names, scorer=ratio, score_cutoff=WORTH_A_LOOK) > 0
    bare = [match["name"] if (match := MOTTO.fullmatch(name)) else "" for name in names]
    for i, j in combinations(range(len(names)), 2):
        if names[i] == bare[j] or names[j] == bare[i]:
            yield i, j, 1.0
        elif near[i, j]:
            yield i, j, likeness(names[i], names[j])


def _same_measure(a: Cluster, b: Cluster, alike: float, *, common: bool) -> bool:
    numbers_differ = bool(a.notations and b.notations) and not common
    levels_differ = bool(a.levels and b.levels) and not a.levels & b.levels
    if alike >= VERY_ALIKE:
        return not numbers_differ
    enough = SAME_PLACE if _one_place(a, b) else ALIKE
    return alike >= enough and common and not levels_differ and _parents_agree(a, b)


def _one_place(a: Cluster, b: Cluster) -> bool:
    """Whether two names under one number of several parts stand where one measure may be renamed: in documents of
    which none names both, or the one in lists only and the other on a detail page too.
    """
    if not any(PARTS.search(number) for number in a.notations & b.notations):
        return False
    documents = [{naming.sha256 for naming in cluster.namings if naming.listed} for cluster in (a, b)]
    sources = [{naming.weight.rank for naming in cluster.namings if naming.listed} for cluster in (a, b)]
    row_and_page = {1} in sources and any(0 in places for places in sources)
    return not documents[0] & documents[1] or row_and_page


def _parents_agree(a: Cluster, b: Cluster) -> bool:
    if not a.parents or not b.parents:
        return True
    return any(one == other or likeness(one, other) >= ALIKE for one in a.parents for other in b.parents)


def _root(home: Sequence[int], i: int) -> int:
    while home[i] != i:
        i = home[i]
    return i
