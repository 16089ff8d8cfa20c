"""Pages of documents as pictures, drawn by PDFium; a few are kept."""

import io
from functools import lru_cache
from pathlib import Path
from threading import Lock

import msgspec
import pypdfium2 as pdfium

SHARPNESS = 2.0  # pixels for each point: text of 8 points can be read
MOST_PIXELS = 4096  # of either side, whatever size a page claims
KEPT_PICTURES = 24
KEPT_SIZES = 1024

# PDFium works for one thread at a time.
_lock = Lock()


class Size(msgspec.Struct, frozen=True):
    """A page as a viewer shows it, in points."""

    width: float
    height: float


class NoSuchPageError(Exception):
    """The document has no such page, or it cannot be drawn."""


@lru_cache(maxsize=KEPT_SIZES)
def size(file: Path, page: int) -> Size:
    """The size of a page (1-based). Raises NoSuchPageError."""
    with _lock:
        document, sheet = _open(file, page)
        try:
            return Size(*sheet.get_size())
        finally:
            document.close()


@lru_cache(maxsize=KEPT_PICTURES)
def picture(file: Path, page: int) -> bytes:
    """A page (1-based) as PNG. Raises NoSuchPageError."""
    with _lock:
        document, sheet = _open(file, page)
        try:
            scale = min(SHARPNESS, MOST_PIXELS / max(*sheet.get_size(), 1.0))
            image = sheet.render(scale=scale).to_pil()
        finally:
            document.close()
    output = io.BytesIO()
    image.convert("RGB").quantize(128).save(output, format="PNG", optimize=False)
    return output.getvalue()


def _open(file: Path, page: int) -> tuple[pdfium.PdfDocument, pdfium.PdfPage]:
    try:
        document = pdfium.PdfDocument(file)
    except (pdfium.PdfiumError, FileNotFoundError) as error:
        raise NoSuchPageError(str(error)) from error
    try:
        return document, document[page - 1]
    except (pdfium.PdfiumError, IndexError) as error:
        document.close()
        raise NoSuchPageError(str(error)) from error
