"""Evidence of departments: the same one, or one that a document says became the other; a small one says more."""

from collections.abc import Mapping, Sequence

import numpy as np

from graph.lineage.bags import Numbers, Places, rarity
from graph.lineage.profiles import Profile
from graph.lineage.reasons import Reason

COLUMNS = ("department", "department_clash")
Moves = Mapping[str, frozenset[str]]  # what documents say that a department became, over all steps


class Departments:
    """Which departments old and new measures share, through stated successions of departments."""

    def __init__(self, old: Sequence[Profile], new: Sequence[Profile], moves: Moves) -> None:
        self._names = dict(pair for profile in (*old, *new) for pair in profile.departments)
        self._then = [frozenset(node for node, _ in profile.departments) for profile in old]
        self._old = [frozenset(one for node in nodes for one in (node, *moves.get(node, ()))) for nodes in self._then]
        self._new = [frozenset(node for node, _ in profile.departments) for profile in new]
        self._moves = moves
        self._weights = rarity([dict.fromkeys(nodes) for nodes in (*self._old, *self._new)])
        self._stay = {node for nodes in self._old for node in nodes} & {node for nodes in self._new for node in nodes}

    def measure(self, i: Places, j: Places) -> dict[str, Numbers]:
        """The weight of the rarest common department; whether both have other departments that exist on both sides."""
        pairs = list(zip(i.tolist(), j.tolist(), strict=True))
        return {
            "department": np.array([self._common(a, b) for a, b in pairs], dtype=float),
            "department_clash": np.array([self._clash(a, b) for a, b in pairs], dtype=float),
        }

    def say(self, i: int, j: int) -> Reason | None:
        """The common department, or the one that became the other."""
        common = sorted(self._old[i] & self._new[j], key=lambda node: (-self._weights[node], node))
        if not common:
            return self._say_clash(i, j)
        name = self._names[common[0]]
        if common[0] in self._then[i]:
            return Reason(f"担当課が同じ（{name}）", f"the same department runs both ({name})", self._common(i, j))
        before = next(self._names[node] for node in sorted(self._then[i]) if common[0] in self._moves.get(node, ()))
        ja, en = f"担当課が後継の課（{before}→{name}）", f"its department became the other's ({before} → {name})"
        return Reason(ja, en, self._common(i, j))

    def _say_clash(self, i: int, j: int) -> Reason | None:
        if not self._clash(i, j):
            return None
        sides = ("・".join(sorted(self._names[node] for node in side)) for side in (self._then[i], self._new[j]))
        shown = "→".join(sides)
        return Reason(f"担当課は異なる（{shown}）", f"the departments differ ({shown})", 1.0, against=True)

    def _common(self, i: int, j: int) -> float:
        return max((self._weights[node] for node in self._old[i] & self._new[j]), default=0.0)

    def _clash(self, i: int, j: int) -> float:
        """A department that is gone, or new, may have been renamed: it speaks against nothing."""
        a, b = self._old[i], self._new[j]
        return float(bool(a and b and not a & b and a & self._stay and b & self._stay))
