"""Numbered names with sentences below them, under a label of what is done (主な取組): headings of measures that look like text.

What stands below each is of that measure; what comes behind the last one is of the measure above the label again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.document import Block, Panel, Passage
from ingest.reading import names
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.passages import is_label, without_note

_SENTENCES = ("paragraph", "bullet", "note")


@dataclass(frozen=True)
class Run:
    """The names under one label by their places, the place of the label and that of the first block behind them."""

    label: int
    named: dict[int, Node]
    end: int


def runs(blocks: Sequence[Block], read: Callable[[Passage], Node | None], shape: Callable[[str], str]) -> Iterator[Run]:
    """The runs of a document; ``read`` tells the measure that a line may name, ``shape`` the kind of its number."""
    for i, block in enumerate(blocks):
        if isinstance(block, Passage) and _opens(block):
            lines = list(takewhile(_is_line, blocks[i + 1 :]))
            named = _named(lines, read, shape)
            if named:
                yield Run(i, {i + 1 + place: node for place, node in named.items()}, i + 1 + len(lines))


def in_frame(panel: Panel, read: Callable[[Passage], Node | None], shape: Callable[[str], str]) -> dict[int, Node]:
    """The names among the passages of a frame, by their places, where its label or first line is such a label."""
    if panel.label is not None:
        return _named(panel.passages, read, shape) if _says_so(panel.label.text) else {}
    first, *lines = panel.passages
    return {1 + place: node for place, node in _named(lines, read, shape).items()} if _opens(first) else {}


def _opens(passage: Passage) -> bool:
    return is_label(passage, None) and _says_so(passage.text.text)


def _says_so(words: str) -> bool:
    label = read_label(without_note(words.strip()))
    return label.known and label.word in lexicon().opening_measures


def _is_line(block: Block) -> bool:
    return isinstance(block, Passage) and block.role in _SENTENCES and not is_label(block, None)


def _named(
    lines: Sequence[Block], read: Callable[[Passage], Node | None], shape: Callable[[str], str]
) -> dict[int, Node]:
    """The names among lines that are numbered alike from the first line on, where sentences stand below each; else none."""
    passages = [line for line in lines if isinstance(line, Passage)]
    kinds = [shape(_number(passage)) for passage in passages]
    if not kinds or not kinds[0]:
        return {}
    places = [i for i, kind in enumerate(kinds) if kind == kinds[0]]
    told = [_tells(passages[start + 1 : end]) for start, end in zip(places, [*places[1:], len(passages)], strict=True)]
    found = {i: node for i in places if not _is_sentence(passages[i]) and (node := read(passages[i]))}
    return found if len(found) == len(places) > 1 and all(told) else {}


def _number(passage: Passage) -> str:
    return passage.marker if names.is_number(passage.marker) else names.split_name(passage.text.text).number


def _tells(below: Sequence[Passage]) -> bool:
    return bool(below) and _is_sentence(below[0])


def _is_sentence(passage: Passage) -> bool:
    return passage.text.text.rstrip().endswith("。")
