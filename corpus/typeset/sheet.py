"""A sheet of paper after the other: a canvas measured in points from the top left, with a cursor that moves down."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.typeset import fonts
from corpus.typeset.wrap import wrap

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]
PORTRAIT: tuple[float, float] = (A4[0], A4[1])
LANDSCAPE: tuple[float, float] = (A4[1], A4[0])
BLACK: Colour = (0, 0, 0)
rl_config.useA85 = 0  # streams as bytes, a fifth smaller than as letters
WHITE: Colour = (255, 255, 255)


@dataclass(frozen=True)
class Face:
    """How text looks: typeface, size in points, colour, and whether it is thickened (the typefaces have no bold)."""

    font: str = "gothic"
    size: float = 9
    colour: Colour = BLACK
    bold: bool = False
    leading: float = 1.35

    def sized(self, size: float) -> Self:
        """The same in another size."""
        return replace(self, size=size)


@dataclass(frozen=True)
class Paper:
    """Page size as a viewer shows it, margins (left, top, right, bottom) and what is drawn on every page that is begun.

    ``turned`` pages are stored as portrait and turned by a quarter by the viewer.
    """

    size: tuple[float, float] = PORTRAIT
    margins: Box = (56, 56, 56, 56)
    furniture: Callable[["Sheet"], None] | None = None
    turned: bool = False


class Sheet:
    """Draws a document page by page. ``y`` is the cursor, in points from the top of the page."""

    def __init__(self, file: Path, paper: Paper, title: str, author: str) -> None:
        fonts.register()
        self.canvas = Canvas(str(file), pagesize=paper.size, invariant=1, pageCompression=1, initialFontName="gothic")
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setCreator("Keifu corpus")
        self.paper, self.page = paper, 0
        self.y = 0.0
        self.new_page()

    @property
    def width(self) -> float:
        """The width of the page."""
        return self.paper.size[0]

    @property
    def height(self) -> float:
        """The height of the page."""
        return self.paper.size[1]

    @property
    def left(self) -> float:
        """The left edge of what is printed."""
        return self.paper.margins[0]

    @property
    def right(self) -> float:
        """The right edge of what is printed."""
        return self.width - self.paper.margins[2]

    @property
    def bottom(self) -> float:
        """The lower edge of what is printed."""
        return self.height - self.paper.margins[3]

    @property
    def room(self) -> float:
        """The width of what is printed."""
        return self.right - self.left

    def new_page(self, paper: Paper | None = None) -> None:
        """End the page and begin another, on another paper where one is given."""
        if self.page:
            self.canvas.showPage()
        self.paper = paper or self.paper
        self.page += 1
        self._lay()
        self.y = self.paper.margins[1]
        if self.paper.furniture:
            self.paper.furniture(self)

    def _lay(self) -> None:
        """Turn the page: a viewer turns it by a quarter, so that what is drawn lies across the paper."""
        wide, high = self.paper.size
        self.canvas.setPageRotation(90 if self.paper.turned else 0)
        self.canvas.setPageSize((wide, high))  # swapped by the writer where the page is turned
        if self.paper.turned:
            self.canvas.transform(0, 1, -1, 0, high, 0)

    def need(self, height: float) -> None:
        """Begin a new page unless so many points are left on this one."""
        if self.y + height > self.bottom + 0.01:
            self.new_page()

    def save(self) -> None:
        """End the last page and write the file."""
        self.canvas.showPage()
        self.canvas.save()

    def text(self, x: float, baseline: float, text: str, face: Face, spacing: float = 0) -> None:
        """One line from ``x`` on, with ``spacing`` points between characters."""
        lacking = fonts.lacking(text, face.font)
        if lacking:
            raise ValueError(f"the typeface {face.font} has no {lacking}: {text}")
        self.canvas.saveState()
        run = self.canvas.beginText(x, self.height - baseline)
        run.setFont(face.font, face.size)
        run.setFillColorRGB(*_shares(face.colour))
        run.setCharSpace(spacing)
        if face.bold:
            run.setTextRenderMode(2)
            self.canvas.setStrokeColorRGB(*_shares(face.colour))
            self.canvas.setLineWidth(face.size * 0.028)
        run.textOut(text)
        self.canvas.drawText(run)
        self.canvas.restoreState()

    def line(self, text: str, box: Box, face: Face, align: str = "centre") -> None:
        """One line in the middle of a box's height."""
        x0, y0, x1, y1 = box
        free = x1 - x0 - fonts.width(text, face.font, face.size)
        x = x0 + free * {"left": 0, "centre": 0.5, "right": 1}[align]
        self.text(x, (y0 + y1) / 2 + face.size * 0.36, text, face)

    def lines(self, lines: list[str], box: Box, face: Face, align: str = "left", valign: str = "middle") -> None:
        """Several lines in a box."""
        x0, y0, x1, y1 = box
        step = face.size * face.leading
        free = y1 - y0 - step * len(lines)
        top = y0 + (max(free, 0) / 2 if valign == "middle" else 0)
        for number, line in enumerate(lines):
            self.line(line, (x0, top + step * number, x1, top + step * (number + 1)), face, align)

    def upright(self, text: str, box: Box, face: Face) -> None:
        """Vertical writing in the middle of a box, character below character."""
        x0, y0, x1, y1 = box
        step = face.size * 1.12
        top = (y0 + y1 - step * len(text)) / 2
        for number, character in enumerate(text):
            self.line(character, (x0, top + step * number, x1, top + step * (number + 1)), face)

    def paragraph(self, text: str, face: Face, *, indent: float = 0, hang: float = 0, after: float = 4) -> None:
        """Running text over the whole width; ``indent`` moves the first line, ``hang`` all of them to the right."""
        step = face.size * face.leading
        for number, line in enumerate(wrap(text, self.room - hang, face.font, face.size, indent)):
            self.need(step)
            left = self.left + hang + (0 if number else indent)
            self.line(line, (left, self.y, self.right, self.y + step), face, "left")
            self.y += step
        self.y += after

    def bullet(self, mark: str, text: str, face: Face, *, hang: float = 0, after: float = 2) -> None:
        """A paragraph behind a mark."""
        self.need(face.size * face.leading)
        top, step = self.y, face.size * face.leading
        self.line(mark, (self.left + hang, top, self.right, top + step), face, "left")
        self.paragraph(text, face, hang=hang + fonts.width(mark, face.font, face.size) + 2, after=after)

    def fill(self, box: Box, colour: Colour) -> None:
        """A filled rectangle without an edge."""
        x0, y0, x1, y1 = box
        self.canvas.setFillColorRGB(*_shares(colour))
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def frame(self, box: Box, colour: Colour = BLACK, thickness: float = 0.6, radius: float = 0) -> None:
        """The edge of a rectangle."""
        x0, y0, x1, y1 = box
        self.canvas.setStrokeColorRGB(*_shares(colour))
        self.canvas.setLineWidth(thickness)
        self.canvas.roundRect(x0, self.height - y1, x1 - x0, y1 - y0, radius, stroke=1, fill=0)

    def rule(self, box: Box, colour: Colour = BLACK, thickness: float = 0.6, dash: tuple[float, ...] = ()) -> None:
        """A straight line from the first corner to the second."""
        x0, y0, x1, y1 = box
        self.canvas.setStrokeColorRGB(*_shares(colour))
        self.canvas.setLineWidth(thickness)
        self.canvas.setDash(*dash)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)
        self.canvas.setDash()

    def polygon(self, points: list[tuple[float, float]], colour: Colour, edge: Colour | None = None) -> None:
        """A filled shape."""
        path = self.canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        path.close()
        self.canvas.setFillColorRGB(*_shares(colour))
        self.canvas.setStrokeColorRGB(*_shares(edge or colour))
        self.canvas.setLineWidth(0.5)
        self.canvas.drawPath(path, stroke=1 if edge else 0, fill=1)


def fitted(text: str, box: Box, face: Face, least: float = 4.5) -> tuple[list[str], Face]:
    """The lines of a text in the largest size, up to the face's own, in which it fits the box."""
    x0, y0, x1, y1 = box
    while True:
        lines = wrap(text, x1 - x0, face.font, face.size)
        if len(lines) * face.size * face.leading <= y1 - y0 + 0.01:
            return lines, face
        if face.size <= least:
            raise ValueError(f"no room for {text}")
        face = face.sized(face.size - 0.5)


def _shares(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = colour
    return red / 255, green / 255, blue / 255
