"""Texts made comparable: one form to compare words by, and one to search in that keeps every position."""

import re
import unicodedata
from functools import lru_cache

DASHES = "-‐‑‒–—―−－ー─━"
TILDES = "~～〜∼"

_DASH = re.compile(f"[{DASHES}]")
_TILDE = re.compile(f"[{TILDES}]")
_BLANK = re.compile(r"\s+")

# One character for one character: full-width ASCII, blanks and tildes; dashes only where they are no long vowel.
_FOLDED = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(TILDES, "~")
    | dict.fromkeys(DASHES.replace("ー", ""), "-")
    | {"\u3000": " ", "\xa0": " ", "．": ".", "，": ","}
)


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """The form in which two spellings of the same words are equal: NFKC, no blanks, one dash, one tilde."""
    text = unicodedata.normalize("NFKC", text)
    return _TILDE.sub("~", _DASH.sub("-", _BLANK.sub("", text)))


def folded(text: str) -> str:
    """The text in half width where that keeps its length: a position in it is the same position in ``text``."""
    return text.translate(_FOLDED)
