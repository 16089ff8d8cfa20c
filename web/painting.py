"""The process that draws pages of documents: PDFium over a stranger's file, with limits; it may be killed at any moment."""

import io
from multiprocessing.connection import Connection

import msgspec
import pypdfium2 as pdfium

from graph.isolation import deny_changes, deny_network, limit_memory

SHARPNESS = 2.0  # pixels for each point: text of 8 points can be read
MOST_PIXELS = 4096  # of either side, whatever size a page claims
COLOURS = 128


class Asked(msgspec.Struct, frozen=True):
    """A page (1-based) of a file; ``drawn`` says that its picture is wanted besides its size."""

    file: str
    page: int
    drawn: bool


class Drawn(msgspec.Struct, frozen=True):
    """A page as a viewer shows it, in points, and its picture as PNG (empty where none was wanted)."""

    width: float
    height: float
    image: bytes = b""


class Missing(msgspec.Struct, frozen=True, tag=True):
    """There is no such page, or it cannot be drawn."""

    reason: str


class Found(msgspec.Struct, frozen=True, tag=True):
    """There is one."""

    page: Drawn


Reply = Found | Missing


def work(connection: Connection, memory: int) -> None:
    """Draw what is asked for until the other end of the pipe closes, with this many bytes of memory at most."""
    limit_memory(memory)
    deny_network()
    deny_changes()
    while True:
        try:
            asked = msgspec.msgpack.decode(connection.recv_bytes(), type=Asked)
        except EOFError:
            return
        connection.send_bytes(msgspec.msgpack.encode(reply(asked)))


def reply(asked: Asked) -> Reply:
    """The page that is asked for."""
    try:
        document = pdfium.PdfDocument(asked.file)
    except (pdfium.PdfiumError, FileNotFoundError) as error:
        return Missing(str(error))
    try:
        page = document[asked.page - 1]
        width, height = page.get_size()
        return Found(Drawn(width, height, _png(page, max(width, height)) if asked.drawn else b""))
    except (pdfium.PdfiumError, IndexError) as error:
        return Missing(str(error))
    except MemoryError:
        return Missing("its picture takes more memory than is allowed")
    finally:
        document.close()


def _png(page: pdfium.PdfPage, longer: float) -> bytes:
    scale = min(SHARPNESS, MOST_PIXELS / max(longer, 1.0))
    image = page.render(scale=scale).to_pil()
    output = io.BytesIO()
    image.convert("RGB").quantize(COLOURS).save(output, format="PNG", optimize=False)
    return output.getvalue()
