"""Values with arrows between them (24時間 ▶ 48時間 ▶ 72時間), in the order that a sentence of the document tells once for all
(左から策定時（令和4年度）、現在（令和6年度）、目標（令和9年度）).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.facts import IndicatorMention, MeasureMention, Observation, ValueRole
from ingest.document import Text
from ingest.reading.evidence import evidence
from ingest.reading.labels import ARROWS, as_value, read_label
from ingest.reading.value_roles import ROLES
from ingest.text import numbers
from ingest.text.normal import folded

_ARROW = re.compile(rf"\s*[{ARROWS}]+\s*")
_IN_ORDER = re.compile(r"左から|左より|(?:の|の順|順)に、?")
_PLACE = re.compile(r"(?P<word>[^、，,()。]{2,8}?)\s*(?P<year>\((?:[^()]*年度?|[RH][0-9]+)\))")
_FEWEST = 2


@dataclass(frozen=True)
class Place:
    """What a value at one place of the order is."""

    role: ValueRole
    year: int


def order_of(texts: Iterable[Text]) -> list[Place]:
    """The order that a sentence tells; none where no sentence does."""
    for text in texts:
        if start := _IN_ORDER.search(folded(text.text)):
            told = [
                as_value(read_label(m["word"] + m["year"])) for m in _PLACE.finditer(folded(text.text), start.end())
            ]
            places = [Place(ROLES[x.meaning], x.last) for x in told if x.meaning in ROLES and x.last is not None]
            if len(places) == len(told) >= _FEWEST:
                return [place if not number else _later(place) for number, place in enumerate(places)]
    return []


def _later(place: Place) -> Place:
    """A place behind the first: a state there (現在) is what was reached, not what the plan set out from."""
    return Place("actual", place.year) if place.role == "baseline" else place


def are_values(text: Text) -> bool:
    """Whether a text is nothing but values with arrows between them."""
    sides = _ARROW.split(text.text.strip())
    return len(sides) >= _FEWEST and all(numbers.quantities(side) for side in sides)


def observations(
    name: Text, values: Text, order: Sequence[Place], about: MeasureMention, heads: Iterable[Text]
) -> Iterator[Observation]:
    """The values of the indicator of this name, where there are as many as the order has places."""
    sides = _ARROW.split(values.text.strip())
    for side, place in zip(sides, order, strict=True) if len(sides) == len(order) else []:
        value = numbers.quantities(side)[0]
        yield Observation(
            evidence=evidence(*heads, name, values),
            about=about,
            indicator=IndicatorMention(about, name.text.strip(), None),
            role=place.role,
            text=side,
            year=place.year,
            value=value.value,
            unit=value.unit,
        )
