"""Thin arrows: lines with a head at an end, and arrows that are characters in the cells of a table."""

import re
from collections.abc import Iterable

import msgspec

from ingest.document import Bar, Cell, Line, Place, Table, Text, around
from ingest.drawn.sheet import Shape
from ingest.layout.rules import is_thin

HEAD = 16.0  # points: at most so large is the head of a thin arrow
NEAR = 4.0  # points between a line and its head
SHORTEST = 18.0  # points of an arrow
FLAT = 4.0  # points that an arrow may lean or be thick
_ARROWS = re.compile(r"^[\s\u3000]*[→⇒➡➔⇨►▶＞>―─－ー…・\-]*[→⇒➡➔⇨►▶＞>][\s\u3000]*$")
_TAIL = re.compile(r"[\s\u3000]*[―─－ー…\-]*[→⇒➡➔⇨►▶][\s\u3000]*$")


def heads(shapes: Iterable[Shape]) -> list[Shape]:
    """Those of some shapes that may be the heads of thin arrows: small ones that come to a point."""
    return [shape for shape in shapes if _is_head(shape)]


def thin_arrows(lines: list[Shape], tips: list[Shape]) -> tuple[list[Shape], list[Shape]]:
    """Lines with a head among ``tips`` as arrows (head included in their box), and the lines that are left."""
    arrows, left = [], []
    taken: set[int] = set()
    for line in lines:
        own = [tip for tip in tips if tip is not line and _at_end(line, tip)] if tips and _is_shaft(line) else []
        taken |= {id(tip) for tip in own}
        if own or _has_own_head(line):
            box = line.box
            for tip in own:
                box = around(box, tip.box)
            arrows.append(_boxed(line, box))
        else:
            left.append(line)
    return arrows, [line for line in left if id(line) not in taken]


def _boxed(line: Shape, box: tuple[float, float, float, float]) -> Shape:
    return Shape(line.points, box, line.closed, line.curved, line.fill, line.stroke, line.width, line.z)


def _is_shaft(shape: Shape) -> bool:
    x0, y0, x1, y1 = shape.box
    thin = is_thin(shape) or len(shape.points) == len(("start", "end"))
    return thin and x1 - x0 >= SHORTEST and y1 - y0 <= FLAT


def _is_head(shape: Shape) -> bool:
    """Whether a shape is small and has a side that leans."""
    x0, y0, x1, y1 = shape.box
    small = max(x1 - x0, y1 - y0) <= HEAD and min(x1 - x0, y1 - y0) >= 1.0
    return small and _leans(shape) and len(shape.points) <= len(["M", "L", "L", "L", "Z"]) and not shape.curved


def _leans(shape: Shape) -> bool:
    pairs = zip(shape.points, shape.points[1:], strict=False)
    return any(abs(a[0] - b[0]) > 1.0 and abs(a[1] - b[1]) > 1.0 for a, b in pairs)


def _at_end(line: Shape, head: Shape) -> bool:
    x0, y0, x1, y1 = line.box
    level = head.box[1] - 1 <= (y0 + y1) / 2 <= head.box[3] + 1
    return level and any(head.box[0] - NEAR <= x <= head.box[2] + NEAR for x in (x0, x1))


def _has_own_head(shape: Shape) -> bool:
    """One open line drawn as shaft and head together."""
    x0, y0, x1, y1 = shape.box
    long = x1 - x0 >= SHORTEST and 1.0 < y1 - y0 <= HEAD and x1 - x0 > 2 * (y1 - y0)
    return long and not shape.closed and not shape.curved and len(shape.points) > 3 and _leans(shape)


def with_text_arrows(table: Table) -> Table:
    """The table with bars for texts that arrows in the following cells of their row carry on."""
    bars = list(table.bars)
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(table.cells, key=lambda cell: cell.column):
        rows.setdefault(cell.row, []).append(cell)
    for cells in rows.values():
        bars += _carried(cells)
    return msgspec.structs.replace(table, bars=tuple(bars)) if len(bars) > len(table.bars) else table


def _carried(cells: list[Cell]) -> list[Bar]:
    found = []
    start: Cell | None = None
    end: Cell | None = None
    for cell in [*cells, None]:
        if cell is not None and _ARROWS.match(cell.text.text) and start is not None:
            end = cell
            continue
        if start is not None and end is not None:
            found.append(_bar(start, end))
        start = cell if cell is not None and cell.text and not _ARROWS.match(cell.text.text) else None
        end = None
    return found


def _bar(start: Cell, end: Cell) -> Bar:
    text = Text(tuple(_without_tail(line) for line in start.text.lines))
    place = Place(start.place.page, around(start.place.box, end.place.box))
    return Bar(text, place, start.row, start.column, end.column + end.columns - 1, drawn=False)


def _without_tail(line: Line) -> Line:
    return msgspec.structs.replace(line, text=_TAIL.sub("", line.text))
