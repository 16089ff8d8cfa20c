"""Evidence of indicators: named alike with the same unit, or with the same values in the same years."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz.fuzz import ratio

from graph.lineage.bags import Bags, Numbers, Places
from graph.lineage.profiles import Gauge, Profile
from graph.lineage.reasons import Reason
from graph.lineage.words import words
from graph.spelling import normal

COLUMNS = ("indicators", "indicators_both", "values")
OTHER_UNIT = 0.5  # what likeness of names counts for where the units differ
TELLING_DIGITS = 3  # digits from which the same value in the same year is no accident


class Indicators:
    """How alike the indicators of old and new measures are; the best pair of each counts."""

    def __init__(self, old: Sequence[Profile], new: Sequence[Profile]) -> None:
        self._old, self._new = [profile.gauges for profile in old], [profile.gauges for profile in new]
        sides = [[gauge for gauges in side for gauge in gauges] for side in (self._old, self._new)]
        self._bags = Bags(*[[words(gauge.name) for gauge in side] for side in sides])
        self._at = [_starts(side) for side in (self._old, self._new)]

    def measure(self, i: Places, j: Places) -> dict[str, Numbers]:
        """Likeness of the best pair; whether both have indicators; whether a telling value goes on."""
        pairs = list(zip(i.tolist(), j.tolist(), strict=True))
        return {
            "indicators": np.array([self._best(a, b)[0] for a, b in pairs], dtype=float),
            "indicators_both": np.array([bool(self._old[a] and self._new[b]) for a, b in pairs], dtype=float),
            "values": np.array([bool(self._going_on(a, b)) for a, b in pairs], dtype=float),
        }

    def say(self, i: int, j: int) -> Reason | None:
        """The indicators that are alike, or the value that goes on."""
        value = self._going_on(i, j)
        if value:
            return Reason(f"指標の値が続く（{value}）", f"a value of an indicator goes on ({value})", 1.0)
        likeness, a, b = self._best(i, j)
        if not a or not b:
            return None
        shown = a.name if a.name == b.name else f"{a.name}→{b.name}"
        return Reason(
            f"指標が{'同じ' if a == b else '似る'}（{shown}）", f"the indicators are alike ({shown})", likeness
        )

    def _best(self, i: int, j: int) -> tuple[float, Gauge | None, Gauge | None]:
        best: tuple[float, Gauge | None, Gauge | None] = (0.0, None, None)
        for k, a in enumerate(self._old[i], self._at[0][i]):
            for m, b in enumerate(self._new[j], self._at[1][j]):
                likeness = self._likeness(k, m, a, b)
                if likeness > best[0]:
                    best = likeness, a, b
        return best

    def _likeness(self, k: int, m: int, a: Gauge, b: Gauge) -> float:
        """By rare words and by letters; a common name (実施回数) says less than a rare one."""
        rarest = self._bags.rarest_of(k, m)
        if not rarest:
            return 0.0
        alike = ratio(normal(a.name), normal(b.name)) / 100
        return alike * rarest * (1.0 if normal(a.unit) == normal(b.unit) else OTHER_UNIT)

    def _going_on(self, i: int, j: int) -> str:
        for a in self._old[i]:
            for b in self._new[j]:
                for value in sorted(a.values & b.values, key=lambda v: (-v.year, v.value)):
                    if len(value.value.as_tuple().digits) >= TELLING_DIGITS and normal(a.unit) == normal(b.unit):
                        return f"{value.year}年度 {value.value}{a.unit}"
        return ""


def _starts(side: Sequence[Sequence[Gauge]]) -> list[int]:
    lengths = [len(gauges) for gauges in side]
    return [sum(lengths[:place]) for place in range(len(lengths))]
