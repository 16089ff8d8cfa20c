"""Kills writers at any moment and looks at what they leave: python -m bench.kill [TRIALS].

A process takes made-up documents in and says of each when it is done; it is killed (SIGKILL) in the middle of the work. What
readers see must be whole, the store must open, hold every document that was said to be done, none by half, and go on. Printed:
how many trials, how many documents were reported and held; the first trial that fails raises.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from bench.generated import town
from graph.facts import Reading
from graph.store import Store, View
from tests.graph.samples import quads_in, quads_of

WRITER = """
import pathlib, sys
from bench.kill import documents
from graph.store import Store
import graph.store
graph.store.PATIENCE, graph.store.SHARE = 0.0, 0  # publish after each document
home = pathlib.Path(sys.argv[1])
with Store.open(home / "store") as store, store.batch():
    print("open", flush=True)
    for reading in documents():
        store.add(reading, home / "file.pdf")
        print(reading.sha256, flush=True)
"""
LONGEST = 0.06  # seconds after a document was done within which the next is at work


class Trial(msgspec.Struct, frozen=True):
    """How many documents were reported done before the end, and how many the store held after it."""

    reported: int
    held: int


def documents() -> list[Reading]:
    """A few towns with one edition or two, small."""
    return [reading for seed in (1, 2) for reading in town(seed, 1 + seed % 2, 4)]


def trial(seed: int, home: Path) -> Trial:
    """One writer, killed at a moment that the seed tells. AssertionError where anything is lost, or there by half."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    (home / "file.pdf").write_bytes(b"%PDF-1.4")
    reported = kill_writer(home, chance.randint(0, len(documents()) - 1), chance.uniform(0, LONGEST))
    if (home / "store" / "published" / "current").exists() and (home / "store" / "store.json").exists():
        view = View.open(home / "store")
        assert quads_in(view) == whole([entry.sha256 for entry in view.documents()]), "a snapshot is not whole"
    with Store.open(home / "store") as store:
        held = store.held()
        assert reported <= set(held), "a document that was done is lost"
        assert quads_in(store) == whole(held), "a document is there by half"
        assert {file.stem for file in (home / "store" / "documents").glob("*.pdf")} == set(held)
        with store.batch():
            for reading in documents():
                store.add(reading, home / "file.pdf")
        assert quads_in(store) == whole([reading.sha256 for reading in documents()]), "it does not go on"
    return Trial(len(reported), len(held))


def kill_writer(home: Path, after: int, delay: float) -> set[str]:
    """Kills a writer so many seconds after it has done so many documents; which it reported as done by then."""
    with subprocess.Popen([sys.executable, "-c", WRITER, str(home)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        lines = [writer.stdout.readline() for _ in range(after + 1)]
        time.sleep(delay)
        writer.kill()
        lines += writer.stdout.readlines()
    assert lines[0], "the writer did not start"
    return {line.strip() for line in lines[1:] if line.endswith("\n")}


def whole(held: list[str]) -> set[str]:
    """What these of the documents say, made in one go."""
    return quads_of([reading for reading in documents() if reading.sha256 in held])


def main(trials: int = 100) -> None:
    """Kill, look, count."""
    found = []
    for seed in range(trials):
        with tempfile.TemporaryDirectory() as home:
            found.append(trial(seed, Path(home)))
    between = sum(each.held > each.reported for each in found)
    print(f"{len(found)} writers killed; {sum(each.reported for each in found)} documents reported done, all held")
    print(f"{between} were killed between the writing of a document and its report; the document was whole")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
