"""Strokes of writing → printed lines: strokes side by side make a line, blanks stand where the page shows them."""

import itertools
import re
from collections.abc import Mapping, Sequence
from operator import attrgetter

import numpy as np

from ingest.document import Box, Line, Place, around
from ingest.drawn.sheet import Glyphs
from ingest.layout.discs import Discs
from ingest.layout.headings import BULLET
from ingest.layout.strokes import Ids, Stroke, axes, strokes, strokes_of
from ingest.text.readable import mended, same_looks

BLANK = 0.7  # ems between Japanese characters that a reader sees as a blank
STOPS, STOP_BLANK = "、。，．", 1.1  # half of a stop's own square is white, before or behind it
LATIN_BLANK = 0.18  # the same between Latin letters
SET_BLANK = 0.05  # ems that a blank in the file must show as at least
SMALL = 0.85  # of the type size beside it: at most so large are raised marks
BOLD = 0.9  # share of a line's characters that must be bold for it to be
SHARE = 0.2  # of a line's characters that a type size must set to be the line's
ASCII = 0x80  # the first code beyond
OPENING, CLOSING = "【】"  # around the word of a badge
NO_BADGES: Mapping[int, list[Ids]] = {}
NO, YES = "\0", "\1"  # flags of characters as texts: slices and counts of them are quick
BLANKS = {NO: "", YES: " ", "\2": "\u3000"}
KINDS = {blank: ord(kind) for kind, blank in BLANKS.items()}
# A number before a name: not one with a unit, nor a year (3人, but 3 人とまちを育てる).
_UNITS = "年月日時分秒回件人名所箇かカヶ歳才円千万億つ個台校館戸世社団本枚冊棟店基路期次号条項類種級割点丁番部以"
_NUMBER = re.compile(rf"(?:[0-9０-９]{{1,3}}|[A-Z])(?=[ぁ-んァ-ヶー一-龥・]{{4}})(?![{_UNITS}](?!と))")
_AMOUNT = re.compile(r"[-0-9,.%％\s]*")  # beside a point of a chart
_METRES, _POWERS = ("m", "ｍ"), {"2": "²", "3": "³", "２": "²", "３": "³"}  # of areas and volumes: no footnote marks
LARGE_NUMBER = 2.0  # times the type beside it
RAISED = 0.18  # ems above the baseline beside it: at least so high are raised marks


def rows(found: Sequence[Stroke]) -> list[list[Stroke]]:
    """Strokes that stand side by side put together, rows from top to bottom, strokes in writing order.

    Upright text comes first, then text set or turned another way.
    """
    if len(found) <= 1:
        return [[stroke] for stroke in found]
    together: list[list[Stroke]] = []
    for turns in ((0,), (1, 4), (2,), (3,)):
        mine = [stroke for stroke in found if stroke.turn in turns]
        if mine:
            together += _rows(sorted(mine, key=attrgetter("base", "a0")))
    return together


def _rows(mine: list[Stroke]) -> list[list[Stroke]]:
    done: list[list[Stroke]] = []
    reach: list[tuple[float, float]] = []  # of each row, across the writing
    for stroke in sorted(mine, key=attrgetter("size"), reverse=True):  # marks and ruby come after what they belong to
        for number, (low, high) in enumerate(reach):
            level = low < stroke.b1 and stroke.b0 < high and any(_beside(stroke, other) for other in done[number])
            if level and not any(_apart(stroke, other) for other in done[number]):
                done[number].append(stroke)
                reach[number] = min(low, stroke.b0), max(high, stroke.b1)
                break
        else:
            done.append([stroke])
            reach.append((stroke.b0, stroke.b1))
    for row in done:
        if len(row) > 1:
            row.sort(key=attrgetter("a0"))
            _raise_marks(row)
    return sorted(done, key=lambda row: (_top(row), row[0].a0))


def _beside(one: Stroke, other: Stroke) -> bool:
    """Whether both stand in one line: each other's height is shared by more than half of the smaller."""
    shared = min(one.b1, other.b1) - max(one.b0, other.b0)
    return shared > 0.55 * min(one.b1 - one.b0, other.b1 - other.b0)


def _apart(one: Stroke, other: Stroke) -> bool:
    """Whether one stands above the other: both are beside a large number, but no line."""
    return one.b1 <= other.b0 or other.b1 <= one.b0


