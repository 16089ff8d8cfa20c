"""Cells of boxes to tick (□拡充 ■継続 □廃止): what they say is what is ticked."""

import re
from collections.abc import Iterator

import msgspec

from ingest.document import Cell, Line, Table, Text
from ingest.reading.lexicon import lexicon

_TICKED, _EMPTY = "■☑☒✓✔◉", "□☐"
_FEWEST = 3  # words of a choice
_OPTION = re.compile(rf"(?P<mark>[{_TICKED}{_EMPTY}])\s*(?P<words>[^{_TICKED}{_EMPTY}]{{1,24}})")


def as_ticked(table: Table) -> Table:
    """The table with the ticked options alone in cells that offer several; other cells as they are."""
    cells = tuple(_ticked(cell) for cell in table.cells)
    return table if cells == table.cells else msgspec.structs.replace(table, cells=cells)


def _ticked(cell: Cell) -> Cell:
    text = cell.text.text
    if _is_open_choice(text):
        return msgspec.structs.replace(cell, text=Text())
    if not any(sign in text for sign in _EMPTY) or not any(sign in text for sign in _TICKED):
        return cell
    options = list(_OPTION.finditer(text.strip()))
    if not options or options[0].start() != 0 or any(len(option["words"].strip()) == 0 for option in options):
        return cell
    return msgspec.structs.replace(cell, text=Text(tuple(_lines(cell.text))))


def _is_open_choice(text: str) -> bool:
    """Whether a cell only offers what may become of a measure (拡充・継続・見直し・廃止), its choice drawn around a word."""
    options = [part for part in re.split(r"[・･／/、\s　]+", text.strip()) if part]
    return len(options) >= _FEWEST and all(lexicon().succession.exact(option) is not None for option in options)


def _lines(text: Text) -> Iterator[Line]:
    """A line for each ticked option, with the print and the place of the whole line that it stands on."""
    for line in text.lines:
        for option in _OPTION.finditer(line.text):
            if option["mark"] in _TICKED:
                yield msgspec.structs.replace(line, text=option["words"].strip(" 　・、,/／"))
