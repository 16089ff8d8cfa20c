"""A PDF → the Document that says what stands where."""

from pathlib import Path

import numpy as np

from ingest.document import Block, Document, Line, Page, Panel, Place, Remark, Table, Text
from ingest.layout.carry import continues, joined
from ingest.layout.charts import Chart
from ingest.layout.flow import appended
from ingest.layout.furniture import furniture
from ingest.layout.heads import head_rows_known, known_labels, with_heads
from ingest.layout.outline import promoted, with_levels
from ingest.layout.page import PageReading, Part, read_page
from ingest.layout.panels import Framed
from ingest.layout.passages import body_size, boxed_text, passages, right_edge
from ingest.layout.tables import Draft, table_of
from ingest.pdf import Limits, Pdf

__all__ = ["Limits", "read_document"]

LARGE = 1.3  # times the running text: larger words are no running head
RUNNING = 300  # characters outside of tables that make running text
USUAL = 0.8  # of the columns of a document end at least so far to the left


def read_document(path: Path, *, limits: Limits | None = None) -> Document:
    """Reads a PDF. Raises ``ingest.pdf.UnreadableError`` where the file cannot be read at all."""
    pages: list[Page] = []
    remarks: list[Remark] = []
    read: list[PageReading] = []
    with Pdf(path, limits or Limits()) as pdf:
        for sheet in pdf.sheets():
            page = read_page(sheet)
            pages.append(Page(page.number, page.width, page.height, page.layer))
            remarks += page.remarks
            read.append(page)
    around = _take_furniture(read)
    blocks = with_levels(promoted(_blocks(read)))
    return Document(pdf.sha256, path.name, tuple(pages), tuple(blocks), tuple(around), tuple(remarks))


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
    sizes = [page.writer.glyphs["size"] for page in read if page.writer is not None]
    every = np.concatenate(sizes) if sizes else np.empty(0)
    return float(np.median(every)) if len(every) else body_size(lines)


def _take_furniture(read: list[PageReading]) -> list[Line]:
    """Takes running heads and page numbers out of the pages and gives them back."""
    lines = {page.number: (page.height, _lines(page)) for page in read}
    found = furniture(lines, LARGE * _body(read))
    for page in read:
        page.parts = [kept for part in page.parts if (kept := _without(part, found))]
    return [line for _, (_, each) in lines.items() for line in each if id(line) in found]


def _without(part: Part, taken: set[int]) -> Part | None:
    if isinstance(part, Draft | Chart):
        return part
    if isinstance(part, Framed):
        part.lines = [line for line in part.lines if id(line) not in taken]
        return part if part.lines else None
    return [line for line in part if id(line) not in taken] or None


def _blocks(read: list[PageReading]) -> list[Block]:
    body = _body(read)
    reach = _reach(read)
    blocks: list[Block] = []
    last: tuple[Table, list[float]] | None = (
        None  # what ended the page before: that page's part of a table, its columns
    )
    for page in read:
        assert page.writer is not None
        for number, part in enumerate(page.parts):
            if not isinstance(part, Draft):
                found = _loose(part, body, page, reach)
                blocks = appended(blocks, found) if number == 0 else blocks + found
                last = None
                continue
            table = table_of(part, page.writer, page.figures)
            panel = boxed_text(table, body, page.height)
            if panel is not None:
                blocks = appended(blocks, [panel]) if number == 0 else [*blocks, panel]
                last = None
                continue
            goes_on = number == 0 and last is not None and continues(last[0], table, last[1], part.grid.xs)
            whole = blocks.pop() if goes_on else None
            blocks.append(joined(whole, table) if isinstance(whole, Table) else table)
            last = (table, part.grid.xs)
    return _with_heads(blocks)


def _reach(read: list[PageReading]) -> dict[float, float]:
    """How far to the right running text goes on pages of each width."""
    ends: dict[float, list[float]] = {}
    for page in read:
        for part in page.parts:
            if isinstance(part, list) and part:
                ends.setdefault(page.width, []).append(right_edge(part))
    return {width: sorted(found)[int(USUAL * (len(found) - 1))] for width, found in ends.items()}


def _loose(part: list[Line] | Framed | Chart, body: float, page: PageReading, reach: dict[float, float]) -> list[Block]:
    if isinstance(part, Chart):
        return list(part.labels)
    if not isinstance(part, Framed):
        wide = max(line.place.box[2] for line in part) > page.width / 2 > min(line.place.box[0] for line in part)
        return list(passages(part, body, page.height, reach.get(page.width, 0.0) if wide else 0.0))
    inside = passages(part.lines, body, page.height)
    title = len(inside) == 1 and inside[0].role == "heading" and not part.label
    if title or not part.is_panel:
        return list(inside)
    label = Text(tuple(part.label)) if part.label else None
    return [Panel(label, tuple(inside), Place(page.number, part.box))]


def _with_heads(blocks: list[Block]) -> list[Block]:
    """Tables get their heads; one that shows none by its look may show it by words that head other tables."""
    done = [with_heads(block, block.header_rows or None) if isinstance(block, Table) else block for block in blocks]
    labels = known_labels(block for block in done if isinstance(block, Table))
    return [
        with_heads(block, head_rows_known(block, labels))
        if isinstance(block, Table) and not block.header_rows
        else block
        for block in done
    ]