def _top(row: list[Stroke]) -> float:
    """Where a row begins across the writing; a large number before it begins sooner than its words."""
    words = row[1:] if len(row) > 1 and row[0].size > LARGE_NUMBER * row[-1].size else row
    return min(stroke.b0 for stroke in words)


def _raise_marks(row: list[Stroke]) -> None:
    for before, stroke in itertools.pairwise(row):
        small = stroke.size <= SMALL * before.size
        high = before.base - stroke.base >= RAISED * before.size
        near = stroke.a0 - before.a1 < 0.6 * before.size
        stroke.raised = small and high and near and not before.raised and not stroke.opens


class Writer:
    """Makes lines of strokes of one page; ``ruby`` are readings over words, each with the area of its word, ``discs`` are
    drawn before items of lists.
    """

    def __init__(
        self, glyphs: Glyphs, page: int, ruby: Sequence[tuple[str, Box]] = (), discs: Discs | None = None
    ) -> None:
        self.glyphs, self.page, self.ruby, self._discs = glyphs, page, ruby, discs or Discs(())
        self.middles = (glyphs["x0"] + glyphs["x1"]) / 2, (glyphs["y0"] + glyphs["y1"]) / 2
        self._characters = glyphs["code"].astype("<u4").tobytes().decode("utf-32-le", "replace")
        self.looks = same_looks(self._characters)
        self._bold, self._unseen = (glyphs[name].tobytes().decode("latin-1") for name in ("bold", "unseen"))
        self._colours = glyphs["colour"]
        self._ways: dict[int, _Way] = {}

    def lines(self, ids: Ids) -> list[Line]:
        """The lines of these characters, one column of them, from top to bottom."""
        (lines,) = self.lines_of([ids])
        return lines

    def lines_of(self, groups: Sequence[Ids], badges: Mapping[int, list[Ids]] = NO_BADGES) -> list[list[Line]]:
        """The lines of each group of characters, each with the ``badges`` in them."""
        found = strokes_of(self.glyphs, groups)
        for number, words in badges.items():
            for word in words:
                within = sorted(strokes(self.glyphs, word), key=attrgetter("a0"))
                within[0].opens = within[-1].closes = True
                found[number] += within
        return [[self.line(row) for row in rows(each)] for each in found]

    def line(self, row: Sequence[Stroke]) -> Line:
        """One line of strokes side by side."""
        ids = row[0].ids if len(row) == 1 else np.sort(np.concatenate([stroke.ids for stroke in row]))
        main = _main([stroke for stroke in row if not stroke.raised] or list(row))
        box = row[0].box
        for stroke in row[1:]:
            box = around(box, stroke.box)
        red, green, blue = self._colours[main.ids[len(main.ids) // 2]].tolist()
        return Line(
            text=self._marked(row),
            printed=_picked(self._characters, ids),
            place=Place(self.page, box),
            size=round(main.size, 2),
            bold=_picked(self._bold, ids).count(YES) > BOLD * len(ids),
            vertical=main.turn in (1, 4),
            by_ocr=YES in _picked(self._unseen, main.ids),
            colour=(red, green, blue),
            ruby=tuple(text for text, word in self.ruby if _in_the_middle(word, box)),
        )

    def _marked(self, row: Sequence[Stroke]) -> str:
        """The text of a line as it is read, with the bullet that is drawn before it."""
        text = self.read(row)
        item = self._discs.before(row[0]) and not BULLET.match(text) and not _AMOUNT.fullmatch(text)
        if not item:
            return text
        return f"・ {text}" if text[0].isdigit() else f"・{text}"  # ・3 may be a number

    def read(self, row: Sequence[Stroke]) -> str:
        """The readable text of strokes side by side: blanks where the page shows them, raised marks left out."""
        if len(row) == 1 and not (row[0].raised or row[0].opens):
            return mended(self._numbered(row[0]))
        out = ""
        way = self._way(row[0].turn)
        end, size = 0.0, 1.0
        for stroke in row:
            text = self._written(stroke) if out else self._numbered(stroke)
            power = _POWERS.get(text, "") if stroke.raised and out[-1:] in _METRES else ""
            if power or not stroke.raised:
                text = power or text
                if out:
                    gap = (way.start[stroke.first] - end) / max(size, 1.0)
                    spaced = bool(self.glyphs["spaced"][stroke.first])
                    number = _NUMBER.match(out + text) if spaced and gap > SET_BLANK else None
                    named = number is not None and number.end() == len(out)
                    out += _blank(out[-1], text[0], gap, spaced) or (" " if named else "")
                out += OPENING * stroke.opens + text + CLOSING * stroke.closes
                size = float(self.glyphs["size"][stroke.last])
            end = way.end[stroke.last]
        return mended(out)

    def _numbered(self, stroke: Stroke) -> str:
        """The same of a stroke that begins a line: a blank in the file between a number and a name is one (1 市民の安全)."""
        text = self._written(stroke)
        match = _NUMBER.match(text)
        if match is None or stroke.last - stroke.first != len(stroke.ids) - 1:
            return text
        here = stroke.first + match.end()
        way = self._way(stroke.turn)
        gap = (way.start[here] - way.end[here - 1]) / max(float(self.glyphs["size"][here - 1]), 1.0)
        set_apart = bool(self.glyphs["spaced"][here]) and gap > SET_BLANK
        return f"{match[0]} {text[match.end() :]}" if set_apart else text

    def _written(self, stroke: Stroke) -> str:
        """The characters of a stroke with the blanks between them."""
        first, last = stroke.first, stroke.last
        if last - first != len(stroke.ids) - 1:
            return self._with_gaps(stroke)
        text = self.looks[first : last + 1]
        blanks = self._way(stroke.turn).blanks[first + 1 : last + 1]
        if not blanks.strip(NO):
            return text
        return text[0] + "".join(BLANKS[blank] + after for blank, after in zip(blanks, text[1:], strict=True))

    def _with_gaps(self, stroke: Stroke) -> str:
        """The same where other characters stand between them in the file: the gaps are others."""
        way, ids = self._way(stroke.turn), stroke.ids.tolist()
        sizes, spaced = self.glyphs["size"][stroke.ids].tolist(), self.glyphs["spaced"][stroke.ids].tolist()
        out = self.looks[ids[0]]
        for k, (before, here) in enumerate(itertools.pairwise(ids)):
            gap = (way.start[here] - way.end[before]) / max(sizes[k], 1.0)
            out += _blank(out[-1], self.looks[here], gap, spaced[k + 1]) + self.looks[here]
        return out

    def _way(self, turn: int) -> "_Way":
        if turn not in self._ways:
            self._ways[turn] = _Way(self.glyphs, self.looks, turn)
        return self._ways[turn]


class _Way:
    """All characters of a page seen along one direction of writing: where each starts and ends along it, and for each
    which blank a reader sees between it and the one before it in the file.
    """

    def __init__(self, glyphs: Glyphs, looks: str, turn: int) -> None:
        a0, a1, *_ = axes(glyphs, np.full(len(glyphs), turn) if turn else None)
        self.start, self.end = start, end = a0.astype("f8"), a1.astype("f8")
        gap = (start[1:] - end[:-1]) / np.maximum(glyphs["size"][:-1].astype("f8"), 1.0)
        latin = np.frombuffer(looks.encode("utf-32-le"), "<u4") < ASCII
        (wide,) = (gap > np.where(latin[1:] & latin[:-1], SET_BLANK, BLANK)).nonzero()
        kinds = bytearray(len(glyphs))
        spaced = glyphs["spaced"][1:]
        for i, white, blank in zip(wide.tolist(), gap[wide].tolist(), spaced[wide].tolist(), strict=True):
            kinds[i + 1] = KINDS[_blank(looks[i], looks[i + 1], white, blank)]
        self.blanks = kinds.decode("latin-1")


def _picked(text: str, ids: Ids) -> str:
    """The characters of these numbers, which go up."""
    first, last = int(ids[0]), int(ids[-1])
    if last - first == len(ids) - 1:
        return text[first : last + 1]
    return "".join([text[i] for i in ids.tolist()])


def _in_the_middle(inner: Box, outer: Box) -> bool:
    """Whether the middle of one box lies in the other."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _main(row: list[Stroke]) -> Stroke:
    """The stroke whose look is the line's: the largest type that sets a good part of it."""
    count = sum(len(stroke.ids) for stroke in row)
    size = max((s.size for s in row if len(s.ids) >= SHARE * count), default=row[0].size)
    return max((s for s in row if abs(s.size - size) <= 0.05 * size), key=lambda stroke: len(stroke.ids))


def _blank(before: str, after: str, gap: float, spaced: bool) -> str:
    if before.isascii() and after.isascii():
        return " " if gap > LATIN_BLANK or (spaced and gap > SET_BLANK) else ""
    return "\u3000" if gap > (BLANK if before not in STOPS else STOP_BLANK) else ""
