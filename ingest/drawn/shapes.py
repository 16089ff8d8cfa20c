"""The objects of a page → shapes and pictures, on the screen."""

from collections.abc import Iterator

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.document import Box
from ingest.drawn.matrices import Matrices, Matrix, moved, rounded, times
from ingest.drawn.sheet import Colour, Points, Shape
from ingest.pdfium import Records

HAIR = 0.05  # points
RINGS = 12  # outlines of one path at most that are looked at for frames
FAINT = 26  # alpha of 255 below which nothing is seen
UNKNOWN_COLOUR = 128, 128, 128, 255


def outer_matrices(objects: Records, to_screen: Matrix) -> Matrices:
    """For each object the matrix from the space in which it lies to the screen."""
    forms = {-1: to_screen}
    for number in np.nonzero(objects["kind"] == pdfium.FPDF_PAGEOBJ_FORM)[0].tolist():
        forms[number] = times(objects["matrix"][number].tolist(), forms[int(objects["parent"][number])])
    if len(forms) == 1:
        return np.broadcast_to(np.array(to_screen), (len(objects), 6))
    places = {form: place for place, form in enumerate(forms)}
    return np.array(list(forms.values()))[[places[parent] for parent in objects["parent"].tolist()]]


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
    paths = np.nonzero((objects["kind"] == pdfium.FPDF_PAGEOBJ_PATH) & (objects["count"] > 0))[0]
    own = objects[paths]
    matrices = np.column_stack(times(own["matrix"].astype("f8").T, outer[paths].T))
    scales = np.abs(matrices[:, 0] * matrices[:, 3] - matrices[:, 1] * matrices[:, 2]) ** 0.5
    x, y = rounded(np.repeat(matrices, own["count"], axis=0).T, segments["x"].astype("f8"), segments["y"].astype("f8"))
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
