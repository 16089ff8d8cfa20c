"""Steps of a schedule that a text tells with their years: 令和6年度　検討 on a line each, or 検討（R6）→実施（R7～R8)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.facts import MeasureMention, ScheduleItem
from ingest.document import Line, Text
from ingest.reading.evidence import evidence
from ingest.text import years

_EDGES = " 　・●○■、，,→⇒➡▶/／:：…"
_BEHIND = re.compile(r"[\s・●○、，,→⇒➡▶/／]*(?P<words>[^()（）→⇒➡▶。]{1,30})[(（](?P<years>[^()（）]{2,20})[)）]")
_LENGTH = re.compile(r"まで|から|以降|[0-9０-９か][年月日]")  # what a period tells of itself (から令和9年度まで, 5年間)
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


def made(found: Iterable[Step], about: MeasureMention, heads: Iterable[Text]) -> list[ScheduleItem]:
    """Steps as items of the schedule of a measure; ``heads`` are the texts above them."""
    above = tuple(heads)
    return [
        ScheduleItem(
            evidence=evidence(*above, Text((step.line,))), about=about, text=step.words, start=step.first, end=step.last
        )
        for step in found
    ]


def are_steps(text: Text, now: int | None) -> bool:
    """Whether a text behind a label tells steps with their years; of one step alone both years must be told."""
    told = steps(text, now, fewest=1)
    return len(told) >= _FEWEST or any(step.first < step.last and not _LENGTH.search(step.words) for step in told)


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
