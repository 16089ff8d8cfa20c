"""What PDFium finds on the pages of a PDF: characters, drawn shapes, pictures. The only reader of PDF files.

Everything leaves this file in points from the top left of the page as a viewer shows it (crop box, after rotation).
"""

import ctypes
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import msgspec
import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from PIL import Image

from ingest.carried import carried
from ingest.document import Box, Remark
from ingest.limits import Limits
from ingest.pdfium import (
    CHARACTER,
    OBJECT,
    OBJECTS_FULL,
    SEGMENT,
    SEGMENTS_FULL,
    TOO_DEEP,
    Records,
    reader,
)

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
Matrices = NDArray[np.float64]  # a row of six numbers each
Points = tuple[tuple[float, float], ...]

POINTS_AN_INCH = 72
DEPTH = 12  # forms inside forms; deeper ones draw themselves
SMALLEST_PAGE, LARGEST_PAGE = 1.0, 20_000.0
HAIR = 0.05  # points
EVERYWHERE = 1e6  # points: no clip
RINGS = 12  # outlines of one path at most that are looked at for frames
DESCENT = 0.12  # of the type size: descents differ between subsets of one font, so a constant serves all
FAINT = 26  # alpha of 255 below which nothing is seen
BOLD_NAMES = ("bold", "heavy", "black", "-w6", "-w7", "-w8", "-w9", "demi", "extrabold")
HYPHEN_CODE = 2
UNKNOWN_COLOUR = 128, 128, 128, 255
ROOM = 4_096, 16_384  # objects and segments of a page for which there is room at first
GROWTH = 4  # times, where that is not enough

CUT = "it is damaged or cut short: get the file again"
TAIL = 2048  # bytes at the end of a file, among which the mark of its end stands


