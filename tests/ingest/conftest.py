"""A typesetter for the pages that the tests of reading need."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Document
from ingest.reader import read_document

WIDTH, HEIGHT = 595.0, 842.0
FONT = "HeiseiKakuGo-W5"


class Sheet:
    """A page on which things are put by points from the top left."""

    def __init__(self, canvas: Any, height: float = HEIGHT) -> None:
        self.canvas, self.height = canvas, height

    def text(
        self, x: float, y: float, words: str, size: float = 10, colour: tuple[float, float, float] = (0, 0, 0)
    ) -> None:
        """Words whose baseline is ``y`` from the top."""
        self.canvas.setFillColorRGB(*colour)
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.height - y, words)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A rule."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: tuple[float, float, float] | None = None) -> None:
        """A box with an outline, or one of a colour without."""
        if fill is not None:
            self.canvas.setFillColorRGB(*fill)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=fill is None, fill=fill is not None)

    def rounded(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """The outline of a box with round corners."""
        self.canvas.roundRect(x0, self.height - y1, x1 - x0, y1 - y0, 8)

    def bar(self, x0: float, y0: float, x1: float, y1: float, words: str) -> None:
        """A bar with a point at its right end and words in it."""
        path = self.canvas.beginPath()
        middle = (y0 + y1) / 2
        corners = [(x0, y0), (x1 - 6, y0), (x1, middle), (x1 - 6, y1), (x0, y1)]
        path.moveTo(corners[0][0], self.height - corners[0][1])
        for x, y in corners[1:]:
            path.lineTo(x, self.height - y)
        path.close()
        self.canvas.setFillColorRGB(0.7, 0.8, 1)
        self.canvas.drawPath(path, stroke=1, fill=1)
        self.text(x0 + 6, middle + 3, words, 8)

    def grid(self, xs: list[float], ys: list[float], rows: list[list[str]], size: float = 9) -> None:
        """A ruled table: a text for each cell, written from its upper left corner on."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for top, row in zip(ys, rows, strict=False):
            for left, words in zip(xs, row, strict=False):
                self.text(left + 3, top + size + 3, words, size)

    def next(self) -> None:
        """Goes on to a new page."""
        self.canvas.showPage()


Draw = Callable[[Sheet], None]


@pytest.fixture
def typeset(tmp_path: Path) -> Callable[[Draw], Path]:
    """Makes a PDF of what a function draws."""

    def make(draw: Draw) -> Path:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        path = tmp_path / "typeset.pdf"
        canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=True)
        draw(Sheet(canvas))
        canvas.save()
        return path

    return make


@pytest.fixture
def reading(typeset: Callable[[Draw], Path]) -> Callable[[Draw], Document]:
    """Reads the PDF of what a function draws."""
    return lambda draw: read_document(typeset(draw))
