"""What PDFium knows of one page, as arrays: every object in the order of drawing, every character.

PDFium is asked a dozen questions about each object and each character. The compiled loop of ``_pdfium.c`` asks them where
it could be built; else, and where the environment has ``KEIFU_INTERPRETED=1``, the same questions are asked from here. Both
fill the same arrays with the same numbers and compute nothing.
"""

import ctypes
from functools import cache
from types import SimpleNamespace
from typing import Any, Protocol

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.compiled import library

#: An object of a page: ``parent`` is the number of the form it is in (-1: none), ``first`` and ``count`` are its segments,
#: ``mode`` how a path is filled (0: not) or letters are painted, ``width`` that of a path's line or the size of letters,
#: ``box`` a picture's bounds (where ``count`` is not 0) or within which letters and paths are seen, in the space of ``parent``;
#: a run of letters has the matrix of its first character.
OBJECT = np.dtype(
    [
        ("address", "u8"),
        ("font", "u8"),
        *((name, "i4") for name in ("kind", "parent", "first", "count", "mode", "stroked", "has_fill", "has_stroke")),
        ("fill", "u4", 4),
        ("stroke", "u4", 4),
        ("width", "f4"),
        ("matrix", "f4", 6),
        ("box", "f4", 4),
        ("padding", "i4"),
    ]
)
SEGMENT = np.dtype([("x", "f4"), ("y", "f4"), ("kind", "i4"), ("closes", "i4")])
#: ``box`` is left, top, right, bottom in the page's own space; ``spaced`` tells that a blank stands before it in the file.
CHARACTER = np.dtype(
    [("index", "i4"), ("run", "i4"), ("spaced", "i4"), ("code", "u4"), ("box", "f4", 4), ("origin", "f8", 2)]
)
OBJECTS_FULL, SEGMENTS_FULL, TOO_DEEP = 1, 2, 4
EVERYWHERE = 1e6  # points: no clip
SPACES = frozenset((0x20, 0xA0, 0x3000, 0x2002, 0x2003, 0x2009, 0x9, 0xA, 0xD))
UNMAPPED = frozenset((0, 0xFFFD, 0xFFFE, 0xFFFF))
Records = NDArray[np.void]

_P, _I, _L, _U = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong, ctypes.c_uint
#: The functions of PDFium that are asked, in the order of ``Pdfium`` in ``_pdfium.c``: result, then arguments.
FUNCTIONS: dict[str, tuple[Any, ...]] = {
    "FPDFPage_CountObjects": (_I, _P),
    "FPDFPage_GetObject": (_P, _P, _I),
    "FPDFFormObj_CountObjects": (_I, _P),
    "FPDFFormObj_GetObject": (_P, _P, _L),
    "FPDFPageObj_GetType": (_I, _P),
    "FPDFPageObj_GetMatrix": (_I, _P, _P),
    "FPDFPageObj_GetBounds": (_I, _P, _P, _P, _P, _P),
    "FPDFPageObj_GetFillColor": (_I, _P, _P, _P, _P, _P),
    "FPDFPageObj_GetStrokeColor": (_I, _P, _P, _P, _P, _P),
    "FPDFPageObj_GetStrokeWidth": (_I, _P, _P),
    "FPDFPath_GetDrawMode": (_I, _P, _P, _P),
    "FPDFPath_CountSegments": (_I, _P),
    "FPDFPath_GetPathSegment": (_P, _P, _I),
    "FPDFPathSegment_GetPoint": (_I, _P, _P, _P),
    "FPDFPathSegment_GetType": (_I, _P),
    "FPDFPathSegment_GetClose": (_I, _P),
    "FPDFPageObj_GetClipPath": (_P, _P),
    "FPDFClipPath_CountPaths": (_I, _P),
    "FPDFClipPath_CountPathSegments": (_I, _P, _I),
    "FPDFClipPath_GetPathSegment": (_P, _P, _I, _I),
    "FPDFTextObj_GetFontSize": (_I, _P, _P),
    "FPDFTextObj_GetTextRenderMode": (_I, _P),
    "FPDFTextObj_GetFont": (_P, _P),
    "FPDFText_GetUnicode": (_U, _P, _I),
    "FPDFText_IsGenerated": (_I, _P, _I),
    "FPDFText_HasUnicodeMapError": (_I, _P, _I),
    "FPDFText_GetTextObject": (_P, _P, _I),
    "FPDFText_GetMatrix": (_I, _P, _I, _P),
    "FPDFText_GetLooseCharBox": (_I, _P, _I, _P),
    "FPDFText_GetCharOrigin": (_I, _P, _I, _P, _P),
}
_ADDRESSES = {name: ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value or 0 for name in FUNCTIONS}


