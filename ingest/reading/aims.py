"""A value told in one line below a label of indicators: 【数値目標】 ・誘致企業数　５社（令和11年度）."""

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.facts import IndicatorMention, MeasureMention, Observation, ValueRole
from ingest.document import Text
from ingest.reading import items, names
from ingest.reading.evidence import evidence
from ingest.reading.labels import read_label
from ingest.reading.worded import Worded, observation
from ingest.text import numbers, years
from ingest.text.normal import folded
from ingest.text.numbers import Quantity
from ingest.text.years import YearSpan

_LONGEST = 60  # letters of a name
_EDGES = " 　:：・、,，…‥"
_BRACKET = re.compile(r"\s*[(（\[［【〔][^()（）\[\]［］【】〔〕]*[)）\]］】〕]")
# Words that may stand between the name and its value, and behind the value.
_BEFORE = re.compile(r"(?:年間|累計|合計|延べ|のべ|約|おおむね|概ね|[0-9]{1,2}年間(?:で|の?累計で?)?|[\s:：・、,])+$")
_BEHIND = re.compile(
    r"\s*(?:/(?:年度?|月|日|人|回|世帯))?(?:以上|以下|以内|未満|程度)?(?:を?(?:維持|確保|目指す|達成))?[\s。]*"
)


def observations(text: Text, about: MeasureMention, heads: Iterable[Text], now: int | None) -> list[Observation]:
    """The value to be reached of each indicator in a text, and that of an earlier year in brackets behind it (100件（R6：80件）).

    None where any of its items tells anything else.
    """
    heads = tuple(heads)
    found = [list(_of_item(words, part, about, heads, now)) for words, part in items.bullets(text)]
    return [value for values in found for value in values] if all(found) else []


def _of_item(
    words: str, part: Text, about: MeasureMention, heads: tuple[Text, ...], now: int | None
) -> Iterator[Observation]:
    counted = numbers.quantities(words, now=now)
    aim = next((quantity for quantity in reversed(counted) if not quantity.nested), None)
    if aim is None:
        return
    bare = _BRACKET.sub(lambda match: " " * len(match[0]), folded(words))
    name = names.clean(_BEFORE.sub("", bare[: aim.start])).strip(_EDGES)
    if not name or len(name) > _LONGEST or not names.has_letters(name) or read_label(name).known:
        return
    if not _BEHIND.fullmatch(bare[aim.end :]):
        return
    dated = [span for span in years.spans(words, now) if span.first == span.last]
    known = _in_brackets(counted, dated, aim)
    left = [span.last for span in dated if known is None or span.last != known.year]
    year = left[0] if len(left) == 1 else None
    role: ValueRole = "actual" if year is not None and now is not None and year <= now else "target"
    for value in (known, Worded(role, aim, year)):
        if value is not None:
            yield observation(value, IndicatorMention(about, name), evidence(*heads, part))


def _in_brackets(counted: Sequence[Quantity], dated: Sequence[YearSpan], aim: Quantity) -> Worded | None:
    """The value of an earlier year that stands behind that year in brackets."""
    for value in counted:
        span = next((span for span in dated if span.end <= value.start), None)
        if value.nested and value.unit == aim.unit and value.start > aim.end and span is not None:
            return Worded("baseline", value, span.last)
    return None
