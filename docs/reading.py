"""Writes the measured scores from the JSON that score.py gives: the tables of reading.md, and what the help tells of them.

python -m docs.reading FOLDER
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

PAGE = Path(__file__).with_name("reading.md")
FIRST = Path(__file__).with_name("first_contact.json")  # measured once, before the plans were looked at: see corpus.md
CARRIED = Path(__file__).parent.parent / "web" / "measured.json"
MARK = "## How well\n"  # what stands above it is written by hand, what stands below by this program
HEAD = """People listed the facts of {judged} documents of Japanese municipalities, a table for each family of facts. Of what is
read from the same PDFs, a row is right where all its columns agree (a statement: but for a few characters). Made by
`make scores` from one run.

Precision is the share of what was read that is right, recall the share of what is printed that was read, F1 their
harmonic mean, over all documents together. These documents were at hand while the reader was written: of a document that
it has never met, expect less. The other tables are on plans that the project invented to try other themes, words and
layouts, drawn by its own code or printed by LibreOffice and Chromium. All but those held back have been looked at by those
who wrote the reader; how plans were read that nobody had looked at, batch by batch, stands in [corpus.md](corpus.md). Beside
each of these stands its `plan.toml`, which tells title and city as a manifest does: their row of plans says how manifests are
used, not how titles are read.

"""
SETS = {
    "judged": "Documents of municipalities",
    "pressed-blind": "Invented plans printed by other programs, held back: nobody who works on the reader has looked at them",
    "pressed-fresh": "Invented plans printed by other programs, held back until the evening of 2026-11-30",
    "pressed-later": "Invented plans printed by other programs, typical ones, looked at in part",
    "pressed-unseen": "Invented plans printed by other programs, typical ones, looked at after they were first read",
    "strangers-held": "Invented plans drawn by our code, held back until 2026-11-30",
    "pressed-held": "Invented plans printed by other programs, held back until 2026-11-30",
    "strangers-dev": "Invented plans drawn by our code, developed on",
    "pressed-dev": "Invented plans printed by other programs, developed on",
}
TABLE = """| family | printed | read | right | precision | recall | F1 |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
"""
ROW = re.compile(r"\[[^\[\]]*\]")  # three numbers
FAMILIES = {
    "plans": "plans, their years and predecessors",
    "measures": "measures: number, name, place in the tree",
    "departments": "departments and their part",
    "observations": "values of indicators",
    "evaluations": "ratings",
    "schedules": "bars of schedules",
    "successions": "successions: old, new, kind",
    "budgets": "budgets",
    "relations": "other plans and laws named",
    "statements": "texts: purpose, issue, action ...",
    "figures": "numbers in running text and charts",
    "department_changes": "changes of departments",
}


FIRST_HEAD = "Fifty invented plans at first contact"
FIRST_TEXT = """Plans of the kinds that are read most, written in the afternoon of 2026-12-01 by people who did not know the
reader, and measured with the reader as it was that noon, before any of them was written. They are not part of the project, so
these figures cannot be measured again; what was mended since is told in [corpus.md](corpus.md)."""


def page(scores: dict[str, dict[str, Any]]) -> str:
    """What the page tells of the scores of each set: judged documents and kinds of invented plans."""
    judged = scores["judged"]
    tables = [f"## {SETS['judged']}", "", *_set(judged), "", *_first()]
    invented = ((name, head) for name, head in SETS.items() if name != "judged")
    tables += [line for name, head in invented for line in (f"## {head}", "", *_set(scores[name]), "")]
    head = HEAD.format(judged=_count(judged))
    return "\n".join([head + "\n".join(tables[:-1]), *_evidence(judged), *_documents(judged)])


def _first() -> list[str]:
    """The table of plans at first contact."""
    told = json.loads(FIRST.read_text(encoding="utf-8"))
    rows = "\n".join(f"| {FAMILIES[family]} | {_numbers(*counts)} |" for family, counts in told["families"].items())
    return [f"## {FIRST_HEAD}", "", FIRST_TEXT, "", TABLE + rows, ""]


def _set(scores: dict[str, Any]) -> list[str]:
    return [f"{_count(scores)} documents.", "", _table(scores)]


def _count(scores: dict[str, Any]) -> int:
    return len({row["document"] for row in scores["rows"]})


def _totals(scores: dict[str, Any]) -> dict[str, list[int]]:
    """By family how many facts are printed, read and right."""
    return {family: scores["totals"][family]["counts"] for family in FAMILIES if family in scores["totals"]}


def carried(scores: dict[str, dict[str, Any]]) -> str:
    """The numbers of the tables of each set as JSON, a line for each family."""
    sets = {name: {"documents": _count(scores[name]), "families": _totals(scores[name])} for name in SETS}
    sets["first-contact"] = json.loads(FIRST.read_text(encoding="utf-8"))
    return ROW.sub(lambda row: " ".join(row[0].split()), json.dumps(sets, indent=1)) + "\n"


def _table(scores: dict[str, Any]) -> str:
    totals = _totals(scores)
    return TABLE + "\n".join(f"| {FAMILIES[family]} | {_numbers(*counts)} |" for family, counts in totals.items())


def _numbers(gold: int, found: int, hits: int) -> str:
    precision, recall = hits / found if found else 0.0, hits / gold if gold else 0.0
    return f"{gold:,} | {found:,} | {hits:,} | {precision:.3f} | {recall:.3f} | {_f1(gold, found, hits):.3f}"


def _f1(gold: int, found: int, hits: int) -> float:
    return 2 * hits / (gold + found) if gold + found else 1.0


def _evidence(scores: dict[str, Any]) -> list[str]:
    places, texts = scores["evidence"], scores["quoted"]
    return [
        "",
        "## Evidence",
        "",
        f"- {places['good']:,} of {places['count']:,} quotes are printed inside their box on their page.",
        f"- The own text of {texts['good']:,} of {texts['count']:,} facts stands in the words of their evidence.",
        f"- Facts without evidence: {scores['unsupported']}.",
        "",
    ]


def _documents(scores: dict[str, Any]) -> list[str]:
    """F1 by document and family."""
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for row in scores["rows"]:
        table[row["document"]][row["family"]] = f"{_f1(row['gold'], row['found'], row['hits']):.2f}"
    families = [family for family in FAMILIES if any(family in row for row in table.values())]
    head = ["## By document", "", "F1; empty where the document was not judged for the family.", ""]
    head += [
        f"| document | {' | '.join(f.replace('_', ' ') for f in families)} |",
        f"| --- |{' ---: |' * len(families)}",
    ]
    rows = [f"| {name} | {' | '.join(row.get(f, '') for f in families)} |" for name, row in sorted(table.items())]
    return [*head, *rows, ""]


def main(folder: Path) -> None:
    """Write both from a folder with the JSON of each set."""
    scores = {name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in SETS}
    by_hand = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    PAGE.write_text(by_hand + MARK + "\n" + page(scores), encoding="utf-8")
    CARRIED.write_text(carried(scores), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
