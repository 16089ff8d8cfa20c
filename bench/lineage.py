"""How well old and new measures are tied, and how fast.

    python -m bench.lineage learn FOLDER...         learns the weights from the folders named train-*
    python -m bench.lineage table FOLDER...         ours and the baselines, train and test apart
    python -m bench.lineage plot FILE FOLDER...     a reliability diagram (SVG)
    python -m bench.lineage speed                   generated plans: seconds by number of plans

A folder holds PDFs (at any depth) and links.tsv with the judged pairs: old_measure, new_measure, kind. FOLDER,PDF adds a
document that stands elsewhere. Folders whose name begins with train- are learnt from, all others only tested on.
"""

import csv
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np

from bench.generated import town
from graph.facts import Reading
from graph.identity import Identity
from graph.lineage.evidence import COLUMNS
from graph.lineage.infer import Pairing, inferred_quads, links_of, pairings
from graph.lineage.learn import Judged, as_toml, learn
from graph.lineage.probability import FILE, Model, model
from graph.lineage.profiles import Profile
from graph.rdf import Page
from graph.spelling import normal
from ingest.reader import read_document
from ingest.reading import read_facts

SURE = 0.8
BINS = 10
THRESHOLDS = np.arange(0.05, 1.5, 0.01)

Pair = tuple[str, str]
Told = dict[Pair, float]  # pairs of names with a confidence
Teller = Callable[["Case", Pairing], Told]


class Case(msgspec.Struct):
    """A folder as it was read: its pairings, and the judged pairs of (normal) names."""

    name: str
    pairings: list[Pairing]
    gold: set[Pair]

    @property
    def train(self) -> bool:
        """Whether it is learnt from."""
        return self.name.startswith("train-")


class Score(msgspec.Struct, frozen=True):
    """What eval counts: pairs judged, told, agreeing; those told with confidence of 0.8 and above."""

    gold: int
    told: int
    hits: int
    sure: int
    sure_hits: int
    calibration: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / (self.gold + self.told) if self.gold + self.told else 0.0