class Reader(Protocol):
    """Fills arrays from a page, whatever is in them. Rooms are not checked: there is one record for each object, run or
    character asked for.
    """

    def objects(self, page: int, deepest: int, objects: Records, segments: Records) -> tuple[int, int, int]:
        """Fills both arrays as far as they go; gives how many objects and segments there are and what was left out."""

    def characters(
        self, text: int, count: int, everywhere: float, characters: Records, runs: Records
    ) -> tuple[int, int, int]:
        """The first ``count`` characters of a text page; gives how many are kept, how many runs they make, and how many
        have no Unicode. ``everywhere`` is the half width of the box of letters that nothing clips.
        """


def reader() -> Reader:
    """The compiled loop, or the interpreted one where that is not to be had or not wanted."""
    return (_compiled() if library() else None) or _interpreted()


@cache
def _compiled() -> "_Compiled | None":
    found = library()
    sizes = [OBJECT.itemsize, SEGMENT.itemsize, CHARACTER.itemsize, len(FUNCTIONS)]
    fits = found is not None and [found.layout(which) for which in range(len(sizes))] == sizes
    return _Compiled(found) if found and fits else None  # else it was built from an older source


class _Compiled:
    """Has the compiled loop fill the arrays."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._table = (ctypes.c_void_p * len(FUNCTIONS))(*_ADDRESSES.values())
        self._objects, self._characters = library.read_objects, library.read_characters
        self._objects.restype = self._characters.restype = None
        self._objects.argtypes = [_P, _P, _P, _P, _P, _P]
        self._characters.argtypes = [_P, _P, _I, ctypes.c_float, _P, _P, _P]
        self._found = (ctypes.c_int32 * 3)()

    def objects(self, page: int, deepest: int, objects: Records, segments: Records) -> tuple[int, int, int]:
        room = (ctypes.c_int32 * 3)(len(objects), len(segments), deepest)
        self._objects(self._table, page, room, objects.ctypes.data, segments.ctypes.data, self._found)
        return tuple(self._found)

    def characters(
        self, text: int, count: int, everywhere: float, characters: Records, runs: Records
    ) -> tuple[int, int, int]:
        into = characters.ctypes.data, runs.ctypes.data
        self._characters(self._table, text, count, everywhere, *into, self._found)
        return tuple(self._found)


@cache
def _interpreted() -> "_Interpreted":
    return _Interpreted()


class _Interpreted:
    """Asks from Python what ``_pdfium.c`` asks, function by function the same.

    PDFium writes numbers with a fraction, colours and boxes right into the arrays; the rest is put there at the end.
    """

    def __init__(self) -> None:
        ask = {name: ctypes.PYFUNCTYPE(*types)(_ADDRESSES[name]) for name, types in FUNCTIONS.items()}
        self._ask: Any = SimpleNamespace(**ask)

    def objects(self, page: int, deepest: int, objects: Records, segments: Records) -> tuple[int, int, int]:
        objects.fill(0)
        segments.fill(0)
        walk = _Walk(self._ask, deepest, objects, segments)
        walk.objects_of(page, -1, 0)
        return walk.finish()

    def characters(
        self, text: int, count: int, everywhere: float, characters: Records, runs: Records
    ) -> tuple[int, int, int]:
        ask = self._ask
        code_of, is_generated, has_error = (
            ask.FPDFText_GetUnicode,
            ask.FPDFText_IsGenerated,
            ask.FPDFText_HasUnicodeMapError,
        )
        object_of, loose_box, origin = (
            ask.FPDFText_GetTextObject,
            ask.FPDFText_GetLooseCharBox,
            ask.FPDFText_GetCharOrigin,
        )
        characters.fill(0)
        runs.fill(0)
        box_at, origin_at = _at(characters, "box"), _at(characters, "origin")
        found = _Runs(ask, text, everywhere, runs)
        rows: list[tuple[int, int, bool, int]] = []
        last: int | None = -1
        unmapped, spaced = 0, False
        for i in range(count):
            code = code_of(text, i)
            if code in SPACES or is_generated(text, i):
                spaced = True
                continue
            thing = object_of(text, i)
            if thing != last:
                last = thing
                found.add(i, thing)
            if code in UNMAPPED or has_error(text, i) == 1:
                unmapped += 1
                continue
            if not loose_box(text, i, box_at):
                continue
            origin(text, i, origin_at, origin_at + 8)
            rows.append((i, len(found.rows) - 1, spaced, code))
            box_at += CHARACTER.itemsize
            origin_at += CHARACTER.itemsize
            spaced = False
        _fill(characters, ("index", "run", "spaced", "code"), rows)
        return len(rows), found.finish(), unmapped


def _at(records: Records, name: str) -> int:
    """The address of a field of the first of these records."""
    assert records.dtype.fields is not None
    return int(records.ctypes.data) + int(records.dtype.fields[name][1])


def _fill(records: Records, names: tuple[str, ...], rows: list[Any]) -> None:
    for name, column in zip(names, zip(*rows, strict=True), strict=False):
        records[name][: len(rows)] = column


class _Runs:
    """The text objects of a page, as they are met."""

    def __init__(self, ask: Any, text: int, everywhere: float, runs: Records) -> None:
        self._ask, self._text, self._runs = ask, text, runs
        self._everywhere = -everywhere, -everywhere, everywhere, everywhere
        self._size, self._matrix = _at(runs, "width"), _at(runs, "matrix")
        self._fill, self._stroke = _at(runs, "fill"), _at(runs, "stroke")
        self.rows: list[tuple[Any, ...]] = []

    def add(self, index: int, thing: int | None) -> None:
        """The object of the character ``index``."""
        ask, offset = self._ask, OBJECT.itemsize * len(self.rows)
        ask.FPDFTextObj_GetFontSize(thing, self._size + offset)
        ask.FPDFText_GetMatrix(self._text, index, self._matrix + offset)
        mode, font = ask.FPDFTextObj_GetTextRenderMode(thing), ask.FPDFTextObj_GetFont(thing)
        has_fill = ask.FPDFPageObj_GetFillColor(thing, *_four(self._fill + offset))
        has_stroke = ask.FPDFPageObj_GetStrokeColor(thing, *_four(self._stroke + offset))
        clip = _clip(ask, thing, self._everywhere)
        self.rows.append((thing or 0, font or 0, mode, has_fill, has_stroke, clip))

    def finish(self) -> int:
        """Puts into the array what is not there yet; gives how many runs there are."""
        self._runs["parent"][: len(self.rows)] = -1
        _fill(self._runs, ("address", "font", "mode", "has_fill", "has_stroke", "box"), self.rows)
        return len(self.rows)


def _clip(ask: Any, thing: int | None, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A box cut with the box around each clip path of an object."""
    x0, y0, x1, y1 = box
    clips = ask.FPDFPageObj_GetClipPath(thing)
    point = (ctypes.c_float * 2)()
    at = ctypes.addressof(point)
    for path in range(ask.FPDFClipPath_CountPaths(clips) if clips else 0):
        points = []
        for i in range(ask.FPDFClipPath_CountPathSegments(clips, path)):
            ask.FPDFPathSegment_GetPoint(ask.FPDFClipPath_GetPathSegment(clips, path, i), at, at + 4)
            points.append(tuple(point))
        if points:
            xs, ys = zip(*points, strict=True)
            x0, y0, x1, y1 = max(x0, min(xs)), max(y0, min(ys)), min(x1, max(xs)), min(y1, max(ys))
    return x0, y0, x1, y1


