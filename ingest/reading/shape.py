"""Whether what stands under a head, or behind a label, is such as its meaning asks for."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from ingest.reading import grades, names, tense
from ingest.reading.labels import Label, likened
from ingest.reading.lexicon import lexicon
from ingest.reading.likeness import likely_text
from ingest.reading.offices import is_office
from ingest.reading.statuses import is_status
from ingest.text import numbers
from ingest.text.normal import folded, normal

_MANY = 0.6  # of the texts, where the head says the same
_LONGEST_NAME = 60  # letters
_SHORTEST_TEXT = 8  # letters; a mean below it is of names or figures, no sentences
_BARE = re.compile(r"[△▲-]?[0-9][0-9,]*(?:\.[0-9]+)?")
_AHEAD = ("name_or.action", *(f"statement.{kind}" for kind in ("purpose", "action", "vision", "target", "outlook")))


def borne_out(label: Label, texts: list[str]) -> Label:
    """A label that nobody listed with the meaning that its word most likely has, where the texts are such as that asks for."""
    found = likened(label)
    told = [text for text in texts if not numbers.nothing(text)]
    return _in_its_tense(found, told) if found.known and bears_out(found, told) else label


def are_amounts(texts: Iterable[str]) -> bool:
    """Whether cells hold one bare number each, or nothing; at least one holds a number."""
    told = [text for text in texts if not numbers.nothing(text)]
    return bool(told) and all(_BARE.fullmatch(folded(text).strip()) for text in told)


def told_by_sentences(label: Label, texts: list[str]) -> Label:
    """A label that nobody listed over whole sentences: their kind by how they end, else the one most like its word."""
    told = [text for text in texts if not numbers.nothing(text)]
    if label.known or not len(normal(label.word)) > 1 or not tense.are_sentences(told):
        return label
    meaning = _by_tense(told) or likely_text(label.word)
    return replace(label, meaning=meaning, likened=True) if meaning else label


def _by_tense(told: list[str]) -> str:
    """The meaning of a head of texts that say what was done, or why; "" of others."""
    return "statement.result" if tense.is_past(told) else "statement.reason" if tense.is_reason(told) else ""


def _in_its_tense(label: Label, told: list[str]) -> Label:
    """A likened label of texts, as one of what was done or why where they say so, and of nothing done where they do not."""
    sure = _by_tense(told)
    if sure and label.means(*_AHEAD):
        return replace(label, meaning=sure)
    if not label.means("statement.result") or sure == "statement.result":
        return label
    if tense.is_planned(label.word):
        return replace(label, meaning="statement.action")
    return replace(label, meaning=likely_text(label.word)) if tense.are_sentences(told) else label


def bears_out(label: Label, told: list[str]) -> bool:
    """Whether the texts under a head, but for dashes and the like, are such as its meaning asks for."""
    test = next((test for path, test in _TESTS.items() if label.means(path)), None)
    return test is not None and bool(told) and test(told)


def _is_status(text: str) -> bool:
    """Whether a text is a word of what became of a measure, one with a remark in brackets (継続（名称変更）) too."""
    return is_status(text) or lexicon().succession.exact(text) is not None


def _many(test: Callable[[str], bool]) -> Callable[[list[str]], bool]:
    return lambda texts: sum(map(test, texts)) >= _MANY * len(texts)


def _are_texts(texts: list[str]) -> bool:
    """Whether the texts may tell something: longer than names of offices and figures on the whole."""
    mean = sum(map(len, texts)) / len(texts)
    return mean >= _SHORTEST_TEXT and not _many(_is_value)(texts)


def _is_value(text: str) -> bool:
    return bool(numbers.quantities(text)) and "。" not in text


def _is_name(text: str) -> bool:
    bare = names.split_name(text).name
    return names.is_name(bare) and len(text) <= _LONGEST_NAME and "。" not in text and not is_office(text)


# What the texts under a head of each meaning are like; of a meaning that is not here nothing can be said.
_TESTS: dict[str, Callable[[list[str]], bool]] = {
    "department": _many(lambda text: is_office(text.split("、")[0])),
    "rating": _many(lambda text: bool(grades.rating(text))),
    "value": _many(_is_value),
    "budget": _many(_is_value),
    "statement": _are_texts,
    "name_or.action": _are_texts,
    "name": _many(_is_name),
    "level": _many(_is_name),
    "old_name": _many(_is_name),
    "new_name": _many(_is_name),
    "indicator": _many(_is_name),
    "number": _many(names.is_number),
    "status": _many(_is_status),
    "unit": _many(lambda text: len(text) <= _SHORTEST_TEXT),
    "schedule": bool,
    "done": bool,
}
