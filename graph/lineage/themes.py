"""Evidence of themes: both measures do what municipalities know by one name, in whatever words (成人式, 二十歳のつどい)."""

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

import numpy as np

from graph.lineage.bags import Numbers, Places, rarity
from graph.lineage.profiles import Profile
from graph.lineage.reasons import Reason
from graph.themes import themes

COLUMNS = ("theme", "theme_clash")


class CommonThemes:
    """Which themes old and new measures have in common; one that few of them have says more."""

    def __init__(self, old: Sequence[Profile], new: Sequence[Profile]) -> None:
        self._old, self._new = ([themes_of(profile) for profile in side] for side in (old, new))
        self._weights = rarity([dict.fromkeys(found) for found in (*self._old, *self._new)])

    def measure(self, i: Places, j: Places) -> dict[str, Numbers]:
        """How alike the themes are, those that few have weighing more; whether both have themes and none in common."""
        pairs = list(zip(i.tolist(), j.tolist(), strict=True))
        return {
            "theme": np.array([self._likeness(a, b) for a, b in pairs], dtype=float),
            "theme_clash": np.array([self._clash(a, b) for a, b in pairs], dtype=float),
        }

    def say(self, i: int, j: int) -> Reason | None:
        """The rarest common theme."""
        common = sorted(self._old[i] & self._new[j], key=lambda theme: (-self._weights[theme], theme))
        if not common:
            return None
        theme = themes().by_id[common[0]]
        english = theme.en if theme.en[1:2].isupper() else theme.en[:1].lower() + theme.en[1:]
        return Reason(f"分野が同じ（{theme.ja}）", f"both are about {english}", self._likeness(i, j) / 2)

    def _likeness(self, i: int, j: int) -> float:
        """The cosine, the less the commoner the rarest theme of both is: in a plan on one theme, to have it says little."""
        common = self._old[i] & self._new[j]
        if not common:
            return 0.0
        lengths = self._squares(self._old[i]) * self._squares(self._new[j])
        return sqrt(max(self._weights[theme] for theme in common)) * self._squares(common) / sqrt(lengths)

    def _squares(self, found: frozenset[str]) -> float:
        return sum(self._weights[theme] ** 2 for theme in found)

    def _clash(self, i: int, j: int) -> bool:
        a, b = self._old[i], self._new[j]
        return bool(a and b and not a & b)


def themes_of(profile: Profile) -> frozenset[str]:
    """The ids of a measure's themes."""
    return _themes((profile.name, *profile.spellings), profile.text)


@lru_cache(maxsize=20_000)
def _themes(names: tuple[str, ...], text: str) -> frozenset[str]:
    return frozenset(themes().of(names, text))
