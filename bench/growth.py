"""Whether the cost of a document stays flat as a store grows: python -m bench.growth [DOCUMENTS [MEASURES]].

Made-up plans (two editions a town) are added to one store in one run, the towns of each tenth in any order; after each fifth
document the graph is made and published, as a run does that reads a document a second. Printed for each tenth: processor
milliseconds a document for the writer, those of the slowest publishing, the store's size and the process's memory. What reading a
PDF costs is not in it: that knows no other document.
"""

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from bench.generated import town
from graph.facts import Reading
from graph.store import Store

MEASURES = 30  # a plan
TENTHS = 10
TOGETHER = 5


def documents(number: int, measures: int) -> list[Reading]:
    """So many plans: those of some towns in any order, then those of others."""
    found: list[Reading] = []
    for tenth in range(TENTHS):
        towns = range(tenth * number // TENTHS // 2, (tenth + 1) * number // TENTHS // 2)
        part = [reading for seed in towns for reading in town(seed, 2, measures)]
        random.Random(tenth).shuffle(part)  # noqa: S311 - nothing secret
        found += part
    return found


def size(directory: Path) -> int:
    """Bytes on the disk; a file of several names counts once."""
    files = [file.stat() for file in directory.rglob("*") if file.is_file()]
    return sum({stat.st_ino: stat.st_blocks * 512 for stat in files}.values())


def main(number: int = 2000, measures: int = MEASURES) -> None:
    """Print the table."""
    readings = documents(number, measures)
    print("| documents | processor ms a document | slowest publishing ms | store MB | memory MB |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "file.pdf").write_bytes(b"%PDF-1.4")
        with Store.open(home / "store") as store, store.batch():
            for tenth in range(TENTHS):
                part = readings[tenth * number // TENTHS : (tenth + 1) * number // TENTHS]
                begun, slowest = time.process_time(), 0.0
                for count, reading in enumerate(part, 1):
                    store.add(reading, home / "file.pdf")
                    if count % TOGETHER == 0:
                        before = time.process_time()
                        store.rebuild()
                        slowest = max(slowest, time.process_time() - before)
                each = (time.process_time() - begun) / len(part) * 1000
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                done = (tenth + 1) * number // TENTHS
                print(
                    f"| {done} | {each:.0f} | {slowest * 1000:.0f} | {size(home / 'store') / 1e6:.0f} | {memory:.0f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
