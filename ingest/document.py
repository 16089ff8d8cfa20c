"""What stands in a PDF and where: the one type that the reader of pages gives and the reader of facts takes.

It knows nothing about plans. Every length is in PDF points; every box is ``(x0, y0, x1, y1)`` from the top left of the
page as a viewer shows it (crop box, after rotation), ``y`` growing downwards. Pages count from 1, rows and columns from 0.
Nothing here can hold itself, so the collector of cycles need not look at it (``gc=False``): an eighth of the reading time.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

_BROKEN_NUMBER = re.compile(r"[0-9],(?:[0-9] [0-9]{2}|[0-9]{2} [0-9])(?![0-9])")

Box = tuple[float, float, float, float]


class Place(msgspec.Struct, frozen=True, gc=False):
    """A box on a page (1-based)."""

    page: int
    box: Box


class Line(msgspec.Struct, frozen=True, gc=False):
    """One printed line: ``text`` as a reader reads it, ``printed`` as the characters in the file, in the same order.

    ``text`` has look-alike radicals, spaced-out letters and doubled glyphs mended and keeps full and half width as printed;
    ``size`` is the type size in points; ``ruby`` are the readings set in small kana over words, in neither of the two texts.
    """

    text: str
    printed: str
    place: Place
    size: float = 0.0
    bold: bool = False
    vertical: bool = False
    by_ocr: bool = False
    colour: tuple[int, int, int] = (0, 0, 0)
    ruby: tuple[str, ...] = ()


class Text(msgspec.Struct, frozen=True, gc=False):
    """Lines that read as one text, in reading order; they may stand on several pages."""

    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """The lines joined as Japanese is: without a blank, but with one between two Latin words."""
        return join_lines(line.text for line in self.lines)

    @property
    def places(self) -> tuple[Place, ...]:
        """The box around the lines of each page, in page order."""
        boxes: dict[int, Box] = {}
        for line in self.lines:
            page = line.place.page
            boxes[page] = around(boxes[page], line.place.box) if page in boxes else line.place.box
        return tuple(Place(page, box) for page, box in sorted(boxes.items()))

    def part(self, start: int, end: int) -> "Text":
        """The whole lines that hold the characters ``start`` (included) to ``end`` (excluded) of ``text``."""
        lines, position = [], 0
        for line, joint in zip(self.lines, joints(line.text for line in self.lines), strict=True):
            position += len(joint)
            if position < end and position + len(line.text) > start:
                lines.append(line)
            position += len(line.text)
        return Text(tuple(lines))

    def __bool__(self) -> bool:
        return any(line.text for line in self.lines)


class Passage(msgspec.Struct, frozen=True, gc=False, tag=True):
    """A heading, a paragraph, a bullet, a note or a caption.

    ``marker`` is its numbering or bullet as printed ("第１章", "（１）", "①-1", "・", ""), ``title`` the text without it.
    ``level`` is the depth of a heading in the outline of the whole document (1 the highest), 0 for all else.
    """

    text: Text
    role: Literal["heading", "paragraph", "bullet", "note", "caption"] = "paragraph"
    level: int = 0
    marker: str = ""
    title: str = ""


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A cell of a table: it covers ``rows`` × ``columns`` places of the grid from ``row``, ``column`` on.

    ``place`` is the cell's own area on the page on which it begins. ``fill`` is its background, None where it is the paper.
    ``meant`` is the text of the cell that 〃, 同上, 同左 or 同右 stands for, None where the cell says what it says.
    """

    row: int
    column: int
    text: Text
    place: Place
    rows: int = 1
    columns: int = 1
    header: bool = False
    fill: tuple[int, int, int] | None = None
    meant: Text | None = None


class Bar(msgspec.Struct, frozen=True, gc=False):
    """A bar, arrow or line of a schedule with the text that lies on it.

    ``first`` and ``last`` are the columns of its table that it spans, both included, judged from the extent of the shape;
    ``row`` is the row of the table in which its middle lies. ``drawn`` is False for arrows that are characters (→, ⇒).
    """

    text: Text
    place: Place
    row: int
    first: int
    last: int
    drawn: bool = True


