"""Which of two levels of a plan's tree stands above the other: as the document's own lists show it, else by the lexicon."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cmp_to_key
from typing import Any

from graph.facts import MeasureMention, Placement
from ingest.reading.lexicon import lexicon
from ingest.text.normal import normal


@dataclass
class Ranks:
    """The order of levels' words, learned from the placements of a first reading."""

    above: set[tuple[str, str]] = field(default_factory=set)
    names: dict[str, set[str]] = field(default_factory=dict)

    def learn(self, placements: Iterable[Placement]) -> None:
        """Keep which level stands above which in lists, and how many names each level has."""
        told = list(placements)
        levels: dict[MeasureMention, str] = {fact.about: normal(fact.level) for fact in told if fact.level}
        for fact in told:
            own = normal(fact.level)
            if not own:
                continue
            self.names.setdefault(own, set()).add(normal(fact.name))
            parent = fact.about.parent if fact.source == "list" else None
            while parent is not None:
                if (upper := levels.get(parent)) and upper != own:
                    self.above.add((upper, own))
                parent = parent.parent

    def __contains__(self, word: str) -> bool:
        """Whether measures of the document have this level."""
        return normal(word) in self.names

    def order(self, one: str, two: str) -> int:
        """Below zero where the first word's level stands above the second's, above zero the other way, zero for no telling.

        Of two that the lexicon ranks alike the one with more names in the document is the deeper.
        """
        a, b = self._level(one), self._level(two)
        if a == b:
            return 0
        learned = ((b, a) in self.above) - ((a, b) in self.above)
        ranked = lexicon().rank(one) - lexicon().rank(two)
        return learned or ranked or len(self.names.get(a, ())) - len(self.names.get(b, ()))

    def _level(self, word: str) -> str:
        """The level that a label is of, as its measures bear it (取組名 of 取組)."""
        plain = normal(word)
        bare = (plain.removesuffix(ending) for ending in lexicon().level_endings if plain.endswith(ending))
        return plain if plain in self.names else next((stem for stem in bare if stem in self.names), plain)

    @property
    def key(self) -> Any:
        """A key for sorting levels' words from the top of the tree down."""
        return cmp_to_key(self.order)
