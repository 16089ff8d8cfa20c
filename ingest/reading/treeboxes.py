"""Trees in boxes: level, number and name of a measure in one box, perhaps with what it is for in smaller type; in the box
beside it those that stand under it, line by line (柱１ 緑のまち | 施策1-1 花壇の手入れ).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document import Table, Text
from ingest.reading import names
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node, node

_SIDES = 2
_SMALLER = 0.95  # times the type of a name that what stands below it is set in at most


@dataclass(frozen=True)
class Branch:
    """A measure with what a box says of it, and those under it."""

    top: Node
    said: Text
    below: tuple[Node, ...]


def branches(table: Table) -> list[Branch]:
    """The branches that the rows of a table are; none where one is anything else."""
    found = [_branch(table, row) for row in range(table.rows)] if table.columns == _SIDES and not table.bars else []
    return [branch for branch in found if branch is not None] if all(found) else []


def _branch(table: Table, row: int) -> Branch | None:
    """The branch in a row; None where it is none."""
    cells = [cell for cell in table.cells if cell.row == row]
    if len(cells) != _SIDES or any(cell.rows > 1 or not cell.text for cell in cells):
        return None
    name, said = _parted(cells[0].text)
    top, below = _counted(name), list(map(_counted, _lines(cells[1].text)))
    nodes = [node for node in below if node is not None]
    deeper = top is not None and all(lexicon().rank(each.level) > lexicon().rank(top.level) for each in nodes)
    return Branch(top, said, tuple(nodes)) if top is not None and deeper and len(nodes) == len(below) else None


def _parted(text: Text) -> tuple[Text, Text]:
    """The lines of a box that name a measure, and the sentence below them in smaller type."""
    lines = text.lines
    size = lines[-1].size
    start = len(lines)
    while start and lines[start - 1].size == size:
        start -= 1
    said = Text(lines[start:])
    smaller = start > 0 and size < _SMALLER * max(line.size for line in lines[:start])
    return (Text(lines[:start]), said) if smaller and said.text.endswith("。") else (text, Text(()))


def _counted(text: Text) -> Node | None:
    """A measure whose level and number stand before its name."""
    found = names.read_name(text)
    told = found.level and found.number and names.is_name(found.name) and not found.name.endswith("。")
    return node(found.name, found.number, found.level, (text,)) if told else None


def _lines(text: Text) -> Iterator[Text]:
    return (Text((line,)) for line in text.lines)
