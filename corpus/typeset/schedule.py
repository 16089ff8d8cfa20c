"""Rows of a schedule: bars over year columns, bars that overlap in time below each other."""

from collections.abc import Callable, Sequence

from corpus.typeset.facts import Fact
from corpus.typeset.sheet import Box, Sheet

Draw = Callable[[Sheet, Box, str, int], None]


def lanes(bars: Sequence[Fact]) -> list[list[Fact]]:
    """The bars of each lane: a bar goes into the first lane in which its years are free."""
    found: list[list[Fact]] = []
    for bar in bars:
        free = (lane for lane in found if all(bar["from"] > other["to"] or bar["to"] < other["from"] for other in lane))
        lane = next(free, None)
        if lane is None:
            found.append([bar])
        else:
            lane.append(bar)
    return found


def over_years(
    bars: Sequence[Fact], first: int, last: int, draw: Draw, inset: float = 2
) -> Callable[[Sheet, Box], None]:
    """A picture for a cell whose columns are the years ``first`` to ``last``, both included."""

    def picture(sheet: Sheet, box: Box) -> None:
        x0, y0, x1, y1 = box
        step = (x1 - x0) / (last - first + 1)
        rows = lanes(bars)
        deep = (y1 - y0) / max(len(rows), 1)
        for number, lane in enumerate(rows):
            for bar in lane:
                left, right = x0 + (int(bar["from"]) - first) * step, x0 + (int(bar["to"]) - first + 1) * step
                top = y0 + number * deep
                draw(sheet, (left + inset, top + inset, right - inset, top + deep - inset), bar["label"], number)

    return picture
