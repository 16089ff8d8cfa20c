"""How well documents are read, as it was measured: the numbers that `make scores` writes, here and in docs/reading.md."""

from functools import cache
from pathlib import Path
from typing import TypeAlias

import msgspec

FILE = Path(__file__).with_name("measured.json")
HELD_BACK = ("pressed-fresh",)  # plans that nobody who wrote the reader has seen
AT_HAND = "judged"

Scores: TypeAlias = "dict[str, Score]"  # by family of facts


class Score(msgspec.Struct, frozen=True, array_like=True):
    """How many facts people found in documents, how many were read, and how many of these are right."""

    printed: int
    read: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of what was read that is right, None where nothing was read."""
        return min(self.right / self.read, 1.0) if self.read else None

    @property
    def recall(self) -> float | None:
        """The share of what is printed that was read, None where nothing is printed."""
        return min(self.right / self.printed, 1.0) if self.printed else None

    def __add__(self, other: "Score") -> "Score":
        return Score(self.printed + other.printed, self.read + other.read, self.right + other.right)


class Measure(msgspec.Struct, frozen=True):
    """What was measured on one set of documents."""

    documents: int
    families: Scores


class Measured(msgspec.Struct, frozen=True):
    """What was measured on documents that were at hand while the reader was written, and on plans that were held back."""

    at_hand: Measure
    held_back: Measure

    @property
    def families(self) -> list[str]:
        """The families of facts of either, in their order."""
        return list({**self.at_hand.families, **self.held_back.families})


@cache
def measured() -> Measured:
    """What was measured of this version of the program."""
    sets = msgspec.json.decode(FILE.read_bytes(), type=dict[str, Measure])
    return Measured(sets[AT_HAND], _together([sets[name] for name in HELD_BACK]))


def _together(sets: list[Measure]) -> Measure:
    families: Scores = {}
    for each in sets:
        for name, score in each.families.items():
            families[name] = families.get(name, Score(0, 0, 0)) + score
    return Measure(sum(each.documents for each in sets), families)
