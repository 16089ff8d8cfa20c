"""How well measures get their themes.

    python -m bench.themes [--misses] [FILE...]

A FILE has judged names of measures: measure, themes (ids that it must have), also (ids that are no mistake); without any, those
of corpus/themes. The names of seen.tsv were read while words of the themes were chosen; those of unseen.tsv were not.
"""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from graph.themes import themes

CORPUS = Path(__file__).parent.parent / "corpus" / "themes"


class Mark(msgspec.Struct, frozen=True):
    """What was right (themes that a measure must have and has), wrong and missed, and for which measures."""

    right: int
    wrong: int
    missed: int
    misses: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of the themes given that are right; those that are no mistake count neither way."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """The share of the themes that measures must have and that were given."""
        return self.right / max(self.right + self.missed, 1)


def mark(file: Path) -> Mark:
    """Compares the themes of a file's measures with those judged."""
    right = wrong = missed = 0
    misses = []
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            must, may = set(row["themes"].split()), set(row["also"].split())
            given = set(themes().of([row["measure"]]))
            right, wrong, missed = (
                right + len(given & must),
                wrong + len(given - must - may),
                missed + len(must - given),
            )
            if given - must - may or must - given:
                misses.append(f"{row['measure']}: given {sorted(given)}, judged {sorted(must)}")
    return Mark(right, wrong, missed, tuple(misses))


def main(arguments: Sequence[str]) -> None:
    """Print the table, and the misses if so wished."""
    files = [Path(argument) for argument in arguments if argument != "--misses"] or sorted(CORPUS.glob("*.tsv"))
    print("| judged names | themes | right | wrong | missed | precision | recall |\n| --- " + "| ---: " * 6 + "|")
    for file in files:
        m = mark(file)
        judged = m.right + m.missed
        print(f"| {file.stem} | {judged} | {m.right} | {m.wrong} | {m.missed} | {m.precision:.3f} | {m.recall:.3f} |")
        for miss in m.misses if "--misses" in arguments else ():
            print(f"    {miss}")


if __name__ == "__main__":
    main(sys.argv[1:])
