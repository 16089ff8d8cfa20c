"""The values of one indicator as a table: years across, baseline, target and actual down."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from query.facts import Fact, Facts
from query.querier import Querier

VALUE_ORDER = ("baseline", "target", "actual")


class ValueRow(msgspec.Struct, frozen=True):
    """The values of one role ("target" ...), by year; several where documents differ or repeat them."""

    role: str
    by_year: dict[int | None, tuple[Fact, ...]]


class Series(msgspec.Struct, frozen=True):
    """An indicator with its values as a table: years (None for values without one) across, roles down."""

    iri: str
    name: str
    kind: str
    unit: str
    years: tuple[int | None, ...]
    rows: tuple[ValueRow, ...]


INDICATOR_KINDS = "SELECT ?kind WHERE { $it kf:indicatorKind ?kind }"


def series_of(querier: Querier, facts: Facts) -> Iterator[Series]:
    """The indicators of a measure, by the facts about it."""
    indicators: defaultdict[str, list[Fact]] = defaultdict(list)
    for observation in facts.of("Observation"):
        indicators[observation.get("indicator")].append(observation)
    for iri, observations in indicators.items():
        kinds = querier.rows(INDICATOR_KINDS, it=iri)
        units = sorted({fact.get("unit") for fact in observations} - {""})
        years = sorted({fact.year() for fact in observations}, key=lambda year: year or 0)
        yield Series(
            iri,
            facts.label(iri),
            kinds[0]["kind"] if kinds else "",
            units[0] if len(units) == 1 else "",
            tuple(years),
            tuple(_value_rows(observations)),
        )


def _value_rows(observations: list[Fact]) -> Iterator[ValueRow]:
    for role in VALUE_ORDER:
        of_role = [fact for fact in observations if fact.get("valueRole") == role]
        if of_role:
            yield ValueRow(role, dict(by_year(of_role)))


def by_year(facts: list[Fact]) -> list[tuple[int | None, tuple[Fact, ...]]]:
    """Facts by the fiscal year they are for, those without one first."""
    years: defaultdict[int | None, list[Fact]] = defaultdict(list)
    for fact in facts:
        years[fact.year()].append(fact)
    return [(year, tuple(years[year])) for year in sorted(years, key=lambda year: year or 0)]
