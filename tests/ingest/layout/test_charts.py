"""Charts: labels are tied to the categories that they stand over."""

from collections.abc import Callable
from typing import Any

from ingest.document import ChartLabel, Document


def test_labels_of_a_bar_chart(reading: Callable[..., Document]) -> None:
    """A number over a bar belongs to the category under it; the numbers of the axis belong to none."""

    def draw(sheet: Any) -> None:
        sheet.text(200, 95, "講座の数", 11)
        for number, y in zip((0, 5, 10, 15), (260, 210, 160, 110), strict=True):
            sheet.canvas.setFont("HeiseiKakuGo-W5", 8)
            sheet.canvas.setFillColorRGB(0, 0, 0)
            sheet.canvas.drawRightString(140, sheet.height - y, str(number))
        for x, value, year in ((170, 4, "R4"), (240, 9, "R5"), (310, 12, "R6")):
            sheet.box(x, 258 - 10 * value, x + 30, 258, (0.3, 0.5, 0.8))
            sheet.text(x + 10, 253 - 10 * value, str(value), 8)
            sheet.text(x + 8, 275, year, 8)

    labels = [block for block in reading(draw).blocks if isinstance(block, ChartLabel)]
    tied = [(label.text.text, label.category, label.series) for label in labels if label.category]
    assert tied == [("4", "R4", "講座の数"), ("9", "R5", "講座の数"), ("12", "R6", "講座の数")]
    assert {"0", "5", "10", "15"} <= {label.text.text for label in labels if not label.category}


def _bars(sheet: Any, *heights: int) -> None:
    sheet.text(180, 95, "講座の数（回）", 11)
    columns = zip((170, 240, 310, 380), heights, (4, 9, 0, 12), ("R4", "R5", "R6", "R7"), strict=True)
    for x, height, value, year in columns:
        if height:
            sheet.box(x, 258 - height, x + 30, 258, (0.3, 0.5, 0.8))
        sheet.text(x + 10, 254 - height, str(value), 8)
        sheet.text(x + 8, 270, year, 8)


def test_bars_without_an_axis(reading: Callable[..., Document]) -> None:
    """Bars as high as the numbers right above them say, and none over a year with a 0, are a chart, though no axis stands
    beside them; others are none.
    """
    labels = [b for b in reading(lambda sheet: _bars(sheet, 40, 90, 0, 120)).blocks if isinstance(b, ChartLabel)]
    tied = [(label.text.text, label.category, label.series) for label in labels if label.category]
    values = (("4", "R4"), ("9", "R5"), ("0", "R6"), ("12", "R7"))
    assert tied == [(value, year, "講座の数(回)") for value, year in values]
    others = reading(lambda sheet: _bars(sheet, 120, 40, 0, 90)).blocks
    assert not any(isinstance(block, ChartLabel) for block in others)


def test_bars_that_lie(reading: Callable[..., Document]) -> None:
    """All lines of a category beside a bar are its name; labels of one bar may be set higher and lower."""

    def draw(sheet: Any) -> None:
        for number, x in zip((0, 5, 10, 15), (200, 250, 300, 350), strict=True):
            sheet.text(x, 95, str(number), 8)
        for y, name, values in ((120, ("川のそばで", "歩く人"), (4, 7)), (180, ("森を訪ねる人",), (9, 3))):
            for line, words in enumerate(name):
                sheet.text(190 - 8 * len(words) - 12 * line, y + 8 + 12 * line, words, 8)
            foot = 200
            for number, value in enumerate(values):
                sheet.box(foot, y, foot + 10 * value, y + 20, (0.3 + 0.4 * number, 0.5, 0.8))
                sheet.text(foot + 3, y + 8 + 9 * number, str(value), 8)
                foot += 10 * value

    labels = [block for block in reading(draw).blocks if isinstance(block, ChartLabel)]
    assert {(label.text.text, label.category) for label in labels if label.category} == {
        ("4", "川のそばで歩く人"),
        ("7", "川のそばで歩く人"),
        ("9", "森を訪ねる人"),
        ("3", "森を訪ねる人"),
    }
