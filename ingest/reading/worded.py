"""Values told one after the other, each behind the word that says which it is: 木の数：現状値120本（R5）、目標値300本（R10）."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from graph.facts import Evidence, IndicatorMention, MeasureMention, Observation, ValueRole
from ingest.document import Text
from ingest.reading import items, names
from ingest.reading.evidence import evidence
from ingest.reading.lexicon import lexicon
from ingest.text import numbers, years
from ingest.text.normal import folded
from ingest.text.numbers import Quantity

_FEWEST = 2  # values
_LONGEST = 60  # letters of a name
_EDGES = " 　:：・、,，"
# Signs, marks and words that may stand between a role, its value and its year.
_BETWEEN = re.compile(r"[\s:、,/・()→⇒➡は\[\]【】]*(?:以上|以下|程度)?[\s:、,/・()→⇒➡\[\]【】]*")
_ROLES: tuple[ValueRole, ...] = ("baseline", "target", "actual")


@dataclass(frozen=True)
class Worded:
    """A value with the role that the word before it tells, and its year."""

    role: ValueRole
    quantity: Quantity
    year: int | None


def values(text: str, now: int | None, unit: str = "") -> tuple[str, list[Worded]]:
    """What stands before the first role, and all values, where the rest of the text is nothing but roles, values and years."""
    plain = folded(text)
    found = list(_pattern().finditer(plain))
    if len(found) < _FEWEST:
        return "", []
    ends = [*(match.start() for match in found[1:]), len(plain)]
    told = [_worded(match, text[match.end() : end], now, unit) for match, end in zip(found, ends, strict=True)]
    made = [each for each in told if each is not None]
    if len(made) != len(told) or len({(each.role, each.year) for each in made}) < len(made):
        return "", []
    return text[: found[0].start()].strip(_EDGES), made


def in_cell(text: Text, unit: str, now: int | None) -> list[Worded]:
    """The values of a cell that says which each is (現状（R5）：120本 目標（R10）：300本); none where it holds anything else."""
    before, told = values(" ".join(line.text for line in text.lines), now, unit)
    return [] if before else told


def observations(text: Text, about: MeasureMention, heads: Iterable[Text], now: int | None) -> list[Observation]:
    """The values of each indicator that a text names before them; none where any of its items is told in another way."""
    heads = tuple(heads)
    found = [list(_of_item(words, part, about, heads, now)) for words, part in items.bullets(text)]
    return [value for told in found for value in told] if all(found) else []


def _of_item(
    words: str, part: Text, about: MeasureMention, heads: tuple[Text, ...], now: int | None
) -> Iterator[Observation]:
    before, told = values(words, now)
    name = names.clean(before)
    if not name or len(name) > _LONGEST or not names.has_letters(name) or not any(each.year for each in told):
        return
    indicator = IndicatorMention(about, name)
    yield from (observation(each, indicator, evidence(*heads, part)) for each in told)


def observation(told: Worded, indicator: IndicatorMention, pieces: tuple[Evidence, ...]) -> Observation:
    """A value as a fact."""
    return Observation(
        evidence=pieces,
        about=indicator.measure,
        indicator=indicator,
        role=told.role,
        text=told.quantity.text,
        year=told.year,
        value=told.quantity.value,
        unit=told.quantity.unit,
    )


def _worded(match: re.Match[str], words: str, now: int | None, unit: str) -> Worded | None:
    """The one value and the one year behind a role; None where anything else stands there."""
    role = next(role for role in _ROLES if lexicon().is_value(f"told_{role}", match["role"]))
    counted = [quantity for quantity in numbers.quantities(words, unit=unit, now=now) if not quantity.nested]
    dated = years.spans(words, now)
    if len(counted) != 1 or len(dated) > 1 or any(span.first != span.last for span in dated):
        return None
    rest = folded(words)
    for start, end in sorted([(counted[0].start, counted[0].end), *((s.start, s.end) for s in dated)], reverse=True):
        rest = rest[:start] + rest[end:]
    return Worded(role, counted[0], dated[0].last if dated else None) if _BETWEEN.fullmatch(rest) else None


@cache
def _pattern() -> re.Pattern[str]:
    words = (word for role in _ROLES for word in lexicon().values[f"told_{role}"].words())
    roles = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![^\s:、,/・()→⇒➡\[\]【】])(?P<role>{roles})(?![値のをがにでと])")
