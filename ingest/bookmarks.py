"""The bookmarks of a PDF: the outline that its author, or the program that made it, put beside the pages."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pypdfium2.raw as pdfium

MOST, DEEPEST = 5_000, 12
SLIDE = re.compile(r"^(?:スライド|Slide)\s*[0-9]+\s*[:：]?\s*")  # what presentation programs put before each title


class Bookmark(msgspec.Struct, frozen=True, gc=False):
    """A title as its author wrote it, how deep it stands (1 the highest) and to which page (1-based) it leads."""

    title: str
    depth: int
    page: int


def bookmarks(raw: Any) -> list[Bookmark]:
    """All bookmarks with a title that lead to a page of this document, which PDFium has opened, in their order."""
    found: list[Bookmark] = []
    for mark, depth in _walk(raw):
        title, page = SLIDE.sub("", _title(mark)).strip(), _page(raw, mark)
        if title and page > 0:
            found.append(Bookmark(title, depth, page))
    return found


def _walk(raw: Any) -> Iterator[tuple[Any, int]]:
    """Each bookmark once, though they may lead in circles, with its depth."""
    seen: set[int] = set()
    waiting = [(pdfium.FPDFBookmark_GetFirstChild(raw, None), 1)]
    while waiting and len(seen) < MOST:
        mark, depth = waiting.pop()
        address = ctypes.cast(mark, ctypes.c_void_p).value if mark else None
        if address is None or address in seen:
            continue
        seen.add(address)
        yield mark, depth
        waiting.append((pdfium.FPDFBookmark_GetNextSibling(raw, mark), depth))
        if depth < DEEPEST:
            waiting.append((pdfium.FPDFBookmark_GetFirstChild(raw, mark), depth + 1))


def _title(mark: Any) -> str:
    length = pdfium.FPDFBookmark_GetTitle(mark, None, 0)
    text = ctypes.create_string_buffer(max(length, 2))
    pdfium.FPDFBookmark_GetTitle(mark, text, length)
    return text.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")


def _page(raw: Any, mark: Any) -> int:
    """The page to which a bookmark leads, 0 where it leads to none."""
    place = pdfium.FPDFBookmark_GetDest(raw, mark)
    if not place:
        action = pdfium.FPDFBookmark_GetAction(mark)
        place = pdfium.FPDFAction_GetDest(raw, action) if action else None
    return pdfium.FPDFDest_GetDestPageIndex(raw, place) + 1 if place else 0
