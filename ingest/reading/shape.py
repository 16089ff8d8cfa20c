"""Whether what stands under a head, or behind a label, is such as its meaning asks for."""

from collections.abc import Callable

from ingest.reading import grades, names
from ingest.reading.labels import Label, likened
from ingest.reading.lexicon import lexicon
from ingest.reading.offices import is_office
from ingest.reading.statuses import is_status
from ingest.text import numbers

_MANY = 0.6  # of the texts, where the head says the same
_LONGEST_NAME = 60  # letters
_SHORTEST_TEXT = 8  # letters; a mean below it is of names or figures, no sentences


def borne_out(label: Label, texts: list[str]) -> Label:
    """A label that nobody listed with the meaning that its word most likely has, where the texts are such as that asks for."""
    found = likened(label)
    return found if found.known and _bears_out(found.meaning, texts) else label


def _bears_out(meaning: str, texts: list[str]) -> bool:
    """Whether the texts under a head are such as a meaning asks for; dashes and the like (－, なし) count for nothing."""
    told = [text for text in texts if not numbers.nothing(text)]
    test = next((test for path, test in _TESTS.items() if meaning == path or meaning.startswith(f"{path}.")), None)
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
