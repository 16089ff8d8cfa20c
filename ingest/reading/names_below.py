"""Names of measures that each stand below a label of their own (事業名 over 花壇の手入れ): the name is the heading."""

from itertools import pairwise

import msgspec

from ingest.document import Block, Document, Passage
from ingest.reading import names
from ingest.reading.labels import read_label
from ingest.text.normal import normal

_FEWEST = 2  # such names, of which one tells nothing
_LONGEST = 60  # letters of a name


def with_names_as_headings(document: Document) -> Document:
    """The document in which each such name is a heading in the place of its label, where each label has another below it."""
    blocks = document.blocks
    found = {i: name for i, (above, below) in enumerate(pairwise(blocks)) if (name := _name(above, below))}
    if len({normal(name.text.text) for name in found.values()}) < max(len(found), _FEWEST):
        return document
    left = (found.get(i, block) for i, block in enumerate(blocks) if i - 1 not in found)
    return msgspec.structs.replace(document, blocks=tuple(left))


def _name(above: Block, below: Block) -> Passage | None:
    """The name below a label of names, as a heading; None where anything else stands there."""
    if not isinstance(above, Passage) or not isinstance(below, Passage) or above.role not in ("heading", "paragraph"):
        return None
    words = below.text.text.strip()
    labelled = read_label(above.text.text).meaning == "name" and below.role in ("heading", "paragraph")
    named = names.is_name(words) and len(words) <= _LONGEST and "。" not in words and not read_label(words).known
    if not labelled or not named:
        return None
    return msgspec.structs.replace(below, role="heading", level=above.level)
