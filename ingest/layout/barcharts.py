"""Charts of bars without an axis: a number right above each bar, what it is of below, and the title above all of them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from ingest.document import Box, ChartLabel, around
from ingest.drawn.sheet import Shape
from ingest.layout.charts import LABEL, Chart, Word, text_of
from ingest.layout.figures import seen
from ingest.layout.grids import Grid
from ingest.layout.lines import Writer
from ingest.layout.strokes import strokes

FEWEST = 3  # bars
NARROWEST = 4.0  # points of a bar
SAME = 1.0  # points by which feet and widths of the bars may differ
TRUE = 0.03, 1.5  # share of the highest bar, or points, by which a bar may be higher or lower than its number says
NEAR = 1.5  # type sizes from a bar to its number, and to what it is of, at most
TITLE = 8.0  # type sizes from the highest number to the title at most
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


def bar_charts(writer: Writer, shapes: Sequence[Shape], grids: Sequence[Grid], free: np.ndarray) -> list[Chart]:
    """The charts of a page in no table; their characters are then no longer ``free``."""
    tables = [grid.box for grid in grids if len(grid.cells) > 1]
    rows = [row for row in _rows(shapes) if not any(_in(row[0], box) for box in tables)]
    words = [Word(stroke, writer) for stroke in strokes(writer.glyphs, np.nonzero(free)[0])] if rows else []
    found = []
    for row in rows:
        if parts := _parts(row, words):
            found.append(_chart(row[0], *parts, writer))
            taken = [word for part in parts for word in part]
            words = [word for word in words if word not in taken]
            for word in taken:
                free[word.stroke.ids] = False
    return found


def _parts(row: Sequence[Box], words: Sequence[Word]) -> tuple[list[Word], list[Word], list[Word]] | None:
    """The numbers above the bars, what stands below them, and the title; None where these are no chart."""
    above, below = ([_nearest(words, bar, above=upper) for bar in row] for upper in (True, False))
    numbers = [word for word in above if word is not None and LABEL.match(word.text)]
    names = [word for word in below if word is not None]
    if len(numbers) < len(row) or len(set(names)) < len(row) or not _tell_heights(numbers, row):
        return None
    return numbers, names, _title(words, numbers, row)


def _chart(bar: Box, numbers: list[Word], names: list[Word], title: list[Word], writer: Writer) -> Chart:
    series, box = "".join(word.text for word in title), bar
    labels = [
        ChartLabel(text_of(number, writer), writer.read([name.stroke]), series)
        for number, name in zip(numbers, names, strict=True)
    ]
    labels += [ChartLabel(text_of(word, writer)) for word in (*title, *names)]
    for word in (*numbers, *names, *title):
        box = around(box, word.stroke.box)
    return Chart(box, labels)


def _rows(shapes: Sequence[Shape]) -> Iterator[list[Box]]:
    """Bars of one width that stand side by side on one line, not all of one height."""
    feet: dict[tuple[int, int], dict[int, Box]] = defaultdict(dict)
    for shape in shapes:
        x0, y0, x1, y1 = shape.box
        if shape.closed and shape.fill is not None and x1 - x0 >= NARROWEST and y1 - y0 >= SAME and seen(shape):
            feet[round(y1 / SAME), round((x1 - x0) / SAME)][round(x0)] = shape.box
    for bars in feet.values():
        row = [bars[x] for x in sorted(bars)]
        heights = [bar[3] - bar[1] for bar in row]
        apart = all(one[2] < two[0] for one, two in pairwise(row))
        if len(row) >= FEWEST and apart and max(heights) - min(heights) > SAME:
            yield list(_with_none(row))


def _with_none(row: Sequence[Box]) -> Iterator[Box]:
    """The bars with one of no height in each place between them that is left free: there is none of what is counted."""
    step = min(two[0] - one[0] for one, two in pairwise(row))
    for one, two in pairwise(row):
        yield one
        for place in range(1, round((two[0] - one[0]) / step)):
            yield one[0] + place * step, one[3], one[2] + place * step, one[3]
    yield row[-1]


def _in(bar: Box, box: Box) -> bool:
    return box[0] <= bar[0] and bar[2] <= box[2] and box[1] <= bar[1] and bar[3] <= box[3]


def _nearest(words: Sequence[Word], bar: Box, *, above: bool) -> Word | None:
    """The word in the middle right above a bar, or right below it."""
    middle, found = (bar[0] + bar[2]) / 2, []
    for word in words:
        x0, y0, x1, y1 = word.stroke.box
        away = bar[1] - y1 if above else y0 - bar[3]
        if abs(word.x - middle) <= word.stroke.size and -SAME <= away <= NEAR * word.stroke.size and x0 < middle < x1:
            found.append((away, word))
    return min(found, key=lambda each: each[0])[1] if found else None


def _tell_heights(numbers: Sequence[Word], row: Sequence[Box]) -> bool:
    """Whether each bar is as high as its number says."""
    told = [_NUMBER.match(word.text) for word in numbers]
    values = [float(match[0].replace(",", "")) for match in told if match]
    heights = [bar[3] - bar[1] for bar in row]
    if len(values) < len(row) or not max(values):
        return False
    scale, slack = max(heights) / max(values), max(TRUE[0] * max(heights), TRUE[1])
    return all(abs(value * scale - height) <= slack for value, height in zip(values, heights, strict=True))


def _title(words: Sequence[Word], numbers: Sequence[Word], row: Sequence[Box]) -> list[Word]:
    """The words of the next line above the highest number, over the bars."""
    top = min(numbers, key=lambda word: word.stroke.box[1])
    left, right = row[0][0] - (row[0][2] - row[0][0]), row[-1][2] + (row[0][2] - row[0][0])
    above = [
        word
        for word in words
        if word not in numbers
        and 0 <= top.stroke.box[1] - word.stroke.box[3] <= TITLE * top.stroke.size
        and left < word.x < right
    ]
    lowest = max((word.y for word in above), default=0.0)
    return [word for word in above if lowest - word.y < word.stroke.size / 2]