def read_case(argument: str) -> Case:
    """Reads the documents of FOLDER, or FOLDER,PDF,PDF..., as an otherwise empty store would hold them."""
    folder, *more = map(Path, argument.split(","))
    readings = [read_facts(read_document(file)) for file in (*sorted(folder.rglob("*.pdf")), *more)]
    with (folder / "links.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    gold = {(normal(row["old_measure"]), normal(row["new_measure"])) for row in rows}
    return Case(folder.name, list(pairings_of(readings)), gold)


def pairings_of(readings: Iterable[Reading]) -> Iterable[Pairing]:
    """The pairings that a store with these readings would look at."""
    identity = Identity(readings)
    return pairings(identity, [Page(reading, identity) for reading in identity.readings])


def judged_of(case: Case) -> list[Judged]:
    """The pairs worth a look with what people said of them."""
    found = []
    for pairing in case.pairings:
        pairs = zip(pairing.i.tolist(), pairing.j.tolist(), strict=True)
        right = np.array([_as_judged(case, pairing.old[i], pairing.new[j]) in case.gold for i, j in pairs], dtype=float)
        found.append(Judged(case.name, pairing, right, len(case.gold)))
    return found


def _as_judged(case: Case, old: Profile, new: Profile) -> Pair:
    """The judged pair that has any spelling of these two names, else their names."""
    names = [(normal(a), normal(b)) for a in old.spellings for b in new.spellings]
    return next((pair for pair in names if pair in case.gold), names[0])


def ours(by: Model) -> Teller:
    """The links that a model infers."""

    def tell(case: Case, pairing: Pairing) -> Told:
        return {_as_judged(case, link.old, link.new): link.confidence for link in links_of(pairing, by)}

    return tell


def baseline(columns: Sequence[tuple[str, float]], threshold: float) -> Teller:
    """For each new measure the old one with the highest weighted sum, from a threshold on."""

    def tell(case: Case, pairing: Pairing) -> Told:
        shared = pairing.numbers[:, COLUMNS.index("department")] > 0
        numbers = np.column_stack([pairing.numbers, shared])
        scores = numbers @ np.array([dict(columns).get(column, 0.0) for column in (*COLUMNS, "department_same")])
        best: dict[int, tuple[float, int]] = {}
        for i, j, score in zip(pairing.i.tolist(), pairing.j.tolist(), scores.tolist(), strict=True):
            best[j] = max(best.get(j, (threshold, -1)), (score, i))
        return {
            _as_judged(case, pairing.old[i], pairing.new[j]): min(score, 1.0)
            for j, (score, i) in best.items()
            if i >= 0
        }

    return tell


SAME = [("name_same", 1.0)]
ALIKE = [("name_words", 0.5), ("name_letters", 0.5)]
WITH_DEPARTMENT = [*ALIKE, ("department_same", 0.3)]


def score(cases: Iterable[Case], tell: Teller) -> Score:
    """All cases pooled."""
    gold = told = hits = 0
    chances: list[tuple[float, bool]] = []
    for case in cases:
        found = {pair: c for pairing in case.pairings for pair, c in tell(case, pairing).items()}
        gold, told = gold + len(case.gold), told + len(found)
        hits += len(found.keys() & case.gold)
        chances += [(c, pair in case.gold) for pair, c in found.items()]
    sure = [right for c, right in chances if c >= SURE]
    return Score(gold, told, hits, len(sure), sum(sure), calibration_error(chances))


def calibration_error(chances: Sequence[tuple[float, bool]]) -> float:
    """How far, on average over ten bins, confidence is from the share that is right."""
    return sum(abs(c - share) * n for c, share, n in bins(chances)) / max(len(chances), 1)


def bins(chances: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """For each bin that holds any: mean confidence, share that is right, how many."""
    found = []
    for k in range(BINS):
        here = [(c, right) for c, right in chances if min(int(c * BINS), BINS - 1) == k]
        if here:
            found.append((sum(c for c, _ in here) / len(here), sum(r for _, r in here) / len(here), len(here)))
    return found


def learn_from(cases: Sequence[Case]) -> Model:
    """The model of the train folders."""
    return learn([judged for case in cases if case.train for judged in judged_of(case)])


def best_threshold(cases: Sequence[Case], columns: Sequence[tuple[str, float]]) -> float:
    """The threshold with which a baseline does best on these cases."""
    return float(max(THRESHOLDS, key=lambda threshold: score(cases, baseline(columns, float(threshold))).f1))


def table(cases: Sequence[Case]) -> str:
    """Ours and the baselines; thresholds of the baselines are chosen on the train folders, too."""
    train = [case for case in cases if case.train]
    tellers = {
        "same name": baseline(SAME, 0.5),
        "best name likeness": baseline(ALIKE, best_threshold(train, ALIKE)),
        "name and department": baseline(WITH_DEPARTMENT, best_threshold(train, WITH_DEPARTMENT)),
        "ours": ours(model()),
    }
    groups = {
        **{case.name: [case] for case in cases},
        "train, pooled": train,
        "test, pooled": [case for case in cases if not case.train],
        "all, pooled": list(cases),
    }
    lines = ["| plans | method | judged | told | P | R | F1 | P at 0.8 and above | calibration error |"]
    lines.append("| --- | --- " + "| ---: " * 7 + "|")
    for group, members in groups.items():
        for method, tell in tellers.items():
            lines.append(f"| {group} | {method} | {_cells(score(members, tell), calibrated=method == 'ours')} |")
    return "\n".join(lines)


def _cells(s: Score, *, calibrated: bool) -> str:
    sure = f"{s.sure_hits / s.sure:.3f} ({s.sure})" if calibrated and s.sure else ""
    error = f"{s.calibration:.3f}" if calibrated else ""
    precision, recall = s.hits / max(s.told, 1), s.hits / max(s.gold, 1)
    return f"{s.gold} | {s.told} | {precision:.3f} | {recall:.3f} | {s.f1:.3f} | {sure} | {error}"


def plot(cases: Sequence[Case]) -> str:
    """A reliability diagram as SVG: for each bin the mean confidence and the share that is right; areas by how many."""
    tell = ours(model())
    chances = [(c, pair in case.gold) for case in cases for p in case.pairings for pair, c in tell(case, p).items()]
    marks = [
        f'<circle cx="{60 + 400 * c:.1f}" cy="{440 - 400 * share:.1f}" r="{3 + n**0.5:.1f}" fill="#2b6cb0" fill-opacity="0.6"/>'
        f'<text x="{60 + 400 * c:.1f}" y="{432 - 400 * share - n**0.5:.1f}" text-anchor="middle">{n}</text>'
        for c, share, n in bins(chances)
    ]
    ticks = [
        f'<text x="{60 + 40 * k}" y="458" text-anchor="middle">{k / 10}</text>'
        f'<text x="52" y="{444 - 40 * k}" text-anchor="end">{k / 10}</text>'
        for k in range(0, 11, 2)
    ]
    return "\n".join(
        [
            '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="490" font-family="sans-serif" font-size="12">',
            '<rect width="500" height="490" fill="white"/>',
            '<path d="M60 40V440H460" fill="none" stroke="black"/><path d="M60 440L460 40" stroke="#999" stroke-dasharray="4"/>',
            *ticks,
            '<text x="260" y="480" text-anchor="middle">confidence</text>',
            '<text x="16" y="240" text-anchor="middle" transform="rotate(-90 16 240)">share that is right</text>',
            *marks,
            "</svg>\n",
        ]
    )


def speed() -> str:
    """Seconds of one processor for all links of a municipality with ten editions, and by number of plans."""
    lines = ["| towns | editions each | measures each | plans | seconds | seconds a plan |"]
    lines.append("| " + "---: | " * 6)
    sizes = ((1, 10, 100), *((count, 5, 20) for count in (50, 100, 200, 400)))
    for towns, editions, measures in sizes:
        spent = sum(_seconds(town(seed, editions, measures)) for seed in range(towns))
        plans = towns * editions
        lines.append(f"| {towns} | {editions} | {measures} | {plans} | {spent:.2f} | {spent / plans:.4f} |")
    return "\n".join(lines)


def _seconds(readings: Sequence[Reading]) -> float:
    identity = Identity(readings)
    pages = [Page(reading, identity) for reading in identity.readings]
    begun = time.process_time()
    for _ in inferred_quads(identity, pages):
        pass
    return time.process_time() - begun


def main(arguments: Sequence[str]) -> None:
    """Do what the first argument says."""
    what, *rest = arguments
    if what == "learn":
        cases = [read_case(folder) for folder in rest if Path(folder).name.startswith("train-")]
        names = ", ".join(case.name for case in cases)
        FILE.write_text(
            as_toml(learn_from(cases), f"Learnt from {names} by python -m bench.lineage learn."), encoding="utf-8"
        )
    elif what == "table":
        print(table([read_case(folder) for folder in rest]))
    elif what == "plot":
        file, *folders = rest
        Path(file).write_text(plot([read_case(folder) for folder in folders]), encoding="utf-8")
    elif what == "speed":
        print(speed())
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
