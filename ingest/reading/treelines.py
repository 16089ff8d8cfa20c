"""Trees of measures printed as lines, each level further in or with numbers of another kind, under a heading that says so
(施策の体系): １ …, （１） …, ① ….
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from ingest.document import Block, Document, Passage
from ingest.reading import names
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.listing import node as named_node
from ingest.reading.names import Name

_FEWEST = 4  # lines of a tree
_LONGEST = 50  # letters of a line
_INDENT = 0.6  # of a type size: lines that begin less far apart stand on one level

Line = tuple[Node, int]  # a measure, and how deep it stands (0 the top)


class TreeLines:
    """The trees of a document, by the passage that each begins with."""

    def __init__(self, document: Document) -> None:
        self._trees: dict[int, list[Line]] = {}
        self._taken: set[int] = set()
        for i, block in enumerate(document.blocks):
            if isinstance(block, Passage) and block.role == "heading" and block.text.text.strip() in lexicon().trees:
                lines = list(_below(block, document.blocks[i + 1 :]))
                if tree := _tree(lines):
                    self._trees[id(lines[0])] = tree
                    self._taken |= set(map(id, lines))

    def at(self, passage: Passage) -> list[Line]:
        """The tree that begins with a passage, from its first line to its last."""
        return self._trees.get(id(passage), [])

    def takes(self, block: Block) -> bool:
        """Whether a block is a line of a tree."""
        return id(block) in self._taken


def _below(heading: Passage, blocks: Sequence[Block]) -> Iterator[Passage]:
    """The short lines right under a heading, down to one as high as it."""
    for block in takewhile(lambda block: isinstance(block, Passage), blocks):
        assert isinstance(block, Passage)
        text = block.text.text.strip()
        if 0 < block.level <= heading.level or len(text) > _LONGEST or text.endswith("。") or not text:
            return
        yield block


def _tree(lines: list[Passage]) -> list[Line]:
    """The measures of lines with their depths; nothing where they do not make a tree."""
    found = [names.split_name(line.text.text) for line in lines]
    if len(lines) < _FEWEST or not all(names.is_name(name.name) for name in found):
        return []
    depths = _by_indent(lines) or _by_shape([name.number for name in found])
    if not _agree(found, depths):
        return []
    if not depths or depths[0] != 0 or max(depths) == 0 or any(below > above + 1 for above, below in pairwise(depths)):
        return []
    nodes = (
        named_node(name.name, name.number, name.level, (line.text,)) for name, line in zip(found, lines, strict=True)
    )
    return list(zip(nodes, depths, strict=True))


def _agree(found: list[Name], depths: list[int]) -> bool:
    """Whether numbers of one kind, behind one word of a level if any, stand on one level each."""
    told = [
        (name.level, names.kind_of_number(name.number), depth)
        for name, depth in zip(found, depths, strict=False)
        if name.number
    ]
    return len({*told}) == len({(level, kind) for level, kind, _ in told})


def _by_indent(lines: list[Passage]) -> list[int]:
    """The depth of each line by where it begins; nothing where all begin alike."""
    starts = [line.text.lines[0].place.box[0] for line in lines]
    step = _INDENT * (lines[0].text.lines[0].size or 8.0)
    levels: list[float] = []
    for start in sorted(starts):
        if not levels or start > levels[-1] + step:
            levels.append(start)
    depths = [max(i for i, level in enumerate(levels) if start >= level) for start in starts]
    return depths if len(levels) > 1 else []


def _by_shape(numbers: list[str]) -> list[int]:
    """The depth of each line by the kind of its number, in the order in which the kinds come; nothing where one has none."""
    shapes = [names.kind_of_number(number) for number in numbers]
    kinds = list(dict.fromkeys(shapes))
    return [kinds.index(each) for each in shapes] if all(numbers) else []
