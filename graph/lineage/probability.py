"""From evidence to a probability: three logistic steps whose weights are data (``weights.toml``), learnt on judged pairs.

The first step sees one pair alone, the second also its neighbours (the measures under the same heading, of the same
department), the third also the rivals of both its ends. No weight has the wrong sign: more evidence
for a link never makes it less likely.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from graph.lineage import context, evidence
from graph.lineage.bags import Numbers, Places
from graph.lineage.profiles import Profile

FILE = Path(__file__).with_name("weights.toml")
STEPS = ("alone", "near", "together")
AGAINST = frozenset({"theme_clash", "department_clash", "other_depth", "wording_both", "indicators_both", "above_both"})


class Step(msgspec.Struct, frozen=True):
    """A logistic step: what it begins with, and a weight for each column."""

    bias: float
    weights: Mapping[str, float]

    def logits(self, numbers: Numbers, columns: Sequence[str]) -> Numbers:
        """Log-odds for each row."""
        return np.asarray(numbers @ np.array([self.weights.get(c, 0.0) for c in columns]) + self.bias, dtype=float)


class Model(msgspec.Struct, frozen=True):
    """All steps, and the probability from which a link is worth telling."""

    alone: Step
    near: Step
    together: Step
    threshold: float

    def probabilities(
        self, numbers: Numbers, i: Places, j: Places, old: Sequence[Profile], new: Sequence[Profile]
    ) -> Numbers:
        """How likely each pair is a link; ``numbers`` are its evidence."""
        logits = self.alone.logits(numbers, evidence.COLUMNS)
        logits = self.near.logits(context.neighbours(logits, i, j, old, new), context.NEIGHBOURS)
        return 1 / (1 + np.exp(-self.together.logits(context.rivals(logits, i, j), context.RIVALS)))


@cache
def model(file: Path = FILE) -> Model:
    """The model of a file of weights."""
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    alone, near, together = (Step(data[name]["bias"], data[name]["weights"]) for name in STEPS)
    return Model(alone, near, together, data["threshold"])
