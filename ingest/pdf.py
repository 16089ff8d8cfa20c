"""What PDFium finds on the pages of a PDF: characters, drawn shapes, pictures. The only reader of PDF files.

Everything leaves this file in points from the top left of the page as a viewer shows it (crop box, after rotation).
"""

import ctypes
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import msgspec
import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.document import Box, Remark

#: One character: ``index`` is its number in PDFium's text, ``run`` the text object that drew it, ``z`` that object's place
#: in the order of drawing, ``turn`` how often its line is turned by 90° clockwise on the screen; ``ox, oy`` is its origin.
GLYPH = np.dtype(
    [
        ("index", "i4"),
        ("code", "u4"),
        ("x0", "f4"),
        ("y0", "f4"),
        ("x1", "f4"),
        ("y1", "f4"),
        ("ox", "f4"),
        ("oy", "f4"),
        ("size", "f4"),
        ("run", "i4"),
        ("z", "i4"),
        ("turn", "u1"),
        ("bold", "?"),
        ("unseen", "?"),
        ("clipped", "?"),
        ("spaced", "?"),
        ("colour", "u1", 3),
    ]
)
Glyphs = NDArray[np.void]
Colour = tuple[int, int, int]
Matrix = tuple[float, float, float, float, float, float]
Points = tuple[tuple[float, float], ...]

DEPTH = 12  # forms inside forms; deeper ones draw themselves
SMALLEST_PAGE, LARGEST_PAGE = 1.0, 20_000.0
HAIR = 0.05  # points
EVERYWHERE = 1e6  # points: no clip
RINGS = 12  # outlines of one path at most that are looked at for frames
DESCENT = 0.12  # of the type size: descents differ between subsets of one font, so a constant serves all
FAINT = 26  # alpha of 255 below which nothing is seen
BOLD_NAMES = ("bold", "heavy", "black", "-w6", "-w7", "-w8", "-w9", "demi", "extrabold")
HYPHEN_CODE, SPACES = 2, frozenset((0x20, 0xA0, 0x3000, 0x2002, 0x2003, 0x2009, 0x9, 0xA, 0xD))


CUT = "it is damaged or cut short: get the file again"
TAIL = 2048  # bytes at the end of a file, among which the mark of its end stands


class Limits(msgspec.Struct, frozen=True):
    """How much of a file is read before it is refused (pages) or cut short with a remark (the others, per page)."""

    pages: int = 3_000
    characters: int = 60_000
    segments: int = 200_000
    objects: int = 200_000


