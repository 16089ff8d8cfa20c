"""A plan as StratML Part 2: the tops of its tree are goals, all below them objectives, indicators with targets and results.

Identifiers are the paths of things below the base, as XML names (ISO 9075-14: what a name may not hold is _xHHHH_).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from query.export.stratml import (
    AdministrativeInformation,
    Descriptor,
    Goal,
    MeasurementInstance,
    Objective,
    Organization,
    PerformanceIndicator,
    PerformancePlanOrReport,
    Relationship,
    Result,
    Role,
    Said,
    Stakeholder,
    StrategicPlanCore,
    write_stratml,
)
from query.outline import Node, plan_outline
from query.querier import Querier, Row

RATING = "評価"
DESCRIBED = "purpose"  # the kind of statement that is a description; the others are further information
ROLES = """
SELECT DISTINCT ?it ?name ?role WHERE {
  ?it kf:inPlan $plan . ?f a kf:Responsibility ; kf:about ?it ; kf:role ?role ; kf:department/skos:prefLabel ?name
} ORDER BY ?it ?name ?role"""
VALUES = """
SELECT DISTINCT ?it ?indicator ?name ?kind ?role ?year ?value ?unit ?text WHERE {
  ?it kf:inPlan $plan . ?f a kf:Observation ; kf:about ?it ; kf:indicator ?indicator ; kf:valueRole ?role ; kf:text ?text .
  ?indicator skos:prefLabel ?name . OPTIONAL { ?indicator kf:indicatorKind ?kind }
  OPTIONAL { ?f kf:fiscalYear ?year } OPTIONAL { ?f kf:value ?value } OPTIONAL { ?f kf:unit ?unit }
} ORDER BY ?it ?name ?indicator ?unit ?year ?role ?value ?text"""
RATINGS = """
SELECT DISTINCT ?it ?year ?rating WHERE {
  ?it kf:inPlan $plan . ?f a kf:Evaluation ; kf:about ?it ; kf:rating ?rating . OPTIONAL { ?f kf:fiscalYear ?year }
} ORDER BY ?it ?year ?rating"""
STATEMENTS = """
SELECT DISTINCT ?it ?kind ?year ?text WHERE {
  { BIND($plan AS ?it) } UNION { ?it kf:inPlan $plan }
  ?f a kf:Statement ; kf:about ?it ; kf:statementKind ?kind ; kf:text ?text . OPTIONAL { ?f kf:fiscalYear ?year }
} ORDER BY ?it ?kind ?year ?text"""
SOURCES = """
SELECT DISTINCT ?source WHERE {
  ?document dcterms:subject $plan ; dcterms:source ?source . FILTER(STRSTARTS(STR(?source), "http"))
} ORDER BY ?source LIMIT 1"""

Rows = Mapping[str, list[Row]]  # by measure


class NoMeasuresError(Exception):
    """A plan has nothing that could be a goal."""


class Told(msgspec.Struct, frozen=True):
    """What is told of the measures of a plan, by measure."""

    base: str
    roles: Rows
    values: Rows
    ratings: Rows
    statements: Rows


def write_strategy(file: Path, querier: Querier, plan: str) -> None:
    """A plan as a file. NoMeasuresError where the plan has none: the standard wants a goal."""
    write_stratml(file, strategy(querier, plan))


def strategy(querier: Querier, plan: str) -> PerformancePlanOrReport:
    """A plan as StratML has it. NoMeasuresError where it has none."""
    outline = plan_outline(querier, plan)
    if not outline.tree:
        raise NoMeasuresError(f"{outline.plan.title} has no measures, and StratML wants at least one goal.")
    rows = (_by_measure(querier.rows(query, plan=plan)) for query in (ROLES, VALUES, RATINGS, STATEMENTS))
    told = Told(querier.base, *rows)
    town = Organization(outline.plan.municipality, identifier=identifier(outline.municipality, querier.base))
    vision = "\n".join(row["text"] for row in told.statements.get(plan, ()) if row["kind"] == "vision")
    source = querier.rows(SOURCES, plan=plan)
    return PerformancePlanOrReport(
        _type(told),
        outline.plan.title,
        StrategicPlanCore(
            tuple(_goals(outline.tree, told)),
            (town,) if outline.municipality else (),
            Said(vision) if vision else None,
        ),
        _description(plan, told),
        _further(plan, told, {"vision"}),
        AdministrativeInformation(
            identifier(plan, querier.base),
            _begin(outline.plan.start),
            _end(outline.plan.end),
            source=source[0]["source"] if source else "",
        ),
    )


def identifier(iri: str, base: str) -> str:
    """The path of a thing below the base as an XML name."""
    path = ESCAPED.sub(lambda found: _escaped("_") + found[1], iri.removeprefix(base))
    name = "".join(letter if _may_stand(letter) else _escaped(letter) for letter in path)
    return name if name[:1].isalpha() or name[:1] == "_" else _escaped(name[:1]) + name[1:]


def named(name: str, base: str) -> str:
    """The thing of an identifier: what ``identifier`` made it of."""
    return base + ESCAPED.sub(lambda found: chr(int(found[2], 16)), name)


ESCAPED = re.compile("_(x([0-9A-F]{4,6})_)")


def _escaped(letter: str) -> str:
    return f"_x{ord(letter):04X}_"


def _may_stand(letter: str) -> bool:
    return letter.isalpha() or letter in ".-_" or (letter.isascii() and letter.isdigit())


def _by_measure(rows: Iterable[Row]) -> Rows:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["it"]].append(row)
    return found


def _goals(tops: Iterable[Node], told: Told) -> Iterator[Goal]:
    seen: set[str] = set()
    for top in tops:
        own = Objective(performance_indicator=tuple(_indicators(top.iri, told)))  # a goal itself has no indicators
        yield Goal(
            top.name,
            _description(top.iri, told),
            identifier(top.iri, told.base),
            top.notation,
            tuple(_stakeholders(top.iri, told)),
            _further(top.iri, told),
            (*([own] if own.performance_indicator else []), *_objectives(top, told, seen)),
        )


def _objectives(top: Node, told: Told, seen: set[str]) -> Iterator[Objective]:
    """All below a measure, from top to bottom, each once; of those that stand deeper it is told below what."""
    waiting = [(child, "") for child in reversed(top.children)]
    while waiting:
        node, below = waiting.pop()
        if node.iri not in seen:
            seen.add(node.iri)
            yield Objective(
                node.name,
                _description(node.iri, told),
                identifier(node.iri, told.base),
                node.notation,
                tuple(_stakeholders(node.iri, told)),
                "\n".join(filter(None, (below, _further(node.iri, told)))),
                tuple(_indicators(node.iri, told)),
            )
        waiting += [(child, f"part of: {identifier(node.iri, told.base)}") for child in reversed(node.children)]


def _stakeholders(iri: str, told: Told) -> Iterator[Stakeholder]:
    roles: defaultdict[str, list[Role]] = defaultdict(list)
    for row in told.roles.get(iri, ()):
        roles[row["name"]].append(Role(row["role"], role_type=("Performer",)))
    return (Stakeholder(name, role=tuple(own), stakeholder_type_type="Organization") for name, own in roles.items())


def _description(iri: str, told: Told) -> str:
    return "\n".join(row["text"] for row in told.statements.get(iri, ()) if row["kind"] == DESCRIBED)


def _further(iri: str, told: Told, elsewhere: Iterable[str] = ()) -> str:
    """The other statements, one a line, as "kind: text" or "kind 2026: text"."""
    others = (row for row in told.statements.get(iri, ()) if row["kind"] not in {DESCRIBED, *elsewhere})
    return "\n".join(f"{' '.join(filter(None, (row['kind'], row.get('year'))))}: {row['text']}" for row in others)


def _indicators(iri: str, told: Told) -> Iterator[PerformanceIndicator]:
    """The indicators of a measure, one for each unit, and its ratings as one in words."""
    series: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in told.values.get(iri, ()):
        series[row["indicator"], row.get("unit", "")].append(row)
    seen: set[str] = set()
    for (indicator, unit), rows in series.items():
        name = identifier(indicator, told.base)
        first = name not in seen
        seen.add(name)
        yield PerformanceIndicator(
            rows[0]["name"],
            unit,
            identifier=name if first else "",
            relationship=() if first else (Relationship(referent_identifier=(name,), relationship_type="Peer_To"),),
            measurement_instance=tuple(_instances(rows)),
            value_chain_stage="Outcome" if rows[0].get("kind") == "outcome" else "Output" if "kind" in rows[0] else "",
            performance_indicator_type="Quantitative" if any("value" in row for row in rows) else "Qualitative",
        )
    if told.ratings.get(iri):
        results = tuple(_result(row, Descriptor(RATING, row["rating"])) for row in told.ratings[iri])
        yield PerformanceIndicator(
            RATING,
            "",
            measurement_instance=(MeasurementInstance(actual_result=results),),
            performance_indicator_type="Qualitative",
        )


def _instances(rows: Iterable[Row]) -> Iterator[MeasurementInstance]:
    """One for each year: targets, then what was; a baseline is a result that is called so."""
    years: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        years[row.get("year", "")].append(row)
    for those in years.values():
        yield MeasurementInstance(
            tuple(_result(row) for row in those if row["role"] == "target"),
            tuple(
                _result(row, Descriptor(row["role"]) if row["role"] == "baseline" else None)
                for row in those
                if row["role"] != "target"
            ),
        )


def _result(row: Row, descriptor: Descriptor | None = None) -> Result:
    year = int(row["year"]) if "year" in row else None
    return Result(_begin(year), _end(year), row.get("value", ""), descriptor, row.get("text", ""))


def _begin(year: int | None) -> str:
    """The first day of a fiscal year."""
    return f"{year:04}-04-01" if year else ""


def _end(year: int | None) -> str:
    """The last day of a fiscal year."""
    return f"{year + 1:04}-03-31" if year else ""


def _type(told: Told) -> Literal["Strategic_Plan", "Performance_Plan", "Performance_Report"]:
    roles = {row["role"] for rows in told.values.values() for row in rows}
    if told.ratings or "actual" in roles:
        return "Performance_Report"
    return "Performance_Plan" if "target" in roles else "Strategic_Plan"
