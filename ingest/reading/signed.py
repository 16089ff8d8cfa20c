"""Names behind a sign (■, ◆) under a label of what was or is done, each with texts below it: measures, whatever the layout
took them for.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.document import Block, Document, Passage
from ingest.reading import names
from ingest.reading.labels import read_label
from ingest.reading.listing import Node
from ingest.reading.passages import is_label
from ingest.reading.statements import kind_of_label

_SIGNS = "■□◆◇●○◎▼▽▶►★☆"
_FEWEST = 3  # such names are how a document tells its measures


class Signed:
    """The lines of a document that name measures so, where it has enough of them."""

    def __init__(self, document: Document) -> None:
        found = {
            id(passage): node
            for i, block in enumerate(document.blocks)
            if isinstance(block, Passage) and _opens(block)
            for passage, node in _named(list(_lines(document.blocks[i + 1 :])))
        }
        self._nodes = found if len(found) >= _FEWEST else {}

    def at(self, passage: Passage) -> Node | None:
        """The measure that a line names."""
        return self._nodes.get(id(passage))


def _opens(passage: Passage) -> bool:
    return is_label(passage, None) and kind_of_label(read_label(passage.text.text.strip()), None) in (
        "action",
        "result",
    )


def _lines(blocks: Sequence[Block]) -> Iterator[Passage]:
    """The lines below a label up to a heading that is none of the names, or another label."""
    inside = takewhile(lambda b: isinstance(b, Passage) and (_sign(b) or b.role != "heading"), blocks)
    for block in inside:
        if isinstance(block, Passage):
            yield block


def _named(lines: Sequence[Passage]) -> Iterator[tuple[Passage, Node]]:
    """The names behind the sign of the first line; none where one is a label or a sentence, or has no text below it."""
    sign = _sign(lines[0]) if lines else ""
    places = [i for i, line in enumerate(lines) if sign and _sign(line) == sign]
    bare = [i + 1 in places or i + 1 == len(lines) for i in places]
    found = [(lines[i], _name(lines[i])) for i in places]
    if not any(bare) and all(node is not None for _, node in found):
        yield from ((line, node) for line, node in found if node is not None)


def _sign(passage: Passage) -> str:
    """The sign at the start of a line, "" where it has none."""
    first = passage.text.text.strip()[:1]
    return first if first and first in _SIGNS else ""


def _name(passage: Passage) -> Node | None:
    words = passage.text.text.strip()[1:].strip(" 　")
    found = names.split_name(words)
    named = names.is_name(found.name) and "。" not in words and not read_label(words).known
    return Node(found.name, found.number, found.level, (passage.text,)) if named else None
