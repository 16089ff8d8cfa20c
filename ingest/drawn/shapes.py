"""The objects of a page → shapes and pictures, on the screen.

``_shapes.c`` finds the outlines of paths, one by one, where it could be built; else ``_shapes`` does the same.
"""

import ctypes
import struct
from collections.abc import Callable, Iterator
from itertools import repeat

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.compiled import Loop
from ingest.document import Box
from ingest.drawn.matrices import Matrices, Matrix, moved, rounded, times
from ingest.drawn.sheet import Colour, Points, Shape
from ingest.pdfium import OBJECT, SEGMENT, Records

HAIR = 0.05  # points
RINGS = 12  # outlines of one path at most that are looked at for frames
FAINT = 26  # alpha of 255 below which nothing is seen
Places = NDArray[np.float64]
Outline = tuple[Points, Box, bool, bool]
UNKNOWN_COLOUR = 128, 128, 128, 255
#: An outline as the compiled loop gives it: box, width of its line, the number of its object, from where to where its points
#: go among all, whether it is closed, curved and makes a frame with another, and its colours, -1 for none.
OUTLINE = struct.Struct("5d3i3?x2i")
_P, _I = ctypes.c_void_p, ctypes.c_int32
FIND = Loop("find_outlines", (_P, _I, *(_P,) * 5), (OBJECT.itemsize, SEGMENT.itemsize, OUTLINE.size))


def outer_matrices(objects: Records, to_screen: Matrix) -> Matrices:
    """For each object the matrix from the space in which it lies to the screen, last that of what lies in no form."""
    forms = {-1: to_screen}
    for number in np.nonzero(objects["kind"] == pdfium.FPDF_PAGEOBJ_FORM)[0].tolist():
        forms[number] = times(objects["matrix"][number].tolist(), forms[int(objects["parent"][number])])
    if len(forms) == 1:
        same = np.empty((len(objects) + 1, 6))
        same[:] = to_screen
        return same
    places = {form: place for place, form in enumerate(forms)}
    return np.array(list(forms.values()))[[*map(places.__getitem__, objects["parent"].tolist()), 0]]


def pictures(objects: Records, outer: Matrices) -> list[tuple[Box, int]]:
    """The boxes of images and shadings with their places in the order of drawing."""
    kind = objects["kind"]
    painted = (kind == pdfium.FPDF_PAGEOBJ_IMAGE) | (kind == pdfium.FPDF_PAGEOBJ_SHADING)
    known = np.nonzero(painted & (objects["count"] != 0))[0]
    if not len(known):
        return []
    boxes = moved(objects["box"][known], outer[known])
    return [((x0, y0, x1, y1), z) for (x0, y0, x1, y1), z in zip(boxes.tolist(), known.tolist(), strict=True)]


def shapes(objects: Records, segments: Records, outer: Matrices) -> list[Shape]:
    """The outlines of all paths that paint anything."""
    if not len(segments):
        return []
    find = FIND.function
    return _asked(find, objects, segments, outer) if find else _shapes(objects, segments, outer)


def _asked(find: Callable[..., int], objects: Records, segments: Records, outer: Matrices) -> list[Shape]:
    """The outlines as the compiled loop finds them."""
    places, into = np.empty((2, len(segments))), np.empty(len(segments) * OUTLINE.size, "u1")
    given = (each.ctypes.data for each in (segments, outer, *places, into))
    count = find(objects.ctypes.data, len(objects), *given)
    points = tuple(zip(*places.tolist(), strict=True))
    outlines = [*OUTLINE.iter_unpack(into[: count * OUTLINE.size].data)]
    packed = {each for outline in outlines for each in outline[-2:]}
    colours: dict[int, Colour] = {each: (each >> 16, each >> 8 & 255, each & 255) for each in packed if each >= 0}
    colour = colours.get
    return [
        _shape(points[start:end], (x0, y0, x1, y1), closed, curved, framed, colour(fill), colour(stroke), width, z)
        for x0, y0, x1, y1, width, z, start, end, closed, curved, framed, fill, stroke in outlines
    ]


def _shape(
    points: Points,
    box: Box,
    closed: bool,
    curved: bool,
    framed: bool,
    fill: Colour | None,
    stroke: Colour | None,
    width: float,
    z: int,
) -> Shape:
    """One outline of a path with its looks; it is ``framed`` where its path has another one inside of it, or around it."""
    # what lies within a frame is not painted
    paint, line = (None, stroke or fill) if framed else (fill, stroke)
    return Shape(points, box, closed or fill is not None, curved, paint, line, width, z)