class UnreadableError(Exception):
    """A file that cannot be read; ``reason`` completes "left out: ..." and says, where anything can be done, what."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"{file.name}: {reason}")
        self.file = file
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Shape:
    """One drawn outline: its corners (curves by their end points), what fills it, what strokes it."""

    points: Points
    box: Box
    closed: bool
    curved: bool
    fill: Colour | None
    stroke: Colour | None
    width: float
    z: int


@dataclass(slots=True)
class Sheet:
    """A page as drawn. ``pictures`` are boxes with their place in the order of drawing."""

    number: int
    width: float
    height: float
    glyphs: Glyphs
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[tuple[Box, int]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    unmapped: int = 0


class Pdf:
    """An open PDF. Close it, or use it in a ``with``; PDFium is not safe for threads."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path, self.limits = path, limits
        try:
            self._bytes = path.read_bytes()
        except OSError as error:
            raise UnreadableError(path, f"the file cannot be opened ({error.strerror})") from error
        self.sha256 = hashlib.sha256(self._bytes).hexdigest()
        self._raw = self._open()
        self.page_count = int(pdfium.FPDF_GetPageCount(self._raw))
        if self.page_count < 1 or self.page_count > limits.pages:
            self.close()
            few = self.page_count < 1
            reason = "it has no pages" if few else f"it has {self.page_count:,} pages, more than {limits.pages:,}"
            raise UnreadableError(path, reason)

    def _open(self) -> Any:
        if not self._bytes:
            raise UnreadableError(self.path, "the file is empty")
        if b"%PDF-" not in self._bytes[:2048]:
            raise UnreadableError(self.path, "it is not a PDF, whatever its name says")
        if _is_cut(self._bytes):
            raise UnreadableError(self.path, CUT)
        _start()
        raw = pdfium.FPDF_LoadMemDocument64(self._bytes, len(self._bytes), None)
        if raw:
            return raw
        reasons = {
            pdfium.FPDF_ERR_PASSWORD: "it is encrypted and asks for a password: save a copy without one",
            pdfium.FPDF_ERR_SECURITY: "it is encrypted in a way that cannot be read: save a copy without encryption",
        }
        error = pdfium.FPDF_GetLastError()
        raise UnreadableError(self.path, reasons.get(error, CUT))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory back; a second call does nothing."""
        if self._raw:
            pdfium.FPDF_CloseDocument(self._raw)
            self._raw = None

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
            return _PageReader(page, number, self.limits).read()
        finally:
            pdfium.FPDF_ClosePage(page)


def _is_cut(content: bytes) -> bool:
    """Whether a file lacks its end; PDFium would mend it and read what is there, which may be less than was printed."""
    return b"%%EOF" not in content.rstrip(b"\0\t\n\r ")[-TAIL:]


def _start() -> None:
    # pypdfium2 starts the library itself when its package is imported; the raw module alone does not.
    import pypdfium2  # noqa: F401, PLC0415


class _PageReader:
    """Reads one page: first the objects in the order of drawing, then the characters."""

    def __init__(self, page: Any, number: int, limits: Limits) -> None:
        self.page, self.limits = page, limits
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        self.sheet = Sheet(number, width, height, np.empty(0, GLYPH))
        self.to_screen = _to_screen(page)
        self.order: dict[int, tuple[int, Matrix]] = {}  # by address: place in the drawing, from own space to screen
        self.segments = 0

    def read(self) -> Sheet:
        smallest, largest = sorted((self.sheet.width, self.sheet.height))
        if smallest < SMALLEST_PAGE or largest > LARGEST_PAGE:
            self._remark("page-size", "ページの大きさが範囲外です。")
            return self.sheet
        count = pdfium.FPDFPage_CountObjects(self.page)
        self._walk(count, lambda i: pdfium.FPDFPage_GetObject(self.page, i), self.to_screen, 0)
        self.sheet.glyphs = self._glyphs()
        return self.sheet

    def _remark(self, kind: str, message: str) -> None:
        if all(remark.kind != kind for remark in self.sheet.remarks):
            self.sheet.remarks.append(Remark(kind, f"{self.sheet.number}ページ：{message}"))

    def _walk(self, count: int, get: Callable[[int], Any], outer: Matrix, depth: int) -> None:
        for i in range(count):
            if len(self.order) >= self.limits.objects:
                self._remark("too-many-objects", "図形が多すぎるため、途中までしか読んでいません。")
                return
            thing = get(i)
            kind = pdfium.FPDFPageObj_GetType(thing)
            z = len(self.order)
            self.order[_address(thing)] = z, outer
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(thing, outer, z)
            elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
                self._picture(thing, outer, z)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                self._form(thing, outer, depth)

    def _form(self, thing: Any, outer: Matrix, depth: int) -> None:
        if depth >= DEPTH:
            self._remark("too-deep", "図形の入れ子が深すぎるため、内側を読んでいません。")
            return
        inner = _times(_matrix(thing), outer)
        count = pdfium.FPDFFormObj_CountObjects(thing)
        self._walk(count, lambda i: pdfium.FPDFFormObj_GetObject(thing, i), inner, depth + 1)

    def _picture(self, thing: Any, outer: Matrix, z: int) -> None:
        edges = [ctypes.c_float() for _ in range(4)]
        if pdfium.FPDFPageObj_GetBounds(thing, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            self.sheet.pictures.append((_box([_at(outer, x, y) for x in (left, right) for y in (bottom, top)]), z))

    def _path(self, thing: Any, outer: Matrix, z: int) -> None:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing, mode, stroked)
        fill = _colour(pdfium.FPDFPageObj_GetFillColor, thing) if mode.value else None
        stroke = _colour(pdfium.FPDFPageObj_GetStrokeColor, thing) if stroked.value else None
        if fill is None and stroke is None:
            return
        width = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(thing, width)
        matrix = _times(_matrix(thing), outer)
        scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
        outlines = list(self._outlines(thing, matrix))
        boxes = [_box(points) for points, _, _ in outlines]
        for (points, closed, curved), box in zip(outlines, boxes, strict=True):
            # a filled outline with another one inside is a frame: what lies within is not painted
            frame = fill is not None and len(boxes) <= RINGS and any(_nested(box, other) for other in boxes)
            paint, line = (None, stroke or fill) if frame else (fill, stroke)
            whole = closed or fill is not None
            self.sheet.shapes.append(Shape(points, box, whole, curved, paint, line, width.value * scale, z))

    def _outlines(self, thing: Any, matrix: Matrix) -> Iterator[tuple[Points, bool, bool]]:
        count = pdfium.FPDFPath_CountSegments(thing)
        self.segments += count
        if self.segments > self.limits.segments:
            self._remark("too-many-segments", "線が多すぎるため、途中までしか読んでいません。")
            return
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        closed, curved, control = False, False, 0
        for i in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(thing, i)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
                if len(points) > 1:
                    yield tuple(points), closed, curved
                points, closed, curved = [], False, False
            here = _at(matrix, x.value, y.value)
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                control = (control + 1) % 3  # two control points, then the end
                # a corner rounded by nothing is a corner: the curve ends where it began
                if control == 0 and not (points and _same(here, points[-1])):
                    curved = True
                    points.append(here)
            else:
                points.append(here)
            closed = closed or bool(pdfium.FPDFPathSegment_GetClose(segment))
        if len(points) > 1:
            yield tuple(points), closed, curved

    def _glyphs(self) -> Glyphs:
        text = pdfium.FPDFText_LoadPage(self.page)
        if not text:
            self._remark("no-text", "文字を読み込めません。")
            return np.empty(0, GLYPH)
        try:
            return self._characters(text)
        finally:
            pdfium.FPDFText_ClosePage(text)

    def _characters(self, text: Any) -> Glyphs:
        count = pdfium.FPDFText_CountChars(text)
        if count > self.limits.characters:
            self._remark("too-many-characters", "文字が多すぎるため、途中までしか読んでいません。")
            count = self.limits.characters
        runs: list[_Run] = []
        rows: list[tuple[int, int, float, float, float, float, float, float, int, bool]] = []
        last, spaced = 0, False
        rect, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        for i in range(count):
            code = pdfium.FPDFText_GetUnicode(text, i)
            if code in SPACES or pdfium.FPDFText_IsGenerated(text, i):
                spaced = True
                continue
            thing = pdfium.FPDFText_GetTextObject(text, i)
            address = _address(thing)
            if address != last or not runs:
                last = address
                runs.append(
                    _Run(text, i, thing, *self.order.get(address, (len(self.order), self.to_screen)), self.to_screen)
                )
            if code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or pdfium.FPDFText_HasUnicodeMapError(text, i) == 1:
                self.sheet.unmapped += 1
                continue
            if not pdfium.FPDFText_GetLooseCharBox(text, i, rect):
                continue
            pdfium.FPDFText_GetCharOrigin(text, i, x, y)
            code = 0x2D if code == HYPHEN_CODE else code
            box = (rect.left, rect.top, rect.right, rect.bottom)
            rows.append((i, code, *box, x.value, y.value, len(runs) - 1, spaced))
            spaced = False
        return _as_glyphs(rows, runs, self.to_screen)


class _Run:
    """What the characters of one text object have in common."""

    def __init__(self, text: Any, index: int, thing: Any, z: int, outer: Matrix, to_screen: Matrix) -> None:
        size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        pdfium.FPDFTextObj_GetFontSize(thing, size)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        a, b, c, d, _, _ = _times((matrix.a, matrix.b, matrix.c, matrix.d, 0, 0), (*to_screen[:4], 0, 0))
        self.size = size.value * (c * c + d * d) ** 0.5
        self.turn = _turn(a, b)
        self.z = z
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
        self.unseen = mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        stroked = mode in (pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium.FPDF_TEXTRENDERMODE_STROKE)
        paint = pdfium.FPDFPageObj_GetStrokeColor if mode == pdfium.FPDF_TEXTRENDERMODE_STROKE else None
        colour = _colour(paint or pdfium.FPDFPageObj_GetFillColor, thing)
        # Letters that serve as a clip are seen by what is painted through them.
        outline = mode == pdfium.FPDF_TEXTRENDERMODE_CLIP
        self.unseen = self.unseen or (colour is None and not outline)
        self.colour = colour or (0, 0, 0)
        self.clip = (-EVERYWHERE, -EVERYWHERE, EVERYWHERE, EVERYWHERE) if outline else _clip(thing, outer)
        self.bold = stroked or _bold(pdfium.FPDFTextObj_GetFont(thing))


def _bold(font: Any) -> bool:
    if not font:
        return False
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFFont_GetBaseFontName(font, name, length)
    plain = name.value.decode("latin-1").lower()
    return any(word in plain for word in BOLD_NAMES)


def _turn(a: float, b: float) -> int:
    """Quarter turns, clockwise on the screen, of a writing direction given on the screen (y downwards)."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _as_glyphs(rows: list[Any], runs: list[_Run], to_screen: Matrix) -> Glyphs:
    glyphs = np.zeros(len(rows), GLYPH)
    if not rows:
        return glyphs
    table = np.array(rows, dtype="f8")
    run = table[:, 8].astype("i4")
    glyphs["index"], glyphs["code"], glyphs["run"] = table[:, 0], table[:, 1], run
    glyphs["spaced"] = table[:, 9] != 0
    a, b, c, d, e, f = to_screen
    xs = [table[:, i] * a + table[:, j] * c + e for i, j in ((2, 3), (4, 5))]
    ys = [table[:, i] * b + table[:, j] * d + f for i, j in ((2, 3), (4, 5))]
    glyphs["x0"], glyphs["x1"] = np.minimum(*xs), np.maximum(*xs)
    glyphs["y0"], glyphs["y1"] = np.minimum(*ys), np.maximum(*ys)
    glyphs["ox"] = table[:, 6] * a + table[:, 7] * c + e
    glyphs["oy"] = table[:, 6] * b + table[:, 7] * d + f
    for name in ("size", "turn", "z", "unseen", "bold"):
        glyphs[name] = np.array([getattr(each, name) for each in runs])[run]
    glyphs["colour"] = np.array([each.colour for each in runs], dtype="u1")[run]
    _stand_on_baseline(glyphs)
    glyphs["clipped"] = _outside(glyphs, np.array([each.clip for each in runs])[run])
    return glyphs


