"""A PDF → the Document that says what stands where."""

import os
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from ingest.document import Block, Box, Document, Line, Page, Panel, Passage, Place, Remark, Table, Text
from ingest.folders import unicode_of
from ingest.layout.carry import continues, joined, repeated_rows, said_again
from ingest.layout.charts import Chart
from ingest.layout.contents import checked
from ingest.layout.dittos import with_dittos
from ingest.layout.fitted import fitted, widened
from ingest.layout.flow import appended
from ingest.layout.furniture import Seen, furniture
from ingest.layout.headings import NOTE
from ingest.layout.heads import head_rows_known, known_labels, with_heads
from ingest.layout.outline import promoted, with_levels
from ingest.layout.page import PageReading, Part, needs_ocr, read_page
from ingest.layout.panels import Framed
from ingest.layout.passages import body_size, boxed_text, numbered_band, passages, right_edge, stacked_bands
from ingest.layout.tables import Tabled
from ingest.layout.turned import as_shown
from ingest.limits import Limits, of_pages
from ingest.ocr import Recogniser
from ingest.pdf import Pdf

__all__ = ["Limits", "read_document"]

LARGE = 1.3  # times the running text: larger words are no running head
RUNNING = 300  # characters outside of tables that make running text
FEW = 3  # lines that may all be short
USUAL = 0.8  # of the columns of a document end at least so far to the left


def read_document(path: Path, *, limits: Limits | None = None) -> Document:
    """Reads a PDF, within the limits that the environment sets where none are given.

    Raises ``ingest.pdf.UnreadableError`` where the file cannot be read at all, LimitError where a limit is no number.
    """
    pages: list[Page] = []
    remarks: list[Remark] = []
    read: list[PageReading] = []
    limits = limits or of_pages(os.environ)
    with Pdf(path, limits) as pdf:
        recogniser = Recogniser(pdf)
        begun = time.thread_time()
        remarks += pdf.carried()
        marks = pdf.bookmarks()
        for sheet in pdf.sheets():
            if needs_ocr(sheet):
                recogniser.fill(sheet)
            page = read_page(sheet)
            taken, begun = time.thread_time() - begun, time.thread_time()
            if taken > limits.seconds:
                remarks.append(Remark("slow-page", f"{page.number}ページ：読むのに{taken:.0f}秒かかりました。"))
            pages.append(Page(page.number, sheet.width, sheet.height, page.layer))
            remarks += page.remarks
            read.append(page)
    unseen = tuple(line for page in read for line in page.unseen)
    around = _take_furniture(read)
    outline = checked(promoted(_blocks(read)), marks)
    remarks += outline.remarks
    blocks = with_levels(outline.blocks, outline.depths)
    document = Document(
        pdf.sha256,
        unicode_of(path.name),
        tuple(pages),
        tuple(blocks),
        tuple(around),
        tuple(remarks),
        unseen,
        tuple(page.diagram for page in read if page.diagram),
    )
    turns = {page.number: page.turn for page in read if page.turn}
    return as_shown(document, turns) if turns else document


def _lines(page: PageReading) -> list[Line]:
    """The lines of a page outside of tables."""
    lines: list[Line] = []
    for part in page.parts:
        if isinstance(part, Framed):
            lines += part.lines
        elif isinstance(part, list):
            lines += part
    return lines


def _body(read: list[PageReading]) -> float:
    """The type size of running text; of all text where hardly any runs."""
    lines = [line for page in read for line in _lines(page)]
    if sum(len(line.text) for line in lines) >= RUNNING:
        return body_size(lines)
    sizes = [page.size for page in read if page.size]
    return float(np.median(sizes)) if sizes else body_size(lines)


def _take_furniture(read: list[PageReading]) -> list[Line]:
    """Takes running heads and page numbers out of the pages and gives them back."""
    lines = {page.number: _lines(page) for page in read}
    seen = {page.number: _seen(page, lines[page.number]) for page in read}
    known = furniture(seen, LARGE * _body(read))
    around = [
        line
        for number, each in lines.items()
        for line, shown in zip(each, seen[number].lines, strict=True)
        if id(shown) in known
    ]
    _take(read, around)
    again = [line for above, below in pairwise(read) for line in _above_rest(above, below, lines[above.number])]
    _take(read, again)
    return around + again


def _take(read: list[PageReading], lines: list[Line]) -> None:
    """Takes lines out of the pages."""
    taken = {id(line) for line in lines}
    for page in read:
        page.parts = [kept for part in page.parts if (kept := _without(part, taken))]


def _above_rest(above: PageReading, below: PageReading, lines: list[Line]) -> list[Line]:
    """What stands above the rest of a table at the top of a page and was said among the ``lines`` of the page before."""
    kept = [part for part in above.parts if not (isinstance(part, list) and all(NOTE.match(x.text) for x in part))]
    last = kept[-1] if kept else None
    first, rest = (*below.parts, None, None)[:2]
    if not isinstance(last, Tabled) or not isinstance(first, list) or not isinstance(rest, Tabled):
        return []
    goes_on = continues(last.table, rest.table, last.xs, rest.xs) and repeated_rows(last.table, rest.table)
    return first if goes_on and said_again(first, lines) else []


def _seen(page: PageReading, lines: list[Line]) -> Seen:
    """These lines of a page where it shows them."""
    if page.turn is None:
        return Seen(page.width, page.height, lines)
    return Seen(page.turn.width, page.turn.height, as_shown(tuple(lines), {page.number: page.turn}))


