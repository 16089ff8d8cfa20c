"""A PDF that PDFium has opened: the only file that opens one. What stands on its pages is read in ``ingest/drawn/``."""

import hashlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Self, TypeAlias

import numpy as np
import pypdfium2.raw as pdfium

from ingest.bookmarks import Bookmark, bookmarks
from ingest.carried import carried, may_have_layers, named_objects
from ingest.document import Remark
from ingest.drawn.page import read_sheet
from ingest.drawn.rendering import picture
from ingest.drawn.sheet import GLYPH, Sheet
from ingest.layers import has_hidden_layers
from ingest.limits import Limits

CUT = "it is damaged or cut short: get the file again"
TAIL = 2048  # bytes at the end of a file, among which the mark of its end stands


Fault: TypeAlias = Literal["file", "locked", "damaged", "pages"]


class UnreadableError(Exception):
    """A file that cannot be read; ``reason`` completes "left out: ..." and says, where anything can be done, what.

    ``fault`` is the same for programs: encrypted, cut short, without pages or with too many; "file" is any other.
    """

    def __init__(self, file: Path, reason: str, fault: Fault = "file") -> None:
        super().__init__(f"{file.name}: {reason}")
        self.file = file
        self.reason = reason
        self.fault = fault


class Pdf:
    """An open PDF. Close it, or use it in a ``with``; PDFium is not safe for threads."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path, self.limits = path, limits
        try:
            self._bytes = path.read_bytes()
        except OSError as error:
            raise UnreadableError(path, f"the file cannot be opened ({error.strerror})") from error
        self._raw = self._open()
        self.page_count = int(pdfium.FPDF_GetPageCount(self._raw))
        if self.page_count < 1 or self.page_count > limits.pages:
            self.close()
            few = self.page_count < 1
            reason = "it has no pages" if few else f"it has {self.page_count:,} pages, more than {limits.pages:,}"
            raise UnreadableError(path, reason, "pages")

    def _open(self) -> Any:
        if not self._bytes:
            raise UnreadableError(self.path, "the file is empty")
        if b"%PDF-" not in self._bytes[:2048]:
            raise UnreadableError(self.path, "it is not a PDF, whatever its name says")
        if _is_cut(self._bytes):
            raise UnreadableError(self.path, CUT, "damaged")
        _start()
        raw = pdfium.FPDF_LoadMemDocument64(self._bytes, len(self._bytes), None)
        if raw:
            return raw
        reasons = {
            pdfium.FPDF_ERR_PASSWORD: "it is encrypted and asks for a password: save a copy without one",
            pdfium.FPDF_ERR_SECURITY: "it is encrypted in a way that cannot be read: save a copy without encryption",
        }
        error = pdfium.FPDF_GetLastError()
        raise UnreadableError(self.path, reasons.get(error, CUT), "locked" if error in reasons else "damaged")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory back; a second call does nothing."""
        if self._raw:
            pdfium.FPDF_CloseDocument(self._raw)
            self._raw = None

    def picture(self, number: int, dpi: int) -> bytes | None:
        """Page ``number`` (1-based) in grey as PNG; None where it, or a picture on it, has more pixels than allowed."""
        page = pdfium.FPDF_LoadPage(self._raw, number - 1)
        try:
            return picture(page, dpi, self.limits.pixels)
        finally:
            pdfium.FPDF_ClosePage(page)

    def carried(self) -> list[Remark]:
        """What the file carries besides its pages."""
        return carried(self._objects, self._raw)

    def bookmarks(self) -> list[Bookmark]:
        """The outline that the file has beside its pages; empty where it has none."""
        return bookmarks(self._raw)

    @cached_property
    def sha256(self) -> str:
        """The hash of the file's bytes."""
        return hashlib.sha256(self._bytes).hexdigest()

    @cached_property
    def _objects(self) -> bytes:
        return named_objects(self._bytes)

    @cached_property
    def _layered(self) -> bool:
        return may_have_layers(self._objects, self._raw) and has_hidden_layers(self._bytes)

    def sheets(self) -> Iterator[Sheet]:
        """The pages in order, each read when asked for."""
        for number in range(1, self.page_count + 1):
            yield self.sheet(number)

    def sheet(self, number: int) -> Sheet:
        """Page ``number`` (1-based). A page that PDFium cannot load is empty and has a remark."""
        page = pdfium.FPDF_LoadPage(self._raw, number - 1)
        if not page:
            remark = Remark("broken-page", f"{number}ページを読み込めません。")
            return Sheet(number, 0.0, 0.0, np.empty(0, GLYPH), remarks=[remark])
        try:
            return read_sheet(page, number, self.limits, layered=self._layered)
        finally:
            pdfium.FPDF_ClosePage(page)


def _is_cut(content: bytes) -> bool:
    """Whether a file lacks its end; PDFium would mend it and read what is there, which may be less than was printed."""
    return b"%%EOF" not in content[-TAIL:] and b"%%EOF" not in content.rstrip(b"\0\t\n\r ")[-TAIL:]


def _start() -> None:
    # pypdfium2 starts the library itself when its package is imported; the raw module alone does not.
    import pypdfium2  # noqa: F401, PLC0415
