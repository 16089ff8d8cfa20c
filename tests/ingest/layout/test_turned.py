"""Turned writing: whole pages, tables on upright pages, pages that the file tells viewers to turn."""

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from ingest.document import Box, Document, Passage, Table
from ingest.reader import read_document
from tests.ingest.conftest import HEIGHT, WIDTH, Sheet
from tests.ingest.layout.written import written

ROWS = [["番号", "事業名", "担当課"], ["1", "川岸の道を直す", "土木課"], ["2", "森の学校を開く", "環境課"]]
SENTENCE = "この章は川と森の事業をまとめ、それぞれの担当を示すものです。"


def landscape(sheet: Any) -> None:
    """A page 842 points wide and 595 high: a heading, a sentence, a table with a merged cell and a bar over its years."""
    sheet.text(60, 60, "第２章　川と森", 16)
    sheet.text(60, 90, SENTENCE)
    sheet.grid([60, 120, 420, 780], [120, 140, 160, 180], ROWS)
    sheet.grid([60, 300, 460, 620, 780], [220, 240, 280], [["取組", "令和６年度", "令和７年度", "令和８年度"], ["橋"]])
    sheet.bar(310, 250, 610, 270, "設計")


def upright(sheet: Any) -> None:
    """The same on a page of that size."""
    sheet.canvas.setPageSize((HEIGHT, WIDTH))
    landscape(Sheet(sheet.canvas, WIDTH))


def upside_down(sheet: Any) -> None:
    """The same with its head at the foot of the page."""
    sheet.canvas.setPageSize((HEIGHT, WIDTH))
    sheet.canvas.translate(HEIGHT, 0)
    sheet.canvas.rotate(180)
    landscape(Sheet(sheet.canvas, 0))


def clockwise(sheet: Any) -> None:
    """The same on a portrait page, its head at the right."""
    landscape(turned(sheet, 1, WIDTH, 0))


def anticlockwise(sheet: Any) -> None:
    """The same on a portrait page, its head at the left."""
    landscape(turned(sheet, 3, 0, HEIGHT))


def turned(sheet: Any, quarters: int, x: float, y: float) -> Sheet:
    """A sheet over ``sheet`` that is turned clockwise by quarters, with its own top left at ``x, y`` from the top left."""
    sheet.canvas.translate(x, HEIGHT - y)
    sheet.canvas.rotate(-90 * quarters)
    return Sheet(sheet.canvas, 0)


def tables(document: Document) -> list[Table]:
    """The tables of a document."""
    return [block for block in document.blocks if isinstance(block, Table)]


def boxes(document: Document) -> list[Box]:
    """Where cells, bars and lines are."""
    found = [p.box for passage in document.passages() for p in passage.text.places]
    for table in tables(document):
        found += [cell.place.box for cell in table.cells] + [bar.place.box for bar in table.bars]
        found += [line.place.box for cell in table.cells for line in cell.text.lines]
    return found


@pytest.mark.parametrize(
    ("draw", "shown"),
    [
        (clockwise, lambda x, y: (WIDTH - y, x)),
        (anticlockwise, lambda x, y: (y, HEIGHT - x)),
        (upside_down, lambda x, y: (HEIGHT - x, WIDTH - y)),
    ],
)
def test_a_turned_page_is_read_like_an_upright_one(
    reading: Callable[..., Document], draw: Callable[[Any], None], shown: Callable[[float, float], tuple[float, float]]
) -> None:
    """Headings, paragraphs, tables and bars of a turned page are those of the upright one, placed where it shows them."""
    plain = reading(upright)
    document = reading(draw)
    assert written(document) == written(plain)
    for now, before in zip(boxes(document), boxes(plain), strict=True):
        (x0, y0), (x1, y1) = shown(*before[:2]), shown(*before[2:])
        assert now == pytest.approx((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), abs=0.6)


@pytest.mark.parametrize(("draw", "degrees"), [(clockwise, 270), (anticlockwise, 90), (upside_down, 180)])
def test_a_page_that_viewers_turn(
    typeset: Callable[..., Path],
    reading: Callable[..., Document],
    tmp_path: Path,
    draw: Callable[[Any], None],
    degrees: int,
) -> None:
    """A page stored turned, with the turn back written in the file, is read as it is shown."""
    with pypdfium2.PdfDocument(typeset(draw)) as pdf:
        pdf[0].set_rotation(degrees)
        pdf.save(tmp_path / "turned.pdf")
    document = read_document(tmp_path / "turned.pdf")
    page = document.pages[0]
    assert (page.width, page.height) == (HEIGHT, WIDTH)
    assert written(document) == written(reading(upright))
    assert all(0 <= x0 < x1 <= page.width and 0 <= y0 < y1 <= page.height for x0, y0, x1, y1 in boxes(document))


@pytest.mark.parametrize(("quarters", "x", "y"), [(1, 400, 150), (3, 150, 600)])
def test_a_turned_table_on_an_upright_page(reading: Callable[..., Document], quarters: int, x: float, y: float) -> None:
    """The table's rows run as its writing does; it stands between the sentences above and below it."""

    def draw(sheet: Any) -> None:
        for number in range(3):
            sheet.text(60, 60 + 20 * number, f"{number}番目の文は、表の前にあります。")
        sheet.text(60, 700, "表の後の文です。")
        turned(sheet, quarters, x, y).grid([0, 60, 260, 400], [0, 20, 50, 70], ROWS)

    document = reading(draw)
    (table,) = tables(document)
    assert [[table.grid()[row, column].text.text for column in range(3)] for row in range(3)] == ROWS
    assert table.header_rows == 1
    x0, y0, x1, y1 = table.places[0].box
    expected = {1: (330, 150, 400, 550), 3: (150, 200, 220, 600)}[quarters]
    assert (x0, y0, x1, y1) == pytest.approx(expected, abs=1)
    kinds = ["table" if isinstance(block, Table) else "text" for block in document.blocks]
    assert [kind for kind, _ in groupby(kinds)] == ["text", "table", "text"]


def test_the_furniture_of_a_turned_page_among_upright_ones(reading: Callable[..., Document]) -> None:
    """Running head and page number stand where they do on upright pages, whichever way the rest of the page is turned."""

    def draw(sheet: Any) -> None:
        for number in range(1, 7):
            sheet.text(60, 40, "川と森の計画", 8)
            sheet.text(290, 815, str(number), 9)
            if number % 2:
                sheet.text(60, 200, SENTENCE)
            else:
                sheet.canvas.saveState()
                landscape(turned(sheet, 3, 30, HEIGHT))
                sheet.canvas.restoreState()
            sheet.next()

    document = reading(draw)
    assert sorted({line.text for line in document.furniture}) == ["1", "2", "3", "4", "5", "6", "川と森の計画"]
    assert len(tables(document)) == 6
    assert not [block for block in document.blocks if isinstance(block, Passage) and "計画" in block.text.text]
