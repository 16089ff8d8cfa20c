"""The measures that a cell of old or new names holds (旧事業名): one, or several in its lines."""

import re

from ingest.document import Cell, Line, Text
from ingest.reading import items, names
from ingest.reading.changes import Change
from ingest.reading.lexicon import lexicon
from ingest.reading.records import Field
from ingest.text import numbers

_ROOM = 3.0  # characters: a line that leaves so much of its cell free was not broken by its width
_BETWEEN_NUMBERS = re.compile(r"[、，,・／/\s]+|及び|と")
_WHOLE_NAME = re.compile(r".{3,}事業(?:[(（][^()（）]*[)）])?$")  # a line that is a whole name


def old_names(change: Change, field: Field) -> list[tuple[names.Name, Text]]:
    """The old measures that a cell of a row names; the number in a column of its own belongs to the one that has none."""
    if field.label.means("old_number"):
        return []
    status = lexicon().succession.find(names.clean(change.status.text)) if change.status is not None else ""
    found = names_in(field, listed=status in ("merged", "reorganised"))
    number = change.old_number
    if number is not None and len(found) == 1 and not found[0][0].number and not numbers.nothing(number.text):
        name, text = found[0]
        return [(names.Name(name.name, names.tidy_number(number.text), name.level), text)]
    return found


def numbers_in(field: Field) -> list[str]:
    """The numbers that a cell of old numbers holds (102、103)."""
    return [names.tidy_number(part) for part in _BETWEEN_NUMBERS.split(field.text) if names.is_number(part.strip())]


def names_in(field: Field, *, listed: bool = False) -> list[tuple[names.Name, Text]]:
    """The measures that a cell names: one, or one for each bullet or numbered line; one for each line that the width of the
    cell does not break where it is known to list several (``listed``), or where each of these ends as names do.
    """
    found = []
    for _, text in items.bullets(field.cell.text):
        lines, free = _numbered_lines(text), _free_lines(text, field.cell)
        for part in free if (listed or _are_whole(free)) and len(lines) == 1 else lines:
            name = names.read_name(part)
            if name.name and not numbers.nothing(name.name) and not names.is_mark(name.name):
                found.append((name, part))
    return found


def _free_lines(text: Text, cell: Cell) -> list[Text]:
    """The lines of a text in a cell, those joined that end near its edge and so were broken by its width."""
    groups: list[list[Line]] = []
    room = cell.place.box[2] - cell.place.box[0]
    for line in text.lines:
        before = groups[-1][-1] if groups else None
        if before is None or before.place.box[2] - before.place.box[0] < room - _ROOM * (before.size or 8.0):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Text(tuple(group)) for group in groups]


def _are_whole(parts: list[Text]) -> bool:
    """Whether each part of a cell ends as names do."""
    return all(_WHOLE_NAME.search(part.text.strip()) for part in parts)


def _numbered_lines(text: Text) -> list[Text]:
    """A cell in which every name begins with its number, or every line ends as names do, taken apart there."""
    if _are_whole(lines := [Text((line,)) for line in text.lines]):
        return lines
    starts = [i for i, line in enumerate(text.lines) if names.split_name(line.text).number]
    if len(starts) < 2 or starts[0] != 0:
        return [text]
    ends = [*starts[1:], len(text.lines)]
    return [Text(text.lines[a:b]) for a, b in zip(starts, ends, strict=True)]
