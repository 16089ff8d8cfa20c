"""Who is the same: from the mentions of all readings to things with names and IRIs.

A pure function of the set of readings: their order, and the order of the facts in them, means nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from graph import mentions
from graph.aliases import Aliases
from graph.clusters import Naming
from graph.corrections import corrections_of
from graph.decided import verdicts
from graph.decisions import Decision, Review
from graph.facts import (
    AnyFact,
    DepartmentMention,
    IndicatorMention,
    MeasureMention,
    Mention,
    Observation,
    Placement,
    PlanMention,
    Reading,
)
from graph.measures import Measure, Ruling, measures_of
from graph.municipalities import Municipality
from graph.named import Named, Names
from graph.outline import outline_of
from graph.plans import Plan, Plans
from graph.shortcuts import Edge
from graph.spelling import slug, without_unit
from graph.titles import PlanKey
from graph.vocabulary import Base


class Identity:
    """What every mention of every reading means, as IRIs, and what those things are called.

    ``plans`` are those of all documents, where the readings are a part of them only; ``review`` is what people decided.
    """

    def __init__(
        self,
        readings: Iterable[Reading],
        base: Base | None = None,
        plans: Plans | None = None,
        review: Review | None = None,
    ) -> None:
        self.base = base or Base()
        self.readings = sorted(readings, key=lambda reading: reading.sha256)
        self.plans = plans or Plans(map(outline_of, self.readings))
        self._review = review or Review()
        self.corrections = corrections_of(self._review)
        self._years = {reading.sha256: mentions.year_of(reading) for reading in self.readings}
        self._measures = self._find_measures()
        self.indicators, self.departments = Names(), Names()
        for reading in self.readings:
            for fact in reading.facts:
                self._name_the_rest(reading, fact)
        self.indicators.settle()
        self.departments.settle()
        self.verdicts = self._find_verdicts()

    def node(self, reading: Reading, mention: Mention, fact: AnyFact) -> NamedNode:
        """The thing that a fact of this reading means by a mention."""
        if isinstance(mention, PlanMention):
            return self.plan_node(self.plans.find(reading.sha256, mention).key)
        if isinstance(mention, MeasureMention):
            return self.measure_node(self._measures[reading.sha256, mention])
        if isinstance(mention, IndicatorMention):
            owner = self.node(reading, mention.measure, fact).value
            return self.indicator_node(self.indicators.find(owner, mention.name, mention.kind, _unit(fact)))
        owner = self._owner(reading, mention, fact).value
        return self.department_node(self.departments.find(owner, mention.name))

    def town_node(self, town: Municipality) -> NamedNode:
        """A municipality."""
        return self.base.below(town.segment)

    def plan_node(self, key: PlanKey) -> NamedNode:
        """A plan."""
        return self.base.below(self.plans.segments[key])

    def measure_node(self, measure: Measure) -> NamedNode:
        """A measure of a plan."""
        return NamedNode(f"{self.plan_node(measure.plan).value}/{measure.segment}")

    def indicator_node(self, indicator: Named) -> NamedNode:
        """An indicator of a measure."""
        return NamedNode(f"{indicator.owner}/{indicator.kind or 'indicator'}/{indicator.segment}")

    def department_node(self, department: Named) -> NamedNode:
        """A department."""
        return NamedNode(f"{department.owner}/department/{department.segment}")

    def measures(self) -> list[Measure]:
        """All measures, sorted by plan and IRI."""
        return sorted(set(self._measures.values()), key=lambda m: (m.plan, m.segment))

    def plan_of(self, measure: Measure) -> Plan:
        """The plan of a measure."""
        return self.plans.all[measure.plan]

    def named_plans(self) -> dict[str, Plan]:
        """The plans that the readings name, by IRI."""
        keys = set[PlanKey]().union(*(self.plans.named(reading.sha256) for reading in self.readings))
        return {self.plan_node(key).value: self.plans.all[key] for key in keys}

    def is_plan(self, node: NamedNode) -> bool:
        """Whether the thing is a plan, of whatever document."""
        return self.plans.segments.plan(self.base.short(node.value)) is not None

    def _find_verdicts(self) -> dict[Edge, Decision]:
        """What people decided of the links between things known here, by old and new as they are named now."""
        if not self._review.links:
            return {}
        aliases = Aliases(self.plans, self.base, dict(self._spelt()))
        return verdicts(self._review, aliases)

    def _spelt(self) -> Iterator[tuple[str, list[str]]]:
        """All things but plans by IRI, each with the IRIs that it would have by its other spellings."""
        for measure in self.measures():
            spellings = (measure.name, *measure.alternatives)
            yield (
                self.measure_node(measure).value,
                [f"{self.plan_node(measure.plan).value}/{slug(s)}" for s in spellings],
            )
        for names, node in ((self.departments, self.department_node), (self.indicators, self.indicator_node)):
            for named in names.all():
                home = node(named).value.removesuffix(named.segment)
                yield node(named).value, [home + slug(s) for s in (named.name, *named.alternatives)]

    def _rulings(self) -> dict[PlanKey, list[Ruling]]:
        """What people decided of two measures of one plan, the latest first."""
        if not self._review.sameness:
            return {}
        found: defaultdict[PlanKey, list[Ruling]] = defaultdict(list)
        for decision in self._review.sameness:
            (one, first), (other, second) = sorted(thing.rsplit("/", 1) for thing in decision.on)
            plan = self.plans.segments.called(self.base.short(one))
            if plan and plan == self.plans.segments.called(self.base.short(other)):
                found[plan].append((decision.verdict, first, second))
        return found

    def _find_measures(self) -> dict[tuple[str, MeasureMention], Measure]:
        namings: defaultdict[PlanKey, list[Naming]] = defaultdict(list)
        for reading in self.readings:
            for fact in reading.facts:
                for naming in self._namings(reading.sha256, fact):
                    namings[self.plans.find(reading.sha256, naming.mention.plan).key].append(naming)
        rulings = self._rulings()
        return {
            key: measure
            for plan in sorted(namings)
            for key, measure in measures_of(plan, namings[plan], rulings.get(plan, ())).items()
        }

    def _namings(self, sha256: str, fact: AnyFact) -> Iterable[Naming]:
        for direct in mentions.of_fact(fact):
            for mention in mentions.with_what_is_behind(direct):
                if not isinstance(mention, MeasureMention):
                    continue
                weight = mentions.weight(fact, self._years[sha256], mention.name)
                if isinstance(fact, Placement) and mention == fact.about:
                    yield Naming(sha256, mention, weight, _group(fact), fact.level)
                else:
                    yield Naming(sha256, mention, mentions.lesser(weight))

    def _name_the_rest(self, reading: Reading, fact: AnyFact) -> None:
        for mention in mentions.of_fact(fact):
            if isinstance(mention, IndicatorMention):
                weight = mentions.weight(fact, self._years[reading.sha256], mention.name)
                owner = self.node(reading, mention.measure, fact).value
                unit = _unit(fact)
                self.indicators.add(owner, weight, mention.kind, without_unit(mention.name, unit), unit)
            elif isinstance(mention, DepartmentMention):
                weight = mentions.weight(fact, self._years[reading.sha256], mention.name)
                self.departments.add(self._owner(reading, mention, fact).value, weight)

    def _owner(self, reading: Reading, mention: DepartmentMention, fact: AnyFact) -> NamedNode:
        """What a department belongs to: its municipality; a plan that has none; a document of no plan."""
        if mention.municipality:
            return self.town_node(self.plans.municipalities[reading.sha256, mention.municipality])
        behind = [plan for other in mentions.of_fact(fact) if (plan := mentions.plan_of(other))]
        found = [self.plans.find(reading.sha256, plan) for plan in behind or reading.plans]
        towns = {plan.municipality for plan in found if plan.municipality}
        if len(towns) == 1:
            return self.town_node(towns.pop())
        keys = sorted(plan.key for plan in found)
        return self.plan_node(keys[0]) if keys else self.base.document(reading.sha256)


def _unit(fact: AnyFact) -> str:
    return fact.unit if isinstance(fact, Observation) else ""


def _group(placement: Placement) -> str:
    """The list that a placement stands in; the detail pages of one document are a list of their own."""
    return placement.group or ("detail pages" if placement.source == "detail" else "")
