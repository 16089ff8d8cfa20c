"""Targets in words that say whether they were met: 「… します。⇒達成（2021年度：107種類）」."""

import re
from collections.abc import Iterable

from graph.facts import Evaluation, MeasureMention, PlanMention, Statement
from ingest.document import Text
from ingest.reading import grades, items
from ingest.reading.evidence import evidence
from ingest.reading.plans import PlanContext
from ingest.text import years
from ingest.text.normal import folded

_ANSWER = re.compile(r"\s*[⇒→➡⇨]\s*(?P<rating>[^\s（(。、⇒→]{1,10})\s*(?P<rest>[（(].*[)）]|.*)?\s*$", re.DOTALL)
_EVERY = re.compile(r"毎年度?|各年度?|年度ごと")
_NOT_MET = ("未", "一部", "遅", "未達")


def answered(text: str) -> bool:
    """Whether a text ends with an arrow and a rating."""
    match = _ANSWER.search(text)
    return bool(match and grades.rating(match["rating"]))


def facts(
    text: Text, about: MeasureMention, heads: Iterable[Text], period: tuple[int | None, int | None]
) -> list[Statement | Evaluation]:
    """The targets of a cell with what came of each; ``period`` is the plan's, for targets of every year."""
    found: list[Statement | Evaluation] = []
    heads = tuple(heads)
    for words, part in items.bullets(text):
        match = _ANSWER.search(words)
        mark = grades.rating(match["rating"]) if match else ""
        target = words[: match.start()].strip() if match and mark else words
        told = _years(target, match["rest"] or "" if match and mark else "", period)
        pieces = evidence(*heads, part)
        year = told[0] if len(told) == 1 else None
        found.append(Statement(evidence=pieces, about=about, kind="target", text=target, year=year))
        if match and mark:
            found += [Evaluation(evidence=pieces, about=about, rating=mark, year=when) for when in told or [None]]
            reason = (match["rest"] or "").strip()
            if mark.startswith(_NOT_MET) and len(reason) > len("（）") + 1:
                bare = re.sub(r"^[（(](.*)[)）]$", r"\1", reason, flags=re.DOTALL)
                found.append(Statement(evidence=pieces, about=about, kind="reason", text=bare, year=year))
    return found


def _years(target: str, rest: str, period: tuple[int | None, int | None]) -> list[int | None]:
    first, last = period
    if _EVERY.search(folded(target)):
        told = sorted({span.last for span in years.spans(rest)})
        if first is not None and last is not None:
            return list(range(first, last + 1))
        return list(told)
    spans = years.spans(target)
    until = [span for span in spans if re.match(r"\s*(?:まで|末|中)", target[span.end :])]
    chosen = until or spans
    return [chosen[-1].last] if chosen else []


def period(context: PlanContext, plan: PlanMention) -> tuple[int | None, int | None]:
    """First and last fiscal year of a plan where the document tells them."""
    entries = [entry for entry in context.entries if entry.about == plan]
    start = next((entry.start for entry in entries if entry.start is not None), None)
    return start, next((entry.end for entry in entries if entry.end is not None), None)
