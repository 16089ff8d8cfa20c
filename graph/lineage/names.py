"""Evidence of names: the same name, rare words in common, alike in characters, the words of one in the texts of the other."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz.fuzz import ratio

from graph.lineage.bags import Bags, Numbers, Places
from graph.lineage.profiles import Profile
from graph.lineage.reasons import Reason, quoted
from graph.lineage.words import letters, words
from graph.spelling import normal

COLUMNS = ("name_same", "name_words", "name_rare", "name_letters", "name_signs")
TELLING = 0.25  # likeness from which the words of a name are worth a mention


class Names:
    """How alike the names of old and new measures are."""

    def __init__(self, old: Sequence[Profile], new: Sequence[Profile]) -> None:
        self._old = [_spellings(profile) for profile in old]
        self._new = [_spellings(profile) for profile in new]
        self._signs = Bags([letters(profile.name) for profile in old], [letters(profile.name) for profile in new])
        self.bags = Bags([words(profile.name) for profile in old], [words(profile.name) for profile in new])

    def measure(self, i: Places, j: Places) -> dict[str, Numbers]:
        """Same name (0 or 1), cosine of words, weight of the rarest common word, likeness of characters."""
        pairs = list(zip(i.tolist(), j.tolist(), strict=True))
        return {
            "name_same": np.array([not self._old[a].isdisjoint(self._new[b]) for a, b in pairs], dtype=float),
            "name_words": self.bags.likeness(i, j),
            "name_rare": self.bags.rarest(i, j),
            "name_letters": np.array([self._letters(a, b) for a, b in pairs], dtype=float),
            "name_signs": self._signs.likeness(i, j),
        }

    def say(self, i: int, j: int) -> Reason | None:
        """The same name, or the rare words that both names have."""
        if self._old[i] & self._new[j]:
            return Reason("名称が同じ", "the name is the same", 1.0)
        common = self.bags.common(i, j)
        if not common:
            return None
        shown = quoted(common)
        likeness = self.bags.cosine(i, j)
        return Reason(f"名称の主要語{shown}が一致", f"the names share {shown}", max(likeness, TELLING))

    def _letters(self, i: int, j: int) -> float:
        return max(ratio(a, b) for a in self._old[i] for b in self._new[j]) / 100


def _spellings(profile: Profile) -> set[str]:
    return {normal(name) for name in (profile.name, *profile.spellings)}
