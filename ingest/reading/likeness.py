"""What a head that nobody listed most likely means, by the letters that it shares with the heads of the lexicon.

Heads end on the word that says what they are (…する部署, …に要する額) and begin on what they are about. An averaged perceptron
(Freund and Schapire 1999; Collins 2002) learns this from the lexicon itself when it is first asked, in about a second, so
that a word that a researcher adds teaches it too; several orders of the words are averaged, since one alone tips the balance
of heads like none. Of a fifth of the listed words held back from it, it answers three in four, and
is right for 92 in 100 of these; what stands under a head has to bear it out (see ``shape``).
"""

import random
from collections.abc import Collection
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ingest.reading.lexicon import lexicon
from ingest.text.normal import normal

_ROUNDS = 8  # through all words
_ORDERS = 3  # in which the words are learned
_MARGIN = 6.0  # by which the right meaning should be ahead of every other while it learns
_SURE = 1.5  # the same when it is asked, for each root of the number of features
_LONGEST = 3  # letters of a piece; the first and last four are one more each
_ENDS = 4
_FAMILIES = ("department", "indicator", "rating")
_TEXTS = tuple(
    f"statement.{kind}" for kind in ("purpose", "state", "issue", "action", "vision", "target", "opinion", "outlook")
)


class Perceptron:
    """A linear classifier of short texts: a weight for each piece of letters and each meaning."""

    def __init__(self, examples: dict[str, str]) -> None:
        words = sorted(examples)
        self.meanings = sorted(set(examples.values()))
        self._places = {piece: i for i, piece in enumerate(sorted(set().union(*map(pieces, words))))}
        found, meanings = [self._found(word) for word in words], [self.meanings.index(examples[word]) for word in words]
        self._weights = np.mean([self._learn(found, meanings, order) for order in range(_ORDERS)], axis=0)

    def guess(self, word: str) -> str:
        """The meaning of a word, "" where none is well ahead of the others."""
        found = self._found(word)
        if not len(found):
            return ""
        scores = self._weights[found].sum(0) / np.sqrt(len(found))
        best = self.meanings[int(scores.argmax())]
        rivals = [
            score for meaning, score in zip(self.meanings, scores, strict=True) if _family(meaning) != _family(best)
        ]
        return best if scores.max() - max(rivals) >= _SURE else ""

    def nearest(self, word: str, among: Collection[str]) -> str:
        """Which of some meanings a word has, be it one of them; "" where no letters of it are known."""
        found = self._found(word)
        if not len(found):
            return ""
        scores = dict(zip(self.meanings, self._weights[found].sum(0), strict=True))
        return max(among, key=lambda meaning: scores[meaning])

    def _found(self, word: str) -> NDArray[np.intp]:
        return np.array([self._places[piece] for piece in sorted(pieces(word)) if piece in self._places], np.intp)

    def _learn(self, words: list[NDArray[np.intp]], meanings: list[int], seed: int) -> NDArray[np.float32]:
        """The mean of the weights after every word of every round; the order is chance, and always the same for a seed."""
        weights = np.zeros((len(self._places), len(self.meanings)), np.float32)
        sums, step = np.zeros_like(weights), 1
        order, chance = list(range(len(words))), random.Random(seed)  # noqa: S311 - nothing secret
        for _ in range(_ROUNDS):
            chance.shuffle(order)
            for number in order:
                word, right = words[number], meanings[number]
                scores = weights[word].sum(0)
                own, scores[right] = scores[right], -np.inf
                rival = int(scores.argmax())
                if own - scores[rival] < _MARGIN:
                    weights[word, right] += 1
                    weights[word, rival] -= 1
                    sums[word, right] += step
                    sums[word, rival] -= step
                step += 1
        return (weights - sums / np.float32(step)).astype(np.float32)


def pieces(word: str) -> set[str]:
    """The runs of one to three letters of a word, its edges marked, and its beginning and its end of up to four."""
    marked = f"^{word}$"
    runs = {marked[i : i + n] for n in range(1, _LONGEST + 1) for i in range(len(marked) - n + 1)}
    return (runs - {"^", "$"}) | {f"^{word[:_ENDS]}", f"{word[-_ENDS:]}$"}


def _family(meaning: str) -> str:
    """What a meaning must be told apart from others by; which part a department has matters less than that it is one."""
    return meaning.split(".", maxsplit=1)[0] if meaning.startswith(_FAMILIES) else meaning


@lru_cache(maxsize=65536)
def likely(word: str) -> str:
    """The meaning (a path of the lexicon) that the printed word of a head most likely has, "" where that is not clear."""
    plain = normal(word)
    return _learned().guess(plain) if plain else ""


@lru_cache(maxsize=65536)
def likely_text(word: str) -> str:
    """The kind of text that stands under the printed word of a head, where such as is yet to be done or is so stands there."""
    plain = normal(word)
    return _learned().nearest(plain, _TEXTS) if plain else ""


@lru_cache(maxsize=1)
def _learned() -> Perceptron:
    return Perceptron(lexicon().heads)
