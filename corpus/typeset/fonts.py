"""The two typefaces of the samples: IPAex Gothic and IPAex Mincho (IPA Font License 1.0, which allows embedding)."""

import hashlib
from functools import cache
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from corpus.typeset.unhinted import unhinted

FILES = {"gothic": "ipaexg.ttf", "mincho": "ipaexm.ttf"}
FOLDERS = (Path("/usr/share/fonts"), Path.home() / ".fonts", Path.home() / ".local/share/fonts")
# Version 004.01 of each; another version draws other outlines, hence other bytes.
SHA256 = {
    "gothic": "3b9955a5e437ffb24c41548e79296fa724822da21ee75dc1b94f6ccdb8f400dd",
    "mincho": "7a306386f930fee80922f71eebf4ffe0f1ff2817da8e619230953487673d71c7",
}


class MissingFontError(Exception):
    """A typeface is not on this machine, or it is another version than the samples were made with."""


@cache
def font_file(name: str) -> Path:
    """The file of one typeface, of exactly the version the samples were made with."""
    for folder in FOLDERS:
        for path in sorted(folder.rglob(FILES[name])):
            if hashlib.sha256(path.read_bytes()).hexdigest() == SHA256[name]:
                return path
    raise MissingFontError(f"{FILES[name]} version 004.01 is not installed (Debian: apt-get install fonts-ipaexfont)")


def register() -> None:
    """Make both typefaces known to the PDF writer anew, so that each document begins with an empty subset."""
    for name in FILES:
        pdfmetrics.registerFont(TTFont(name, BytesIO(_data(name))))


@cache
def _data(name: str) -> bytes:
    return unhinted(font_file(name).read_bytes())


def width(text: str, font: str, size: float) -> float:
    """How wide the text prints, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def lacking(text: str, font: str) -> str:
    """The characters of the text that the typeface cannot draw."""
    glyphs = pdfmetrics.getFont(font).face.charToGlyph
    return "".join(sorted({c for c in text if ord(c) not in glyphs and c != "\n"}))
