"""Columns of a list of the tree whose head is a level there and tells texts elsewhere (基本目標 | 課題 | 施策の方向)."""

from collections.abc import Mapping, Sequence

from ingest.reading import names
from ingest.reading.labels import Label
from ingest.reading.lexicon import lexicon
from ingest.text.normal import folded

_OF_TREE = ("level", "name", "number", "ignored")


def is_level(columns: Mapping[int, Label], column: int, texts: Sequence[str]) -> bool:
    """Whether numbered names stand under a word that is a level only with a number, between columns of nothing but levels:
    what else the word may mean tells nothing there.
    """
    others = {c: label for c, label in columns.items() if c != column}
    between = any(c < column for c in others) and any(c > column and x.means("level") for c, x in others.items())
    if folded(columns[column].word) not in lexicon().numbered_levels or not between:
        return False
    found = [names.split_name(text) for text in texts]
    numbered = all(name.number and names.is_name(name.name) and not name.name.endswith("。") for name in found)
    return numbered and all(label.means(*_OF_TREE) for label in others.values())
