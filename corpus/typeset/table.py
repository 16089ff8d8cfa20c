"""Tables that run over pages: merged cells, heads of several rows, rules or bands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from corpus.typeset.sheet import BLACK, Box, Colour, Face, Sheet
from corpus.typeset.wrap import wrap

Picture = Callable[[Sheet, Box], None]


@dataclass(frozen=True)
class Cell:
    """A cell; ``rows`` and ``columns`` say how many places it covers, ``height`` the least height of its row.

    ``picture`` draws into the cell, or into ``reach`` columns of its row from it on.
    """

    text: str = ""
    rows: int = 1
    columns: int = 1
    fill: Colour | None = None
    align: str = "left"
    valign: str = "middle"
    face: Face | None = None
    upright: bool = False
    height: float = 0
    picture: Picture | None = None
    reach: int = 1


Row = Sequence[Cell | str]


@dataclass(frozen=True)
class Look:
    """How a table is drawn. ``rules``: "grid" all lines, "horizontal" lines between rows only, "none" no lines.

    ``bands`` are the backgrounds of the rows in turn; ``repeat_head`` prints the head on every page; ``repeat_merged``
    prints the text of a merged cell again on each page it runs on to.
    """

    face: Face = field(default_factory=Face)
    head_face: Face = field(default_factory=Face)
    head_fill: Colour | None = (222, 232, 242)
    rules: str = "grid"
    edge: Colour = BLACK
    thickness: float = 0.5
    padding: float = 3
    bands: tuple[Colour | None, ...] = (None,)
    repeat_head: bool = True
    repeat_merged: bool = True
    least: float = 0


@dataclass(frozen=True)
class _Placed:
    row: int
    column: int
    cell: Cell


class Table:
    """Rows of cells over given column widths; a row leaves out the places that a cell from above covers."""

    def __init__(self, widths: Sequence[float], head: Sequence[Row], rows: Sequence[Row], look: Look) -> None:
        self.look, self.widths = look, list(widths)
        self.head = _place([[_head(cell, look) for cell in row] for row in head], len(self.widths))
        self.body = _place(rows, len(self.widths))
        self.head_heights = self._heights(self.head, len(head))
        self.heights = self._heights(self.body, len(rows))

    def draw(self, sheet: Sheet, left: float | None = None) -> None:
        """Print the table from the cursor on, over as many pages as it takes."""
        self.left = sheet.left if left is None else left
        first, with_head = 0, True
        while first < len(self.heights):
            head = sum(self.head_heights) if with_head else 0
            end = self._fit(first, sheet.bottom - sheet.y - head)
            if end == first:
                sheet.new_page()
                continue
            if with_head:
                self._print(sheet, self.head, self.head_heights, 0, len(self.head_heights))
            self._print(sheet, self.body, self.heights, first, end)
            first, with_head = end, self.look.repeat_head
            if first < len(self.heights):
                sheet.new_page()

    def _fit(self, first: int, room: float) -> int:
        """The first row that no longer fits; a merged cell is not cut where its text would not fit its part."""
        end, used = first, 0.0
        while end < len(self.heights) and used + self.heights[end] <= room + 0.01:
            used += self.heights[end]
            end += 1
        for placed in self.body:
            start = max(placed.row, first)
            part = sum(self.heights[start:end])
            if start < end < placed.row + placed.cell.rows and start > first and self._needed(placed) > part + 0.01:
                return start
        return end

    def _needed(self, placed: _Placed) -> float:
        cell, face = placed.cell, placed.cell.face or self.look.face
        if cell.upright:
            return len(cell.text) * face.size * 1.12 + 2 * self.look.padding
        room = self._across(placed.column, cell.columns) - 2 * self.look.padding
        lines = len(wrap(cell.text, room, face.font, face.size)) if cell.text else 0
        return max(lines * face.size * face.leading + 2 * self.look.padding, cell.height)

    def _across(self, column: int, columns: int) -> float:
        return sum(self.widths[column : column + columns])

    def _heights(self, placed: list[_Placed], rows: int) -> list[float]:
        heights = [self.look.least] * rows
        for one in sorted(placed, key=lambda p: p.cell.rows):
            span = range(one.row, min(one.row + one.cell.rows, rows))
            short = self._needed(one) - sum(heights[row] for row in span)
            for row in span if short > 0 else ():
                heights[row] += short / len(span)
        return heights

    def _print(self, sheet: Sheet, placed: list[_Placed], heights: list[float], first: int, end: int) -> None:
        tops = [sheet.y]
        for height in heights[first:end]:
            tops.append(tops[-1] + height)
        here = [p for p in placed if p.row < end and p.row + p.cell.rows > first]
        boxes = [self._box(p, tops, first, end) for p in here]
        for one, box in zip(here, boxes, strict=True):
            self._ground(sheet, one, box)
        for one, box in zip(here, boxes, strict=True):
            if one.row >= first or self.look.repeat_merged:
                self._write(sheet, one.cell, box)
            self._rules(sheet, box)
        for one, box in zip(here, boxes, strict=True):
            if one.cell.picture:
                one.cell.picture(sheet, (box[0], box[1], box[0] + self._across(one.column, one.cell.reach), box[3]))
        sheet.y = tops[-1]

    def _box(self, placed: _Placed, tops: list[float], first: int, end: int) -> Box:
        left = self.left + self._across(0, placed.column)
        top, bottom = max(placed.row, first), min(placed.row + placed.cell.rows, end)
        return left, tops[top - first], left + self._across(placed.column, placed.cell.columns), tops[bottom - first]

    def _ground(self, sheet: Sheet, placed: _Placed, box: Box) -> None:
        fill = placed.cell.fill or self.look.bands[placed.row % len(self.look.bands)]
        if fill:
            sheet.fill(box, fill)

    def _write(self, sheet: Sheet, cell: Cell, box: Box) -> None:
        face, gap = cell.face or self.look.face, self.look.padding
        inner = (box[0] + gap, box[1] + gap, box[2] - gap, box[3] - gap)
        if cell.upright:
            sheet.upright(cell.text, inner, face)
        elif cell.text:
            lines = wrap(cell.text, inner[2] - inner[0], face.font, face.size)
            sheet.lines(lines, inner, face, cell.align, cell.valign)

    def _rules(self, sheet: Sheet, box: Box) -> None:
        x0, y0, x1, y1 = box
        if self.look.rules == "grid":
            sheet.frame(box, self.look.edge, self.look.thickness)
        elif self.look.rules == "horizontal":
            sheet.rule((x0, y0, x1, y0), self.look.edge, self.look.thickness)
            sheet.rule((x0, y1, x1, y1), self.look.edge, self.look.thickness)


def _head(cell: Cell | str, look: Look) -> Cell:
    cell = Cell(cell) if isinstance(cell, str) else cell
    return replace(cell, align="centre", fill=cell.fill or look.head_fill, face=cell.face or look.head_face)


def _place(rows: Sequence[Row], columns: int) -> list[_Placed]:
    """Give each cell its place, as HTML does: the next one in its row that no cell from above covers."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for number, row in enumerate(rows):
        column = 0
        for item in row:
            cell = Cell(item) if isinstance(item, str) else item
            while (number, column) in taken:
                column += 1
            taken |= {(number + i, column + j) for i in range(cell.rows) for j in range(cell.columns)}
            placed.append(_Placed(number, column, cell))
        if {column for r, column in taken if r == number} != set(range(columns)):
            raise ValueError(f"row {number} does not fill its {columns} columns")
    return placed
