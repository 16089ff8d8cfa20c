"""Lines that are headings because enough others like them stand above the same: a frame with the same label, departments, a small
table with the same heads; or because they count on. Each finder gives the measures that such lines name, by their places.
"""

from itertools import pairwise

from ingest.document import Block, Document, Panel, Passage, Table
from ingest.reading import inline
from ingest.reading.headings import heading_node
from ingest.reading.labels import read_label
from ingest.reading.listing import Node
from ingest.reading.passages import is_label
from ingest.reading.statements import kind_of_label
from ingest.text.normal import normal

_OFTEN = 3  # so many lines are a way of printing
_WITH_TEXT = 2  # passages of a frame: its heading and a text
_ONE_ROW = 2  # rows of a table with its head
_LONGEST_LABEL = 30  # letters
_NAMING = ("name", "level", "new_name", "indicator")


def series(document: Document, titles: list[str], labels: set[str]) -> dict[int, Node]:
    """The lines that count measures on (施策1-1 …, 施策1-2 …), each with something of its own below, by their places: headings,
    though they look like text.
    """
    found: dict[str, dict[int, Node]] = {}
    for i, block in enumerate(document.blocks):
        if isinstance(block, Passage) and _is_line(block):
            node = heading_node(block, titles, labels)
            if node is not None and node.level and node.number:
                found.setdefault(node.level, {})[i] = node
    return {i: node for nodes in found.values() if _heads_texts(nodes) for i, node in nodes.items()}


def _heads_texts(nodes: dict[int, Node]) -> bool:
    """Whether lines count on, and do not stand one below the other, as they do in a list of contents."""
    apart = sum(i + 1 not in nodes for i in nodes)
    return len({node.number for node in nodes.values()}) >= _OFTEN and apart == len(nodes)


def over_texts(document: Document, titles: list[str], labels: set[str]) -> dict[int, Node]:
    """The short lines that stand each right above a frame with the same label (現状), or above a line of departments, by their
    places: headings, though they look like text.
    """
    found: dict[str, dict[int, Node]] = {}
    for i, (block, after) in enumerate(pairwise(document.blocks)):
        if not isinstance(block, Passage) or not _is_line(block):
            continue
        if below := _kind_below(after, block):
            node = heading_node(block, titles, labels)
            found.setdefault(below, {}).update({i: node} if node is not None else {})
    return {i: node for nodes in found.values() if _are_apart(nodes) for i, node in nodes.items()}


def _is_line(passage: Passage) -> bool:
    return passage.role == "paragraph" and len(passage.text.lines) == 1


def _kind_below(block: Block, line: Passage) -> str:
    """What stands below a line: the label of a frame with a text, or departments behind their label; "" for all else."""
    if isinstance(block, Panel):
        label = block.label.text if block.label else ""
        return normal(label) if kind_of_label(read_label(label), None) else ""
    offices = isinstance(block, Passage) and not line.text.text.rstrip().endswith(("。", "、"))
    return "department" if offices and isinstance(block, Passage) and inline.departments(block.text) else ""


def _are_apart(nodes: dict[int, Node]) -> bool:
    """Whether lines are enough, and do not all say the same."""
    return len({node.name for node in nodes.values()}) >= _OFTEN


def over_tables(document: Document, titles: list[str], labels: set[str]) -> dict[int, Node]:
    """The short lines that stand each right above a small table with the same heads, which tell of a measure and name none
    (評価 | 決算額 | 担当課), by their places: headings, though they look like text.
    """
    found: dict[tuple[str, ...], dict[int, Node]] = {}
    for i, (block, after) in enumerate(pairwise(document.blocks)):
        if (
            not isinstance(block, Passage)
            or not isinstance(after, Table)
            or not _is_line(block)
            or is_label(block, None)
        ):
            continue
        heads = _heads_of_one(after)
        node = heading_node(block, titles, labels) if heads else None
        if node is not None:
            found.setdefault(heads, {})[i] = node
    return {i: node for nodes in found.values() if _are_apart(nodes) for i, node in nodes.items()}


def _heads_of_one(table: Table) -> tuple[str, ...]:
    """The heads of a table of one row that tells of a measure named elsewhere; () of all others."""
    heads = [cell.text.text for cell in table.cells if cell.row == 0]
    meant = [read_label(head) for head in heads]
    told = any(label.means("department") for label in meant) and not any(label.means(*_NAMING) for label in meant)
    return tuple(map(normal, heads)) if told and table.header_rows == 1 and table.rows == _ONE_ROW else ()


def in_frames(document: Document, titles: list[str], labels: set[str]) -> dict[int, Node]:
    """The first lines of frames that each have the same label right below them (事業内容), by the frames' places: headings."""
    found: dict[str, dict[int, Node]] = {}
    for i, block in enumerate(document.blocks):
        if isinstance(block, Panel) and block.label is None and len(block.passages) > _WITH_TEXT:
            first, second = block.passages[:_WITH_TEXT]
            node = heading_node(first, titles, labels) if says_kind(second) else None
            if node is not None:
                found.setdefault(normal(second.text.text), {})[i] = node
    return {i: node for nodes in found.values() if len(nodes) >= _OFTEN for i, node in nodes.items()}


def says_kind(passage: Passage) -> bool:
    """Whether a passage is a label that says of what kind the text below it is."""
    return len(passage.text.text) <= _LONGEST_LABEL and bool(kind_of_label(read_label(passage.text.text), None))
