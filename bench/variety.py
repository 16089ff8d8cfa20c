"""How plans are read that are printed in ways chosen at random: python -m bench.variety --seeds 0-59 [--keep DIR].

Makes a plan of each seed up (``corpus.typeset.variety``), prints it with Chromium, reads it and has the judge compare what was
read with what is printed. Prints F1 for each family of facts, then for each choice of each dimension the mean F1 of the
documents with that choice, worst first: of the families that the dimension is about, and of all. ``--keep`` keeps the
documents (ID/ID.pdf, ID/gold/*.tsv, ID/choice.json), ``--fix form=card`` fixes a dimension.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from corpus.typeset.variety.choices import ABOUT, Choice
from corpus.typeset.variety.page import Document, document
from corpus.typeset.variety.press import print_all
from keifu import main as keifu

JUDGE = next(
    (p / "shared/eval/score.py" for p in Path(__file__).parents if (p / "shared/eval/score.py").exists()), None
)
Scores = dict[str, dict[str, float]]  # document → family → F1


def made(seeds: Iterable[int], folder: Path, fixed: Choice) -> dict[str, Document]:
    """The documents of the seeds, printed into a folder each."""
    documents = {f"v{seed:04}": document(seed, **fixed) for seed in seeds}
    for name, one in documents.items():
        one.gold.write(folder / name / "gold")
        folder.joinpath(name, "choice.json").write_text(json.dumps(one.choice, ensure_ascii=False, indent=1))
    print_all({folder / name / f"{name}.pdf": one.html for name, one in documents.items()})
    return documents


def judged(names: Iterable[str], kept: Path, judge: Path) -> tuple[Scores, list[str]]:
    """F1 of each named document and family, and the judge's lines of all of them together, whatever else is ``kept``."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch, "documents")
        folder.mkdir()
        for name in names:
            folder.joinpath(name).symlink_to(kept.joinpath(name).resolve())
        store, dump, report = (str(Path(scratch, name)) for name in ("store", "all.nq", "report.json"))
        for command in (["ingest", "--store", store, str(folder)], ["export", "--store", store, dump]):
            answer = CliRunner().invoke(keifu, command)
            if answer.exit_code:
                raise RuntimeError(answer.output)
        arguments = [sys.executable, str(judge), str(folder), "--data", dump, "--json", report]
        printed = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout
        rows = json.loads(Path(report).read_text(encoding="utf-8"))["rows"]
    scores: Scores = defaultdict(dict)
    for row in rows:
        scores[row["document"]][row["family"]] = 2 * row["hits"] / (row["gold"] + row["found"])
    return scores, [line for line in printed.splitlines() if line.startswith("all ")]


def by_choice(choices: dict[str, Choice], scores: Scores) -> list[tuple[float, float, int, str]]:
    """Mean F1 of the families that a dimension is about, of all families, number of documents, the choice; worst first."""
    groups: dict[tuple[str, str], list[dict[str, float]]] = defaultdict(list)
    for name, choice in choices.items():
        for dimension, way in choice.items():
            groups[dimension, way].append(scores[name])
    rows = []
    for (dimension, way), ones in groups.items():
        every = [f1 for one in ones for f1 in one.values()]
        own = [one[family] for one in ones for family in ABOUT.get(dimension, one) if family in one]
        if own:
            rows.append((mean(own), mean(every), len(ones), f"{dimension} = {way}"))
    return sorted(rows)


def _seeds(text: str) -> Sequence[int]:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def main() -> int:
    """Print the tables; 1 where there is no judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=_seeds, default=range(60))
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--fix", nargs="*", default=[], metavar="DIMENSION=CHOICE")
    parser.add_argument("--totals", action="store_true", help="only the families' totals")
    parser.add_argument("--judge", type=Path, default=JUDGE)
    given = parser.parse_args()
    if given.judge is None:
        print("the judge (shared/eval/score.py) is not above this project: name it with --judge", file=sys.stderr)
        return 1
    with TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        documents = made(given.seeds, folder, dict(part.split("=", 1) for part in given.fix))
        scores, totals = judged(documents, folder, given.judge)
    print("\n".join(totals))
    if given.totals:
        return 0
    print("\n own   all  documents")
    for own, every, count, way in by_choice({name: one.choice for name, one in documents.items()}, scores):
        print(f"{own:.2f}  {every:.2f}  {count:4}  {way}")
    print("\n all  own families, document by document")
    for name, one in sorted(scores.items(), key=lambda item: mean(item[1].values())):
        told = "  ".join(f"{family} {f1:.2f}" for family, f1 in one.items() if f1 < 1)
        print(
            f"{mean(one.values()):.2f}  {name}  {documents[name].choice['form']}, {documents[name].choice['tree']}:  {told}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
