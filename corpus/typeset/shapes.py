"""Bars and arrows of a schedule."""

from corpus.typeset.sheet import BLACK, Box, Colour, Face, Sheet, fitted

POINT = 7.0


def bar(sheet: Sheet, box: Box, text: str, fill: Colour, face: Face, *, pointed: bool = True) -> None:
    """A coloured bar with its text on it, ending in a point like a signpost where ``pointed``."""
    x0, y0, x1, y1 = box
    tip = POINT if pointed else 0.0
    sheet.polygon([(x0, y0), (x1 - tip, y0), (x1, (y0 + y1) / 2), (x1 - tip, y1), (x0, y1)], fill)
    _label(sheet, (x0 + 2, y0, x1 - tip - 1, y1), text, face)


def open_bar(sheet: Sheet, box: Box, text: str, edge: Colour, face: Face) -> None:
    """A rectangle with an edge only and its text inside."""
    sheet.frame(box, edge, 0.8)
    _label(sheet, (box[0] + 2, box[1], box[2] - 2, box[3]), text, face)


def line_arrow(sheet: Sheet, box: Box, text: str, face: Face, colour: Colour = BLACK) -> None:
    """A thin arrow on the lower edge of the box, its text above it."""
    x0, y0, x1, y1 = box
    shaft = y1 - 4
    sheet.rule((x0, shaft, x1 - 4, shaft), colour, 1.1)
    sheet.polygon([(x1 - 5, shaft - 3), (x1, shaft), (x1 - 5, shaft + 3)], colour)
    _label(sheet, (x0, y0, x1 - 2, shaft - 1), text, face)


def _label(sheet: Sheet, box: Box, text: str, face: Face) -> None:
    lines, face = fitted(text, box, face)
    sheet.lines(lines, box, face, "centre")
