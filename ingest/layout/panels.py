"""Frames that are no tables: boxes with running text, with the small label box that names them."""

from dataclasses import dataclass, field

import numpy as np

from ingest.document import Box, Line, area, around
from ingest.drawn.sheet import Colour
from ingest.layout.badges import is_badge
from ingest.layout.figures import Figures, holds, is_letter, shared
from ingest.layout.framing import WHOLE_PAGE
from ingest.layout.grids import Grid
from ingest.layout.joined import over_name
from ingest.layout.lines import Writer
from ingest.layout.pills import in_line, names_text
from ingest.layout.sidelabels import parted
from ingest.layout.strokes import Ids, Stroke, strokes

SAME = 3.0  # points between the outlines of one box
INSIDE = 0.8  # share of a panel that lies in a larger frame
TABLE = 0.5  # share of a box or table that lies on the other: such a box is no frame
HALF = 0.5
SLACK = 1.0  # points that text may stick out of its box
LOWEST, NARROWEST = 7.0, 12.0  # points of a box with text
LABEL_LINES = 2
LABEL_WIDTH = 0.75  # share of its frame's width that a label has at most
LABEL_LENGTH = 30  # characters
TITLES = 2  # boxes with a word within a frame, from which on they are titles of its parts
NEAR = 8.0  # points between a frame and the label above or beside it
WORD = 0.4  # ems between characters of one word
HIGH = 6.0  # type sizes that a box is high at least which has nothing to do with the one line that it cuts


@dataclass(slots=True)
class Framed:
    """A box and the lines in it, made of the characters ``ids``; ``label`` are the lines of its label box."""

    box: Box
    lines: list[Line]
    ids: Ids
    label: list[Line] = field(default_factory=list)
    fill: Colour | None = None

    @property
    def is_panel(self) -> bool:
        """Whether it is more than a word or two in a box."""
        return bool(self.label) or len(self.lines) > LABEL_LINES


def panels(figures: Figures, tables: list[Grid], writer: Writer, free: np.ndarray) -> list[Framed]:
    """The boxes with text in them; their characters are then no longer ``free``."""
    x, y = writer.middles
    words = _Words(writer, free)
    found: list[Framed] = []
    boxes, on_bands = _without_bands(_boxes(figures, tables), [shape.box for shape in figures.overlays])
    for box, fill in sorted(boxes, key=lambda each: area(each[0])):
        wide = (box[0] - SLACK, box[1] - SLACK, box[2] + SLACK, box[3] + SLACK)
        if any(shared(other.box, box) > INSIDE and other.is_panel for other in found):
            continue  # a frame around frames
        ids = np.nonzero(free & holds(wide, x, y))[0]
        if is_letter(box, writer.glyphs.take(ids)) or words.are_cut(ids, box):
            continue
        lines = [line for line in writer.lines(ids) if line.text]
        if lines and _has_titles(box, lines, found):
            continue  # its text reads on from title to title
        if lines:
            free[ids] = False
            side = parted(writer, ids)
            label, lines = map(writer.lines, side) if side else ([], lines)
            found.append(Framed(box, [line for line in lines if line.text], ids, label, fill))
    loose = strokes(writer.glyphs, np.nonzero(free)[0])
    found = _without_pills(found, loose, free)
    return _badged(_labelled(found, loose), on_bands, writer)


def _without_pills(found: list[Framed], loose: list[Stroke], free: np.ndarray) -> list[Framed]:
    """The frames but those that are part of a line on the page; their characters are ``free`` again."""
    for pill in [framed for framed in found if len(framed.lines) == 1]:
        if in_line(pill.lines[0], pill.box, loose):
            free[pill.ids] = True
            found = [framed for framed in found if framed is not pill]
    return found


