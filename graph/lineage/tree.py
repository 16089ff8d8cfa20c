"""Evidence of the tree: whether what stands above two measures is alike, and whether both are headings or both are not."""

from collections.abc import Sequence

import numpy as np

from graph.lineage.bags import Bags, Numbers, Places
from graph.lineage.profiles import Profile
from graph.lineage.reasons import Reason
from graph.lineage.words import words
from graph.spelling import normal_notation

COLUMNS = ("above", "above_both", "notation", "other_depth")


class Tree:
    """Where old and new measures stand in the trees of their plans."""

    def __init__(self, old: Sequence[Profile], new: Sequence[Profile]) -> None:
        self._old, self._new = old, new
        self.bags = Bags(*[[words("\n".join(profile.above)) for profile in side] for side in (old, new)])

    def measure(self, i: Places, j: Places) -> dict[str, Numbers]:
        """Cosine of the names above; whether both have any; same number; whether one is a heading and the other not."""
        pairs = list(zip(i.tolist(), j.tolist(), strict=True))
        return {
            "above": self.bags.likeness(i, j),
            "above_both": self.bags.both(i, j),
            "notation": np.array([self._same_number(a, b) for a, b in pairs], dtype=float),
            "other_depth": np.array([self._old[a].group != self._new[b].group for a, b in pairs], dtype=float),
        }

    def say(self, i: int, j: int) -> Reason | None:
        """The words that the names above have in common."""
        common = self.bags.common(i, j)
        likeness = self.bags.cosine(i, j)
        if not common or not likeness:
            return None
        a, b = self._old[i].above[0], self._new[j].above[0]
        shown = a if a == b else f"{a}→{b}"
        return Reason(f"体系上の位置が近い（{shown}）", f"they stand at like places ({shown})", likeness)

    def _same_number(self, i: int, j: int) -> bool:
        a, b = normal_notation(self._old[i].notation), normal_notation(self._new[j].notation)
        return bool(a) and a == b
