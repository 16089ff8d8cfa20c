"""Which measures a plan has, from all places that name one: equal names first, then numbers and likeness.

Two rows of one list with different names are never one measure, nor are a measure and what stands above it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from graph import mentions
from graph.facts import MeasureMention
from graph.mentions import Weight
from graph.spelling import likeness, normal, normal_notation, short_hash, slug
from graph.titles import PlanKey

VERY_ALIKE = 0.9  # from here two listed names are one without a common number
ALIKE = 0.7  # from here with one
SAME_PLACE = 0.5  # from here a row of a list and a detail page with a common number of several parts (3-4, ②-2)
REFERRED = 0.85  # from here a name that is only referred to means the one listed name most like it
PARTS = re.compile(r"[^\W_][-.(・][^\W_]")  # a number of several parts
WORTH_A_LOOK = 50  # rapidfuzz's ratio, 0 to 100

Ruling = tuple[str, str, str]  # "same" or "different", and two measures by segments of IRIs: of the names as printed
Key = tuple[str, int]  # normal name, and how many of the measures above it have the same name


class Measure(msgspec.Struct, frozen=True):
    """A measure of a plan: its name, other spellings met, its number, and its segment of the IRI below the plan's."""

    plan: PlanKey
    name: str
    alternatives: tuple[str, ...]
    notation: str
    segment: str


class Naming(msgspec.Struct, frozen=True):
    """One place where a document names a measure; ``group`` is the list it stands in, "" where it is in none."""

    sha256: str
    mention: MeasureMention
    weight: Weight
    group: str = ""
    level: str = ""

    @property
    def listed(self) -> bool:
        """Whether the place is the measure's own (a list, a detail page) and not a mere reference to it."""
        return self.weight.rank < mentions.RANKS["reference"]


class _Cluster:
    """Namings that are one measure, with what keeps others out."""

    def __init__(self, key: Key) -> None:
        self.keys = {key}
        self.namings: list[Naming] = []
        self.above: set[Key] = set()
        self.parents: set[str] = set()
        self.apart: set[Key] = set()

    def add(self, naming: Naming) -> None:
        self.namings.append(naming)
        self.above |= set(_keys_above(naming.mention))
        if naming.mention.parent:
            self.parents.add(normal(naming.mention.parent.name))

    def take(self, other: "_Cluster") -> None:
        self.keys |= other.keys
        self.namings += other.namings
        self.above |= other.above
        self.parents |= other.parents
        self.apart |= other.apart

    @property
    def listed(self) -> bool:
        return any(naming.listed for naming in self.namings)

    @property
    def groups(self) -> set[tuple[str, str]]:
        return {(naming.sha256, naming.group) for naming in self.namings if naming.group}

    @property
    def notations(self) -> set[str]:
        return {normal_notation(n.mention.notation) for n in self.namings if n.mention.notation}

    @property
    def levels(self) -> set[str]:
        return {normal(naming.level) for naming in self.namings if naming.level}

    @property
    def rank(self) -> int:
        return min(self.keys)[1]

    @property
    def handles(self) -> set[str]:
        """Segments that an IRI of it may have had, after one of its spellings."""
        slugs = {slug(naming.mention.name) for naming in self.namings}
        return slugs | {_hashed(each, key) for each in slugs for key in self.keys}

    def may_be(self, other: "_Cluster") -> bool:
        """Whether nothing says that the two are different things."""
        return (
            self.rank == other.rank
            and not self.groups & other.groups
            and not self.keys & other.above
            and not other.keys & self.above
            and not self.keys & other.apart
            and not other.keys & self.apart
        )


def measures_of(
    plan: PlanKey, namings: Iterable[Naming], rulings: Sequence[Ruling] = ()
) -> dict[tuple[str, MeasureMention], Measure]:
    """The measure that each mention means, by document and mention; all namings are of this plan.

    ``rulings`` are what people decided of two measures, the weightiest first; they win.
    """
    clusters = _ruled(_by_name(sorted(set(namings), key=_order)), rulings)
    listed = _joined([c for c in clusters if c.listed])
    alone = _attached([c for c in clusters if not c.listed], listed)
    found = listed + _joined(alone)
    segments = _segments(found)
    return {
        (naming.sha256, naming.mention): measure
        for cluster in found
        for measure in [_describe(plan, cluster, segments[min(cluster.keys)])]
        for naming in cluster.namings
    }


def _order(naming: Naming) -> tuple[Weight, str, str, str, bytes]:
    return naming.weight, naming.sha256, naming.group, naming.level, msgspec.json.encode(naming.mention)


def _keys_above(mention: MeasureMention) -> Iterator[Key]:
    while mention.parent:
        mention = mention.parent
        yield key_of(mention)


def key_of(mention: MeasureMention) -> Key:
    """The normal name of a measure, and how many of those above it have the same."""
    name = normal(mention.name)
    same, above = 0, mention.parent
    while above:
        same += normal(above.name) == name
        above = above.parent
    return name, same


