"""How fast PDFs are taken in, and how the time falls with the workers: python -m bench.intake FOLDER.

Each run reads into a store of its own. Printed as a table: workers, seconds, pages a second, how many times one worker.
"""

import sys
import tempfile
import time
from pathlib import Path

from graph.store import Store
from ingest.intake import find_pdfs, take_in


def run(files: set[Path], workers: int) -> tuple[float, int]:
    """Seconds and pages of one run."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store") as store:
        begun = time.perf_counter()
        report = take_in(files, store, workers=workers)
        return time.perf_counter() - begun, sum(outcome.pages for outcome in report.outcomes)


def main(folders: list[str]) -> None:
    """Print the table."""
    files = find_pdfs(map(Path, folders))
    print(f"{len(files)} files\n\n| workers | seconds | pages a second | speed-up |\n| ---: | ---: | ---: | ---: |")
    alone = 0.0
    for workers in (1, 2):
        seconds, pages = run(files, workers)
        alone = alone or seconds
        print(f"| {workers} | {seconds:.1f} | {pages / seconds:.1f} | {alone / seconds:.2f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