def _outside(glyphs: Glyphs, clips: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Characters whose middle lies outside of what their clip leaves."""
    x, y = (glyphs["x0"] + glyphs["x1"]) / 2, (glyphs["y0"] + glyphs["y1"]) / 2
    x0, y0, x1, y1 = clips.T
    return np.asarray((x < x0) | (x > x1) | (y < y0) | (y > y1))


def _stand_on_baseline(glyphs: Glyphs) -> None:
    """Upright characters get boxes from baseline and size: the font's own heights vary from character to character."""
    upright = (glyphs["turn"] == 0) & (glyphs["size"] > 0)
    # The origin of a character set vertically is the middle of its top, not on a baseline at its left.
    upright &= np.abs(glyphs["ox"] - glyphs["x0"]) < 0.3 * np.maximum(glyphs["x1"] - glyphs["x0"], 0.1)
    bottom = glyphs["oy"] + DESCENT * glyphs["size"]
    glyphs["y1"] = np.where(upright, bottom, glyphs["y1"])
    glyphs["y0"] = np.where(upright, bottom - glyphs["size"], glyphs["y0"])


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


def _clip(thing: Any, outer: Matrix) -> Box:
    """The box within which an object is seen: the boxes of its clip paths cut with each other."""
    x0, y0, x1, y1 = -EVERYWHERE, -EVERYWHERE, EVERYWHERE, EVERYWHERE
    clip = pdfium.FPDFPageObj_GetClipPath(thing)
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip)) if clip else 0):
        points = []
        for i in range(max(0, pdfium.FPDFClipPath_CountPathSegments(clip, path))):
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, i), x, y)
            points.append(_at(outer, x.value, y.value))
        if points:
            a0, b0, a1, b1 = _box(points)
            x0, y0, x1, y1 = max(x0, a0), max(y0, b0), min(x1, a1), min(y1, b1)
    return x0, y0, x1, y1


def _matrix(thing: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First ``m``, then ``n``."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _at(m: Matrix, x: float, y: float) -> tuple[float, float]:
    # PDFium counts in single precision: beyond three decimals there is noise only
    return round(m[0] * x + m[2] * y + m[4], 3), round(m[1] * x + m[3] * y + m[5], 3)


def _same(p: tuple[float, float], q: tuple[float, float]) -> bool:
    """Whether two points are one to the eye."""
    return abs(p[0] - q[0]) < HAIR and abs(p[1] - q[1]) < HAIR


def _box(points: Points | list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _nested(one: Box, two: Box) -> bool:
    """Whether one of two boxes lies within the other."""
    if one == two:
        return False
    inner, outer = sorted((one, two), key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def _colour(get: Callable[..., int], thing: Any) -> Colour | None:
    """What colour PDFium tells; None where it paints (nearly) nothing."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not get(thing, red, green, blue, alpha):
        return 128, 128, 128  # a pattern: something is painted there, of no single colour
    return (red.value, green.value, blue.value) if alpha.value >= FAINT else None


def _address(thing: Any) -> int:
    return ctypes.cast(thing, ctypes.c_void_p).value or 0