def _shapes(objects: Records, segments: Records, outer: Matrices) -> list[Shape]:
    """The same without a compiler, a field of all segments after the other."""
    (paths,) = ((objects["kind"] == pdfium.FPDF_PAGEOBJ_PATH) & (objects["count"] > 0)).nonzero()
    own = objects.take(paths)
    matrices = np.array(times(own["matrix"].astype("f8").T, outer.take(paths, axis=0).T))
    scales = np.abs(matrices[0] * matrices[3] - matrices[1] * matrices[2]) ** 0.5
    x, y = rounded(matrices.repeat(own["count"], axis=1), segments["x"].astype("f8"), segments["y"].astype("f8"))
    drawn = _Outlines(x, y, segments, own)
    fills = _colours(own, "fill", own["mode"] != 0)
    strokes = _colours(own, "stroke", own["stroked"] != 0)
    widths = (own["width"] * scales).tolist()
    found: list[Shape] = []
    for number, (z, fill, stroke, width) in enumerate(zip(paths.tolist(), fills, strokes, widths, strict=True)):
        if fill is None and stroke is None:
            continue
        outlines = drawn.of(number)
        several = fill is not None and 1 < len(outlines) <= RINGS
        for points, box, closed, curved in outlines:
            framed = several and any(_nested(box, other) for _, other, _, _ in outlines)
            found.append(_shape(points, box, closed, curved, framed, fill, stroke, width, z))
    return found


def rgba(objects: Records, which: str) -> NDArray[np.uint32]:
    """Red, green, blue and alpha of the fill or the stroke of each object."""
    # where PDFium tells none, it is a pattern: something is painted there, of no single colour
    return np.where(objects["has_" + which][:, None] != 0, objects[which], UNKNOWN_COLOUR)


def _colours(objects: Records, which: str, painted: NDArray[np.bool_]) -> list[Colour | None]:
    """What colour each object has; None where it paints (nearly) nothing."""
    colours = rgba(objects, which)
    seen = painted & (colours[:, 3] >= FAINT)
    return [
        (red, green, blue) if shows else None
        for (red, green, blue, _), shows in zip(colours.tolist(), seen.tolist(), strict=True)
    ]


class _Outlines:
    """The outlines of all paths of a page: ``x`` and ``y`` are where its segments end on the screen."""

    def __init__(self, x: Places, y: Places, segments: Records, paths: Records) -> None:
        firsts, kinds = paths["first"], segments["kind"]
        self._points = tuple(zip(x.tolist(), y.tolist(), strict=True))
        self._kinds, self._closes = kinds, segments["closes"]
        begins = kinds == pdfium.FPDF_SEGMENT_MOVETO
        begins[firsts] = True
        starts = begins.nonzero()[0]
        ends = np.append(starts[1:], len(kinds))
        low, high = ([side.reduceat(at, starts).tolist() for at in (x, y)] for side in (np.minimum, np.maximum))
        corners = [self._points[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        boxes = zip(*low, *high, strict=True)
        closed = np.logical_or.reduceat(self._closes != 0, starts).tolist()
        self._straight: list[Outline] = list(zip(corners, boxes, closed, repeat(False)))
        self._first = [*np.searchsorted(starts, firsts).tolist(), len(starts)]  # of each path's outlines
        self._curves = np.logical_or.reduceat(kinds == pdfium.FPDF_SEGMENT_BEZIERTO, firsts).tolist()
        self._segments = [*firsts.tolist(), len(kinds)]

    def of(self, path: int) -> list[Outline]:
        """The outlines of a path: corners, the box around them, whether they are closed, whether they are curved."""
        if self._curves[path]:
            return list(self._curved(self._segments[path], self._segments[path + 1]))
        outlines = self._straight[self._first[path] : self._first[path + 1]]
        return [outline for outline in outlines if len(outline[0]) > 1]

    def _curved(self, first: int, end: int) -> Iterator[Outline]:
        """The same of segments among which there are curves."""
        points: list[tuple[float, float]] = []
        closed, curved, control = False, False, 0
        kinds, closes = self._kinds[first:end].tolist(), self._closes[first:end].tolist()
        for here, kind, closing in zip(self._points[first:end], kinds, closes, strict=True):
            if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
                if len(points) > 1:
                    yield tuple(points), _box(points), closed, curved
                points, closed, curved = [], False, False
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                control = (control + 1) % 3  # two control points, then the end
                # a corner rounded by nothing is a corner: the curve ends where it began
                if control == 0 and not (points and _same(here, points[-1])):
                    curved = True
                    points.append(here)
            else:
                points.append(here)
            closed = closed or bool(closing)
        if len(points) > 1:
            yield tuple(points), _box(points), closed, curved


def _same(p: tuple[float, float], q: tuple[float, float]) -> bool:
    """Whether two points are one to the eye."""
    return abs(p[0] - q[0]) < HAIR and abs(p[1] - q[1]) < HAIR


def _box(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _nested(one: Box, two: Box) -> bool:
    """Whether one of two boxes lies within the other."""
    if one == two:
        return False
    inner, outer = sorted((one, two), key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]
