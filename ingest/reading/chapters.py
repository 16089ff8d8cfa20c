"""Chapters that are levels of a plan's tree (第１章　みんなで支え合うまち): where each has a list of its measures right below, or
tables name them with their numbers.
"""

from collections.abc import Collection, Sequence

from ingest.document import Block, Document, Passage, Table
from ingest.reading import names
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.passages import is_chapter
from ingest.text.normal import normal

_FEWEST = 3  # chapters with a list each, where no table names them
_SECTIONED = 2  # the same with sections (第１節 …) that are measures


def told(document: Document) -> frozenset[str]:
    """The chapters that cells of tables name with their numbers, in the normal form."""
    cells = (cell for block in document.blocks if isinstance(block, Table) for cell in block.cells)
    return frozenset(normal(cell.text.text) for cell in cells if names.chapter(cell.text.text) is not None)


def is_section(block: Block) -> bool:
    """Whether a heading counts the sections of a chapter (第１節 …)."""
    found = names.chapter(block.text.text) if isinstance(block, Passage) and block.role == "heading" else None
    return found is not None and found.level == "節"


def named(
    blocks: Sequence[Block], listing: Collection[int], sectioned: Collection[int], told_in_tables: frozenset[str]
) -> dict[int, Node]:
    """The chapters that are measures, by their places; ``listing`` are the places of headings with a list right below,
    ``sectioned`` those with sections below that are measures.
    """
    found = {i: node for i, block in enumerate(blocks) if isinstance(block, Passage) and (node := _node(block))}
    sure = {i: node for i, node in found.items() if normal(node.texts[0].text) in told_in_tables}
    enough = sum(i in listing for i in found) >= _FEWEST or sum(i in sectioned for i in found) >= _SECTIONED
    return sure or (found if enough else {})


def _node(passage: Passage) -> Node | None:
    """The measure that the heading of a chapter may name."""
    found = names.chapter(passage.text.text) if passage.role == "heading" and is_chapter(passage) else None
    if found is None or not names.is_name(found.name) or read_label(found.name).known:
        return None
    words = lexicon()
    orders = any(found.name in kind for kind in (words.structure, words.other_tables, words.of_all))
    return None if orders else Node(found.name, found.number, found.level, (passage.text,))
