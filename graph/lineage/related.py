"""Evidence of related plans and laws: both measures belong to the same other plan; one that few belong to says more."""

from collections.abc import Sequence

import numpy as np

from graph.lineage.bags import Numbers, Places, rarity
from graph.lineage.profiles import Profile
from graph.lineage.reasons import Reason

COLUMNS = ("related",)


class Related:
    """Which other plans and laws old and new measures have in common."""

    def __init__(self, old: Sequence[Profile], new: Sequence[Profile]) -> None:
        self._old, self._new = ([dict(profile.related) for profile in side] for side in (old, new))
        self._weights = rarity([*self._old, *self._new])

    def measure(self, i: Places, j: Places) -> dict[str, Numbers]:
        """The weight of the rarest common plan."""
        pairs = zip(i.tolist(), j.tolist(), strict=True)
        return {"related": np.array([self._best(a, b)[0] for a, b in pairs], dtype=float)}

    def say(self, i: int, j: int) -> Reason | None:
        """The common plan."""
        weight, node = self._best(i, j)
        if not weight:
            return None
        name = self._old[i][node]
        return Reason(f"関連計画が同じ（{name}）", f"both belong to {name}", weight)

    def _best(self, i: int, j: int) -> tuple[float, str]:
        return max(((self._weights[n], n) for n in self._old[i] if n in self._new[j]), default=(0.0, ""))