class UnreadableError(Exception):
    """A file that cannot be read; ``reason`` completes "left out: ..." and says, where anything can be done, what."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"{file.name}: {reason}")
        self.file = file
        self.reason = reason


class Shape(msgspec.Struct, frozen=True, gc=False):
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
    recognised: bool = False  # its characters were read from its picture


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

    def picture(self, number: int, dpi: int) -> bytes | None:
        """Page ``number`` (1-based) in grey as PNG; None where it, or a picture on it, has more pixels than allowed."""
        page = pdfium.FPDF_LoadPage(self._raw, number - 1)
        try:
            points = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
            width, height = (max(1, round(length * dpi / POINTS_AN_INCH)) for length in points)
            largest = max(width * height, *_pixels_of_pictures(page))
            return _drawn(page, width, height) if largest <= self.limits.pixels else None
        finally:
            pdfium.FPDF_ClosePage(page)

    def carried(self) -> list[Remark]:
        """What the file carries besides its pages."""
        return carried(self._bytes, self._raw)

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


def _pixels_of_pictures(page: Any) -> Iterator[int]:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    yield 0
    for i in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_IMAGE:
            pdfium.FPDFImageObj_GetImagePixelSize(thing, width, height)
            yield width.value * height.value


def _drawn(page: Any, width: int, height: int) -> bytes:
    """A page as a grey PNG of this size in pixels."""
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        buffer = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    grey = np.frombuffer(buffer, "u1").reshape(height, stride)[:, :width]
    out = io.BytesIO()
    Image.fromarray(grey).save(out, "PNG", compress_level=1)
    return out.getvalue()


def _is_cut(content: bytes) -> bool:
    """Whether a file lacks its end; PDFium would mend it and read what is there, which may be less than was printed."""
    return b"%%EOF" not in content.rstrip(b"\0\t\n\r ")[-TAIL:]


def _start() -> None:
    # pypdfium2 starts the library itself when its package is imported; the raw module alone does not.
    import pypdfium2  # noqa: F401, PLC0415


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
        outer = _outer(objects, self.to_screen)
        self.sheet.shapes = _shapes(objects, segments, outer)
        self.sheet.pictures = _pictures(objects, outer)
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
            bold = _bold(runs["font"][:run_count])  # fonts are there as long as the text is
        finally:
            pdfium.FPDFText_ClosePage(text)
        return _as_glyphs(
            characters[:found], _Runs(runs[:run_count], objects, outer, self.to_screen, bold), self.to_screen
        )


def _outer(objects: Records, to_screen: Matrix) -> Matrices:
    """For each object the matrix from the space in which it lies to the screen."""
    forms = {-1: to_screen}
    for number in np.nonzero(objects["kind"] == pdfium.FPDF_PAGEOBJ_FORM)[0].tolist():
        forms[number] = _times(objects["matrix"][number].tolist(), forms[int(objects["parent"][number])])
    if len(forms) == 1:
        return np.broadcast_to(np.array(to_screen), (len(objects), 6))
    places = {form: place for place, form in enumerate(forms)}
    return np.array(list(forms.values()))[[places[parent] for parent in objects["parent"].tolist()]]


def _pictures(objects: Records, outer: Matrices) -> list[tuple[Box, int]]:
    kind = objects["kind"]
    pictures = (kind == pdfium.FPDF_PAGEOBJ_IMAGE) | (kind == pdfium.FPDF_PAGEOBJ_SHADING)
    known = np.nonzero(pictures & (objects["count"] != 0))[0]
    if not len(known):
        return []
    boxes = _moved(objects["box"][known], outer[known])
    return [((x0, y0, x1, y1), z) for (x0, y0, x1, y1), z in zip(boxes.tolist(), known.tolist(), strict=True)]


def _shapes(objects: Records, segments: Records, outer: Matrices) -> list[Shape]:
    """The outlines of all paths that paint anything."""
    paths = np.nonzero((objects["kind"] == pdfium.FPDF_PAGEOBJ_PATH) & (objects["count"] > 0))[0]
    own = objects[paths]
    matrices = np.column_stack(_times(own["matrix"].astype("f8").T, outer[paths].T))
    scales = np.abs(matrices[:, 0] * matrices[:, 3] - matrices[:, 1] * matrices[:, 2]) ** 0.5
    x, y = _rounded(np.repeat(matrices, own["count"], axis=0).T, segments["x"].astype("f8"), segments["y"].astype("f8"))
    drawn = _Segments(
        list(zip(x.tolist(), y.tolist(), strict=True)), segments["kind"].tolist(), segments["closes"].tolist()
    )
    fills = _colours(own, "fill", own["mode"] != 0)
    strokes = _colours(own, "stroke", own["stroked"] != 0)
    widths = (own["width"] * scales).tolist()
    found: list[Shape] = []
    for z, first, count, fill, stroke, width in zip(
        paths.tolist(), own["first"].tolist(), own["count"].tolist(), fills, strokes, widths, strict=True
    ):
        if fill is None and stroke is None:
            continue
        outlines = drawn.outlines(first, first + count)
        boxes = [_box(points) for points, _, _ in outlines]
        for (points, closed, curved), box in zip(outlines, boxes, strict=True):
            # a filled outline with another one inside is a frame: what lies within is not painted
            frame = fill is not None and 1 < len(boxes) <= RINGS and any(_nested(box, other) for other in boxes)
            paint, line = (None, stroke or fill) if frame else (fill, stroke)
            found.append(Shape(points, box, closed or fill is not None, curved, paint, line, width, z))
    return found


def _rgba(objects: Records, which: str) -> NDArray[np.uint32]:
    """Red, green, blue and alpha of the fill or the stroke of each object."""
    # where PDFium tells none, it is a pattern: something is painted there, of no single colour
    return np.where(objects["has_" + which][:, None] != 0, objects[which], UNKNOWN_COLOUR)


def _colours(objects: Records, which: str, painted: NDArray[np.bool_]) -> list[Colour | None]:
    """What colour each object has; None where it paints (nearly) nothing."""
    rgba = _rgba(objects, which)
    seen = painted & (rgba[:, 3] >= FAINT)
    return [
        (red, green, blue) if shows else None
        for (red, green, blue, _), shows in zip(rgba.tolist(), seen.tolist(), strict=True)
    ]


class _Segments:
    """The segments of all paths of a page: where each ends on the screen, its kind, whether it closes its outline."""

    def __init__(self, points: list[tuple[float, float]], kinds: list[int], closes: list[int]) -> None:
        self._points, self._kinds, self._closes = points, kinds, closes

    def outlines(self, first: int, end: int) -> list[tuple[Points, bool, bool]]:
        """The outlines of the path of these segments: their corners, whether they are closed, whether curved."""
        kinds = self._kinds[first:end]
        if kinds.count(pdfium.FPDF_SEGMENT_LINETO) == len(kinds) - 1 and kinds[0] == pdfium.FPDF_SEGMENT_MOVETO:
            return [(tuple(self._points[first:end]), any(self._closes[first:end]), False)] if len(kinds) > 1 else []
        return list(self._pieces(first, end))

    def _pieces(self, first: int, end: int) -> Iterator[tuple[Points, bool, bool]]:
        points: list[tuple[float, float]] = []
        closed, curved, control = False, False, 0
        for here, kind, closes in zip(
            self._points[first:end], self._kinds[first:end], self._closes[first:end], strict=True
        ):
            if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
                if len(points) > 1:
                    yield tuple(points), closed, curved
                points, closed, curved = [], False, False
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                control = (control + 1) % 3  # two control points, then the end
                # a corner rounded by nothing is a corner: the curve ends where it began
                if control == 0 and not (points and _same(here, points[-1])):
                    curved = True
                    points.append(here)
            else:
                points.append(here)
            closed = closed or bool(closes)
        if len(points) > 1:
            yield tuple(points), closed, curved


class _Runs:
    """What the characters of each text object have in common."""

    def __init__(
        self, runs: Records, objects: Records, outer: Matrices, to_screen: Matrix, bold: NDArray[np.bool_]
    ) -> None:
        a, b, c, d, _, _ = _times(runs["matrix"].astype("f8").T, (*to_screen[:4], 0.0, 0.0))
        self.size = runs["width"] * (c * c + d * d) ** 0.5
        self.turn = _turns(a, b)
        modes = runs["mode"]
        outline = modes == pdfium.FPDF_TEXTRENDERMODE_CLIP
        only_stroked = modes == pdfium.FPDF_TEXTRENDERMODE_STROKE
        rgba = np.where(only_stroked[:, None], _rgba(runs, "stroke"), _rgba(runs, "fill"))
        faint = rgba[:, 3] < FAINT
        # Letters that serve as a clip are seen by what is painted through them.
        self.unseen = (modes == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE) | (faint & ~outline)
        self.colour = np.where(faint[:, None], 0, rgba[:, :3])
        self.bold = bold | only_stroked | (modes == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE)
        self.z = _places(objects, runs["address"])
        around = np.vstack([outer, to_screen])[self.z]  # an object beyond the limits has the page's
        clips = _moved(runs["box"], around)
        clips[outline] = -EVERYWHERE, -EVERYWHERE, EVERYWHERE, EVERYWHERE
        self.clip = clips


def _places(objects: Records, addresses: NDArray[np.uint64]) -> NDArray[np.intp]:
    """The numbers of the (last) objects with these addresses, the count of all objects where there is none."""
    order = np.argsort(objects["address"], kind="stable")
    known = objects["address"][order]
    found = np.searchsorted(known, addresses, side="right") - 1
    if not len(known):
        return np.zeros(len(addresses), dtype=np.intp)
    return np.where(known[found] == addresses, order[found], len(objects))


def _bold(fonts: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which of these fonts (their addresses) are bold by their names."""
    addresses = fonts.tolist()
    known = {address: _is_bold(address) for address in set(addresses)}
    return np.array([known[address] for address in addresses], dtype=bool)


