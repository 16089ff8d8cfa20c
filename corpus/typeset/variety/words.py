"""The words of labels: any that the lexicon has for a meaning, now and then one that it does not have."""

import random
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from corpus.typeset.variety.invent import DATA

LEXICON = Path(__file__).parents[3] / "ingest" / "reading" / "lexicon.toml"
# Words that say more than their meaning (a year, a sum, a stage, a place), so that not every plan can print them.
SAYS_MORE = re.compile(
    r"[A-Za-zＡ-Ｚ…（(〇○①/／・]|前|後|次|今|本年|月|当年|年度|期|令和|最終|中間|累|計$|合計|総|補|要求|見込|市|町|村|国|県"
)
STRANGE = 0.5  # of the labels that have a strange word, in a plan with such


@cache
def _known() -> dict[str, Any]:
    labels: dict[str, Any] = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["labels"]
    return labels


class Words:
    """One word for each meaning of a document."""

    def __init__(self, chance: random.Random, *, strange: bool) -> None:
        self.chance, self.strange = chance, strange
        self.chosen: dict[str, str] = {}

    def label(self, meaning: str) -> str:
        """The document's word for a meaning, ``statement.purpose`` as the lexicon names it."""
        if meaning not in self.chosen:
            self.chosen[meaning] = self._choose(meaning)
        return self.chosen[meaning]

    def _choose(self, meaning: str) -> str:
        if self.strange and meaning in DATA["strange"] and self.chance.random() < STRANGE:
            return str(self.chance.choice(DATA["strange"][meaning]))
        table = _known()
        for key in meaning.split("."):
            table = table[key]
        usual = [word for word in table["words"] if not SAYS_MORE.search(word)]
        return str(self.chance.choice(usual[:12] * 3 + usual))  # the first of a list are the commonest
