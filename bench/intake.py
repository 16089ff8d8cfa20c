"""How fast PDFs are taken in, how the time falls with the workers, and what the writer takes: python -m bench.intake FOLDER...

Each run reads into a store of its own, the largest documents first. Printed as a table: workers, seconds, processor seconds of
the workers and of the one process that writes, its share of both, pages a second, how many times one worker. What two workers
can gain on two cores is bounded by the writer, which works beside them.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from graph.store import Store
from ingest.folders import find_pdfs
from ingest.intake import take_in


class Run(msgspec.Struct, frozen=True):
    """Seconds by the clock, processor seconds of the workers and of the writer, and pages read."""

    seconds: float
    reading: float
    writing: float
    pages: int


def run(files: set[Path], workers: int) -> Run:
    """One run into a store of its own."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store") as store:
        begun, read, written = time.perf_counter(), processor(resource.RUSAGE_CHILDREN), processor(resource.RUSAGE_SELF)
        report = take_in(files, store, workers=workers)
        return Run(
            time.perf_counter() - begun,
            processor(resource.RUSAGE_CHILDREN) - read,
            processor(resource.RUSAGE_SELF) - written,
            sum(outcome.pages for outcome in report.outcomes),
        )


def processor(who: int) -> float:
    """The processor seconds of this process, or of those that it has ended."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def main(folders: list[str]) -> None:
    """Print the table."""
    files = find_pdfs(map(Path, folders))
    print(
        f"{len(files)} files\n\n| workers | seconds | reading | writing | writer's share | pages a second | speed-up |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    alone = 0.0
    for workers in (1, 2):
        took = run(files, workers)
        alone = alone or took.seconds
        share = took.writing / (took.writing + took.reading)
        print(
            f"| {workers} | {took.seconds:.1f} | {took.reading:.1f} | {took.writing:.1f} | {share:.0%}"
            f" | {took.pages / took.seconds:.1f} | {alone / took.seconds:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
