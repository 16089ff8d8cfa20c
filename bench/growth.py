"""Whether the cost of a document stays flat as a store grows: python -m bench.growth [DOCUMENTS [MEASURES]].

Made-up plans (two editions a town) are added to one store in one run, the towns of each eighth in any order; after each fifth
document the graph is made and published, as a run does that reads a document a second. Printed for the first document and each
eighth: processor milliseconds a document for the writer, those of the slowest publishing, the store's size and the most memory
that the process has had. What reading a PDF costs is not in it: that knows no other document.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.generated import town
from graph.facts import Reading
from graph.store import Store

MEASURES = 30  # a plan
EIGHTHS = 8
TOGETHER = 5


def documents(number: int, measures: int) -> Iterator[list[Reading]]:
    """The first of so many plans, then each eighth of them: those of some towns in any order."""
    for eighth in range(EIGHTHS):
        towns = range(eighth * number // EIGHTHS // 2, (eighth + 1) * number // EIGHTHS // 2)
        part = [reading for seed in towns for reading in town(seed, 2, measures)]
        random.Random(eighth).shuffle(part)  # noqa: S311 - nothing secret
        if not eighth:
            yield part[:1]
            part = part[1:]
        yield part


def size(directory: Path) -> int:
    """Bytes on the disk; a file of several names counts once."""
    files = [file.stat() for file in directory.rglob("*") if file.is_file()]
    return sum({stat.st_ino: stat.st_blocks * 512 for stat in files}.values())


def add(store: Store, part: list[Reading], file: Path) -> tuple[float, float]:
    """Processor seconds of adding these documents, and of the slowest making and publishing."""
    begun, slowest = time.process_time(), 0.0
    for count, reading in enumerate(part, 1):
        store.add(reading, file)
        if count % TOGETHER == 0 or len(part) == 1:
            before = time.process_time()
            store.rebuild()
            slowest = max(slowest, time.process_time() - before)
    return time.process_time() - begun, slowest


def main(number: int = 2000, measures: int = MEASURES) -> None:
    """Print the table."""
    print("| documents | processor ms a document | slowest publishing ms | store MB | memory MB |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    done = 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "file.pdf").write_bytes(b"%PDF-1.4")
        with Store.open(home / "store") as store, store.batch():
            for part in documents(number, measures):
                seconds, slowest = add(store, part, home / "file.pdf")
                done += len(part)
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                each, megabytes = seconds / len(part) * 1000, size(home / "store") / 1e6
                print(f"| {done} | {each:.0f} | {slowest * 1000:.0f} | {megabytes:.0f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
