"""Headings that come with what their measure stands under: in one line with it (基本目標１ 緑のまち　施策１－１ 苗木の配布),
or in a line right below (Ⅰ－1 苗木の配布 / 重点Ⅰ　緑をふやす). Each gets a line of its own before it, as others print them.
"""

from collections.abc import Iterator, Sequence

import msgspec

from ingest.document import Block, Document, Line, Passage, Text
from ingest.reading import bandnames, names
from ingest.reading.statuses import is_status
from ingest.text.normal import normal


def parents_first(document: Document) -> Document:
    """The document with each such heading parted, and each such line moved before its heading."""
    document = msgspec.structs.replace(document, blocks=tuple(_steps_apart(document.blocks)))
    blocks = list(document.blocks)
    for place, heading in enumerate(document.blocks):
        below = _first_below(document.blocks, place)
        line = document.blocks[below] if below < len(blocks) else None
        if isinstance(heading, Passage) and isinstance(line, Passage) and _tells_parent(line, heading):
            del blocks[below]
            blocks.insert(place, msgspec.structs.replace(line, role="paragraph", level=0))
    return msgspec.structs.replace(document, blocks=tuple(blocks))


def _steps_apart(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        steps = _steps(block) if isinstance(block, Passage) and block.role == "heading" else []
        levels = {name.level for step in steps if (name := names.split_name(step.text)).level and name.number}
        if isinstance(block, Passage) and len(levels) == len(steps) > 1:
            yield from (msgspec.structs.replace(block, text=step, marker="", title=step.text) for step in steps)
        else:
            yield block


def _steps(heading: Passage) -> list[Text]:
    """The words of a heading, cut before each level with its number."""
    steps: list[list[Line]] = []
    for line in heading.text.lines:
        for words in bandnames.way(line.text):
            found = names.split_name(words)
            if not steps or (found.level and found.number):
                steps.append([])
            steps[-1].append(msgspec.structs.replace(line, text=words))
    return [Text(tuple(lines)) for lines in steps]


def _first_below(blocks: Sequence[Block], place: int) -> int:
    """The place of what stands below the block at a place, a mark (新規, 拡充) aside."""
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    return place + 1 + (isinstance(below, Passage) and is_status(below.text.text))


def _tells_parent(line: Passage, heading: Passage) -> bool:
    """Whether a line is a name behind a level's word and the number that the heading's own begins with."""
    own, above = names.split_name(heading.text.text.strip()), names.split_name(line.text.text.strip())
    begins = above.number != "" and normal(own.number).rpartition("-")[0] == normal(above.number)
    return heading.role == "heading" and begins and above.level != "" and names.is_name(above.name)
