"""Headings whose type does not tell their rank: 施策１ … and the measures under it in the same type, or 基本目標１ … in small
type right above 施策1-1 … in large type.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from ingest.document import Block, Passage
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.passages import is_label
from ingest.text.normal import normal

_STEP = 0.1  # of a level, between two ranks that are set alike
_OFTEN = 3  # a heading that stands so often is a label
_HALF = 0.5  # a level, by which a small line stands above the heading that it introduces


class Heading(Protocol):
    """A heading with its place among the blocks, its depth and the measure that it may name."""

    index: int
    level: float
    node: Node | None


def lower_labels(headings: Sequence[Heading], blocks: Sequence[Block]) -> None:
    """Set labels that come again below one heading (目的, 担当課), set like the names before them, half a level deeper: they
    stand under these. So do headings of any words that stand again and again, each right below a name.
    """
    texts = [block.text.text if isinstance(block := blocks[heading.index], Passage) else "" for heading in headings]
    again, often, named = _repeated(headings, texts), _repeated_often(headings, texts), set()
    for heading, text in zip(headings, texts, strict=True):
        block = blocks[heading.index]
        if heading.node is not None:
            named.add(heading.level)
        elif heading.level in named and isinstance(block, Passage):
            heading.level += _HALF * (text in often or (text in again and is_label(block, None)))


def _repeated(headings: Sequence[Heading], texts: Sequence[str]) -> set[str]:
    """The texts of headings that stand twice or more with no higher heading between."""
    open_texts: dict[str, float] = {}
    again = set()
    for heading, text in zip(headings, texts, strict=True):
        open_texts = {words: level for words, level in open_texts.items() if level <= heading.level}
        again |= {text} & open_texts.keys()
        open_texts[text] = heading.level
    return again


def _repeated_often(headings: Sequence[Heading], texts: Sequence[str]) -> set[str]:
    """The texts of headings that stand several times, always right below a measure's heading of their own level."""
    below: dict[str, list[bool]] = defaultdict(list)
    for (upper, lower), text in zip(pairwise(headings), texts[1:], strict=True):
        below[text].append(lower.node is None and upper.node is not None and upper.level == lower.level)
    return {text for text, told in below.items() if text and len(told) >= _OFTEN and all(told)}


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


def raise_small(headings: Sequence[Heading]) -> None:
    """Set a heading above the one right below it where the words of their levels or their numbers (目標１, 政策１－２) say so
    and its type does not.
    """
    for upper, lower in pairwise(headings):
        ranks = _rank(upper.node), _rank(lower.node)
        small = upper.index + 1 == lower.index and upper.level >= lower.level
        worded = ranks[0] is not None and ranks[1] is not None
        deeper = worded and ((ranks[0] or 0) < (ranks[1] or 0) or _counts_on_within(upper.node, lower.node))
        if small and deeper:
            upper.level = lower.level - _HALF


def _counts_on_within(upper: Node | None, lower: Node | None) -> bool:
    """Whether the number of a measure begins with that of the one above it (１, １－２)."""
    told = normal(upper.number) if upper is not None else ""
    return bool(told) and lower is not None and normal(lower.number).startswith((f"{told}-", f"{told}."))


def _rank(node: Node | None) -> int | None:
    return lexicon().rank(node.level) if node is not None and node.level else None
