"""An indicator told in one line with its value now and the one to be reached: 住宅の耐震化率 78.4％（R5）⇒90％（R11）."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.facts import IndicatorMention, MeasureMention, Observation, ValueRole
from ingest.document import Line, Text
from ingest.reading import items, names
from ingest.reading.evidence import evidence
from ingest.reading.worded import Worded
from ingest.text import numbers, years
from ingest.text.numbers import Quantity

_ARROW = re.compile(r"\s*(?:⇒|→|➡|➔|⇨|▶|►|－＞|->)+\s*")
_EDGES = " 　:：・、,，()（）[]［］"
_LONGEST = 60  # letters of a name


@dataclass(frozen=True)
class Side:
    """What stands on one side of the arrow."""

    quantity: Quantity
    year: int
    before: str
    """The words before the value and its year."""


def observations(text: Text, about: MeasureMention, heads: Iterable[Text], now: int | None) -> list[Observation]:
    """The two values of each indicator in a text; none where any of its items is told in another way."""
    heads = tuple(heads)
    found = [list(_of_item(words, part, about, heads, now)) for words, part in _items(text, now)]
    return [value for values in found for value in values] if all(found) else []


def _items(text: Text, now: int | None) -> Iterator[tuple[str, Text]]:
    """The items of a text; one with several arrows is taken apart behind each line that ends an indicator with both values."""
    for words, part in items.bullets(text):
        if len(_ARROW.split(words)) == len(("now", "then")):
            yield words, part
            continue
        lines: list[Line] = []
        for line in part.lines:
            lines.append(line)
            told = Text(tuple(lines))
            if _values(told.text, now) is not None:
                yield told.text, told
                lines = []
        if lines:
            yield "", Text(tuple(lines))


def in_cell(text: str, role: ValueRole, unit: str, now: int | None) -> list[Worded]:
    """The value now and the one to be reached in a cell of values (34本（R5）→60本（R10）); none where it holds anything else."""
    told = [_side(part, now, unit) for part in _ARROW.split(text)]
    sides = [side for side in told if side is not None and not side.before]
    if len(told) != len(sides) or len(sides) != len(("now", "then")) or sides[0].year >= sides[1].year:
        return []
    roles: tuple[ValueRole, ...] = ("actual" if role == "actual" else "baseline", "target")
    return [Worded(role, side.quantity, side.year) for role, side in zip(roles, sides, strict=True)]


def _of_item(
    words: str, part: Text, about: MeasureMention, heads: tuple[Text, ...], now: int | None
) -> Iterator[Observation]:
    if (sides := _values(words, now)) is None:
        return
    first, then = sides
    name = names.clean(first.before)
    if not name or len(name) > _LONGEST or not names.has_letters(name) or then.before or first.year >= then.year:
        return
    indicator = IndicatorMention(about, name)
    for side in (first, then):
        ahead = now is None or side.year > now
        yield Observation(
            evidence=evidence(*heads, part),
            about=about,
            indicator=indicator,
            role="baseline" if side is first else "target" if ahead else "actual",
            text=side.quantity.text,
            year=side.year,
            value=side.quantity.value,
            unit=side.quantity.unit or first.quantity.unit,
        )


def _values(words: str, now: int | None) -> tuple[Side, Side] | None:
    """The two sides of the one arrow of a text, each with its value and year."""
    sides = _ARROW.split(words)
    told = [_side(side, now) for side in sides]
    if len(sides) != len(("now", "then")) or told[0] is None or told[1] is None:
        return None
    return told[0], told[1]


def _side(words: str, now: int | None, unit: str = "") -> Side | None:
    """The one value and the one year of a side of the arrow."""
    dated = years.spans(words, now)
    counted = [quantity for quantity in numbers.quantities(words, unit=unit, now=now) if not quantity.nested]
    if len(dated) != 1 or dated[0].first != dated[0].last or not counted:
        return None
    value = counted[-1]
    start = min(value.start, dated[0].start)
    return Side(value, dated[0].last, words[:start].strip(_EDGES))
