"""What each kind of fact says, as properties with RDF terms."""

from collections.abc import Callable, Iterator

from pyoxigraph import NamedNode

from graph.facts import (
    AnyFact,
    Budget,
    Evaluation,
    Figure,
    Mention,
    Observation,
    PlanEntry,
    Relation,
    Responsibility,
    ScheduleItem,
    Statement,
    Succession,
)
from graph.placements import Place
from graph.terms import Term, decimal, integer, text
from graph.vocabulary import KF, SKOS

Properties = list[tuple[NamedNode, Term]]
Node = Callable[[Mention, AnyFact], NamedNode]


def placement(place: Place) -> Properties:
    """Where a measure stands."""
    plan = NamedNode(place.measure.value.rpartition("/")[0])
    properties: Properties = [
        (KF.about, place.measure),
        (KF.inPlan, plan),
        (KF.name, text(place.name)),
        (KF.placementSource, text(place.source)),
    ]
    properties += [(SKOS.notation, text(place.notation))] if place.notation else []
    properties += [(KF.level, text(place.level))] if place.level else []
    properties += [(KF.parent, place.parent)] if place.parent and place.parent != place.measure else []
    return properties


def properties_of(fact: AnyFact, node: Node) -> Properties:
    """What a fact says, but where a measure stands (``placement``); ``node`` gives the thing that a fact means by a mention."""
    if isinstance(fact, Succession):
        return _succession(fact, node)
    about: Properties = [(KF.about, node(fact.about, fact))]
    return about + [(predicate, value) for predicate, value in _own(fact, node) if value is not None]


def _own(fact: AnyFact, node: Node) -> Iterator[tuple[NamedNode, Term | None]]:
    match fact:
        case PlanEntry():
            yield KF.name, text(fact.name)
            yield KF.startFiscalYear, _year(fact.start)
            yield KF.endFiscalYear, _year(fact.end)
            yield KF.predecessorPlan, node(fact.predecessor, fact) if fact.predecessor else None
        case Responsibility():
            yield KF.department, node(fact.department, fact)
            yield KF.name, text(fact.name)
            yield KF.role, text(fact.role)
        case Observation():
            yield KF.indicator, node(fact.indicator, fact)
            yield KF.valueRole, text(fact.role)
            yield from _number(fact)
        case Evaluation():
            yield KF.rating, text(fact.rating)
            yield KF.fiscalYear, _year(fact.year)
        case ScheduleItem():
            yield KF.text, text(fact.text)
            yield KF.fromFiscalYear, integer(fact.start)
            yield KF.toFiscalYear, integer(fact.end)
        case Statement():
            yield KF.statementKind, text(fact.kind)
            yield KF.text, text(fact.text)
            yield KF.fiscalYear, _year(fact.year)
        case Figure():
            yield KF.quantity, text(fact.quantity)
            yield from _number(fact)
        case Budget():
            yield KF.amount, decimal(fact.amount)
            yield KF.amountKind, text(fact.kind)
            yield KF.text, text(fact.text)
            yield KF.fiscalYear, _year(fact.year)
        case Relation():
            yield KF.relatedPlan, node(fact.related, fact)


def _succession(fact: Succession, node: Node) -> Properties:
    old = {node(mention, fact) for mention in fact.predecessors}
    new = {node(mention, fact) for mention in fact.successors}
    properties: Properties = [(KF.predecessor, node) for node in sorted(old, key=str)]
    properties += [(KF.successor, node) for node in sorted(new, key=str)]
    properties += [(KF.about, node) for node in sorted(old | new, key=str)]
    properties += [
        (KF.successionKind, text(fact.kind)),
        (KF.basis, text("stated")),
        (KF.confidence, decimal(1)),
    ]
    properties += [(KF.reason, text(fact.reason))] if fact.reason else []
    properties += [(KF.fiscalYear, integer(fact.year))] if fact.year is not None else []
    return properties


def _number(fact: Observation | Figure) -> Iterator[tuple[NamedNode, Term | None]]:
    yield KF.fiscalYear, _year(fact.year)
    yield KF.value, decimal(fact.value) if fact.value is not None else None
    yield KF.unit, text(fact.unit) if fact.unit else None
    yield KF.text, text(fact.text)


def _year(year: int | None) -> Term | None:
    return integer(year) if year is not None else None
