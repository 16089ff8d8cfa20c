"""How fast PDFs are taken in, and how the time falls with the workers: python -m bench.intake FOLDER.

Each run reads into a store of its own. Printed as a table: workers, seconds, processor seconds of all processes, pages a
second, how many times one worker.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from graph.store import Store
from ingest.folders import find_pdfs
from ingest.intake import take_in


def run(files: set[Path], workers: int) -> tuple[float, float, int]:
    """Seconds, processor seconds and pages of one run."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store") as store:
        begun, worked = time.perf_counter(), processor()
        report = take_in(files, store, workers=workers)
        pages = sum(outcome.pages for outcome in report.outcomes)
        return time.perf_counter() - begun, processor() - worked, pages


def processor() -> float:
    """The processor seconds of this process and of those that it has ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def main(folders: list[str]) -> None:
    """Print the table."""
    files = find_pdfs(map(Path, folders))
    print(f"{len(files)} files\n\n| workers | seconds | processor | pages a second | speed-up |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    alone = 0.0
    for workers in (1, 2):
        seconds, worked, pages = run(files, workers)
        alone = alone or seconds
        print(f"| {workers} | {seconds:.1f} | {worked:.1f} | {pages / seconds:.1f} | {alone / seconds:.2f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
