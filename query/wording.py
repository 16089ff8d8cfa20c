"""Names as they are searched: by letters, by words whatever their spelling, and by sound."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from threading import Lock

from sudachipy import SplitMode

from graph.lineage.words import words
from graph.morphemes import tokenizer

LONGEST = 4000  # characters of a text that are searched
KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
KANA = re.compile(r"[\u3041-\u309f]+")
_tokenizing = Lock()  # the tokenizer works for one thread at a time


def normal(text: str) -> str:
    """The text as names are compared: NFKC, lower case, one kind of dash, without blanks and brackets' kinds."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub("[-‐‑‒–—―−ー─━]", "-", plain)
    return re.sub(r"[\s「」『』【】・･]", "", plain)


def letters(name: str) -> list[str]:
    """The letters of a normal text and each two that stand together, each once."""
    return list(dict.fromkeys([*name, *map("".join, pairwise(name))]))


def keys(text: str) -> list[str]:
    """What the words of a text mean, each once: the same for サーバ and サーバー, スマホ and スマートフォン."""
    with _tokenizing:
        return list(dict.fromkeys(word.key for word in words(text)))


@lru_cache(maxsize=20_000)
def sound(text: str) -> str:
    """How a text is read, in hiragana without long vowels' marks; other letters are left out."""
    with _tokenizing:
        read = "".join(each.reading_form() for each in tokenizer().tokenize(text[:LONGEST], SplitMode.C))
    return "".join(KANA.findall(hiragana(read)))


def hiragana(text: str) -> str:
    """A text with its katakana as hiragana, one width, and without long vowels' marks."""
    return unicodedata.normalize("NFKC", text).replace("ー", "").translate(KATAKANA_TO_HIRAGANA)


def is_kana(text: str) -> bool:
    """Whether a text is written in kana only."""
    return bool(KANA.fullmatch(hiragana(text)))


def dice(a: str, b: str) -> float:
    """The share of letter pairs that two texts have in common, 0 to 1."""
    pairs, others = (Counter(pairwise(text)) for text in (a, b))
    total = pairs.total() + others.total()
    return 2 * (pairs & others).total() / total if total else 0.0
