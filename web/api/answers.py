"""What the API gives where it is not what a page shows: rows of lists, and cards without what only a page needs."""

import msgspec

from query.cards import Card, Named, Successor, measure_card
from query.facts import Fact, facts_about
from query.fate import Case
from query.holdings import Shelf, Town
from query.measures import Measure
from query.plans import Plan
from query.querier import Querier
from query.successions import Link
from query.trace import Lineage, generations


class Municipality(msgspec.Struct, frozen=True):
    """A municipality with how many of its plans are known."""

    iri: str
    name: str
    prefecture: str
    plans: int


class PlanRow(msgspec.Struct, frozen=True):
    """A plan with how many measures it has, and whether a document of it is held."""

    plan: Plan
    measures: int
    held: bool


class MeasureAnswer(msgspec.Struct, frozen=True):
    """Everything that is said of a measure: all facts, each with its places, and the links to what was before and after."""

    measure: Measure
    other_names: tuple[str, ...]
    above: tuple[Named, ...]
    below: tuple[Named, ...]
    facts: tuple[Fact, ...]
    before: tuple[Successor, ...]
    after: tuple[Successor, ...]
    fate: Case


class Generation(msgspec.Struct, frozen=True):
    """A measure of a line: how many generations after the one asked for (before it: negative), and what says that it ended
    or began.
    """

    generation: int
    measure: Measure
    ended: tuple[Link, ...]
    created: tuple[Link, ...]


class LineageAnswer(msgspec.Struct, frozen=True):
    """A line of descent: the measures, oldest first, and the links between them."""

    focus: str
    measures: tuple[Generation, ...]
    links: tuple[Link, ...]


class Decided(msgspec.Struct, frozen=True):
    """A decision as it was written down: its number, and the IRIs of what it is on."""

    number: int
    verdict: str
    on: tuple[str, ...]


def municipality(town: Town) -> Municipality:
    """A municipality as a row."""
    return Municipality(town.iri, town.name, town.prefecture, len(town.plans))


def plan_row(shelf: Shelf) -> PlanRow:
    """A plan as a row."""
    return PlanRow(shelf.plan, shelf.measures, shelf.held)


def measure_answer(querier: Querier, iri: str) -> MeasureAnswer:
    """A measure."""
    card: Card = measure_card(querier, iri)
    return MeasureAnswer(
        card.measure,
        card.other_names,
        card.above,
        card.below,
        facts_about(querier, iri).all,
        card.before,
        card.after,
        card.fate.case,
    )


def lineage_answer(lineage: Lineage) -> LineageAnswer:
    """A line of descent."""
    levels = sorted(generations(lineage).items(), key=lambda item: (item[1], item[0]))
    nodes = ((level, lineage.nodes[iri]) for iri, level in levels)
    measures = (Generation(level, node["measure"], node["ended"], node["created"]) for level, node in nodes)
    links = (
        link for _, _, data in sorted(lineage.edges(data=True), key=lambda edge: edge[:2]) for link in data["links"]
    )
    return LineageAnswer(lineage.graph["focus"], tuple(measures), tuple(links))
