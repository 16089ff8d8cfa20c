"""Charts: an axis of evenly spaced numbers, the labels beside the bars, the categories under or beside them, the legend."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from ingest.document import Box, ChartLabel, Text, around, join_lines
from ingest.drawn.sheet import Shape
from ingest.layout.figures import holds
from ingest.layout.grids import Grid
from ingest.layout.legends import SERIES, legend, series_of
from ingest.layout.lines import Writer
from ingest.layout.strokes import Stroke, strokes

LEADING = 2.2  # type sizes from line to line of one category at most
LONGEST = 40  # characters of a line of a category beside a bar
STEP = 1.5  # type sizes by which labels of one bar, set higher and lower, may differ in height
TICKS = 4  # numbers of an axis at least
LINED = 2.5  # points that the ends of tick labels may differ
EVEN = 0.15  # share by which steps between ticks may differ
ABOVE, BELOW = 4.0, 3.5  # type sizes above and below the axis in which title and categories stand
ZEROS = [ord(zero) for zero in "0０"]
SIGNS = "△▲-－"  # that a number may begin with, half and full width
_NUMBER = re.compile(r"^[△▲\-]?[0-9][0-9,]*(?:\.[0-9]+)?[%％]?$")
LABEL = re.compile(r"^[△▲\-]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[%％]|[^0-9\s]{1,3})?$")


@dataclass(slots=True)
class Chart:
    """The labels of a chart and the area that they take up."""

    box: Box
    labels: list[ChartLabel]


@dataclass(eq=False)
class Word:
    """A stroke of writing on a page that may be part of a chart."""

    stroke: Stroke
    writer: Writer

    @cached_property
    def text(self) -> str:
        """What it says, in plain forms."""
        return unicodedata.normalize("NFKC", self.writer.read([self.stroke])).strip()

    @cached_property
    def is_number(self) -> bool:
        """Whether it is a number and nothing else; most words tell by their first character that they are not."""
        first = self.writer.looks[self.stroke.ids[0]]
        return (first.isdigit() or first in SIGNS) and bool(_NUMBER.match(self.text))

    @property
    def x(self) -> float:
        """Its middle from left to right."""
        return (self.stroke.box[0] + self.stroke.box[2]) / 2

    @property
    def y(self) -> float:
        """Its middle from top to bottom."""
        return (self.stroke.box[1] + self.stroke.box[3]) / 2


def charts(writer: Writer, shapes: list[Shape], grids: list[Grid], free: np.ndarray) -> list[Chart]:
    """The charts of a page; their characters are then no longer ``free``. Numbers inside of ``grids`` are no axis."""
    if not _has_zero(writer, grids):
        return []
    words = [Word(stroke, writer) for stroke in strokes(writer.glyphs, np.nonzero(free)[0])]
    found = []
    for upright in (True, False):
        numbers = [word for word in words if word.is_number]
        for ticks in _axes(numbers, upright=upright):
            if any(_in(tick, grid.box) for tick in ticks for grid in grids):
                continue
            parts = _Parts(words, ticks, upright=upright)
            if parts.labels and parts.categories:
                parts.name_series(shapes, words)
                found.append(parts.chart(writer))
                taken = {id(word) for word in parts.all}
                words = [word for word in words if id(word) not in taken]
                for word in parts.all:
                    free[word.stroke.ids] = False
    return found


def _has_zero(writer: Writer, grids: list[Grid]) -> bool:
    """Whether there is a 0 outside of all grids, with which an axis might begin; most pages have none."""
    zeros = np.isin(writer.glyphs["code"], ZEROS)
    x, y = (middle[zeros] for middle in writer.middles)
    for grid in grids:
        outside = ~holds(grid.box, x, y)
        x, y = x[outside], y[outside]
    return len(x) > 0


def _in(word: Word, box: Box) -> bool:
    return box[0] < word.x < box[2] and box[1] < word.y < box[3]


def _value(text: str) -> float:
    return float(re.sub(r"[,%△▲]", "", text))


def _axes(numbers: list[Word], *, upright: bool) -> list[list[Word]]:
    """Groups of numbers that stand in a line and go up evenly from 0."""
    place: Callable[[Word], float] = (lambda w: w.stroke.box[2]) if upright else (lambda w: w.stroke.base)
    along: Callable[[Word], float] = (lambda w: -w.y) if upright else (lambda w: w.x)
    groups: list[list[Word]] = []
    for word in sorted(numbers, key=place):
        if groups and place(word) - place(groups[-1][-1]) <= LINED:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [run for group in groups if (run := _even_run(sorted(group, key=along), along))]


def _even_run(group: list[Word], along: Callable[[Word], float]) -> list[Word]:
    """The longest run of numbers from 0 on with equal steps in value and place."""
    for start, word in enumerate(group[: 1 - TICKS]):
        if _value(word.text) != 0:
            continue
        step, gap = _value(group[start + 1].text), along(group[start + 1]) - along(word)
        end = start + 1
        while end < len(group) and step > 0 and gap > 0:
            count = end - start
            right = abs(_value(group[end].text) - count * step) < EVEN * step
            if not right or abs(along(group[end]) - along(word) - count * gap) > EVEN * gap * count:
                break
            end += 1
        if end - start >= TICKS:
            return group[start:end]
    return []


class _Parts:
    """Sorts the words around an axis into labels, categories and title."""

    def __init__(self, words: list[Word], ticks: list[Word], *, upright: bool) -> None:
        self.ticks, self.upright = ticks, upright
        self.size = ticks[0].stroke.size
        boxes = [tick.stroke.box for tick in ticks]
        area = boxes[0]
        for box in boxes[1:]:
            area = around(area, box)
        others = [word for word in words if word not in ticks]
        self.labels = [word for word in others if LABEL.match(word.text) and self._inside(word, area)]
        self.categories = self._categories(others, area)
        self.titles = self._titles(others, area)
        self.all = [*ticks, *self.labels, *self.categories, *self.titles]
        self.legend: list[Word] = []
        self.series: dict[Word, Word] = {}

    def name_series(self, shapes: list[Shape], words: list[Word]) -> None:
        """Ties labels to the words of the legend that have the colour of what the labels stand on or beside."""
        named = [word for word in words if word not in self.all and not word.is_number]
        key = legend(shapes, [(word.stroke.box, word.stroke.size) for word in named])
        if len(key) < SERIES:
            return
        for label in self.labels:
            number = series_of((label.x, label.y), label.stroke.size, key, shapes, upright=self.upright)
            if number is not None:
                self.series[label] = named[number]
        self.legend = list(dict.fromkeys(self.series.values()))
        self.all += self.legend

    def _inside(self, word: Word, area: Box) -> bool:
        if self.upright:
            return area[1] - 2 * self.size < word.y < area[3] and area[2] < word.x < area[2] + 40 * self.size
        return (
            area[0] < word.x < area[2] + 2 * self.size and area[1] - 60 * self.size < word.y < area[3] + 60 * self.size
        )

    def _categories(self, words: list[Word], area: Box) -> list[Word]:
        if not self.labels:
            return []
        if self.upright:
            right = max(label.stroke.box[2] for label in self.labels) + 4 * self.size
            near = [w for w in words if 0 < w.y - area[3] < BELOW * self.size and area[2] - self.size < w.x < right]
            first = min((w.y for w in near), default=0.0)
            return [w for w in near if w.y - first < self.size]
        top, bottom = min(w.y for w in self.labels), max(w.y for w in self.labels)
        left = [
            w
            for w in words
            if len(w.text) <= LONGEST
            and w.stroke.box[2] < area[0] + self.size
            and top - 2 * self.size < w.y < bottom + 2 * self.size
        ]
        near = [w for w in left if area[0] - w.stroke.box[2] < 4 * self.size]
        return [w for w in left if w in near or any(_one_under_the_other(w, other) for other in near)]

    def _titles(self, words: list[Word], area: Box) -> list[Word]:
        """The line in the middle above the highest tick."""
        if not self.upright or not self.labels:
            return []
        left, right = area[0], max(label.stroke.box[2] for label in self.labels)
        return [
            w
            for w in words
            if w not in self.labels
            and 0 < area[1] - w.stroke.box[3] + self.size < ABOVE * self.size
            and left < w.x < right
        ]

    def chart(self, writer: Writer) -> Chart:
        """The finished chart: each label with its nearest category; without a legend the title stands for the series."""
        title = "".join(word.text for word in self.titles)
        labels = [self._label(word, title, writer) for word in self.labels]
        others = (*self.titles, *self.legend, *self.categories, *self.ticks)
        labels += [ChartLabel(text_of(word, writer)) for word in others]
        box = self.all[0].stroke.box
        for word in self.all:
            box = around(box, word.stroke.box)
        return Chart(box, labels)

    def _named(self, label: Word) -> list[Word]:
        """The category of a label: the nearest word below it; beside it, all lines nearer to its bar than to another."""
        if self.upright:
            return [min(self.categories, key=lambda word: abs(word.x - label.x))]
        bars = _heights(sorted(other.y for other in self.labels), STEP * self.size)
        own = min(bars, key=lambda y: abs(y - label.y))
        lines = [word for word in self.categories if min(bars, key=lambda y: abs(y - word.y)) == own]
        return sorted(lines, key=lambda word: word.y) or [min(self.categories, key=lambda word: abs(word.y - label.y))]

    def _label(self, word: Word, title: str, writer: Writer) -> ChartLabel:
        category = join_lines(writer.read([each.stroke]) for each in self._named(word))
        series = writer.read([self.series[word].stroke]) if word in self.series else "" if self.series else title
        return ChartLabel(text_of(word, writer), category=category, series=series)


def _heights(places: list[float], step: float) -> list[float]:
    """Where the bars are whose labels stand at these heights: those of one bar may lie a step apart, to leave each other room."""
    groups = [[places[0]]]
    for before, place in pairwise(places):
        if place - before > step:
            groups.append([])
        groups[-1].append(place)
    if max(group[-1] - group[0] for group in groups) > 2 * step:
        return places
    return [(group[0] + group[-1]) / 2 for group in groups]


def _one_under_the_other(one: Word, other: Word) -> bool:
    """Whether two words are lines of one text."""
    (a0, _, a1, _), (b0, _, b1, _) = one.stroke.box, other.stroke.box
    return 0 < abs(one.y - other.y) < LEADING * one.stroke.size and a0 < b1 and b0 < a1


def text_of(word: Word, writer: Writer) -> Text:
    """A word as the text of a label."""
    return Text((writer.line([word.stroke]),))
