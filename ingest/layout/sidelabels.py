"""The label that stands alone at the left of a frame, level with the middle or the first line of the text beside it."""

import re
import unicodedata
from collections.abc import Sequence

import numpy as np

from ingest.layout.lines import Writer, rows
from ingest.layout.strokes import Ids, Stroke, strokes
from ingest.layout.whitespace import merged

GAP = 1.0  # type sizes of white between the label and all that stands at its right, at least
LEVEL = 0.6  # type sizes between the middles of label and text, or between their first lines, at most
INDENT = 2.2  # type sizes that a line of the text may begin further in than the first one
COLUMN = 3.0  # type sizes of white that parts columns of text
LINES = 2  # of a label at most
PITCH = 1.5  # type sizes from one of its lines to the next at most
_LABEL = re.compile(r"[一-龥々ぁ-んァ-ヶー・]{2,10}")  # no number, no sentence


def parted(writer: Writer, ids: Ids) -> tuple[Ids, Ids] | None:
    """The characters of a label and those of the sentences or bullets beside it; None where a frame holds anything else."""
    found = strokes(writer.glyphs, ids)
    first = min(found, key=lambda stroke: stroke.box[0])
    label = [stroke for stroke in found if stroke.box[0] < first.box[2]]
    text = [stroke for stroke in found if stroke.box[0] >= first.box[2]]
    if not text or any(stroke.turn for stroke in found):
        return None
    end = max(stroke.box[2] for stroke in label)
    if min(stroke.box[0] for stroke in text) - end < GAP * first.size or not _is_label(label, writer):
        return None
    return (_ids(label), _ids(text)) if _stands_level(label, text) and _is_text(text, writer) else None


def _ids(part: Sequence[Stroke]) -> Ids:
    return np.sort(np.concatenate([stroke.ids for stroke in part]))


def _is_label(label: Sequence[Stroke], writer: Writer) -> bool:
    """Whether it is a word, on lines right below each other."""
    lines = rows(label)
    words = unicodedata.normalize("NFKC", "".join(map(writer.read, lines)))
    near = lines[-1][0].base - lines[0][0].base <= PITCH * label[0].size * (len(lines) - 1)
    return len(lines) <= LINES and near and bool(_LABEL.fullmatch(words))


def _stands_level(label: Sequence[Stroke], text: Sequence[Stroke]) -> bool:
    (top, low), (first, last) = ((min(s.b0 for s in part), max(s.b1 for s in part)) for part in (label, text))
    slack = LEVEL * label[0].size
    return abs(top + low - first - last) <= 2 * slack or abs(top - first) <= slack


def _is_text(text: Sequence[Stroke], writer: Writer) -> bool:
    """Whether lines in one column begin where the first one does, or a little further in, and end with a full stop."""
    lines = rows(text)
    starts = [line[0].box[0] for line in lines]
    aligned = all(-GAP / 2 <= (start - starts[0]) / text[0].size <= INDENT for start in starts)
    whole = all(len(merged(line, COLUMN)) == 1 for line in lines)
    return aligned and whole and writer.read(lines[-1]).rstrip().endswith("。")
