"""A page with what was read laid over it: the tool that shows at once why something was or was not read."""

import base64
import html
import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from ingest.document import Bar, Box, Cell, ChartLabel, Document, Panel, Passage, Table

Ink = tuple[int, int, int, int]

SCALE = 1.6  # pixels a point
INKS: dict[str, Ink] = {
    "heading": (200, 30, 30, 255),
    "paragraph": (30, 90, 200, 255),
    "bullet": (30, 150, 160, 255),
    "note": (130, 130, 130, 255),
    "caption": (130, 90, 160, 255),
    "table": (20, 130, 40, 255),
    "head": (240, 170, 0, 70),
    "bar": (230, 0, 180, 255),
    "panel": (150, 80, 0, 255),
    "chart": (0, 160, 220, 255),
    "diagram": (90, 60, 220, 255),
    "furniture": (150, 150, 150, 255),
    "unseen": (255, 120, 0, 255),
}


def draw(document: Document, page: int, path: Path) -> Image.Image:
    """Page ``page`` (1-based) of the PDF at ``path`` with its reading laid over it."""
    with pypdfium2.PdfDocument(path) as pdf:
        picture = pdf[page - 1].render(scale=SCALE).to_pil().convert("RGBA")
    over = Image.new("RGBA", picture.size, (255, 255, 255, 0))
    pen = ImageDraw.Draw(over)
    for number, (box, kind, words) in enumerate(_marks(document, page)):
        scaled = tuple(round(value * SCALE) for value in box)
        if kind == "head":
            pen.rectangle(scaled, fill=INKS[kind])
            continue
        pen.rectangle(scaled, outline=INKS[kind], width=3 if kind in ("table", "panel", "bar") else 1)
        pen.text((scaled[0], scaled[1] - 11), f"{number} {words}", fill=INKS[kind])
    for ends in _leads(document, page):
        pen.line([round(value * SCALE) for value in ends], fill=INKS["diagram"], width=3)
    return Image.alpha_composite(picture, over).convert("RGB")


def sheet(document: Document, path: Path) -> str:
    """All pages as one HTML page that needs no other file, with the meaning of the colours at its head."""
    title = html.escape(document.file_name)
    legend = " ".join(f'<b style="color:rgb{ink[:3]}">{kind}</b>' for kind, ink in INKS.items())
    pictures = "\n".join(_picture(draw(document, page.number, path), page.number) for page in document.pages)
    head = f'<!doctype html><html lang="ja"><meta charset="utf-8"><title>{title}</title>'
    return f"{head}<h1>{title}</h1><p>{legend}</p>\n{pictures}\n</html>\n"


def _picture(image: Image.Image, page: int) -> str:
    data = io.BytesIO()
    image.save(data, "PNG", optimize=True)
    source = f"data:image/png;base64,{base64.b64encode(data.getvalue()).decode()}"
    return f'<h2 id="p{page}">p. {page}</h2><img alt="page {page}" src="{source}" style="max-width:100%">'


def _marks(document: Document, page: int) -> Iterator[tuple[Box, str, str]]:
    """Boxes on a page with what they are and a word or two."""
    for block in document.blocks:
        if isinstance(block, Passage):
            yield from _passage(block, page)
        elif isinstance(block, Panel):
            if block.place.page == page:
                yield block.place.box, "panel", "panel"
            for passage in block.passages:
                yield from _passage(passage, page)
        elif isinstance(block, ChartLabel):
            yield from ((place.box, "chart", "") for place in block.text.places if place.page == page)
        else:
            yield from _table(block, page)
    for kind, lines in (("furniture", document.furniture), ("unseen", document.unseen)):
        yield from ((line.place.box, kind, "") for line in lines if line.place.page == page)


def _leads(document: Document, page: int) -> Iterator[Box]:
    """From the middle of one box of a diagram to that of the box it leads to."""
    for diagram in document.diagrams:
        middles = [((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1 in (node.place.box for node in diagram.nodes)]
        if diagram.nodes[0].place.page == page:
            yield from ((*middles[lead.source], *middles[lead.target]) for lead in diagram.leads)


def _passage(passage: Passage, page: int) -> Iterator[tuple[Box, str, str]]:
    words = f"h{passage.level}" if passage.role == "heading" else ""
    yield from ((place.box, passage.role, words) for place in passage.text.places if place.page == page)


def _table(table: Table, page: int) -> Iterator[tuple[Box, str, str]]:
    yield from ((place.box, "table", f"{table.rows}x{table.columns}") for place in table.places if place.page == page)
    yield from (mark for cell in table.cells if cell.place.page == page for mark in _cell(cell))
    yield from ((bar.place.box, "bar", _columns(bar)) for bar in table.bars if bar.place.page == page)


def _cell(cell: Cell) -> Iterator[tuple[Box, str, str]]:
    if cell.header:
        yield cell.place.box, "head", ""
    yield from ((line.place.box, "paragraph", "") for line in cell.text.lines if line.place.page == cell.place.page)


def _columns(bar: Bar) -> str:
    return f"{bar.first}-{bar.last}"
