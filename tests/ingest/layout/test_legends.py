"""Charts of several series: the legend's colours tell whose a number is."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from ingest.document import ChartLabel, Document, Passage

COLOURS = [(0.2, 0.4, 0.8), (0.9, 0.5, 0.1)]
NAMES = ["貸出の数", "予約の数"]
YEARS = {"R4": (4, 7), "R5": (9, 5), "R6": (12, 14)}
TIED = {(str(value), year, name) for year, values in YEARS.items() for value, name in zip(values, NAMES, strict=True)}


def axis(sheet: Any) -> None:
    """The numbers at the left, the years below, and the swatches with their words under these."""
    for number, y in zip((0, 5, 10, 15, 20), (360, 310, 260, 210, 160), strict=True):
        sheet.canvas.setFont("HeiseiKakuGo-W5", 8)
        sheet.canvas.setFillColorRGB(0, 0, 0)
        sheet.canvas.drawRightString(140, sheet.height - y, str(number))
    for number, year in enumerate(YEARS):
        sheet.text(190 + 90 * number, 375, year, 8)
    for x, colour, name in zip((190, 290), COLOURS, NAMES, strict=True):
        sheet.box(x, 393, x + 7, 400, colour)
        sheet.text(x + 10, 400, name, 8)


def side_by_side(sheet: Any) -> None:
    """Two bars for each year, the numbers over them."""
    for number, values in enumerate(YEARS.values()):
        for place, (value, colour) in enumerate(zip(values, COLOURS, strict=True)):
            x = 175 + 90 * number + 22 * place
            sheet.box(x, 358 - 10 * value, x + 20, 358, colour)
            sheet.text(x + 6, 355 - 10 * value, str(value), 8)


def stacked(sheet: Any) -> None:
    """One bar on the other, the numbers in them."""
    for number, values in enumerate(YEARS.values()):
        foot = 358
        for value, colour in zip(values, COLOURS, strict=True):
            top = foot - 7 * value
            sheet.box(185 + 90 * number, top, 205 + 90 * number, foot, colour)
            sheet.text(190 + 90 * number, (top + foot) / 2 + 3, str(value), 8)
            foot = top


def lines(sheet: Any) -> None:
    """A line for each series with a point for each year, the numbers over the points."""
    for place, colour in enumerate(COLOURS):
        points = [(195 + 90 * number, 358 - 10 * values[place]) for number, values in enumerate(YEARS.values())]
        sheet.canvas.setStrokeColorRGB(*colour)
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            sheet.line(x0, y0, x1, y1)
        for (x, y), values in zip(points, YEARS.values(), strict=True):
            sheet.box(x - 3, y - 3, x + 3, y + 3, colour)
            sheet.text(x - 3, y - 6, str(values[place]), 8)


def chart_labels(document: Document) -> list[ChartLabel]:
    """The labels of all charts."""
    return [block for block in document.blocks if isinstance(block, ChartLabel)]


@pytest.mark.parametrize("bars", [side_by_side, stacked, lines])
def test_series_by_the_colours_of_the_legend(reading: Callable[..., Document], bars: Callable[..., None]) -> None:
    """Each number belongs to the year under it and to the series whose colour its bar or point has; the words of the legend
    are labels.
    """

    def draw(sheet: Any) -> None:
        bars(sheet)
        axis(sheet)

    document = reading(draw)
    assert {
        (label.text.text, label.category, label.series) for label in chart_labels(document) if label.category
    } == TIED
    assert set(NAMES) <= {label.text.text for label in chart_labels(document)}
    assert not [block for block in document.blocks if isinstance(block, Passage)]


def test_numbers_without_a_bar_of_a_known_colour_have_no_series(reading: Callable[..., Document]) -> None:
    """A number over a bar of a colour that the legend does not name keeps its year and gets no series."""

    def draw(sheet: Any) -> None:
        side_by_side(sheet)
        sheet.box(420, 258, 440, 358, (0.2, 0.7, 0.3))
        sheet.text(424, 255, "10", 8)
        axis(sheet)
        sheet.text(425, 375, "R7", 8)

    found = {(label.text.text, label.category, label.series) for label in chart_labels(reading(draw)) if label.category}
    assert ("10", "R7", "") in found
    assert found >= TIED