class _Words:
    """The words that stand on a page before its frames are looked for."""

    def __init__(self, writer: Writer, free: np.ndarray) -> None:
        words = strokes(writer.glyphs, np.nonzero(free)[0], WORD)
        self._word = np.zeros(len(free), np.intp)
        for number, word in enumerate(words):
            self._word[word.ids] = number
        self._lengths = np.array([len(word.ids) for word in words], np.intp)
        self._sizes = np.array([word.size for word in words])

    def are_cut(self, ids: Ids, box: Box) -> bool:
        """Whether these characters are less than half of a word, or of a box much higher than its line not the whole of one:
        what holds them lies behind the writing and frames nothing.
        """
        held = np.bincount(self._word[ids], minlength=len(self._lengths))
        high = box[3] - box[1] > HIGH * self._sizes
        cut = (2 * held < self._lengths) | (high & (held + 1 < self._lengths))
        return bool(((held > 0) & cut).any())


def _badged(found: list[Framed], on_bands: list[Box], writer: Writer) -> list[Framed]:
    """The frames with the badges in their lines, which are none themselves, and those behind the title on a band."""
    badges: dict[int, list[Ids]] = {}
    for box in on_bands:
        outer = (other for other in found if shared(box, other.box) > INSIDE)
        host = min(outer, key=lambda other: area(other.box), default=None)
        if host and len(word := _behind(box, host.ids, writer)):
            badges.setdefault(id(host), []).append(word)
            host.ids = np.setdiff1d(host.ids, word)
    for each in (framed for framed in found if not framed.is_panel):
        outer = (other for other in found if other is not each and shared(each.box, other.box) > INSIDE)
        host = min(outer, key=lambda other: area(other.box), default=None)
        if host and is_badge(each.box, writer.glyphs.take(each.ids), writer.glyphs.take(host.ids)):
            badges.setdefault(id(host), []).append(each.ids)
            found = [framed for framed in found if framed is not each]
    for host in (framed for framed in found if id(framed) in badges):
        (lines,) = writer.lines_of([host.ids], {0: badges[id(host)]})
        host.lines = [line for line in lines if line.text]
    return found


def _behind(box: Box, ids: Ids, writer: Writer) -> Ids:
    """Which of these characters are the word of a badge behind all that stands at its height; none of no such badge."""
    x, y = writer.middles
    within = holds(box, x[ids], y[ids])
    level = ids[~within & (y[ids] > box[1]) & (y[ids] < box[3])]
    last = (writer.glyphs["x0"][level] < box[2]).all() and is_badge(
        box, writer.glyphs.take(ids[within]), writer.glyphs.take(level)
    )
    return np.asarray(ids[within] if last else ids[:0])


def _has_titles(box: Box, lines: list[Line], found: list[Framed]) -> bool:
    """Whether a frame holds text parted by boxes with a word each (the name of a measure, 目的, 担当課): titles within it."""
    inner = [each for each in found if not each.is_panel and shared(each.box, box) > INSIDE]
    tops = sorted(each.box[1] for each in inner)
    return len(inner) >= TITLES and any(tops[0] < line.place.box[1] for line in lines)


def _boxes(figures: Figures, tables: list[Grid]) -> list[tuple[Box, Colour | None]]:
    """The outlines that may frame text, each once, with their background."""
    page = figures.page_area
    shapes = [(s.box, s.fill) for s in (*figures.tiles, *figures.overlays)]
    shapes += [(grid.cells[0].box, None) for grid in figures.grids if len(grid.cells) == 1]
    found: list[tuple[Box, Colour | None]] = []
    for box, fill in shapes:
        if box[3] - box[1] < LOWEST or box[2] - box[0] < NARROWEST or area(box) > WHOLE_PAGE * page:
            continue
        if any(max(shared(grid.box, box), shared(box, grid.box)) > TABLE for grid in tables):
            continue
        same = [i for i, (b, _) in enumerate(found) if max(abs(p - q) for p, q in zip(box, b, strict=True)) < SAME]
        if same:
            found[same[0]] = found[same[0]][0], fill or found[same[0]][1]
        else:
            found.append((box, fill))
    return found


