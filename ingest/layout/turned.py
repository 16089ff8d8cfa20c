"""Pages and tables whose writing is turned: turned upright to be read, and what was read put back where it is seen."""

from dataclasses import dataclass, replace
from typing import Any, TypeVar

import msgspec
import numpy as np

from ingest.document import Box, Place
from ingest.drawn.glyphs import stand_on_baseline
from ingest.drawn.sheet import Glyphs, Shape, Sheet
from ingest.layout.figures import holds
from ingest.layout.grids import Grid

MOSTLY = 0.8  # share of the characters that make the writing of a page or table
FEWEST = 4  # cells of a turned table, and characters that are turned

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Turn:
    """Quarter turns clockwise of the writing on an area whose sides, in points, are these as it is shown."""

    quarters: int
    width: float
    height: float

    def upright(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Where points (numbers or arrays) lie once the area is turned so that its writing is upright."""
        ways = ((x, y), (y, self.width - x), (self.width - x, self.height - y), (self.height - y, x))
        return ways[self.quarters]

    def back(self) -> "Turn":
        """The turn that brings upright points to where they are shown."""
        width, height = (self.height, self.width) if self.quarters % 2 else (self.width, self.height)
        return Turn(-self.quarters % 4, width, height)

    def box(self, box: Box) -> Box:
        """A box once the area is turned."""
        one, two = self.upright(*box[:2]), self.upright(*box[2:])
        return min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])


def turn_of(sheet: Sheet) -> Turn | None:
    """How the writing of a page is turned, None where it is upright."""
    quarters = _quarters(sheet.glyphs)
    return Turn(quarters, sheet.width, sheet.height) if quarters else None


def upright(sheet: Sheet, turn: Turn) -> Sheet:
    """A page turned so that its writing is upright."""
    back = turn.back()
    pictures = [(turn.box(box), z) for box, z in sheet.pictures]
    shapes = [_shape(shape, turn) for shape in sheet.shapes]
    return replace(
        sheet,
        width=back.width,
        height=back.height,
        glyphs=_glyphs(sheet.glyphs, turn),
        shapes=shapes,
        pictures=pictures,
    )


def turned_tables(sheet: Sheet, grids: list[Grid]) -> list[tuple[Grid, Turn]]:
    """Those of the tables of an upright page whose writing is turned."""
    if not sheet.glyphs["turn"].any():
        return []
    x, y = (sheet.glyphs["x0"] + sheet.glyphs["x1"]) / 2, (sheet.glyphs["y0"] + sheet.glyphs["y1"]) / 2
    found = [
        (grid, _quarters(sheet.glyphs.compress(holds(grid.box, x, y)))) for grid in grids if len(grid.cells) >= FEWEST
    ]
    return [(grid, Turn(quarters, sheet.width, sheet.height)) for grid, quarters in found if quarters]


def as_shown(value: T, turns: dict[int, Turn]) -> T:
    """A part of a document, or a tuple of such, with all its places where the pages show them; ``turns`` by page."""
    if isinstance(value, Place):
        turn = turns.get(value.page)
        return Place(value.page, turn.back().box(value.box)) if turn else value  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(as_shown(each, turns) for each in value)  # type: ignore[return-value]
    if isinstance(value, msgspec.Struct):
        return type(value)(*(as_shown(getattr(value, name), turns) for name in value.__struct_fields__))
    return value


def _quarters(glyphs: Glyphs) -> int:
    """The turn of most of these characters, 0 where they are upright or turned this way and that."""
    counts = np.bincount(glyphs["turn"], minlength=4)
    most = int(counts.argmax())
    return most if counts[most] >= max(MOSTLY * len(glyphs), FEWEST) else 0


def _glyphs(glyphs: Glyphs, turn: Turn) -> Glyphs:
    out = glyphs.copy()
    one, two = turn.upright(glyphs["x0"], glyphs["y0"]), turn.upright(glyphs["x1"], glyphs["y1"])
    for name, a, b in zip("xy", one, two, strict=True):
        out[f"{name}0"], out[f"{name}1"] = np.minimum(a, b), np.maximum(a, b)
    out["ox"], out["oy"] = turn.upright(glyphs["ox"], glyphs["oy"])
    out["turn"] = (glyphs["turn"] - turn.quarters) % 4
    stand_on_baseline(out)
    return out


def _shape(shape: Shape, turn: Turn) -> Shape:
    points = tuple(turn.upright(x, y) for x, y in shape.points)
    return msgspec.structs.replace(shape, points=points, box=turn.box(shape.box))
