"""One page as drawn → tables, passages and what lies around them, in reading order."""

from dataclasses import dataclass, field

import numpy as np

from ingest.document import Line, Remark
from ingest.layout.bars import take_bars
from ingest.layout.figures import Figures, figures
from ingest.layout.lines import Stroke, Writer, rows, strokes
from ingest.layout.order import Piece, columns
from ingest.layout.tables import Draft, share_out
from ingest.layout.visible import doubled, visible
from ingest.pdf import Sheet


@dataclass(slots=True)
class PageReading:
    """What one page holds, in reading order: columns of lines, tables between them."""

    number: int
    width: float
    height: float
    parts: list[list[Line] | Draft] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    figures: Figures = field(default_factory=Figures)
    writer: Writer | None = None


def read_page(sheet: Sheet) -> PageReading:
    """Everything on a page."""
    page = PageReading(sheet.number, sheet.width, sheet.height, remarks=list(sheet.remarks))
    seen = visible(sheet)
    hidden = int((~seen).sum())
    if hidden:
        page.remarks.append(
            Remark("hidden-text", f"{sheet.number}ページ：見えない文字が{hidden}字あり、読んでいません。")
        )
    sheet.glyphs = sheet.glyphs[seen]
    sheet.glyphs = sheet.glyphs[~doubled(sheet.glyphs)]
    writer = page.writer = Writer(sheet.glyphs, sheet.number)
    page.figures = figures(sheet)
    free = np.ones(len(sheet.glyphs), bool)
    tables = _tables(page.figures, writer, free)
    page.parts = _ordered(tables, writer, free)
    return page


def _tables(drawn: Figures, writer: Writer, free: np.ndarray) -> list[Draft]:
    """The tables; their characters and those of their bars are then no longer free."""
    found = []
    for grid in drawn.grids:
        if len(grid.cells) < 2:
            continue
        draft = Draft(writer.page, grid)
        take_bars(draft, drawn.overlays, writer, free)
        draft.texts = share_out(grid, writer, free)
        for ids in draft.texts:
            free[ids] = False
        if draft.bars or any(len(ids) for ids in draft.texts):
            found.append(draft)
    return found


def _ordered(tables: list[Draft], writer: Writer, free: np.ndarray) -> list[list[Line] | Draft]:
    """Lines and tables in reading order; lines that read straight down stand together."""
    loose = strokes(writer.glyphs, np.nonzero(free)[0])
    size = float(np.median(writer.glyphs["size"])) if len(writer.glyphs) else 10.0
    pieces: list[Piece[Stroke | Draft]] = [Piece(stroke.box, stroke) for stroke in loose]
    pieces += [Piece(table.grid.box, table, heavy=True) for table in tables]
    parts: list[list[Line] | Draft] = []
    for group in columns(pieces, size):
        parts += _column(group, writer)
    return parts


def _column(group: list[Piece[Stroke | Draft]], writer: Writer) -> list[list[Line] | Draft]:
    lines = [writer.line(row) for row in rows([p.what for p in group if isinstance(p.what, Stroke)])]
    tables = sorted((p.what for p in group if isinstance(p.what, Draft)), key=lambda t: t.grid.box[1])
    parts: list[list[Line] | Draft] = []
    waiting = [line for line in lines if line.text]
    for table in tables:
        middle = (table.grid.box[1] + table.grid.box[3]) / 2
        above = [line for line in waiting if (line.place.box[1] + line.place.box[3]) / 2 < middle]
        if above:
            parts.append(above)
        parts.append(table)
        waiting = waiting[len(above) :]
    return [*parts, waiting] if waiting else parts
