"""Headings set alike that stand in several ranks all the same: 施策１ … and the measures under it in the same type."""

from collections.abc import Sequence
from typing import Protocol

from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node

_STEP = 0.1  # of a level, between two ranks that are set alike


class Heading(Protocol):
    """A heading with its depth and the measure that it may name."""

    level: float
    node: Node | None


def told_apart(headings: Sequence[Heading], bearing: Sequence[bool]) -> None:
    """Set headings of one level a little deeper where the words of their levels say so, or where they have no such word
    and stand each right under one that has; ``bearing`` tells which have something of measures right under them.
    """
    for level in {heading.level for heading in headings}:
        alike = [i for i, heading in enumerate(headings) if heading.level == level and heading.node is not None]
        worded = {i: _rank(headings[i].node) for i in alike if _rank(headings[i].node) is not None}
        ranks = sorted({rank for rank in worded.values() if rank is not None})
        plain = [i for i in alike if i not in worded]
        under = bool(worded) and all(i + 1 in plain and not bearing[i] for i in worded if i + 1 < len(headings))
        for i in alike:
            rank = worded.get(i)
            if rank is not None:
                headings[i].level = level + _STEP * ranks.index(rank)
            elif under and i > min(worded):
                headings[i].level = level + _STEP * len(ranks)


def _rank(node: Node | None) -> int | None:
    return lexicon().rank(node.level) if node is not None and node.level else None
