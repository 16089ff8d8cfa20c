"""Lines with the departments in brackets behind them: ・見守り活動の推進【福祉課】, ・…を支援します。（こども課）."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import Block, Document, Panel, Passage, Text
from ingest.reading import bracketed, inline, names
from ingest.reading.bracketed import Offices
from ingest.reading.labelled import saying
from ingest.reading.labels import read_label
from ingest.reading.listing import Node
from ingest.reading.listing import node as named_node

_FEWEST = 3  # such lines are how a document tells who does what; one or two are told in passing
_LONGEST = 120  # characters of a name
_LABELLED = re.compile(r"^[【［\[〔]|[:：※]")
_MARK_BEHIND = re.compile(r"[(（【［\[〔][^()（）【】［］\[\]〔〕]{1,6}[)）】］\]〕]$")


@dataclass(frozen=True)
class Tag:
    """What a line names or says, and who does it: a measure, or sentences (``said``) about the measure above."""

    node: Node | None
    said: Text
    departments: Offices


class Tagged:
    """The bullets and headings of a document that end with departments in brackets, where it has enough of them to be its
    way.
    """

    def __init__(self, document: Document) -> None:
        self._tags: dict[int, Tag] = {}
        self._taken: set[int] = set()
        likely: dict[int, Tag] = {}  # sentences before brackets whose words may be departments (（図書館）)
        for passage, after in _neighbours(document):
            below = after if after is not None and inline.alone(after.text.text.strip()) else None
            text = Text((*passage.text.lines, *below.text.lines)) if below else passage.text
            if passage.role not in ("bullet", "heading") and not _is_item(passage):
                continue
            if tag := _tag(text):
                self._tags[id(passage)] = tag
                self._taken |= {id(below)} if below else set()
            elif (tag := _tag(text, told=True)) and tag.node is None:
                likely[id(passage)] = tag
        if len(self._tags) < _FEWEST:
            self._tags, self._taken = {}, set()
        elif any(tag.node is None for tag in self._tags.values()):
            self._tags |= likely
        told = [place for place, block in enumerate(document.blocks) if _is_told(block)]
        self._told = {id(document.blocks[place]) for place in told} if len(told) >= _FEWEST else set()
        for place in told if self._told else ():
            above = document.blocks[place - 1] if place else None
            if isinstance(above, Passage) and (node := _name_alone(above)):
                self._tags[id(above)] = Tag(node, Text(), ())

    def at(self, passage: Passage) -> Tag | None:
        """What a passage names or says, with its departments."""
        return self._tags.get(id(passage))

    def tells(self, passage: Passage) -> bool:
        """Whether a passage is sentences of a measure with its departments behind them, as several of the document are."""
        return id(passage) in self._told

    def takes(self, passage: Passage) -> bool:
        """Whether a passage is nothing but the departments of the line above."""
        return id(passage) in self._taken


def _is_item(passage: Passage) -> bool:
    """Whether a paragraph may be an item: it begins as those of a list do, or is one line without a label."""
    line = passage.text.text.lstrip()
    alone = len(passage.text.lines) == 1 and not _LABELLED.search(line)
    return line.startswith("・") or alone


def _is_told(block: Block) -> bool:
    """Whether a block is a paragraph of sentences with departments behind them (… 相談を受けます。【福祉課】)."""
    tag = _tag(block.text) if isinstance(block, Passage) and block.role == "paragraph" else None
    return tag is not None and tag.node is None


def _name_alone(passage: Passage) -> Node | None:
    """The measure that a bullet or a numbered line names, where it is nothing else."""
    line = passage.text.text.strip()
    found = names.split_name(line)
    listed = passage.role == "bullet" or (passage.role == "paragraph" and found.number != "")
    if (
        not listed
        or len(passage.text.lines) > 1
        or "。" in line
        or read_label(line).known
        or not names.is_name(found.name)
    ):
        return None
    return named_node(found.name, found.number, found.level, (passage.text,))


def _neighbours(document: Document) -> Iterator[tuple[Passage, Passage | None]]:
    """Each passage with the one right below it in the same frame, if any."""
    blocks = document.blocks
    for block, after in pairwise((*blocks, None)):
        if isinstance(block, Passage):
            yield block, after if isinstance(after, Passage) and block.role == "bullet" else None
        elif isinstance(block, Panel):
            yield from ((passage, None) for passage in block.passages)


def _tag(text: Text, *, told: bool = False) -> Tag | None:
    """What a line with departments behind it names or says; ``told`` says that all that look like such are."""
    words = text.text.strip()
    mark = _MARK_BEHIND.search(words)
    if mark and names.is_mark(mark[0][1:-1]):
        words = words[: mark.start()].rstrip()
    said, departments = bracketed.split(words, (text,), told=told)
    if not departments:
        return None
    if said.endswith("。"):
        return Tag(None, saying(text, said), departments)
    found = names.split_name(said)
    named = names.is_name(found.name) and not read_label(found.name).means("department")  # 担当課　総務課 names none
    if "。" in said or said.endswith("円") or len(said) > _LONGEST or not named:
        return None
    node = named_node(found.name, found.number, found.level, (text,))
    return Tag(Node(node.name, node.number, node.level, node.texts, departments), Text(), departments)
