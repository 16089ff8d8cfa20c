"""All kinds of evidence for the pairs of one old and one new plan, as numbers and as words."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from graph.lineage import departments, indicators, names, related, themes, tree, wording
from graph.lineage.bags import Numbers, Places
from graph.lineage.departments import Departments, Moves
from graph.lineage.indicators import Indicators
from graph.lineage.names import Names
from graph.lineage.profiles import Profile
from graph.lineage.reasons import Reason
from graph.lineage.related import Related
from graph.lineage.themes import CommonThemes
from graph.lineage.tree import Tree
from graph.lineage.wording import Wording

COLUMNS = tuple(
    column for kind in (names, wording, themes, departments, indicators, tree, related) for column in kind.COLUMNS
)


class Kind(Protocol):
    """What each kind of evidence can do."""

    def measure(self, i: Places, j: Places) -> dict[str, Numbers]:
        """Numbers from 0 to 1 for each pair, by column."""

    def say(self, i: int, j: int) -> Reason | None:
        """What it has to say of one pair, None where nothing."""


class Evidence:
    """The evidence for pairs of measures, old ones by ``i``, new ones by ``j``."""

    def __init__(self, old: Sequence[Profile], new: Sequence[Profile], moves: Moves) -> None:
        self._kinds: tuple[Kind, ...] = (
            Names(old, new),
            Wording(old, new),
            CommonThemes(old, new),
            Departments(old, new, moves),
            Indicators(old, new),
            Tree(old, new),
            Related(old, new),
        )

    def measure(self, i: Places, j: Places) -> Numbers:
        """A row for each pair, a column for each of COLUMNS."""
        found = {column: values for kind in self._kinds for column, values in kind.measure(i, j).items()}
        return np.column_stack([found[column] for column in COLUMNS])

    def say(self, i: int, j: int) -> list[Reason]:
        """What the kinds have to say, the strongest first, what speaks against last."""
        reasons = [reason for kind in self._kinds if (reason := kind.say(i, j))]
        return sorted(reasons, key=lambda reason: (reason.against, -reason.strength))
