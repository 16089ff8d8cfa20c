"""Which measures a plan has, from all places that name one: equal names first, then numbers and likeness."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from graph import mentions
from graph.alike import attached, joined
from graph.clusters import Cluster, Key, Naming, hashed, key_of, order
from graph.facts import MeasureMention
from graph.spelling import normal_notation, slug
from graph.titles import PlanKey

Ruling = tuple[str, str, str]  # "same" or "different", and two measures by segments of IRIs: of the names as printed


class Measure(msgspec.Struct, frozen=True):
    """A measure of a plan: its name, other spellings met, its number, and its segment of the IRI below the plan's."""

    plan: PlanKey
    name: str
    alternatives: tuple[str, ...]
    notation: str
    segment: str


def measures_of(
    plan: PlanKey, namings: Iterable[Naming], rulings: Sequence[Ruling] = ()
) -> dict[tuple[str, MeasureMention], Measure]:
    """The measure that each mention means, by document and mention; all namings are of this plan.

    ``rulings`` are what people decided of two measures, the weightiest first; they win.
    """
    clusters = _ruled(_by_name(sorted(set(namings), key=order)), rulings)
    listed = joined([c for c in clusters if c.listed])
    alone = attached([c for c in clusters if not c.listed], listed)
    found = listed + joined(alone)
    segments = _segments(found)
    return {
        (naming.sha256, naming.mention): measure
        for cluster in found
        for measure in [_describe(plan, cluster, segments[min(cluster.keys)])]
        for naming in cluster.namings
    }


def _by_name(namings: Sequence[Naming]) -> list[Cluster]:
    """Equal names are one; a name without a parent that is also its parent's goes where its number is."""
    clusters: dict[Key, Cluster] = {}
    open_ones: list[Naming] = []
    nested = {key_of(n.mention)[0] for n in namings if key_of(n.mention)[1]}
    for naming in namings:
        key = key_of(naming.mention)
        if key[0] in nested and not naming.mention.parent:
            open_ones.append(naming)
        else:
            clusters.setdefault(key, Cluster(key)).add(naming)
    for naming, key in [(naming, _home(naming, clusters)) for naming in open_ones]:
        clusters.setdefault(key, Cluster(key)).add(naming)
    return [clusters[key] for key in sorted(clusters)]


def _home(naming: Naming, clusters: Mapping[Key, Cluster]) -> Key:
    name, _ = key_of(naming.mention)
    number = normal_notation(naming.mention.notation)
    same = sorted(key for key in clusters if key[0] == name)
    return next((key for key in same if number and number in clusters[key].notations), (name, 0))


def _ruled(clusters: Sequence[Cluster], rulings: Sequence[Ruling]) -> list[Cluster]:
    """The clusters with those made one that people hold to be the same, and marked what they hold to be different."""
    if not rulings:
        return list(clusters)
    home: dict[str, Cluster] = {}
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


def _segments(clusters: Sequence[Cluster]) -> dict[Key, str]:
    """A segment of the IRI for each cluster: its name, with a short hash for the others of one spelling."""
    named: defaultdict[str, list[Key]] = defaultdict(list)
    for cluster in clusters:
        named[slug(_name(cluster))].append(min(cluster.keys))
    segments = {}
    for text, keys in named.items():
        first, *others = sorted(keys, key=lambda key: (key[1], key[0]))
        segments[first] = text
        segments |= {key: hashed(text, key) for key in others}
    return segments


def _name(cluster: Cluster) -> str:
    return mentions.best(naming.weight for naming in cluster.namings)


def _describe(plan: PlanKey, cluster: Cluster, segment: str) -> Measure:
    name = _name(cluster)
    spellings = {naming.mention.name for naming in cluster.namings}
    numbered = [naming for naming in cluster.namings if naming.mention.notation]
    notation = min(numbered, key=order).mention.notation if numbered else ""
    return Measure(plan, name, tuple(sorted(spellings - {name})), notation, segment)
