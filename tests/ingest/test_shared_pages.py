"""Real pages, where a folder with them lies beside the project: nothing is lost, everything is where it is said to be."""

import csv
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from ingest.document import Document, Line, Panel, Passage, Table, Text
from ingest.reader import read_document

SHARED = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted(SHARED.glob("*/*.pdf"))

MOST_PAGES = 6  # of a document that are looked at, spread over it

pytestmark = pytest.mark.skipif(not FILES, reason="no folder of real documents beside the project")


def plain(text: str) -> str:
    """Text without blanks and differences of width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def texts(document: Document) -> Iterator[Text]:
    """Every text of a document."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
            yield from (bar.text for bar in block.bars)
        elif isinstance(block, Panel):
            yield from (passage.text for passage in block.passages)
            yield block.label or Text()
        else:
            assert isinstance(block, Passage) or block.text
            yield block.text


def lines(document: Document) -> Iterator[Line]:
    """Every line of a document, furniture included."""
    yield from (line for text in texts(document) for line in text.lines)
    yield from document.furniture


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_lines_stand_in_their_boxes(file: Path) -> None:
    """Of all lines, 99 in a hundred are what PDFium finds in their box, in the file's order of characters."""
    document = read_document(file)
    wrong, count = [], 0
    with pypdfium2.PdfDocument(file) as pdf:
        by_page: dict[int, list[Line]] = {}
        for line in lines(document):
            by_page.setdefault(line.place.page, []).append(line)
        step = max(1, len(by_page) // MOST_PAGES)
        for number, found in list(by_page.items())[::step]:
            page = pdf[number - 1]
            text, height = page.get_textpage(), page.get_height()
            for line in found:
                x0, y0, x1, y1 = line.place.box
                there = text.get_text_bounded(x0 - 2, height - y1 - 2, x1 + 2, height - y0 + 2)
                count += 1
                if plain(line.printed) not in plain(there):
                    wrong.append((number, line.printed, there))
    assert count
    assert len(wrong) <= 0.01 * count, wrong[:5]


@pytest.mark.parametrize(
    "folder", [path.parent for path in FILES if (path.parent / "gold" / "schedules.tsv").exists()], ids=lambda p: p.name
)
def test_every_bar_is_found(folder: Path) -> None:
    """Each label of the schedules that are known is the text of a bar."""
    (file,) = folder.glob("*.pdf")
    document = read_document(file)
    bars = {plain(bar.text.text) for block in document.blocks if isinstance(block, Table) for bar in block.bars}
    with (folder / "gold" / "schedules.tsv").open(encoding="utf-8") as rows:
        labels = {plain(row["label"]) for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)}
    assert labels <= bars
