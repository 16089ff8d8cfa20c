"""The years that a text above gives to the heads of values: 策定時は平成27年度、中間は令和2年度、目標は令和7年度の値です."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.reading.labels import Label, read_label
from ingest.text import years

_FEWEST = 2  # heads in one passage; one alone may be told of anything
_LONGEST = 200  # letters of the passage
_HEAD = re.compile(r"(?P<word>[一-龥]{2,6}?)(?:の?値)?\s*(?:は、?|[:：＝=(（])\s*$")
_VALUES = ("value", "name_or.target", "statement.state", "statement.target", "statement.result")

Told = dict[str, int]  # a printed word → a fiscal year


def told_years(passages: Iterable[str], now: int | None) -> Told:
    """The years of heads that a document tells apart from them; words of which it tells several years are left out."""
    found: dict[str, set[int]] = {}
    for words in passages:
        heads = _heads(words, now) if len(words) <= _LONGEST else {}
        if len(heads) >= _FEWEST:
            for head, year in heads.items():
                found.setdefault(head, set()).add(year)
    return {head: years.pop() for head, years in found.items() if len(years) == 1}


def dated(label: Label, told: Told) -> Label:
    """A head of values without a year with the one that the document tells of its word."""
    year = told.get(label.word) if label.first is None and label.means(*_VALUES) else None
    return label if year is None else replace(label, first=year, last=year)


def _heads(words: str, now: int | None) -> Told:
    heads: Told = {}
    for span in years.spans(words, now):
        if span.first != span.last or not (before := _HEAD.search(words[: span.start])):
            continue
        for start in range(before.start("word"), before.end("word") - 1):
            word = words[start : before.end("word")]
            if read_label(word).means(*_VALUES):
                heads[word] = span.first
                break
    return heads
