"""What is seen of shapes: each within the box that its path is clipped to, as the border of one side of a box is drawn."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from ingest.document import Box
from ingest.drawn.matrices import Matrices, moved
from ingest.drawn.sheet import Shape
from ingest.pdfium import Records

HAIR = 0.05  # points


def within_clips(found: list[Shape], objects: Records, outer: Matrices) -> list[Shape]:
    """The shapes, those cut that stick out of the clip of their object; what lies outside of it is left out."""
    if not found:
        return found
    places = np.array([shape.z for shape in found])
    known = (objects["box"] != 0).any(axis=1).take(places)
    clips = moved(objects["box"], outer[: len(objects)]).take(places, axis=0)
    boxes = np.array([shape.box for shape in found])
    out = known & ((boxes[:, :2] < clips[:, :2] - HAIR) | (boxes[:, 2:] > clips[:, 2:] + HAIR)).any(axis=1)
    if not out.any():
        return found
    seen = _meet(boxes, clips, np.array([shape.width / 2 if shape.stroke else 0.0 for shape in found]))
    cuts = zip(found, out.tolist(), seen.tolist(), clips.tolist(), strict=True)
    return [_cut(shape, clip) if outside else shape for shape, outside, shows, clip in cuts if shows or not outside]


def _meet(boxes: NDArray[np.float64], clips: NDArray[np.float64], reach: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which boxes, with half the width of their lines around them, reach into their clips."""
    more = reach[:, None] + HAIR
    return np.asarray(((boxes[:, 2:] > clips[:, :2] - more) & (boxes[:, :2] < clips[:, 2:] + more)).all(axis=1))


def _cut(shape: Shape, clip: Box) -> Shape:
    x0, y0, x1, y1 = clip
    points = tuple((min(max(x, x0), x1), min(max(y, y0), y1)) for x, y in shape.points)
    left, top, right, bottom = shape.box
    box = min(max(left, x0), x1), min(max(top, y0), y1), max(min(right, x1), x0), max(min(bottom, y1), y0)
    return msgspec.structs.replace(shape, points=points, box=box)
