"""The unit in which a document says that its money counts: in a line, a note or the edge of a page (単位：千円), or in a sentence
(金額は千円単位で表示しています).
"""

import re
from collections.abc import Iterable, Iterator

from ingest.document import Document, Table
from ingest.text import numbers
from ingest.text.normal import folded

_SHOWN = re.compile(
    rf"(?P<unit>{'|'.join(sorted(numbers.MONEY, key=len, reverse=True))})単位(?:で|に|とし)[^。]*?(?:表|示|記|掲)"
)
_ROUNDED = re.compile(r"四捨五入|切り?捨て|切り?上げ|端数")


def of_document(document: Document) -> str:
    """The one unit of money that a document tells anywhere, "" where it tells none or several."""
    return told(_texts(document))


def told(texts: Iterable[str]) -> str:
    """The one unit of money that these texts tell as that of amounts, "" where they tell none or several."""
    found = {unit for text in texts if (unit := _unit(text))}
    return found.pop() if len(found) == 1 else ""


def _unit(text: str) -> str:
    if "単位" not in text:
        return ""
    plain = folded(text)
    shown = _SHOWN.search(plain)
    if shown and not _ROUNDED.search(plain[shown.end("unit") :]):
        return shown["unit"]
    unit = numbers.unit_of(text)
    return unit if unit in numbers.MONEY else ""


def _texts(document: Document) -> Iterator[str]:
    yield from (passage.text.text for passage in document.passages())
    yield from (line.text for line in document.furniture)
    yield from (cell.text.text for block in document.blocks if isinstance(block, Table) for cell in block.cells)
