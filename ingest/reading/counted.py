"""Levels whose word nobody knows, shown by names that count on behind the same word (道しるべ１ …, 道しるべ２ …)."""

import re
from collections.abc import Iterable

from ingest.document import Text
from ingest.reading import names
from ingest.reading.lexicon import lexicon
from ingest.reading.names import Name
from ingest.text.normal import folded

_COUNTED = re.compile(
    r"\s*(?P<word>[^\s0-9(),、。:①-⑳Ⅰ-Ⅻ]{2,12})\s?"
    r"(?P<number>[0-9]{1,2}(?:[-.][0-9]{1,2})*|\([0-9]{1,2}\)|[①-⑳]|[Ⅰ-Ⅻ]|[IVX]{1,4})[\s:]+(?P<name>\S.*)"
)


def level_words(texts: Iterable[str]) -> frozenset[str]:
    """The words behind which texts have different numbers, without those that count pictures, annexes and the like."""
    numbers: dict[str, set[str]] = {}
    for text in texts:
        if (match := _COUNTED.fullmatch(folded(text))) and not lexicon().is_value("counted", match["word"]):
            numbers.setdefault(match["word"], set()).add(match["number"])
    return frozenset(word for word, found in numbers.items() if len(found) > 1)


def under(word: str, text: Text) -> Name:
    """Number and name of a cell whose column is headed by a word that nobody knows and that the cell may repeat."""
    return split(text.text, frozenset((folded(word),))) or names.read_name(text)


def split(text: str, words: frozenset[str]) -> Name | None:
    """Level, number and name of a text that counts on behind one of the words; None for all else."""
    match = _COUNTED.fullmatch(folded(text))
    if match is None or match["word"] not in words:
        return None
    name, number = (text[slice(*match.span(part))] for part in ("name", "number"))
    return Name(names.clean(name), names.tidy_number(number), match["word"])
