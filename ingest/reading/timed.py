"""Steps of a schedule that a text tells with their years: 令和6年度　検討 on a line each, or 検討（R6）→実施（R7～R8)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.facts import MeasureMention, ScheduleItem
from ingest.document import Line, Text
from ingest.reading.evidence import evidence
from ingest.reading.records import Field
from ingest.text import years

_EDGES = " 　・●○■、，,→⇒➡▶/／:：…"
_BEHIND = re.compile(r"[\s・●○、，,→⇒➡▶/／]*(?P<words>[^()（）→⇒➡▶。]{1,30})[(（](?P<years>[^()（）]{2,20})[)）]")
_LONGEST = 40  # letters of a step
_FEWEST = 2  # steps


@dataclass(frozen=True)
class Step:
    """What is done in some years, and the line that tells it."""

    words: str
    first: int
    last: int
    line: Line


def steps(text: Text, now: int | None, fewest: int = _FEWEST) -> list[Step]:
    """The steps of a text that tells nothing else, none where there are not so many."""
    found = [list(_before(line, now)) or list(_behind(line, now)) for line in text.lines]
    told = [step for line in found for step in line]
    return told if all(found) and len(told) >= fewest else []


def items(fields: Sequence[Field], about: MeasureMention, name: Sequence[Text], now: int | None) -> list[ScheduleItem]:
    """The steps that fields of a schedule without years of their own tell."""
    heads = [(*name, *(head.text for head in field.heads)) for field in fields]
    told = [steps(field.cell.text, now) for field in fields]
    return [item for head, found in zip(heads, told, strict=True) for item in made(found, about, head)]


def made(found: Iterable[Step], about: MeasureMention, heads: Iterable[Text]) -> list[ScheduleItem]:
    """Steps as items of the schedule of a measure; ``heads`` are the texts above them."""
    above = tuple(heads)
    return [
        ScheduleItem(
            evidence=evidence(*above, Text((step.line,))), about=about, text=step.words, start=step.first, end=step.last
        )
        for step in found
    ]


def is_of_steps(field: Field, now: int | None) -> bool:
    """Whether a field of a schedule without years of its own tells steps with theirs."""
    return field.label.means("schedule") and field.label.first is None and bool(steps(field.cell.text, now))


def _before(line: Line, now: int | None) -> Iterator[Step]:
    """Steps each behind its years (R6 検討、R7 実施)."""
    spans = years.spans(line.text, now)
    if not spans or line.text[: spans[0].start].strip(_EDGES):
        return
    ends = [*(span.start for span in spans[1:]), len(line.text)]
    parts = [line.text[span.end : end].strip(_EDGES) for span, end in zip(spans, ends, strict=True)]
    if all(parts) and not any(len(part) > _LONGEST or part.endswith("。") for part in parts):
        for span, words in zip(spans, parts, strict=True):
            yield Step(words, span.first, span.last, line)


def _behind(line: Line, now: int | None) -> Iterator[Step]:
    """Steps each before its years in brackets."""
    matches = list(_BEHIND.finditer(line.text))
    told = [years.spans(match["years"], now) for match in matches]
    if "".join(match[0] for match in matches) == line.text.strip() and all(len(spans) == 1 for spans in told):
        for match, (span,) in zip(matches, told, strict=True):
            yield Step(match["words"].strip(_EDGES), span.first, span.last, line)
