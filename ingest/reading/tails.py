"""What a head that nobody knows says by its last words, where sentences stand under it (「…」の視点からの取組: what is done)."""

import re

from ingest.reading.lexicon import lexicon

_BOUNDARY = re.compile(r"(?:の|た|る|な|い|[」』）)、・])(?=[^のたるないをはがにへで」』）)、・])")
_TEXTS = ("statement", "name_or")


def meaning(word: str) -> str:
    """The kind of text that the last words of a head stand for, "" where nobody knows them."""
    tails = (word[match.end() :] for match in _BOUNDARY.finditer(word))
    return next((found for tail in tails if (found := _text_meaning(tail))), "")


def _text_meaning(tail: str) -> str:
    words = lexicon()
    if words.actions.exact(tail):
        return "statement.action"
    found = words.labels.exact(tail) or ""
    return found if found.split(".")[0] in _TEXTS else ""