def _four(at: int) -> tuple[int, int, int, int]:
    """The addresses of four numbers of four bytes."""
    return at, at + 4, at + 8, at + 12


class _Walk:
    """Goes through the objects of a page as ``objects`` in ``_pdfium.c`` does."""

    def __init__(self, ask: Any, deepest: int, objects: Records, segments: Records) -> None:
        self._ask, self._deepest, self._objects, self._segments = ask, deepest, objects, segments
        names = ("mode", "stroked", "fill", "stroke", "width", "matrix", "box")
        self._addresses = {name: _at(objects, name) for name in names}
        self._modes, self._stroked = objects["mode"], objects["stroked"]
        self._rows: list[tuple[int, ...]] = []
        self._ends: list[tuple[int, int]] = []  # kind of each segment, whether it closes
        self._flags = 0

    def objects_of(self, holder: int, parent: int, depth: int) -> None:
        """The objects of the page or of a form."""
        ask = self._ask
        count_of = ask.FPDFFormObj_CountObjects if depth else ask.FPDFPage_CountObjects
        object_of = ask.FPDFFormObj_GetObject if depth else ask.FPDFPage_GetObject
        for i in range(count_of(holder)):
            number, first = len(self._rows), len(self._ends)
            if number >= len(self._objects):
                self._flags |= OBJECTS_FULL
                return
            thing = object_of(holder, i)
            kind = ask.FPDFPageObj_GetType(thing)
            found = (0, 0, 0)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                found = self._path(thing, number)
            elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
                found = ask.FPDFPageObj_GetBounds(thing, *_four(self._place("box", number))), 0, 0
            self._rows.append((thing or 0, kind, parent, first, *found))
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth >= self._deepest:
                self._flags |= TOO_DEEP
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                ask.FPDFPageObj_GetMatrix(thing, self._place("matrix", number))
                self.objects_of(thing, number, depth + 1)

    def _place(self, name: str, number: int) -> int:
        """The address of a field of an object's record."""
        return self._addresses[name] + OBJECT.itemsize * number

    def _path(self, thing: int, number: int) -> tuple[int, int, int]:
        """How many segments of a path are kept, and whether it has colours."""
        ask = self._ask
        ask.FPDFPath_GetDrawMode(thing, self._place("mode", number), self._place("stroked", number))
        if not self._modes[number] and not self._stroked[number]:
            return 0, 0, 0
        self._objects["box"][number] = _clip(ask, thing, (-EVERYWHERE, -EVERYWHERE, EVERYWHERE, EVERYWHERE))
        has_fill = ask.FPDFPageObj_GetFillColor(thing, *_four(self._place("fill", number)))
        has_stroke = ask.FPDFPageObj_GetStrokeColor(thing, *_four(self._place("stroke", number)))
        ask.FPDFPageObj_GetStrokeWidth(thing, self._place("width", number))
        ask.FPDFPageObj_GetMatrix(thing, self._place("matrix", number))
        return self._path_segments(thing), has_fill, has_stroke

    def _path_segments(self, thing: int) -> int:
        ask, ends = self._ask, self._ends
        count: int = ask.FPDFPath_CountSegments(thing)
        if self._flags & SEGMENTS_FULL or count > len(self._segments) - len(ends):
            self._flags |= SEGMENTS_FULL
            return 0
        segment_of, point_of = ask.FPDFPath_GetPathSegment, ask.FPDFPathSegment_GetPoint
        kind_of, closes = ask.FPDFPathSegment_GetType, ask.FPDFPathSegment_GetClose
        at = _at(self._segments, "x") + SEGMENT.itemsize * len(ends)
        for i in range(count):
            segment = segment_of(thing, i)
            point_of(segment, at, at + 4)
            ends.append((kind_of(segment), closes(segment)))
            at += SEGMENT.itemsize
        return max(count, 0)

    def finish(self) -> tuple[int, int, int]:
        """Puts into the arrays what is not there yet; gives how many objects and segments there are, what was left out."""
        _fill(self._objects, ("address", "kind", "parent", "first", "count", "has_fill", "has_stroke"), self._rows)
        _fill(self._segments, ("kind", "closes"), self._ends)
        return len(self._rows), len(self._ends), self._flags
