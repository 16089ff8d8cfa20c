"""A frame whose lines stand in columns without rules: what is measured, then when, then the values, as a card shows it, or
each label over its value; or heads on its edge (指標　現状（R5）　目標（R11）) over a line for each indicator.
"""

import re
from collections.abc import Sequence
from itertools import groupby, takewhile, zip_longest

import msgspec

from ingest.document import Cell, Line, Panel, Table, Text
from ingest.reading.arrows import is_arrow
from ingest.reading.items import without_bullet
from ingest.reading.labels import Label, read_label
from ingest.reading.names import has_letters
from ingest.text import numbers

_FEWEST = 2  # columns


def table_of(panel: Panel, now: int | None) -> Table | None:
    """The card as a table with a row for each indicator; None where the frame holds anything else.

    Below heads on its edge each line is a name with as many values; else its lines are the indicator's name, labels of values
    or years in one or more lines, the values below them, and perhaps lines of a label and a word (判定　前進).
    """
    lines = [line for passage in panel.passages for line in passage.text.lines if line.text.strip()]
    if headed := _under_heads(panel, lines, now) or _in_turns(panel, lines, now):
        return headed
    name, grid, rest = _divided(lines)
    if not name or len(grid) < len(("head", "values")):
        return None
    *tops, values = [[_saying(line, word) for word in line.text.split()] for line in grid]
    heads = [Text(column) for column in zip(*tops, strict=True)]
    told = [line.text.split() for line in rest]
    labelled = all(len(words) == _FEWEST and read_label(words[0], now).known for words in told)
    valued = all(read_label(head.text, now).means("value", "year") for head in heads)
    if not valued or not labelled or not all(_is_value(value.text) for value in values):
        return None
    rows = len(tops)
    cells = [_cell(panel, 0, 0, Text(), rows, header=True), _cell(panel, rows, 0, Text(tuple(name)))]
    for number, row in enumerate((*tops, values)):
        cells += [_cell(panel, number, i, Text((word,)), header=number < rows) for i, word in enumerate(row, 1)]
    for column, (line, (label, word)) in enumerate(zip(rest, told, strict=True), 1 + len(values)):
        cells.append(_cell(panel, 0, column, Text((_saying(line, label),)), rows, header=True))
        cells.append(_cell(panel, rows, column, Text((_saying(line, word),))))
    return Table((panel.place,), rows + 1, 1 + len(values) + len(rest), tuple(cells), header_rows=rows)


def _under_heads(panel: Panel, lines: Sequence[Line], now: int | None) -> Table | None:
    """The lines below heads on the edge of a frame, which name indicators and then values, as a table."""
    edge = panel.label.lines if panel.label is not None else ()
    heads = [_saying(edge[0], word) for word in edge[0].text.split()] if len(edge) == 1 else []
    first, *others = [read_label(head.text, now) for head in heads] or [read_label("")]
    if not first.means("indicator") or not others or not all(_tells_values(label) for label in others):
        return None
    rows = [_named_values(line, len(others)) for line in lines]
    if not rows or not all(rows):
        return None
    cells = [
        _cell(panel, number, column, Text((words,)), header=number == 0)
        for number, row in enumerate((heads, *rows))
        for column, words in enumerate(row)
    ]
    return Table((panel.place,), len(rows) + 1, len(heads), tuple(cells), header_rows=1)


def _in_turns(panel: Panel, lines: Sequence[Line], now: int | None) -> Table | None:
    """The name behind the label of indicators, then lines of labels, each above a line of as many values, as a table."""
    named = list(takewhile(lambda line: not _are_heads(line, now), lines))
    label, *name = named[0].text.split(maxsplit=1) if named else [""]
    tops, below = lines[len(named) :: 2], lines[len(named) + 1 :: 2]
    paired = all(_heads_values(top, values, now) for top, values in zip_longest(tops, below))
    if not read_label(label, now).means("indicator") or not name or not tops or not paired:
        return None
    heads, values = ([_saying(line, word) for line in part for word in line.text.split()] for part in (tops, below))
    cells = [
        _cell(panel, 0, 0, Text((_saying(named[0], label),)), header=True),
        _cell(panel, 1, 0, Text((_saying(named[0], name[0]), *named[1:]))),
    ]
    for column, (head, value) in enumerate(zip(heads, values, strict=True), 1):
        cells += [_cell(panel, 0, column, Text((head,)), header=True), _cell(panel, 1, column, Text((value,)))]
    return Table((panel.place,), 2, 1 + len(heads), tuple(cells), header_rows=1)


def _are_heads(line: Line, now: int | None) -> bool:
    return all(_tells_values(read_label(word, now)) for word in line.text.split())


def _heads_values(above: Line, below: Line | None, now: int | None) -> bool:
    """Whether a line of labels stands above one of as many values."""
    values = below.text.split() if below is not None else []
    return _are_heads(above, now) and len(above.text.split()) == len(values) and all(map(_is_value, values))


def _tells_values(label: Label) -> bool:
    """Whether values stand below a head: by its word, or by its year (現状（R5）, 目標（R11）, 令和6年度実績)."""
    return label.means("value", "year") or (
        label.first is not None and label.means("statement.state", "statement.result", "name_or.target")
    )


def _named_values(line: Line, count: int) -> list[Line]:
    """A name and the values behind it, arrows between these aside; none where a line is anything else."""
    words = [word for word in line.text.split() if not is_arrow(word)]
    name, values = " ".join(words[:-count]), words[-count:]
    bare = without_bullet(name)
    told = has_letters(bare) and len(values) == count and all(map(_is_value, values))
    return [_saying(line, word) for word in (bare, *values)] if told else []


def _cell(panel: Panel, row: int, column: int, text: Text, rows: int = 1, *, header: bool = False) -> Cell:
    return Cell(row, column, text, panel.place, rows, header=header)


def _divided(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines above those that first stand in equally many words, these, and the lines below them."""
    start = 0
    for count, group in groupby(lines, key=lambda line: len(re.split(r"\s+", line.text.strip()))):
        run = list(group)
        if count >= _FEWEST and len(run) >= _FEWEST:
            return list(lines[:start]), run, list(lines[start + len(run) :])
        start += len(run)
    return list(lines), [], []


def _is_value(text: str) -> bool:
    return bool(numbers.quantities(text)) or numbers.nothing(text)


def _saying(line: Line, word: str) -> Line:
    """A line of which only one word is meant."""
    return msgspec.structs.replace(line, text=word)
