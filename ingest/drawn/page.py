"""Reads one page: first the objects in the order of drawing, then the characters."""

import ctypes
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from ingest.document import Remark
from ingest.drawn.glyphs import EVERYWHERE, Runs, as_glyphs, bold_fonts
from ingest.drawn.matrices import Matrices, Matrix
from ingest.drawn.shapes import outer_matrices, pictures, shapes
from ingest.drawn.sheet import GLYPH, Glyphs, Sheet
from ingest.limits import Limits
from ingest.pdfium import CHARACTER, OBJECT, OBJECTS_FULL, SEGMENT, SEGMENTS_FULL, TOO_DEEP, Records, reader

DEPTH = 12  # forms inside forms; deeper ones draw themselves
SMALLEST_PAGE, LARGEST_PAGE = 1.0, 20_000.0
ROOM = 4_096, 16_384  # objects and segments of a page for which there is room at first
GROWTH = 4  # times, where that is not enough


def read_sheet(page: Any, number: int, limits: Limits) -> Sheet:
    """What is drawn on a page that PDFium has loaded; ``number`` counts from 1."""
    return _PageReader(page, number, limits).read()


class _PageReader:
    """Reads one page: first the objects in the order of drawing, then the characters."""

    def __init__(self, page: Any, number: int, limits: Limits) -> None:
        self.page, self.limits, self.ask = page, limits, reader()
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        self.sheet = Sheet(number, width, height, np.empty(0, GLYPH))
        self.to_screen = _to_screen(page)

    def read(self) -> Sheet:
        smallest, largest = sorted((self.sheet.width, self.sheet.height))
        if smallest < SMALLEST_PAGE or largest > LARGEST_PAGE:
            self._remark("page-size", "ページの大きさが範囲外です。")
            return self.sheet
        objects, segments = self._objects()
        outer = outer_matrices(objects, self.to_screen)
        self.sheet.shapes = shapes(objects, segments, outer)
        self.sheet.pictures = pictures(objects, outer)
        self.sheet.glyphs = self._glyphs(objects, outer)
        return self.sheet

    def _remark(self, kind: str, message: str) -> None:
        self.sheet.remarks.append(Remark(kind, f"{self.sheet.number}ページ：{message}"))

    def _objects(self) -> tuple[Records, Records]:
        """All objects and segments of the page, up to the limits."""
        most = self.limits.objects, self.limits.segments
        room = [min(least, limit) for least, limit in zip(ROOM, most, strict=True)]
        while True:
            objects, segments = np.zeros(room[0], OBJECT), np.zeros(room[1], SEGMENT)
            count, segment_count, flags = self.ask.objects(_address(self.page), DEPTH, objects, segments)
            full = [bool(flags & OBJECTS_FULL), bool(flags & SEGMENTS_FULL)]
            if not any(now and have < limit for now, have, limit in zip(full, room, most, strict=True)):
                break
            room = [
                min(limit, GROWTH * have) if now else have for now, have, limit in zip(full, room, most, strict=True)
            ]
        if flags & OBJECTS_FULL:
            self._remark("too-many-objects", "図形が多すぎるため、途中までしか読んでいません。")
        if flags & TOO_DEEP:
            self._remark("too-deep", "図形の入れ子が深すぎるため、内側を読んでいません。")
        if flags & SEGMENTS_FULL:
            self._remark("too-many-segments", "線が多すぎるため、途中までしか読んでいません。")
        return objects[:count], segments[:segment_count]

    def _glyphs(self, objects: Records, outer: Matrices) -> Glyphs:
        text = pdfium.FPDFText_LoadPage(self.page)
        if not text:
            self._remark("no-text", "文字を読み込めません。")
            return np.empty(0, GLYPH)
        try:
            count = pdfium.FPDFText_CountChars(text)
            if count > self.limits.characters:
                self._remark("too-many-characters", "文字が多すぎるため、途中までしか読んでいません。")
                count = self.limits.characters
            characters, runs = np.zeros(max(count, 0), CHARACTER), np.zeros(max(count, 0), OBJECT)
            found, run_count, self.sheet.unmapped = self.ask.characters(
                _address(text), count, EVERYWHERE, characters, runs
            )
            bold = bold_fonts(runs["font"][:run_count])  # fonts are there as long as the text is
        finally:
            pdfium.FPDFText_ClosePage(text)
        return as_glyphs(
            characters[:found], Runs(runs[:run_count], objects, outer, self.to_screen, bold), self.to_screen
        )


def _to_screen(page: Any) -> Matrix:
    """From the page's own space to points from the top left of what a viewer shows."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    return {
        0: (1.0, 0.0, 0.0, -1.0, -left, top),
        1: (0.0, 1.0, 1.0, 0.0, -bottom, -left),
        2: (-1.0, 0.0, 0.0, 1.0, right, -bottom),
        3: (0.0, -1.0, -1.0, 0.0, top, right),
    }[pdfium.FPDFPage_GetRotation(page) % 4]


def _address(thing: Any) -> int:
    return ctypes.cast(thing, ctypes.c_void_p).value or 0