def _without_bands(
    boxes: list[tuple[Box, Colour | None]], figures: list[Box]
) -> tuple[list[tuple[Box, Colour | None]], list[Box]]:
    """The boxes without bands of colour along the top of a frame, and those that lie on these apart: such a band bears the
    frame's title and is no box of its own. Frames are boxes, and ``figures`` with tables in them.
    """
    frames = [*figures, *(box for box, _ in boxes)]
    bands = [box for box, fill in boxes if fill is not None and any(tops(box, frame) for frame in frames)]
    free = [(box, fill) for box, fill in boxes if not any(box is band or _lies_in(box, band) for band in bands)]
    on_bands = [box for box, _ in boxes if box not in bands and any(_lies_in(box, band) for band in bands)]
    return free, on_bands


def tops(band: Box, frame: Box) -> bool:
    """Whether a box is as wide as a frame and lies along its top, over less than half of it."""
    ends = max(abs(band[0] - frame[0]), abs(band[2] - frame[2]), abs(band[1] - frame[1]))
    return band is not frame and ends <= SAME and band[3] - band[1] < HALF * (frame[3] - frame[1])


def _lies_in(box: Box, band: Box) -> bool:
    return shared(box, band) > INSIDE


def _labelled(found: list[Framed], loose: list[Stroke]) -> list[Framed]:
    """Labels put to their frames; each label names the nearest frame only. One that has text beside it that stands in no
    frame (``loose``) names that, and one on a band beside its title belongs to that.
    """
    frames = [framed for framed in found if len(framed.lines) > LABEL_LINES or _roomy(framed)]
    labels = [framed for framed in found if _may_label(framed)]
    tags = [label for label in labels if any(_is_band(other, label) for other in found)]
    for tag in tags:
        tag.lines = over_name(tag.lines)
        labels.remove(tag)
    for label in [label for label in labels if not names_text(label.box, loose)]:
        near = [(distance, i) for i, frame in enumerate(frames) if (distance := _distance(label, frame)) is not None]
        for _, i in sorted(near):
            if not frames[i].label:
                frames[i].label = label.lines
                frames[i].box = around(frames[i].box, label.box)
                found = [framed for framed in found if framed is not label]
                break
    return found


def _is_band(other: Framed, label: Framed) -> bool:
    """Whether a label lies on a band of colour as high as itself, at the left of what the band says."""
    (_, top, right, bottom), (_, b0, _, b1) = label.box, other.box
    on_band = other is not label and other.fill is not None and _lies_in(label.box, other.box)
    return on_band and b1 - b0 < bottom - top + SAME and all(line.place.box[0] >= right for line in other.lines)


def _roomy(framed: Framed) -> bool:
    """A box much larger than a label, though it holds few lines."""
    size = max(line.size for line in framed.lines)
    return framed.box[3] - framed.box[1] > 2.6 * size and framed.box[2] - framed.box[0] > 12 * size


def _may_label(framed: Framed) -> bool:
    length = sum(len(line.text) for line in framed.lines)
    return len(framed.lines) <= LABEL_LINES and length <= LABEL_LENGTH and not framed.label


def _comes_before(line: Box, label: Box) -> bool:
    """Whether a line of a frame begins above a label or stands left of it: then the label does not name the frame."""
    return line[1] < label[1] or (line[2] <= label[0] and line[1] < label[3])


def _distance(label: Framed, frame: Framed) -> float | None:
    """How far a label stands from the upper or left edge of a frame; None where it does not name it."""
    if label is frame or area(label.box) > 0.5 * area(frame.box):
        return None
    if any(_comes_before(line.place.box, label.box) for line in frame.lines if _lies_in(line.place.box, frame.box)):
        return None
    (a0, b0, a1, b1), (x0, y0, x1, y1) = label.box, frame.box
    height = b1 - b0
    inside_x = a0 >= x0 - NEAR and a1 <= x1 + NEAR and a1 - a0 <= LABEL_WIDTH * (x1 - x0)
    if inside_x and y0 - height - NEAR <= b0 and b1 <= y0 + 1.5 * height + NEAR:
        return abs((b0 + b1) / 2 - y0)
    beside = abs(a1 - x0) <= NEAR and abs(b0 - y0) <= NEAR and abs(b1 - y1) <= NEAR
    return 0.0 if beside else None