def _without(part: Part, taken: set[int]) -> Part | None:
    if isinstance(part, Tabled | Chart):
        return part
    if isinstance(part, Framed):
        part.lines = [line for line in part.lines if id(line) not in taken]
        return part if part.lines else None
    return [line for line in part if id(line) not in taken] or None


class _Flow:
    """The blocks of a document as its pages are put one after the other."""

    def __init__(self, body: float, reach: dict[float, float]) -> None:
        self.body, self.reach = body, reach
        self.blocks: list[Block] = []
        self.last: tuple[int, Tabled] | None = None  # the table that ended the page before: where it is, its part there

    def page(self, page: PageReading) -> None:
        """Adds what a page holds."""
        for number, part in enumerate(page.parts):
            rest = number == 0 and self.last is not None  # of the table that ended the page before, perhaps
            if isinstance(part, Tabled) and not (found := self._no_table(part.table, page, rest=rest)):
                self._table(part, first=number == 0)
                continue
            if not isinstance(part, Tabled):
                found = self._loose(part, page)
            self.blocks = appended(self.blocks, found) if number == 0 else self.blocks + found
            if not all(isinstance(block, Passage) and block.role == "note" for block in found):
                self.last = None

    def _no_table(self, table: Table, page: PageReading, *, rest: bool) -> list[Block]:
        """What cells that are no table are: headings on bands of colour, or a frame around running text; a number beside a name
        may be a row that is the ``rest`` of a table.
        """
        panel = boxed_text(table, self.body, page.height)
        bands = stacked_bands(table, self.body, page.height)
        bands = bands or (numbered_band(table, self.body) if not rest else [])
        return [*bands] or ([panel] if panel else [])

    def _table(self, part: Tabled, *, first: bool) -> None:
        last = self.last
        if first and last is not None and (rest := _rest(last[1], part)):
            part, place = rest, last[0]
            whole = self.blocks[place]
            assert isinstance(whole, Table)
            self.blocks[place] = joined(whole, part.table)
        else:
            place = len(self.blocks)
            self.blocks.append(part.table)
        self.last = place, part

    def _loose(self, part: Part, page: PageReading) -> list[Block]:
        if isinstance(part, Chart):
            return list(part.labels)
        if isinstance(part, Framed):
            return self._framed(part, page)
        assert isinstance(part, list)
        wide = max(line.place.box[2] for line in part) > page.width / 2 > min(line.place.box[0] for line in part)
        reach = self.reach.get(page.width, 0.0) if wide else 0.0
        if len(part) <= FEW and _is_alone(part, page):  # it does not show how wide its column is
            reach = max(reach, _widest(page))
        return list(passages(part, self.body, page.height, reach))

    def _framed(self, part: Framed, page: PageReading) -> list[Block]:
        reach = part.box[2] if len(part.lines) == 1 else 0.0  # a line alone does not show how wide its band is
        inside = passages(part.lines, self.body, page.height, reach)
        title = len(inside) == 1 and inside[0].role == "heading" and not part.label
        if title or not part.is_panel:
            return list(inside)
        label = Text(tuple(part.label)) if part.label else None
        return [Panel(label, tuple(inside), Place(page.number, part.box))]


def _rest(above: Tabled, below: Tabled) -> Tabled | None:
    """The table at the top of a page as the rest of the one that ended the page before, None where it is another."""
    set_anew = (fitted(below, above.xs) if above.is_open and below.is_open else None) or widened(below, above)
    parts = (part for part in (below, set_anew) if part is not None)
    return next((part for part in parts if continues(above.table, part.table, above.xs, part.xs)), None)


def _blocks(read: list[PageReading]) -> list[Block]:
    flow = _Flow(_body(read), _reach(read))
    for page in read:
        flow.page(page)
    return _with_heads(flow.blocks)


def _is_alone(lines: list[Line], page: PageReading) -> bool:
    """Whether no other part of a page stands at the right of these lines."""
    right, top, bottom = lines[0].place.box[2], lines[0].place.box[1], lines[-1].place.box[3]
    boxes = [box for part in page.parts if part is not lines for box in _boxes(part)]
    return not any(box[0] >= right and box[1] < bottom and box[3] > top for box in boxes)


def _boxes(part: Part) -> Iterator[Box]:
    """The boxes of what a part of a page holds."""
    if isinstance(part, Tabled):
        yield from (place.box for place in part.table.places)
    elif isinstance(part, Framed):
        yield part.box
    elif isinstance(part, list):
        yield from (line.place.box for line in part)


def _widest(page: PageReading) -> float:
    """How far to the right the tables of a page go; 0 without any."""
    tables = [part.table for part in page.parts if isinstance(part, Tabled)]
    return max((place.box[2] for table in tables for place in table.places), default=0.0)


def _reach(read: list[PageReading]) -> dict[float, float]:
    """How far to the right running text goes on pages of each width."""
    ends: dict[float, list[float]] = {}
    for page in read:
        for part in page.parts:
            if isinstance(part, list) and part:
                ends.setdefault(page.width, []).append(right_edge(part))
    return {width: sorted(found)[int(USUAL * (len(found) - 1))] for width, found in ends.items()}


def _with_heads(blocks: list[Block]) -> list[Block]:
    """Tables get their heads; one that shows none by its look may show it by words that head other tables."""
    done = [with_heads(block, block.header_rows or None) if isinstance(block, Table) else block for block in blocks]
    labels = known_labels(block for block in done if isinstance(block, Table))
    headed = [
        with_heads(block, head_rows_known(block, labels))
        if isinstance(block, Table) and not block.header_rows
        else block
        for block in done
    ]
    return [with_dittos(block) if isinstance(block, Table) else block for block in headed]
