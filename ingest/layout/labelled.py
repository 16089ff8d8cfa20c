"""Lists without rules of labels and, beside each, its text: 担当課 and whose it is, 概要 and some lines of text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.layout.grids import Grid, GridCell
from ingest.layout.headings import bullet, marker
from ingest.layout.lines import Writer
from ingest.layout.strokes import Stroke
from ingest.layout.whitespace import merged

FEWEST = 2  # labels of a list
GAP = 1.0  # type sizes of white between a label and its text at least
ALIGNED = 0.3  # type sizes that the beginnings of labels, or of texts, may differ
SAME = 0.1  # share by which the type of labels, or of texts, may differ
INDENT = 2.2  # type sizes that a line of a text may begin further in than the first one
HEADS = 1  # running heads above the first list of a page
APART = 2.6  # type sizes from one line to the next at most
SHORTEST, LONGEST = 2, 14  # letters of a label at least, characters at most
FULL, LONG = 0.6, 9  # share of lines that fill the left side where it is running text, characters of such lines
MARGIN = 1.0  # points around the words of a list
_STOPS = ("。", "、", "，", "．")
_LETTER = re.compile(r"[ぁ-んァ-ヶ一-龥々]")
_COUNTED = re.compile(
    r"第[0-9]+.*|.*[0-9]|.*[0-9][年月日]|.*[一-龥々](?:[ア-ン]|[A-Z]|[IVX]+)"
)  # of headings, dates, papers that are attached
_LEADER = re.compile(r"[…‥・.]{3}")  # from a title to its page in a list of contents


class Entry(NamedTuple):
    """A label and the lines of its text, the first of them at its height."""

    label: list[Stroke]
    lines: list[list[Stroke]]


def labelled(lines: Sequence[list[Stroke]], writer: Writer) -> list[Grid]:
    """The lists among these lines, each of which holds the texts of one height."""
    found = list(_lists(lines))
    for entries in found[: HEADS + 1]:
        if rest := _rest(lines, entries[0]):
            entries.insert(0, Entry([], rest))
    return [_grid(entries) for entries in found if len(entries) >= FEWEST and _are_labels(entries, writer)]


def _rest(lines: Sequence[list[Stroke]], first: Entry) -> list[list[Stroke]]:
    """What goes on, above a list at the top of a page and in its type, the text of a label on the page before."""
    rest = [first.lines[0]]
    size = rest[0][0].size
    for line in reversed(lines[: next(i for i, line in enumerate(lines) if first.label[0] in line)]):
        near = rest[0][0].base - line[0].base <= APART * line[0].size and abs(line[0].size - size) <= SAME * size
        if not near or not _goes_on(line, first):
            break
        rest.insert(0, line)
    at_top = len(rest) > 1 and sum(line[0].base < rest[0][0].base for line in lines) <= HEADS
    return rest[:-1] if at_top else []


def _lists(lines: Sequence[list[Stroke]]) -> Iterator[list[Entry]]:
    """Neighbouring lines that begin with what may be a label each, or go on the text beside the one above them."""
    entries: list[Entry] = []
    for line in lines:
        last = entries[-1].lines[-1][0] if entries else None
        if last is not None and line[0].base - last.base <= APART * last.size:
            if _goes_on(line, entries[-1]):
                entries[-1].lines.append(line)
                continue
            if (entry := _next(line, entries[0])) is not None:
                entries.append(entry)
                continue
        if entries:
            yield entries
        first = _first(line)
        entries = [first] if first else []
    if entries:
        yield entries


def _first(line: list[Stroke]) -> Entry | None:
    """A line parted at its first white; None where it has none."""
    if len(line) == 1:
        return None
    row = sorted(line, key=lambda stroke: stroke.box[0])
    for number, (one, two) in enumerate(pairwise(row), 1):
        if two.box[0] - one.box[2] >= GAP * one.size:
            return Entry(row[:number], [row[number:]])
    return None


def _next(line: list[Stroke], first: Entry) -> Entry | None:
    """A line parted where the text of a list's first entry begins; None where label or text begin elsewhere."""
    start = first.lines[0][0].box[0]
    row = sorted(line, key=lambda stroke: stroke.box[0])
    slack = ALIGNED * row[0].size
    left = [stroke for stroke in row if stroke.box[2] <= start + slack]
    right = row[len(left) :]
    if not left or not right:
        return None
    pairs = (left[0], first.label[0]), (right[0], first.lines[0][0])
    alike = all(abs(a.box[0] - b.box[0]) <= slack and abs(a.size - b.size) <= SAME * b.size for a, b in pairs)
    return Entry(left, [right]) if alike else None


def _goes_on(line: list[Stroke], entry: Entry) -> bool:
    first = entry.lines[0][0]
    start = min(stroke.box[0] for stroke in line)
    return -ALIGNED * first.size <= start - first.box[0] <= INDENT * first.size


def _are_labels(entries: list[Entry], writer: Writer) -> bool:
    """Whether the left side is of labels: short words, no two the same, none with the number of a heading or a date, no
    running text; and beside them at least one text that is longer than any of them, none of columns or contents.
    """
    named = [entry for entry in entries if entry.label]
    labels = [_label(entry, writer) for entry in named]
    if len({*labels}) < len(labels) or not all(_is_label(label) for label in labels):
        return False
    widths = [entry.label[-1].box[2] - entry.label[0].box[0] for entry in named]
    runs = sum(
        len(label) >= LONG and max(widths) - x < 2 * named[0].label[0].size
        for label, x in zip(labels, widths, strict=True)
    )
    if runs > FULL * len(labels):
        return False
    lines = [line for entry in entries for line in entry.lines]
    spans = [merged(line, 2 * GAP) for line in lines]
    if any(len(each) > 1 for each in spans) or all(x1 - x0 <= 2 * max(widths) for ((x0, x1),) in spans):
        return False
    return not any(_LEADER.search(unicodedata.normalize("NFKC", writer.read(line))) for line in lines)


def _label(entry: Entry, writer: Writer) -> str:
    return unicodedata.normalize("NFKC", writer.read(entry.label)).replace(" ", "")


def _is_label(text: str) -> bool:
    words = bullet(marker(text)[2])[1]
    long = len(text) > LONGEST or text.endswith(_STOPS)
    return len(_LETTER.findall(words)) >= SHORTEST and not long and not _COUNTED.fullmatch(words)


def _grid(entries: list[Entry]) -> Grid:
    """A row for each label, its text at the right."""
    words = [stroke for entry in entries for line in (entry.label, *entry.lines) for stroke in line]
    x0, y0, x1, y1 = (pick(stroke.box[side] for stroke in words) for side, pick in enumerate((min, min, max, max)))
    start = min(stroke.box[0] for entry in entries for line in entry.lines for stroke in line)
    xs = [x0 - MARGIN, start - MARGIN, x1 + MARGIN]
    heights = [[stroke.box for line in (entry.label, *entry.lines) for stroke in line] for entry in entries]
    ends = [(max(box[3] for box in above) + min(box[1] for box in below)) / 2 for above, below in pairwise(heights)]
    ys = [y0 - MARGIN, *ends, y1 + MARGIN]
    return Grid(xs, ys, [cell for row, (top, low) in enumerate(pairwise(ys)) for cell in _cells(row, xs, top, low)])


def _cells(row: int, xs: list[float], top: float, bottom: float) -> Iterable[GridCell]:
    for column, (left, right) in enumerate(pairwise(xs)):
        yield GridCell(row, column, row + 1, column + 1, (left, top, right, bottom))