def _by_name(namings: Sequence[Naming]) -> list[_Cluster]:
    """Equal names are one; a name without a parent that is also its parent's goes where its number is."""
    clusters: dict[Key, _Cluster] = {}
    open_ones: list[Naming] = []
    nested = {key_of(n.mention)[0] for n in namings if key_of(n.mention)[1]}
    for naming in namings:
        key = key_of(naming.mention)
        if key[0] in nested and not naming.mention.parent:
            open_ones.append(naming)
        else:
            clusters.setdefault(key, _Cluster(key)).add(naming)
    for naming, key in [(naming, _home(naming, clusters)) for naming in open_ones]:
        clusters.setdefault(key, _Cluster(key)).add(naming)
    return [clusters[key] for key in sorted(clusters)]


def _home(naming: Naming, clusters: Mapping[Key, _Cluster]) -> Key:
    name, _ = key_of(naming.mention)
    number = normal_notation(naming.mention.notation)
    same = sorted(key for key in clusters if key[0] == name)
    return next((key for key in same if number and number in clusters[key].notations), (name, 0))


def _ruled(clusters: Sequence[_Cluster], rulings: Sequence[Ruling]) -> list[_Cluster]:
    """The clusters with those made one that people hold to be the same, and marked what they hold to be different."""
    if not rulings:
        return list(clusters)
    home: dict[str, _Cluster] = {}
    for cluster in sorted(clusters, key=lambda c: (c.rank, min(c.keys))):
        for handle in cluster.handles:
            home.setdefault(handle, cluster)
    for verdict, *handles in rulings:
        one, other = (home.get(handle) for handle in handles)
        if one is None or other is None or one is other:
            continue
        if verdict == "different":
            one.apart |= other.keys
            other.apart |= one.keys
        elif not one.keys & other.apart:
            one.take(other)
            home = {handle: one if cluster is other else cluster for handle, cluster in home.items()}
    left = {id(cluster) for cluster in home.values()}
    return [cluster for cluster in clusters if id(cluster) in left]


def _joined(clusters: Sequence[_Cluster]) -> list[_Cluster]:
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


def _pairs(clusters: Sequence[_Cluster]) -> Iterator[tuple[int, int, float]]:
    names = [min(cluster.keys)[0] for cluster in clusters]
    if not names:
        return
    near = process.cdist(names, names, scorer=ratio, score_cutoff=WORTH_A_LOOK) > 0
    for i, j in combinations(range(len(names)), 2):
        if near[i, j]:
            yield i, j, likeness(names[i], names[j])


def _same_measure(a: _Cluster, b: _Cluster, alike: float, *, common: bool) -> bool:
    numbers_differ = bool(a.notations and b.notations) and not common
    levels_differ = bool(a.levels and b.levels) and not a.levels & b.levels
    if alike >= VERY_ALIKE:
        return not numbers_differ
    enough = SAME_PLACE if _one_place(a, b) else ALIKE
    return alike >= enough and common and not levels_differ and _parents_agree(a, b)


def _one_place(a: _Cluster, b: _Cluster) -> bool:
    """Whether two names under one number of several parts stand where one measure may be renamed: in documents of
    which none names both, or the one in lists only and the other on a detail page too.
    """
    if not any(PARTS.search(number) for number in a.notations & b.notations):
        return False
    documents = [{naming.sha256 for naming in cluster.namings if naming.listed} for cluster in (a, b)]
    sources = [{naming.weight.rank for naming in cluster.namings if naming.listed} for cluster in (a, b)]
    row_and_page = {1} in sources and any(0 in places for places in sources)
    return not documents[0] & documents[1] or row_and_page


def _parents_agree(a: _Cluster, b: _Cluster) -> bool:
    if not a.parents or not b.parents:
        return True
    return any(one == other or likeness(one, other) >= ALIKE for one in a.parents for other in b.parents)


def _root(home: Sequence[int], i: int) -> int:
    while home[i] != i:
        i = home[i]
    return i


def _attached(references: Sequence[_Cluster], listed: Sequence[_Cluster]) -> list[_Cluster]:
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


def _segments(clusters: Sequence[_Cluster]) -> dict[Key, str]:
    """A segment of the IRI for each cluster: its name, with a short hash for the others of one spelling."""
    named: defaultdict[str, list[Key]] = defaultdict(list)
    for cluster in clusters:
        named[slug(_name(cluster))].append(min(cluster.keys))
    segments = {}
    for text, keys in named.items():
        first, *others = sorted(keys, key=lambda key: (key[1], key[0]))
        segments[first] = text
        segments |= {key: _hashed(text, key) for key in others}
    return segments


def _hashed(text: str, key: Key) -> str:
    return f"{text}-{short_hash(key[0], str(key[1]))}"


def _name(cluster: _Cluster) -> str:
    return mentions.best(naming.weight for naming in cluster.namings)


def _describe(plan: PlanKey, cluster: _Cluster, segment: str) -> Measure:
    name = _name(cluster)
    spellings = {naming.mention.name for naming in cluster.namings}
    numbered = [naming for naming in cluster.namings if naming.mention.notation]
    notation = min(numbered, key=_order).mention.notation if numbered else ""
    return Measure(plan, name, tuple(sorted(spellings - {name})), notation, segment)
