"""The years that a text gives to heads of values: 策定時は平成27年度、目標は令和7年度の値です, ※現状値は令和5年度の実績です."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.document import Document, Table
from ingest.reading.labels import Label, read_label
from ingest.text import years

_FEWEST = 2  # heads in one passage; one alone may be told of anything, unless the sentence is about it
_LONGEST = 200  # letters of the passage
_OF_A_YEAR = re.compile(
    r"末|時点|現在|実績|数値|の値|調査|決算|データ"
)  # behind the year: what is told of it is a value
_ABOUT_ONE = re.compile(
    r"^[\s※＊*・注0-9０-９)）:：]*[「【]?(?P<word>[一-龥]{2,6}値)[」】]?(?:欄)?(?:は|[:：]|について)[^。]{0,60}$"
)
_HEAD = re.compile(r"(?P<word>[一-龥]{2,6}?)(?:の?値)?\s*(?:は、?|[:：＝=(（])\s*$")
_VALUES = ("value", "name_or.target", "statement.state", "statement.target", "statement.result")

Told = dict[str, int]  # a printed word → a fiscal year


def explanations(document: Document) -> Iterator[str]:
    """The texts of a document that may give years to heads: its passages, and sentences in tables."""
    yield from (passage.text.text for passage in document.passages())
    tables = (block for block in document.blocks if isinstance(block, Table))
    yield from (cell.text.text for table in tables for cell in table.cells if cell.text.text.rstrip().endswith("。"))


def told_years(passages: Iterable[str], now: int | None) -> Told:
    """The years of heads that a document tells apart from them; words of which it tells several years are left out."""
    found: dict[str, set[int]] = {}
    for words in passages:
        heads = _heads(words, now) if len(words) <= _LONGEST else {}
        heads = heads if len(heads) >= _FEWEST else _of_one(words, now)
        if heads:
            for head, year in heads.items():
                found.setdefault(head, set()).add(year)
    return {head: years.pop() for head, years in found.items() if len(years) == 1}


def dated(label: Label, told: Told) -> Label:
    """A head of values without a year with the one that the document tells of its word."""
    year = (
        told.get(label.word, told.get(label.word.removesuffix("値")))
        if label.first is None and label.means(*_VALUES)
        else None
    )
    return label if year is None else replace(label, first=year, last=year)


def _of_one(words: str, now: int | None) -> Told:
    """The year of the one head that a sentence is about."""
    match = _ABOUT_ONE.match(words.strip().rstrip("。"))
    told = years.spans(words, now) if match else []
    if match is None or len(told) != 1 or not _OF_A_YEAR.search(words[told[0].end :]):
        return {}
    return {match["word"].removesuffix("値"): told[0].last} if read_label(match["word"]).means("value") else {}


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
