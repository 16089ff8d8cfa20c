"""Evidence of wording: what the texts of two measures (purpose, actions, results) speak about."""

from collections.abc import Sequence

import numpy as np

from graph.lineage.bags import Bags, Numbers, Places
from graph.lineage.profiles import Profile
from graph.lineage.reasons import Reason, quoted
from graph.lineage.words import Word, letters, words

COLUMNS = ("wording", "wording_both", "named_in_text", "whole", "whole_signs")
LONGEST = 600  # characters of a measure's texts that are compared: purpose first, then actions


class Wording:
    """How alike the texts are, and whether one's name is told in the other's text."""

    def __init__(self, old: Sequence[Profile], new: Sequence[Profile]) -> None:
        texts = [[words(profile.text[:LONGEST]) for profile in side] for side in (old, new)]
        names = [[words(profile.name) for profile in side] for side in (old, new)]
        self.bags = Bags(*texts)
        self._names = names
        self._whole = Bags(*[[(*a, *b) for a, b in zip(n, t, strict=True)] for n, t in zip(names, texts, strict=True)])

        self._signs = Bags(*[[letters(f"{p.name}\n{p.text[:LONGEST]}") for p in side] for side in (old, new)])

    def measure(self, i: Places, j: Places) -> dict[str, Numbers]:
        """Cosine of the texts; whether both have one; the share of one's name that the other's name and texts hold."""
        pairs = zip(i.tolist(), j.tolist(), strict=True)
        return {
            "wording": self.bags.likeness(i, j),
            "wording_both": self.bags.both(i, j),
            "whole": self._whole.likeness(i, j),
            "whole_signs": self._signs.likeness(i, j),
            "named_in_text": np.array([self._told(a, b) for a, b in pairs], dtype=float),
        }

    def say(self, i: int, j: int) -> Reason | None:
        """The rare words that both texts have."""
        common = self.bags.common(i, j)
        likeness = self.bags.cosine(i, j)
        if not common or not likeness:
            return None
        shown = quoted(common)
        return Reason(f"目的・内容に{shown}が共通", f"what they do has {shown} in common", likeness)

    def _told(self, i: int, j: int) -> float:
        there = self._share(self._names[0][i], self._whole.new[j])
        back = self._share(self._names[1][j], self._whole.old[i])
        return max(there, back)

    def _share(self, name: Sequence[Word], where: dict[str, Word]) -> float:
        weights = {word.key: self._whole.weights[word.key] for word in name}
        total = sum(weights.values())
        return sum(weight for key, weight in weights.items() if key in where) / total if total else 0.0
