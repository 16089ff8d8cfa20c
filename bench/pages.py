"""How fast pages are read, side by side: python -m bench.pages [--pages N] FILE_OR_FOLDER...

Processor milliseconds a page over the first N pages of each document, cut out as a file of its own that all read:

floor       PDFium loads the page and its text, nothing is asked of them
pdfplumber  extract_words and extract_tables
words       what these two give, by our own code: words with their boxes, and tables as rows of texts
document    the finished Document

the last two with the compiled loop and without it (``KEIFU_INTERPRETED=1``). Every column is measured in turn, several
rounds, and the least kept. Printed: one row a document, then the medians over documents, as times faster than pdfplumber.
With ``--memory`` instead: the peak memory of a process of its own that reads each whole document.
"""

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import numpy as np
import pdfplumber
import pypdfium2

from ingest.compiled import NO_LOOP
from ingest.document import Box
from ingest.drawn.sheet import Sheet
from ingest.folders import find_pdfs
from ingest.layout.figures import figures
from ingest.layout.lines import Writer, rows
from ingest.layout.page import WORD
from ingest.layout.strokes import strokes, strokes_of
from ingest.layout.tables import share_out
from ingest.limits import Limits
from ingest.pdf import Pdf, UnreadableError
from ingest.reader import read_document

Job = Callable[[Path], int]  # reads a file and says how many pages it has
COLUMNS = ("floor", "pdfplumber", "words", "words interpreted", "document", "document interpreted")


def load(file: Path) -> int:
    """The floor: every page and its text loaded, nothing asked of them."""
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            page.get_textpage().close()
            page.close()
        return len(document)


def plumb(file: Path) -> int:
    """Words and tables as pdfplumber finds them."""
    with pdfplumber.open(file) as document:
        for page in document.pages:
            page.extract_words()
            page.extract_tables()
            page.close()
        return len(document.pages)


def words_and_tables(sheet: Sheet) -> tuple[list[tuple[str, Box]], list[list[list[str]]]]:
    """The words of a page with their boxes, and its tables as rows of texts."""
    writer = Writer(sheet.glyphs, sheet.number)
    words = [(writer.read([stroke]), stroke.box) for stroke in strokes(sheet.glyphs, reach=WORD)]
    grids, free = figures(sheet).grids, np.ones(len(sheet.glyphs), bool)
    texts = iter(strokes_of(sheet.glyphs, [ids for grid in grids for ids in share_out(grid, writer, free)]))
    tables = []
    for grid in grids:
        table = [[""] * (len(grid.xs) - 1) for _ in range(len(grid.ys) - 1)]
        for cell in grid.cells:
            table[cell.row0][cell.column0] = "\n".join(writer.read(row) for row in rows(next(texts)))
        tables.append(table)
    return words, tables


def lean(file: Path) -> int:
    """Words and tables as our own code finds them."""
    with Pdf(file, Limits()) as pdf:
        for sheet in pdf.sheets():
            words_and_tables(sheet)
        return pdf.page_count


def whole(file: Path) -> int:
    """The finished document."""
    return len(read_document(file).pages)


@contextmanager
def interpreted() -> Iterator[None]:
    """The compiled loop turned off."""
    os.environ[NO_LOOP] = "1"
    try:
        yield
    finally:
        del os.environ[NO_LOOP]


def without_loop(job: Job) -> Job:
    """The same with the compiled loop turned off."""

    def run(file: Path) -> int:
        with interpreted():
            return job(file)

    return run


JOBS: tuple[Job, ...] = (load, plumb, lean, without_loop(lean), whole, without_loop(whole))


def seconds(job: Job, file: Path) -> float:
    """Processor seconds a page."""
    begun = time.process_time()
    pages = job(file)
    return (time.process_time() - begun) / pages


def beginning(file: Path, pages: int, folder: Path) -> Path:
    """The first pages of a document as a file of its own. Raises ``UnreadableError`` where Keifu would not read it."""
    Pdf(file, Limits()).close()
    short = folder / "short.pdf"
    with pypdfium2.PdfDocument(file) as document, pypdfium2.PdfDocument.new() as new:
        new.import_pages(document, list(range(min(pages, len(document)))))
        new.save(short)
    return short


def speed(files: list[Path], pages: int, rounds: int) -> None:
    """Print the table of times."""
    names = ", ".join(f"{name} {version(name)}" for name in ("pypdfium2", "pdfplumber", "numpy"))
    print(f"{names}, Python {platform.python_version()}, {platform.machine()}; the first {pages} pages\n")
    print("| document | " + " | ".join(f"{name} ms" for name in COLUMNS) + " |\n| --- |" + " ---: |" * len(COLUMNS))
    times = []
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            try:
                short = beginning(file, pages, Path(folder))
            except UnreadableError as error:
                print(f"left out: {error}", file=sys.stderr)
                continue
            measured = [[seconds(job, short) for job in JOBS] for _ in range(rounds)]
            times.append([min(column) for column in zip(*measured, strict=True)])
            print(f"| {file.stem} | " + " | ".join(f"{1000 * each:.1f}" for each in times[-1]) + " |", flush=True)
    medians = [statistics.median(row[1] / row[column] for row in times) for column in range(len(COLUMNS))]
    print("| **median, times pdfplumber** | " + " | ".join(f"**{each:.1f}**" for each in medians) + " |")


def memory(files: list[Path]) -> None:
    """Print the peak memory of reading each document."""
    print("| document | pages | peak MiB |\n| --- | ---: | ---: |")
    for file in files:
        asked = [sys.executable, "-m", "bench.pages", "--read", str(file)]
        found = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
        print(f"| {file.stem} | {found[0]} | {int(found[1]) / 1024:.0f} |", flush=True)


def main() -> None:
    """Print the table asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=12, help="pages of each document (12)")
    parser.add_argument("--rounds", type=int, default=2, help="times that everything is measured (2)")
    parser.add_argument("--memory", action="store_true", help="measure memory instead of time")
    parser.add_argument("--read", action="store_true", help=argparse.SUPPRESS)  # one file, in a process of its own
    arguments = parser.parse_args()
    if arguments.read:
        print(whole(arguments.paths[0]), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return
    files = sorted(chain.from_iterable(find_pdfs([path]) for path in arguments.paths))
    if arguments.memory:
        memory(files)
    else:
        speed(files, arguments.pages, arguments.rounds)


if __name__ == "__main__":
    main()
