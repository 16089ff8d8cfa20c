"""All that is known of each measure, gathered from the facts of every document: what the kinds of evidence look at."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import msgspec

from graph.identity import Identity
from graph.measures import Measure
from graph.rdf import Page
from graph.told import Told, evidence_node
from graph.vocabulary import KF

OWN_PLACES = ("detail", "list")  # where a measure stands itself, the best first
TEXTS = ("purpose", "action", "state", "issue", "vision", "target", "result", "outlook")


class Value(msgspec.Struct, frozen=True):
    """One value of an indicator in a fiscal year."""

    year: int
    value: Decimal


class Gauge(msgspec.Struct, frozen=True):
    """An indicator as it is compared: name, unit, values that are no targets."""

    name: str
    unit: str
    values: frozenset[Value] = frozenset()


class Profile(msgspec.Struct, frozen=True):
    """All that is compared of a measure.

    ``departments``, ``parents`` and ``related`` (other plans it belongs to) are pairs of IRI and name; ``above`` are the names
    of all that stands above it, the nearest first; ``group``: others stand below it; ``places``: evidence of its own place.
    """

    iri: str
    plan: str
    name: str
    spellings: tuple[str, ...] = ()
    notation: str = ""
    text: str = ""
    departments: tuple[tuple[str, str], ...] = ()
    gauges: tuple[Gauge, ...] = ()
    parents: tuple[tuple[str, str], ...] = ()
    above: tuple[str, ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    group: bool = False
    places: tuple[str, ...] = ()


class _Heap:
    """What was met of one measure so far."""

    def __init__(self) -> None:
        self.texts: set[tuple[int, str]] = set()
        self.departments: defaultdict[str, set[str]] = defaultdict(set)
        self.values: defaultdict[str, set[Value]] = defaultdict(set)
        self.units: defaultdict[str, set[str]] = defaultdict(set)
        self.parents: set[str] = set()
        self.related: set[str] = set()
        self.places: set[tuple[int, bool, str, int, str]] = set()


def profiles_of(identity: Identity, pages: Sequence[Page]) -> dict[str, list[Profile]]:
    """The measures of each plan (by IRI) that stand in its own documents; all of a plan that has no own document."""
    heaps: defaultdict[str, _Heap] = defaultdict(_Heap)
    own = _own_documents(identity)
    for page in pages:
        for fact in page.told:
            _take(heaps, fact, own, identity.base.iri)
    gatherer = _Gatherer(heaps, _names(identity))
    found: defaultdict[str, list[Profile]] = defaultdict(list)
    for measure in identity.measures():
        iri, plan = identity.measure_node(measure).value, identity.plan_node(measure.plan).value
        heap = heaps[iri]
        if any(place[1] for place in heap.places) or (heap.places and plan not in own):
            found[plan].append(gatherer.profile(iri, plan, measure))
    return dict(found)


def _own_documents(identity: Identity) -> dict[str, set[str]]:
    """The documents of each plan."""
    own: defaultdict[str, set[str]] = defaultdict(set)
    for reading in identity.readings:
        for plan in reading.plans:
            own[identity.plan_node(identity.plans.find(reading.sha256, plan).key).value].add(reading.sha256)
    return dict(own)


def _names(identity: Identity) -> dict[str, str]:
    names = {iri: plan.title for iri, plan in identity.named_plans().items()}
    names |= {identity.measure_node(measure).value: measure.name for measure in identity.measures()}
    names |= {identity.department_node(d).value: d.name for d in identity.departments.all()}
    names |= {identity.indicator_node(i).value: i.name for i in identity.indicators.all()}
    return names


def _take(heaps: defaultdict[str, _Heap], fact: Told, own: dict[str, set[str]], base: str) -> None:
    if fact.kind == KF.Placement:
        _take_place(heaps, fact, own, base)
        return
    if fact.kind == KF.Succession:
        return
    heap = heaps[fact.values(KF.about)[0].value]
    if fact.kind == KF.Responsibility:
        heap.departments[fact.literal(KF.role)].add(fact.values(KF.department)[0].value)
    elif fact.kind == KF.Observation:
        _take_value(heap, fact)
    elif fact.kind == KF.Statement and fact.literal(KF.statementKind) in TEXTS:
        heap.texts.add((TEXTS.index(fact.literal(KF.statementKind)), fact.literal(KF.text)))
    elif fact.kind == KF.Relation:
        heap.related.add(fact.values(KF.relatedPlan)[0].value)


def _take_place(heaps: defaultdict[str, _Heap], fact: Told, own: dict[str, set[str]], base: str) -> None:
    source = fact.literal(KF.placementSource)
    if source not in OWN_PLACES:
        return
    heap = heaps[fact.values(KF.about)[0].value]
    heap.parents.update(parent.value for parent in fact.values(KF.parent))
    at_home = fact.sha256 in own.get(fact.values(KF.inPlan)[0].value, ())
    for piece in fact.evidence:
        node = evidence_node(base, fact.sha256, piece).value
        heap.places.add((OWN_PLACES.index(source), at_home, fact.sha256, piece.page, node))


def _take_value(heap: _Heap, fact: Told) -> None:
    gauge = fact.values(KF.indicator)[0].value
    heap.units[gauge].add(fact.literal(KF.unit))
    year, value = fact.literal(KF.fiscalYear), fact.literal(KF.value)
    if year and value and fact.literal(KF.valueRole) != "target":
        heap.values[gauge].add(Value(int(year), Decimal(value)))


class _Gatherer:
    """Makes profiles of what was met; ``names`` are those of all things."""

    def __init__(self, heaps: Mapping[str, _Heap], names: Mapping[str, str]) -> None:
        self._heaps, self._names = heaps, names
        self._headings = {parent for heap in heaps.values() for parent in heap.parents}

    def profile(self, iri: str, plan: str, measure: Measure) -> Profile:
        """All that is known of this measure."""
        heap = self._heaps[iri]
        places = sorted((not home, rank, sha256, page, node) for rank, home, sha256, page, node in heap.places)
        return Profile(
            iri=iri,
            plan=plan,
            name=measure.name,
            spellings=(measure.name, *measure.alternatives),
            notation=measure.notation,
            text="\n".join(text for _, text in sorted(heap.texts)),
            departments=self._named(_leading(heap)),
            gauges=tuple(self._gauge(heap, node) for node in sorted(heap.units)),
            parents=self._named(heap.parents - {iri}),
            above=self._above(iri),
            related=self._named(heap.related),
            group=iri in self._headings,
            places=tuple(place[-1] for place in places[:1]),
        )

    def _gauge(self, heap: _Heap, node: str) -> Gauge:
        return Gauge(self._names[node], min(heap.units[node] - {""}, default=""), frozenset(heap.values[node]))

    def _named(self, nodes: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return tuple((node, self._names[node]) for node in sorted(nodes))

    def _above(self, iri: str) -> tuple[str, ...]:
        """The names of all that stands above, the nearest first; a circle is gone round once."""
        found: list[str] = []
        seen, waiting = {iri}, self._heaps[iri].parents
        while waiting := waiting - seen:
            seen |= waiting
            found += [self._names[node] for node in sorted(waiting)]
            waiting = {parent for node in waiting for parent in self._heaps[node].parents}
        return tuple(found)


def _leading(heap: _Heap) -> set[str]:
    """The departments that do the work; the merely related ones only where no other is named."""
    doing = {node for role, nodes in heap.departments.items() if role != "related" for node in nodes}
    return doing or heap.departments["related"]
