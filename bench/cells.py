"""How many cells are read right, where they are known: python -m bench.cells.

Typesets the documents of the corpus anew and keeps what is written into each cell of their tables, page by page; then reads
the pages with pdfplumber (``extract_tables``) and with our own code. A known cell is right where a cell of a table found on
its page says the same, blanks apart. Printed: a row for each way of drawing, of all cells with a text.
"""

import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pdfplumber

from corpus.typeset.__main__ import plan_folders, typeset
from corpus.typeset.facts import Plan
from corpus.typeset.fonts import MissingFontError
from corpus.typeset.sheet import Box, Sheet
from corpus.typeset.table import Cell, Table
from ingest.layout.page import read_page
from ingest.layout.tables import Tabled
from ingest.limits import Limits
from ingest.pdf import Pdf

Cells = Counter[tuple[int, str]]  # page (1-based) and text


def plain(text: str) -> str:
    """A text without blanks, in plain forms."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@contextmanager
def kept() -> Iterator[tuple[Cells, set[str]]]:
    """What tables write into their cells meanwhile, and how they are ruled."""
    cells: Cells = Counter()
    rules: set[str] = set()
    write = Table._write  # noqa: SLF001 - the one place through which the text of every cell goes

    def writing(table: Table, sheet: Sheet, cell: Cell, box: Box) -> None:
        if plain(cell.text):
            cells[sheet.canvas.getPageNumber(), plain(cell.text)] += 1
            rules.add(table.look.rules)
        write(table, sheet, cell, box)

    with patch.object(Table, "_write", writing):
        yield cells, rules


def plumbed(file: Path) -> Cells:
    """The cells that pdfplumber finds."""
    with pdfplumber.open(file) as document:
        return Counter(
            (page.page_number, plain(text))
            for page in document.pages
            for table in page.extract_tables()
            for row in table
            for text in row
            if text
        )


def read(file: Path) -> Cells:
    """The cells that our code finds, before tables are joined over pages."""
    with Pdf(file, Limits()) as pdf:
        pages = [read_page(sheet) for sheet in pdf.sheets()]
    return Counter(
        (page.number, plain(cell.text.text))
        for page in pages
        for part in page.parts
        if isinstance(part, Tabled)
        for cell in part.table.cells
    )


def main() -> int:
    """Print the table; 1 where the typefaces are not here."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder:
        for plan in plan_folders():
            if "layout" not in Plan(plan).about:
                continue  # made by a program of its own
            file = Path(folder) / "plan.pdf"
            try:
                with kept() as (cells, rules):
                    typeset(plan, file)
            except MissingFontError as error:
                print(error, file=sys.stderr)
                return 1
            if not cells:
                continue
            row = found[" and ".join(sorted(rules))]
            row.update(documents=1, known=cells.total())
            row.update(pdfplumber=(cells & plumbed(file)).total(), ours=(cells & read(file)).total())
    print("| rules | documents | cells | pdfplumber | ours |\n| --- | ---: | ---: | ---: | ---: |")
    for name, row in [*sorted(found.items()), ("**all**", sum(found.values(), Counter[str]()))]:
        shares = " | ".join(f"{row[who]:,} ({row[who] / row['known']:.1%})" for who in ("pdfplumber", "ours"))
        print(f"| {name} | {row['documents']} | {row['known']:,} | {shares} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
