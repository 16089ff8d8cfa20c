"""The legend of a chart: words beside swatches, and which of them has the colour of the bar, part or point at a label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Box
from ingest.drawn.sheet import Colour, Shape
from ingest.layout.figures import WHITE, seen
from ingest.layout.visible import PAPER

SERIES = 2  # colours of a legend at least
SWATCH = 1.3  # type sizes: at most so high is a swatch
LINE = 4.0  # type sizes: at most so long is one for a line
BESIDE = 1.2  # type sizes between a swatch and its words at most
NEAR = 1.6  # type sizes from the middle of a label to what it is a label of
ALIKE = 6  # steps of 255 by which one colour may differ


@dataclass(frozen=True, slots=True)
class Swatch:
    """A sample of a colour and the number of the words beside it."""

    colour: Colour
    box: Box
    words: int


def legend(shapes: Sequence[Shape], words: Sequence[tuple[Box, float]]) -> list[Swatch]:
    """The swatches, one for each colour; ``words`` are boxes with their type sizes. Empty unless the colours differ."""
    found: list[Swatch] = []
    for number, (box, size) in enumerate(words):
        beside = [shape for shape in shapes if _is_swatch(shape, box, size)]
        if beside:
            nearest = max(beside, key=lambda shape: (shape.box[2], shape.z))
            found.append(Swatch(_colour(nearest), nearest.box, number))
    alone = [s for s in found if sum(_alike(s.colour, other.colour) for other in found) == 1]
    return alone if len(alone) >= SERIES else []


def series_of(
    label: tuple[float, float], size: float, key: Sequence[Swatch], shapes: Sequence[Shape], *, upright: bool
) -> int | None:
    """The number of the words whose colour the nearest shape over or under a label's middle has (beside it, where bars
    are not ``upright``); None where there is none near.
    """
    near = [(away, swatch.words) for away, swatch in _near(label, key, shapes, upright=upright) if away <= NEAR * size]
    return min(near)[1] if near else None


def _near(
    label: tuple[float, float], key: Sequence[Swatch], shapes: Sequence[Shape], *, upright: bool
) -> Iterator[tuple[float, Swatch]]:
    samples = {swatch.box for swatch in key}
    along, across = (0, 1) if upright else (1, 0)
    for shape in shapes:
        box = shape.box
        if not shape.closed or box in samples or not box[along] <= label[along] <= box[along + 2]:
            continue
        for swatch in key:
            if _alike(_colour(shape), swatch.colour):
                yield max(box[across] - label[across], label[across] - box[across + 2], 0.0), swatch


def _is_swatch(shape: Shape, words: Box, size: float) -> bool:
    x0, y0, x1, y1 = shape.box
    level = y0 <= (words[1] + words[3]) / 2 <= y1 or abs((y0 + y1) - (words[1] + words[3])) < size
    beside = 0 <= words[0] - x1 + 1 <= BESIDE * size
    wide = SWATCH * size if y1 - y0 > 0.4 * size else LINE * size
    return level and beside and y1 - y0 <= SWATCH * size and 2 <= x1 - x0 <= wide and seen(shape)


def _colour(shape: Shape) -> Colour:
    """What a shape is filled with, else its outline, as of points that are white inside."""
    return next((c for c in (shape.fill, shape.stroke) if c is not None and min(c) < WHITE), PAPER)


def _alike(one: Colour, other: Colour) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= ALIKE
