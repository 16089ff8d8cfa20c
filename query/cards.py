"""What a page shows of one measure: everything that documents say of it, sorted as a person asks, with its evidence."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from query.facts import Fact, Facts, facts_about
from query.fate import Fate, fate
from query.measures import Measure, measure_of
from query.querier import Querier
from query.series import Series, by_year, series_of
from query.successions import Link, links_of

STATEMENT_ORDER = (
    "purpose",
    "state",
    "issue",
    "vision",
    "action",
    "target",
    "result",
    "opinion",
    "outlook",
    "reason",
)
ROLE_ORDER = ("lead", "promote", "implement", "related")
HIGHEST_TREE = 20  # levels; a plan has three or four


class Named(msgspec.Struct, frozen=True):
    """Another thing of the graph, by its IRI, name and number."""

    iri: str
    name: str
    notation: str = ""


class Department(msgspec.Struct, frozen=True):
    """A department's part in a measure, with the facts that say so."""

    iri: str
    name: str
    role: str
    facts: tuple[Fact, ...]


class Successor(msgspec.Struct, frozen=True):
    """A link to a measure before or after this one (None for created and ended)."""

    link: Link
    other: Measure | None


class Card(msgspec.Struct, frozen=True):
    """Everything that a page shows of a measure."""

    measure: Measure
    other_names: tuple[str, ...]
    above: tuple[Named, ...]
    below: tuple[Named, ...]
    placements: tuple[Fact, ...]
    departments: tuple[Department, ...]
    statements: tuple[tuple[str, tuple[Fact, ...]], ...]
    series: tuple[Series, ...]
    value_years: tuple[int | None, ...]
    evaluations: tuple[tuple[int | None, tuple[Fact, ...]], ...]
    schedule: tuple[Fact, ...]
    schedule_years: tuple[int, ...]
    budgets: tuple[Fact, ...]
    figures: tuple[Fact, ...]
    relations: tuple[tuple[Named, Fact], ...]
    before: tuple[Successor, ...]
    after: tuple[Successor, ...]
    fate: Fate


def measure_card(querier: Querier, iri: str) -> Card:
    """The card of a measure."""
    facts = facts_about(querier, iri)
    links = links_of(querier, iri)
    schedule = facts.of("ScheduleItem")
    series = tuple(series_of(querier, facts))
    return Card(
        measure=measure_of(querier, iri),
        other_names=other_names(querier, iri),
        above=above(querier, iri),
        below=tuple(_named(querier, BELOW, iri)),
        placements=tuple(fact for fact in facts.all if fact.kind == "Placement"),
        departments=tuple(_departments(facts)),
        statements=tuple(_statements(facts.of("Statement"))),
        series=series,
        value_years=tuple(sorted({year for one in series for year in one.years}, key=lambda year: year or 0)),
        evaluations=tuple(by_year(facts.of("Evaluation"))),
        schedule=tuple(schedule),
        schedule_years=_span(schedule),
        budgets=tuple(facts.of("Budget")),
        figures=tuple(facts.of("Figure")),
        relations=tuple(_relations(facts)),
        before=tuple(_successors(querier, [link for link in links if link.new == iri], iri)),
        after=tuple(_successors(querier, [link for link in links if link.old == iri], iri)),
        fate=fate(querier, iri),
    )


ABOVE = """
SELECT DISTINCT ?thing ?name (MIN(?n) AS ?notation) WHERE {
  $it kf:partOf ?thing . ?thing skos:prefLabel ?name . OPTIONAL { ?thing skos:notation ?n }
} GROUP BY ?thing ?name ORDER BY ?thing"""
BELOW = ABOVE.replace("$it kf:partOf ?thing", "?thing kf:partOf $it").replace(
    "ORDER BY ?thing", "ORDER BY ?notation ?name"
)
OTHER_NAMES = "SELECT DISTINCT ?name WHERE { $it skos:altLabel ?name } ORDER BY ?name"


def other_names(querier: Querier, iri: str) -> tuple[str, ...]:
    """The other spellings under which a thing was met."""
    return tuple(row["name"] for row in querier.rows(OTHER_NAMES, it=iri))


def above(querier: Querier, iri: str) -> tuple[Named, ...]:
    """The measures in which this one stands, the top of the tree first; of several places the first."""
    path: list[Named] = []
    here = iri
    while len(path) < HIGHEST_TREE:
        parents = _named(querier, ABOVE, here)
        if not parents:
            break
        path.insert(0, parents[0])
        here = parents[0].iri
    return tuple(path)


def _named(querier: Querier, query: str, iri: str) -> list[Named]:
    return [Named(row["thing"], row["name"], row.get("notation", "")) for row in querier.rows(query, it=iri)]


def _departments(facts: Facts) -> Iterable[Department]:
    parts: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts.of("Responsibility"):
        parts[fact.get("role"), fact.get("department")].append(fact)
    for (role, department), said in sorted(parts.items(), key=lambda part: _rank(ROLE_ORDER, part[0][0])):
        yield Department(department, facts.label(department), role, tuple(said))


def _statements(statements: list[Fact]) -> Iterable[tuple[str, tuple[Fact, ...]]]:
    kinds: defaultdict[str, list[Fact]] = defaultdict(list)
    for statement in statements:
        kinds[statement.get("statementKind")].append(statement)
    for kind in sorted(kinds, key=lambda kind: _rank(STATEMENT_ORDER, kind)):
        yield kind, tuple(sorted(kinds[kind], key=lambda fact: fact.year() or 0))


def _span(schedule: list[Fact]) -> tuple[int, ...]:
    ends = [year for item in schedule for year in (item.year("fromFiscalYear"), item.year("toFiscalYear")) if year]
    return tuple(range(min(ends), max(ends) + 1)) if ends else ()


def _relations(facts: Facts) -> Iterable[tuple[Named, Fact]]:
    for fact in facts.of("Relation"):
        plan = fact.get("relatedPlan")
        yield Named(plan, facts.label(plan)), fact


def _successors(querier: Querier, links: list[Link], here: str) -> Iterable[Successor]:
    for link in links:
        other = link.old if link.new == here else link.new
        yield Successor(link, measure_of(querier, other) if other else None)


def _rank(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)
