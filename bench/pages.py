"""How fast pages are read, side by side: python -m bench.pages [--pages N] FILE_OR_FOLDER...

Processor seconds a page over the first N pages of each document (all without it), of
the floor (PDFium loads the page and its text), pdfplumber (extract_words and extract_tables), and ours (up to the finished
Document, which always reads the whole file). Printed: one row a document, then the medians over documents against pdfplumber.
"""

import argparse
import platform
import statistics
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pdfplumber
import pypdfium2

from ingest.folders import find_pdfs
from ingest.reader import read_document


def seconds(job: Callable[[], int]) -> float:
    """Processor seconds a page of a job that returns how many pages it read."""
    begun = time.process_time()
    pages = job()
    return (time.process_time() - begun) / max(pages, 1)


def load(file: Path, most: int) -> int:
    """The floor: every page and its text loaded, nothing asked of them."""
    document = pypdfium2.PdfDocument(file)
    count = min(len(document), most)
    for number in range(count):
        page = document[number]
        page.get_textpage().close()
        page.close()
    document.close()
    return count


def plumb(file: Path, most: int) -> int:
    """Words and tables as pdfplumber finds them."""
    with pdfplumber.open(file) as document:
        pages = document.pages[:most]
        for page in pages:
            page.extract_words()
            page.extract_tables()
            page.close()
    return len(pages)


def ours(file: Path) -> int:
    """The finished document."""
    return len(read_document(file).pages)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=10_000, help="pages of each document for the floor and pdfplumber")
    arguments = parser.parse_args()
    names = ", ".join(f"{name} {version(name)}" for name in ("pypdfium2", "pdfplumber"))
    print(f"{names}, Python {platform.python_version()}, {platform.machine()}\n")
    print(
        "| document | floor ms | pdfplumber ms | ours ms | floor × | ours × |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    )
    ratios = []
    for file in sorted(find_pdfs(arguments.paths)):
        floor = seconds(lambda file=file: load(file, arguments.pages))  # type: ignore[misc]
        theirs = seconds(lambda file=file: plumb(file, arguments.pages))  # type: ignore[misc]
        own = seconds(lambda file=file: ours(file))  # type: ignore[misc]
        ratios.append((theirs / floor, theirs / own))
        times = " | ".join(f"{1000 * each:.1f}" for each in (floor, theirs, own))
        print(f"| {file.stem} | {times} | {theirs / floor:.1f} | {theirs / own:.2f} |", flush=True)
    medians = [statistics.median(each) for each in zip(*ratios, strict=True)]
    print(f"\nmedian over documents: floor {medians[0]:.1f} times pdfplumber, ours {medians[1]:.2f} times")


if __name__ == "__main__":
    main()
