"""Reads one page: first the objects in the order of drawing, then the characters."""

import ctypes
from typing import Any

import msgspec
import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.document import Remark
from ingest.drawn.clipped import within_clips
from ingest.drawn.glyphs import as_glyphs, runs_of
from ingest.drawn.hidden import coloured, inked, shown, under, white_on_white
from ingest.drawn.matrices import Matrices, Matrix
from ingest.drawn.rendering import drawable
from ingest.drawn.shapes import UNKNOWN_COLOUR, outer_matrices, pictures, shapes
from ingest.drawn.sheet import COVERED, GLYPH, LAYER, Glyphs, Sheet
from ingest.drawn.spelled import on_page
from ingest.limits import Limits
from ingest.pdfium import CHARACTER, EVERYWHERE, OBJECT, OBJECTS_FULL, SEGMENT, SEGMENTS_FULL, TOO_DEEP, Records, reader

DEPTH = 12  # forms inside forms; deeper ones draw themselves
SMALLEST_PAGE, LARGEST_PAGE = 1.0, 20_000.0
ROOM = 4_096, 16_384  # objects and segments of a page for which there is room at first
MOSTLY = 0.5  # share of a page's characters, and of those with ink where they stand
GROWTH = 4  # times, where that is not enough


def read_sheet(page: Any, number: int, limits: Limits, *, layered: bool = False) -> Sheet:
    """What is drawn on a page that PDFium has loaded; ``number`` counts from 1. ``layered``: the document may have layers."""
    return _PageReader(page, number, limits, layered).read()


class _PageReader:
    """Reads one page: first the objects in the order of drawing, then the characters."""

    def __init__(self, page: Any, number: int, limits: Limits, layered: bool) -> None:
        self.page, self.limits, self.layered, self.ask = page, limits, layered, reader()
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        self.sheet = Sheet(number, width, height, np.empty(0, GLYPH))
        self.to_screen = _to_screen(page)
        self.pictured = False  # it may hold pictures

    def read(self) -> Sheet:
        smallest, largest = sorted((self.sheet.width, self.sheet.height))
        if smallest < SMALLEST_PAGE or largest > LARGEST_PAGE:
            self._remark("page-size", "ページの大きさが範囲外です。")
            return self.sheet
        objects, segments = self._objects()
        self.pictured |= bool((objects["kind"] == pdfium.FPDF_PAGEOBJ_IMAGE).any())
        outer = outer_matrices(objects, self.to_screen)
        self.sheet.shapes = within_clips(shapes(objects, segments, outer), objects, outer)
        self.sheet.pictures = pictures(objects, outer)
        self.sheet.glyphs, drawers = self._glyphs(objects, outer)
        self._reveal()
        self._hide(drawers, objects)
        return self.sheet

    def _remark(self, kind: str, message: str) -> None:
        self.sheet.remarks.append(Remark(kind, f"{self.sheet.number}ページ：{message}"))

    def _objects(self) -> tuple[Records, Records]:
        """All objects and segments of the page, up to the limits."""
        most = self.limits.objects, self.limits.segments
        room = [min(least, limit) for least, limit in zip(ROOM, most, strict=True)]
        while True:
            objects, segments = np.empty(room[0], OBJECT), np.empty(room[1], SEGMENT)
            count, segment_count, flags = self.ask.objects(_address(self.page), DEPTH, objects, segments)
            full = [bool(flags & OBJECTS_FULL), bool(flags & SEGMENTS_FULL)]
            if not any(now and have < limit for now, have, limit in zip(full, room, most, strict=True)):
                break
            room = [
                min(limit, GROWTH * have) if now else have for now, have, limit in zip(full, room, most, strict=True)
            ]
        if flags & OBJECTS_FULL:
            self.pictured = True
            self._remark("too-many-objects", "図形が多すぎるため、途中までしか読んでいません。")
        if flags & TOO_DEEP:
            self._remark("too-deep", "図形の入れ子が深すぎるため、内側を読んでいません。")
        if flags & SEGMENTS_FULL:
            self._remark("too-many-segments", "線が多すぎるため、途中までしか読んでいません。")
        return objects[:count], segments[:segment_count]

    def _glyphs(self, objects: Records, outer: Matrices) -> tuple[Glyphs, NDArray[np.uint64]]:
        """The characters of the page, and the addresses of the text objects, by their number, that drew them."""
        text = pdfium.FPDFText_LoadPage(self.page)
        if not text:
            self._remark("no-text", "文字を読み込めません。")
            return np.empty(0, GLYPH), np.empty(0, "u8")
        try:
            count = pdfium.FPDFText_CountChars(text)
            if count > self.limits.characters:
                self._remark("too-many-characters", "文字が多すぎるため、途中までしか読んでいません。")
                count = self.limits.characters
            characters, runs = np.empty(max(count, 0), CHARACTER), np.empty(max(count, 0), OBJECT)
            found, run_count, self.sheet.unmapped = self.ask.characters(
                _address(text), count, EVERYWHERE, characters, runs
            )
            drawn = runs_of(runs[:run_count], objects, outer)  # fonts are there as long as the text is
        finally:
            pdfium.FPDFText_ClosePage(text)
        kept = on_page(characters[:found], drawn, self.to_screen)
        return as_glyphs(kept, drawn, self.to_screen), runs["address"]

    def _drawable(self) -> bool:
        return not self.pictured or drawable(self.page, self.limits.pixels)

    def _reveal(self) -> None:
        """Of a pattern, such as a shade that runs from one colour to another, PDFium tells white: where the picture shows a
        colour around white words on a white shape, the shape's colour is not known.
        """
        grounds = white_on_white(self.sheet)
        if not grounds or not self._drawable():
            return
        asked = np.unique(np.concatenate(list(grounds.values())))
        seen = asked[coloured(self.page, self.sheet, asked)]
        for number, words in grounds.items():
            if np.isin(words, seen).any():
                shape = self.sheet.shapes[number]
                self.sheet.shapes[number] = msgspec.structs.replace(shape, fill=UNKNOWN_COLOUR[:3])

    def _hide(self, drawers: NDArray[np.uint64], objects: Records) -> None:
        """Marks the characters that are not shown; ``drawers`` are the addresses of their text objects, by number."""
        glyphs, over = self.sheet.glyphs, under(self.sheet)
        if not self.layered and not over.any():
            return
        asked = (over | self.layered) & ~glyphs["unseen"] & ~glyphs["clipped"]
        if not asked.any():
            return
        if not self._drawable():
            self._remark("unknown-cover", "画像が大きすぎるため、下に隠れた文字があるかどうかを確かめていません。")
            return
        things = drawers[glyphs["run"]]
        texts = objects["address"][objects["kind"] == pdfium.FPDF_PAGEOBJ_TEXT]
        gone = asked & ~shown(self.page, self.sheet, things, asked, np.setdiff1d(texts, things))
        if gone.mean() > MOSTLY and inked(self.page, self.sheet)[gone].mean() > MOSTLY:
            # the words of a scan, or of letters drawn as outlines, put under what shows them
            glyphs["unseen"] |= gone & under(self.sheet, shapes=False)
        else:
            glyphs["hidden"] = np.where(gone, np.where(over, COVERED, LAYER), 0)


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
