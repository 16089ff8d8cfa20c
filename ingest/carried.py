"""What a PDF carries besides its pages: scripts, actions, files, media. It is told, and nothing of it runs or is fetched.

Seen in the names of objects, those in compressed object streams included, and in what PDFium counts: a file whose objects are
encrypted shows its names to PDFium alone.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from ingest.document import Remark
from ingest.layers import NAME

BEGIN, END = b"stream", b"endstream"
OBJECT_STREAM = re.compile(rb"/ObjStm\b")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
BEFORE = 400  # bytes before a stream in which its dictionary says what it is
LARGEST = 1 << 26  # bytes of unpacked object streams that are looked at

SIGNS = {
    "javascript": (rb"/JavaScript\b", "JavaScript"),
    "launch-action": (rb"/Launch\b", "プログラムの起動"),
    "embedded-file": (rb"/EmbeddedFiles?\b", "添付ファイル"),
    "external-reference": (rb"/(?:GoToR|GoToE|SubmitForm|ImportData)\b", "他のファイルや送信先への参照"),
    "rich-media": (rb"/(?:RichMedia|Movie|Sound|Rendition)\b", "音声や動画"),
    "xfa-form": (rb"/XFA\b", "XFAフォーム"),
}


def named_objects(content: bytes) -> bytes:
    """The objects of a file of these bytes, their names as they are meant: what stands outside of its streams, and what its
    object streams hold.
    """
    return b"\n".join(_named(part) for part in _objects(content))


def may_have_layers(objects: bytes, raw: Any) -> bool:
    """Whether a file of these objects has layers; one whose objects are encrypted may have some that nobody can see."""
    return NAME in objects or pdfium.FPDF_GetSecurityHandlerRevision(raw) >= 0


def carried(objects: bytes, raw: Any) -> list[Remark]:
    """One remark for each kind of thing in a file of these objects, which PDFium opened as ``raw``."""
    told = {
        "javascript": pdfium.FPDFDoc_GetJavaScriptActionCount(raw) > 0,
        "embedded-file": pdfium.FPDFDoc_GetAttachmentCount(raw) > 0,
        "xfa-form": pdfium.FPDF_GetXFAPacketCount(raw) > 0,
    }
    return [
        Remark(kind, f"文書に{name}が含まれています。紙として読み、動かしも取り出しもしていません。")
        for kind, (sign, name) in SIGNS.items()
        if told.get(kind) or re.search(sign, objects)
    ]


def _objects(content: bytes) -> Iterator[bytes]:
    left, position = LARGEST, 0
    while (begin := content.find(BEGIN, position)) >= 0 and (end := content.find(END, begin)) >= 0:
        outside = content[position:begin]
        yield outside
        if OBJECT_STREAM.search(outside[-BEFORE:]):
            unpacked = _unpacked(content[begin + len(BEGIN) : end].lstrip(b"\r\n"), left)
            left -= len(unpacked)
            yield unpacked
        position = end + len(END)
    yield content[position:]


def _unpacked(packed: bytes, most: int) -> bytes:
    """What comes out, up to a length; as it is where it is not packed like this."""
    if most <= 0:
        return b""
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return packed[:most]


def _named(part: bytes) -> bytes:
    """With the characters of names that are written as #xx as they are."""
    return ESCAPE.sub(lambda match: bytes.fromhex(match[1].decode()), part)