def _is_bold(address: int) -> bool:
    if not address:
        return False
    font = ctypes.cast(address, pdfium.FPDF_FONT)
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFFont_GetBaseFontName(font, name, length)
    plain = name.value.decode("latin-1").lower()
    return any(word in plain for word in BOLD_NAMES)


def _turns(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.int_]:
    """Quarter turns, clockwise on the screen, of writing directions given on the screen (y downwards)."""
    return np.where(np.abs(a) >= np.abs(b), np.where(a >= 0, 0, 2), np.where(b > 0, 1, 3))


def _as_glyphs(characters: Records, runs: _Runs, to_screen: Matrix) -> Glyphs:
    glyphs = np.zeros(len(characters), GLYPH)
    if not len(characters):
        return glyphs
    run = characters["run"]
    for name in ("index", "run", "code", "spaced"):
        glyphs[name] = characters[name]
    glyphs["code"][glyphs["code"] == HYPHEN_CODE] = 0x2D
    box = characters["box"].astype("f8")
    one, two = _at(to_screen, box[:, 0], box[:, 1]), _at(to_screen, box[:, 2], box[:, 3])
    glyphs["x0"], glyphs["x1"] = np.minimum(one[0], two[0]), np.maximum(one[0], two[0])
    glyphs["y0"], glyphs["y1"] = np.minimum(one[1], two[1]), np.maximum(one[1], two[1])
    glyphs["ox"], glyphs["oy"] = _at(to_screen, *characters["origin"].T)
    for name in ("size", "turn", "z", "unseen", "bold", "colour"):
        glyphs[name] = getattr(runs, name)[run]
    _stand_on_baseline(glyphs)
    glyphs["clipped"] = _outside(glyphs, runs.clip[run])
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


def _times(m: Any, n: Any) -> tuple[Any, ...]:
    """First ``m``, then ``n``; both may be matrices or the columns of many."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _at(m: Any, x: Any, y: Any) -> tuple[Any, Any]:
    """Where points lie after a matrix; it may be the columns of many."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _rounded(m: Any, x: Any, y: Any) -> tuple[Any, Any]:
    # PDFium counts in single precision: beyond three decimals there is noise only
    x, y = _at(m, x, y)
    return np.round(x, 3), np.round(y, 3)


def _moved(boxes: NDArray[np.floating], matrices: Matrices) -> NDArray[np.float64]:
    """Boxes around boxes after a matrix each."""
    sides, m = boxes.astype("f8").T, matrices.T
    upright = not (m[1].any() or m[2].any())  # then two corners tell all
    corners = [(0, 1), (2, 3)] if upright else [(0, 1), (0, 3), (2, 1), (2, 3)]
    moved = np.array([_rounded(m, sides[i], sides[j]) for i, j in corners])
    return np.column_stack([*moved.min(axis=0), *moved.max(axis=0)])


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


def _address(thing: Any) -> int:
    return ctypes.cast(thing, ctypes.c_void_p).value or 0