class Table(msgspec.Struct, frozen=True, gc=False, tag=True):
    """A grid of cells, also over several pages (then its rows count on). The first ``header_rows`` rows are its head;
    heads repeated on later pages are left out. ``places`` has its area on each page. No two cells cover the same place.
    """

    places: tuple[Place, ...]
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    header_rows: int = 0
    bars: tuple[Bar, ...] = ()

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers this place of the grid, None where there is none."""
        return self.grid().get((row, column))

    def grid(self) -> dict[tuple[int, int], Cell]:
        """Every covered place of the grid with its cell (a merged cell stands at each place that it covers)."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }


class Panel(msgspec.Struct, frozen=True, gc=False, tag=True):
    """A drawn frame that is no table: its label (a small shape on or above its edge, or None) and what stands inside."""

    label: Text | None
    passages: tuple[Passage, ...]
    place: Place


class ChartLabel(msgspec.Struct, frozen=True, gc=False, tag=True):
    """A number or word on a chart; ``category`` and ``series`` where its place and what is drawn there tie it to them."""

    text: Text
    category: str = ""
    series: str = ""


class Node(msgspec.Struct, frozen=True, gc=False):
    """A box of a diagram with what it says; ``head`` are the nearest words above it that are in no node."""

    text: Text
    place: Place
    head: Text


class Lead(msgspec.Struct, frozen=True, gc=False):
    """A line from one node of a diagram to another, by their numbers; without an arrow's head it leads to the right or down."""

    source: int
    target: int
    headed: bool


class Diagram(msgspec.Struct, frozen=True, gc=False):
    """Boxes on a page that lines join, and boxes in line with them that none leads to or from.

    What they say stands in the document's blocks, too.
    """

    nodes: tuple[Node, ...]
    leads: tuple[Lead, ...]


Block = Passage | Table | Panel | ChartLabel


class Page(msgspec.Struct, frozen=True, gc=False):
    """A page as a viewer shows it: size in points; ``layer`` says where its text came from."""

    number: int
    width: float
    height: float
    layer: Literal["text", "ocr", "none", "unreadable"] = "text"


class Remark(msgspec.Struct, frozen=True, gc=False):
    """Something on a page that the reader of pages could not read or left out on purpose (hidden text, a limit)."""

    kind: str
    message: str
    place: Place | None = None


class Document(msgspec.Struct, frozen=True, gc=False):
    """A PDF as it was read. ``blocks`` stand in reading order; ``furniture`` (running heads, page numbers) apart.
    ``unseen`` are lines in the file that a viewer does not show: covered, of the colour of their ground, on a hidden layer.
    ``diagrams`` has one for each page with boxes that lines join.
    """

    sha256: str
    file_name: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...] = ()
    furniture: tuple[Line, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unseen: tuple[Line, ...] = ()
    diagrams: tuple[Diagram, ...] = ()

    def passages(self) -> Iterator[Passage]:
        """All passages in reading order, those inside panels included."""
        for block in self.blocks:
            if isinstance(block, Passage):
                yield block
            elif isinstance(block, Panel):
                yield from block.passages


def area(box: Box) -> float:
    """The area of a box in square points."""
    return (box[2] - box[0]) * (box[3] - box[1])


def around(a: Box, b: Box) -> Box:
    """The smallest box that holds both."""
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def joints(texts: Iterable[str]) -> Iterator[str]:
    """What stands before each text where texts are joined to one: a blank between two Latin words, else nothing, as
    within a number that a narrow cell breaks (4,01 | 5).
    """
    before = ""
    for text in texts:
        apart = before and text and _latin(before[-1]) and _latin(text[0])
        yield " " if apart and not _BROKEN_NUMBER.search(f"{before} {text}") else ""
        before = text or before


def join_lines(texts: Iterable[str]) -> str:
    """Texts of lines that follow each other as one text."""
    lines = list(texts)
    return "".join(joint + line for joint, line in zip(joints(lines), lines, strict=True))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
