"""Evidence of wording: what the texts of two measures (purpose, actions, results) speak about."""

from collections.abc import Mapping, Sequence

import numpy as np

from graph.lineage.bags import SHOWN, Bags, Numbers, Places
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
        """The rare words that both texts have, else those of one's name that the other's text has."""
        common = self.bags.common(i, j)
        likeness = self.bags.cosine(i, j)
        if not common or not likeness:
            return self._say_told(i, j)
        shown = quoted(common)
        return Reason(f"目的・内容に{shown}が共通", f"what they do has {shown} in common", likeness)

    def _say_told(self, i: int, j: int) -> Reason | None:
        old, new = self._names[0][i], self._names[1][j]
        common = {word.key for word in old} & {word.key for word in new}
        for ja, en, name, text in (("旧", "old", old, self.bags.new[j]), ("新", "new", new, self.bags.old[i])):
            told = dict.fromkeys(
                w.shown for w in name if w.key in text and w.key not in common and not w.generic and len(w.shown) > 1
            )
            if told:
                shown, share = quoted(list(told)[:SHOWN]), self._share(name, text)
                clause = f"the other's text has {shown} of the {en} name"
                return Reason(f"{ja}名称の語{shown}が相手の内容にある", clause, share)
        return None

    def _told(self, i: int, j: int) -> float:
        there = self._share(self._names[0][i], self._whole.new[j])
        back = self._share(self._names[1][j], self._whole.old[i])
        return max(there, back)

    def _share(self, name: Sequence[Word], where: Mapping[str, Word]) -> float:
        weights = {word.key: self._whole.weights[word.key] for word in name}
        total = sum(weights.values())
        return sum(weight for key, weight in weights.items() if key in where) / total if total else 0.0
