"""Cells of boxes to tick (□拡充 ■継続 □廃止, ○新規 ●継続): what they say is what is ticked."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from ingest.document import Cell, Line, Table, Text
from ingest.reading.lexicon import lexicon

_FEWEST = 3  # words of a choice
_AROUND = " 　・、,/／"  # options


class _Signs(NamedTuple):
    """What stands before the words that are chosen, and before those that are not."""

    ticked: str
    empty: str

    def options(self, text: str) -> list[re.Match[str]]:
        """What a text offers, each option as ``mark`` and ``words``."""
        signs = self.ticked + self.empty
        return list(re.finditer(rf"(?P<mark>[{signs}])\s*(?P<words>[^{signs}]{{1,24}})", text))


_BOXES = _Signs("■☑☒✓✔◉", "□☐")
_CIRCLES = _Signs("●◉", "○〇◯")  # these are grades and bullets as well: most words must be known


def as_ticked(table: Table) -> Table:
    """The table with the ticked options alone in cells that offer several; other cells as they are."""
    cells = tuple(_ticked(cell) for cell in table.cells)
    return table if cells == table.cells else msgspec.structs.replace(table, cells=cells)


def _ticked(cell: Cell) -> Cell:
    text = cell.text.text
    if _is_open_choice(text):
        return msgspec.structs.replace(cell, text=Text())
    signs = next((signs for signs in (_BOXES, _CIRCLES) if _offers(signs, text.strip())), None)
    return cell if signs is None else msgspec.structs.replace(cell, text=Text(tuple(_lines(cell.text, signs))))


def _offers(signs: _Signs, text: str) -> bool:
    """Whether a text is nothing but options behind such signs, at least one ticked and one not."""
    options = signs.options(text)
    words = [option["words"].strip(_AROUND) for option in options]
    marks = {option["mark"] in signs.ticked for option in options}
    known = sum(lexicon().succession.exact(word) is not None for word in words)
    sure = signs is _BOXES or known > len(words) / 2
    return sure and marks == {True, False} and options[0].start() == 0 and all(words)


def _is_open_choice(text: str) -> bool:
    """Whether a cell only offers what may become of a measure (拡充・継続・見直し・廃止), its choice drawn around a word."""
    options = [part for part in re.split(r"[・･／/、\s　]+", text.strip()) if part]
    return len(options) >= _FEWEST and all(lexicon().succession.exact(option) is not None for option in options)


def _lines(text: Text, signs: _Signs) -> Iterator[Line]:
    """A line for each ticked option, with the print and the place of the whole line that it stands on."""
    for line in text.lines:
        for option in signs.options(line.text):
            if option["mark"] in signs.ticked:
                yield msgspec.structs.replace(line, text=option["words"].strip(_AROUND))
