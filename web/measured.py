"""How well documents are read, as it was measured: the numbers that `make scores` writes, here and in docs/reading.md."""

from functools import cache
from pathlib import Path
from typing import TypeAlias

import msgspec

FILE = Path(__file__).with_name("measured.json")
AT_HAND, FIRST_CONTACT = "judged", "first-contact"

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


class Measure(msgspec.Struct, frozen=True):
    """What was measured on one set of documents."""

    documents: int
    families: Scores


class Measured(msgspec.Struct, frozen=True):
    """What was measured on documents that were at hand while the reader was written, and on plans that it read before anybody
    who wrote it had seen them.
    """

    at_hand: Measure
    first_contact: Measure

    @property
    def families(self) -> list[str]:
        """The families of facts of either, in their order."""
        return list({**self.at_hand.families, **self.first_contact.families})


@cache
def measured() -> Measured:
    """What was measured: documents at hand with this version, plans at first contact once, with the version of that day."""
    sets = msgspec.json.decode(FILE.read_bytes(), type=dict[str, Measure])
    return Measured(sets[AT_HAND], sets[FIRST_CONTACT])
