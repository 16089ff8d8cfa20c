"""Themes: what municipalities do, who does it, since when, with what targets and results."""

from collections import defaultdict
from functools import lru_cache
from typing import TypeAlias

import msgspec

from query.measures import Measure, measures_of
from query.querier import Querier, number

LATER = 9999  # sorts what has no year behind what has one


class Theme(msgspec.Struct, frozen=True):
    """A theme with how many measures of how many municipalities have it; ``broader`` is the label of the wider one."""

    iri: str
    ja: str
    en: str
    broader: str = ""
    measures: int = 0
    municipalities: int = 0


class Value(msgspec.Struct, frozen=True):
    """A value of an indicator as it is printed, or a rating (``indicator`` is ""); ``year`` is the fiscal year it is for."""

    indicator: str
    year: int | None
    text: str
    unit: str = ""


class Holder(msgspec.Struct, frozen=True):
    """A measure of a theme. ``since`` is the first fiscal year of the oldest plan to which stated or confirmed links lead
    back, None where no document tells it.
    """

    measure: Measure
    since: int | None
    targets: tuple[Value, ...] = ()
    results: tuple[Value, ...] = ()


class TownHolders(msgspec.Struct, frozen=True):
    """The measures of a theme in one municipality ("" for plans without one), the longest-running first."""

    municipality: str
    holders: tuple[Holder, ...]


class Comparison(msgspec.Struct, frozen=True):
    """A theme, and who has it."""

    theme: Theme
    municipalities: tuple[TownHolders, ...]


Values: TypeAlias = "defaultdict[str, list[Value]]"  # by measure

THEMES = """
SELECT ?theme ?ja ?en (SAMPLE(?b) AS ?broader) (COUNT(DISTINCT ?m) AS ?measures) (COUNT(DISTINCT ?town) AS ?towns) WHERE {
  ?theme a skos:Concept ; skos:prefLabel ?ja, ?en . FILTER(LANG(?ja) = "ja" && LANG(?en) = "en")
  OPTIONAL { ?theme skos:broader/skos:prefLabel ?b . FILTER(LANG(?b) = "ja") }
  OPTIONAL { ?m kf:theme ?theme . OPTIONAL { ?m kf:inPlan/kf:municipality ?town } }
} GROUP BY ?theme ?ja ?en ORDER BY ?theme"""
HOLDERS = """
SELECT ?m (MIN(?s) AS ?since) WHERE {
  ?m kf:theme $it . OPTIONAL { ?m kf:succeeds*/kf:inPlan/kf:startFiscalYear ?s }
} GROUP BY ?m ORDER BY ?m"""
VALUES = """
SELECT DISTINCT ?m ?role ?indicator ?year ?text ?unit WHERE {
  ?m kf:theme $it .
  ?f a kf:Observation ; kf:about ?m ; kf:valueRole ?role ; kf:text ?text ; kf:indicator/skos:prefLabel ?indicator .
  OPTIONAL { ?f kf:fiscalYear ?year } OPTIONAL { ?f kf:unit ?unit }
} ORDER BY ?m ?indicator ?year ?text"""
RATINGS = """
SELECT DISTINCT ?m ?year ?text WHERE {
  ?m kf:theme $it . ?f a kf:Evaluation ; kf:about ?m ; kf:rating ?text . OPTIONAL { ?f kf:fiscalYear ?year }
} ORDER BY ?m ?year ?text"""


def themes(querier: Querier, words: str = "") -> list[Theme]:
    """The themes that some measure has, the most common first; of these only those with ``words`` in one of their labels."""
    plain = words.casefold()
    found = [each for each in _all(querier) if each.measures and plain in f"{each.ja} {each.en}".casefold()]
    return sorted(found, key=lambda each: (-each.municipalities, -each.measures, each.iri))


def theme(querier: Querier, iri: str) -> Comparison | None:
    """Who has a theme, municipality beside municipality; None where there is no such theme."""
    about = next((each for each in _all(querier) if each.iri == iri), None)
    if about is None:
        return None
    targets, results = _values(querier, iri)
    towns: defaultdict[str, list[Holder]] = defaultdict(list)
    since = {row["m"]: number(row, "since") for row in querier.rows(HOLDERS, it=iri)}
    for m, measure in measures_of(querier, since).items():
        holder = Holder(measure, since[m], tuple(targets[m]), tuple(results[m]))
        towns[measure.plan.municipality].append(holder)
    return Comparison(about, tuple(TownHolders(town, tuple(sorted(towns[town], key=_age))) for town in sorted(towns)))


@lru_cache(maxsize=2)
def _all(querier: Querier) -> tuple[Theme, ...]:
    """Asked once for each snapshot, because counting reads all of it."""
    return tuple(
        Theme(row["theme"], row["ja"], row["en"], row.get("broader", ""), int(row["measures"]), int(row["towns"]))
        for row in querier.rows(THEMES)
    )


def _values(querier: Querier, iri: str) -> tuple[Values, Values]:
    """Targets and results of each measure of a theme; ratings are results."""
    targets: Values = defaultdict(list)
    results: Values = defaultdict(list)
    for row in querier.rows(VALUES, it=iri):
        value = Value(row["indicator"], number(row, "year"), row["text"], row.get("unit", ""))
        if row["role"] == "target":
            targets[row["m"]].append(value)
        elif row["role"] == "actual":
            results[row["m"]].append(value)
    for row in querier.rows(RATINGS, it=iri):
        results[row["m"]].append(Value("", number(row, "year"), row["text"]))
    return targets, results


def _age(holder: Holder) -> tuple[int, int, str, str]:
    plan = holder.measure.plan
    return holder.since or LATER, plan.start or LATER, plan.title, holder.measure.name
