"""Small documents made by hand for the tests of the fact reader: passages, tables with merged cells, bars."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from graph.facts import MeasureMention, Reading
from ingest.document import Bar, Block, Cell, Document, Line, Page, Panel, Passage, Place, Table, Text
from ingest.reading import read_facts

SIZE = 10.0
_MARKER = re.compile(r"(?:[（(][0-9０-９]+[）)]|[①-⑳]|[Ⅰ-Ⅻ]|[0-9０-９]+(?:[-－][0-9０-９]+)*)(?=[\s　]|[^0-9年月])")

Row = Sequence[str | None]
T = TypeVar("T")


def text(words: str, x: float = 50, y: float = 50, page: int = 2) -> Text:
    """Lines one under another, parted at "|"."""
    return Text(
        tuple(
            Line(part, part, Place(page, (x, y + 12 * i, x + SIZE * len(part), y + 12 * i + SIZE)), SIZE)
            for i, part in enumerate(words.split("|"))
            if part
        )
    )


def heading(words: str, level: int) -> Passage:
    """A heading of the outline."""
    found = _MARKER.match(words)
    marker = found[0] if found else ""
    return Passage(text(words), "heading", level, marker, words[len(marker) :].strip(" 　"))


def paragraph(words: str) -> Passage:
    """Running text."""
    return Passage(text(words), "paragraph", title=words)


def bullet(words: str) -> Passage:
    """An item of a list."""
    return Passage(text(words), "bullet", marker=words[0], title=words[1:])


def panel(label: str, *items: str) -> Panel:
    """A frame with its label."""
    return Panel(text(label), tuple(bullet(item) for item in items), Place(2, (40, 40, 400, 400)))


def table(rows: Sequence[Row], head: int = 1, bars: Iterable[tuple[int, int, int, str]] = ()) -> Table:
    """A table from its texts: "<" goes on from the cell at its left, "^" from the one above; bars as row, first, last, text."""
    cells = []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            if words in ("<", "^"):
                continue
            width = 1
            while c + width < len(row) and row[c + width] == "<":
                width += 1
            height = 1
            while r + height < len(rows) and rows[r + height][c] == "^":
                height += 1
            place = Place(2, (50 + 60 * c, 100 + 30 * r, 110 + 60 * c, 130 + 30 * r))
            cells.append(Cell(r, c, text(words or "", 52 + 60 * c, 102 + 30 * r), place, height, width, r < head))
    drawn = tuple(
        Bar(text(words, 52 + 60 * first, 105 + 30 * r), Place(2, (0, 0, 1, 1)), r, first, last)
        for r, first, last, words in bars
    )
    return Table((Place(2, (50, 100, 500, 500)),), len(rows), len(rows[0]), tuple(cells), head, drawn)


def read(*blocks: Block, title: str = "すみれ市緑のまちづくり計画") -> Reading:
    """What the fact reader makes of a document with these blocks under its title on the cover."""
    cover = Passage(Text((Line(title, title, Place(1, (100, 200, 400, 230)), 24.0),)), "heading", 1, "", title)
    pages = tuple(Page(number, 595, 842) for number in range(1, 6))
    return read_facts(Document("0" * 64, "made.pdf", pages, (cover, *blocks)))


def of(reading: Reading, kind: type[T]) -> list[T]:
    """The facts of one kind."""
    return [fact for fact in reading.facts if isinstance(fact, kind)]


def chain(measure: MeasureMention) -> list[tuple[str, str]]:
    """Number and name of a measure and of all above it, from the top."""
    above = chain(measure.parent) if measure.parent else []
    return [*above, (measure.notation, measure.name)]
