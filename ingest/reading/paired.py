"""Two values in a cell under a head with two labels, the second of each in brackets (予算額（前年度） over 6,380（5,120）) or
behind an arrow (現状（R6）→目標（R11） over 24人→60人).
"""

import re
from dataclasses import replace

from ingest.document import Cell
from ingest.reading.labelled import Labelled, saying
from ingest.reading.labels import ARROWS, Label, as_value, read_label
from ingest.text import numbers

_PAIR = re.compile(r"\s*(?P<outer>[^()（）]+?)\s*[(（]\s*(?P<inner>[^()（）]+?)\s*[)）]\s*")

_ARROW = re.compile(rf"\s*(?P<outer>[^{ARROWS}]+?)\s*[{ARROWS}]\s*(?P<inner>[^{ARROWS}]+?)\s*")


def parts(head: Cell, column: Label, cell: Cell, now: int | None) -> list[Labelled]:
    """Both values with what each means; none where head or cell is no such pair. ``now`` is what 前年度 is counted from."""
    if led := _led(head, cell, now):
        return led
    labels, values = _PAIR.fullmatch(head.text.text), _PAIR.fullmatch(cell.text.text)
    if labels is None or values is None or not column.means("budget", "value", "year"):
        return []
    outer, inner = (read_label(labels[side], now) for side in ("outer", "inner"))
    dated = inner.first is not None and inner.first != outer.first
    if not dated or not inner.means("budget", "value", "year") or not all(map(_is_value, values.groups())):
        return []
    meaning = column.meaning if inner.means("year") else inner.meaning
    told = (
        (replace(column, first=outer.first, last=outer.last), "outer"),
        (replace(column, meaning=meaning, first=inner.first, last=inner.last), "inner"),
    )
    return [Labelled(label, saying(head.text, labels[s]), saying(cell.text, values[s])) for label, s in told]


def _led(head: Cell, cell: Cell, now: int | None) -> list[Labelled]:
    """The values before and behind an arrow, where the head has a label of values for each."""
    labels, values = _ARROW.fullmatch(head.text.text), _ARROW.fullmatch(cell.text.text)
    if labels is None or values is None or not all(map(_is_value, values.groups())):
        return []
    told = [(as_value(read_label(labels[side], now)), side) for side in ("outer", "inner")]
    if not all(label.means("value") for label, _ in told):
        return []
    return [Labelled(label, saying(head.text, labels[s]), saying(cell.text, values[s])) for label, s in told]


def _is_value(text: str) -> bool:
    return numbers.nothing(text) or bool(numbers.quantities(text))
