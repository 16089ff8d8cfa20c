"""Decisions as a table (CSV with a head), for people to share: written by one store, read by another."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import get_args

from pyoxigraph import NamedNode

from graph.corrections import settings
from graph.decisions import ON_FINDINGS, Decision, DecisionError, Verdict, stamp, time_after

COLUMNS = ("verdict", "first", "second", "by", "at", "reason", "to", "name")
NEEDED = ("verdict", "first", "by")


def write_table(file: Path, decisions: Iterable[Decision]) -> None:
    """Writes decisions to a file, in UTF-8 with a mark that spreadsheets look for."""
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out)
        table.writerow(COLUMNS)
        for each in decisions:
            first, second, *_ = (*each.on, "")
            to = "\n".join(f"{name}={value}" for name, value in each.to)
            table.writerow([each.verdict, first, second, each.by, each.at, each.reason, to, each.name])


def read_table(file: Path, held: Sequence[Decision] = ()) -> list[Decision]:
    """The decisions of a table, in its order. Without a time they count as made now, after ``held``.

    DecisionError, with the line, where one is not whole.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return list(_decisions(csv.DictReader(lines), held))
    except (UnicodeDecodeError, csv.Error):
        raise DecisionError(f"{file.name} is not a CSV table in UTF-8; save it as one.") from None


def _decisions(table: "csv.DictReader[str]", held: Sequence[Decision]) -> Iterator[Decision]:
    made = list(held)
    for row in table:
        try:
            decision = _decision(row, made)
        except DecisionError as error:
            raise DecisionError(f"Line {table.line_num}: {error}") from None
        made.append(decision)
        yield decision


def _decision(row: Mapping[str, str | None], before: Sequence[Decision]) -> Decision:
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    missing = [name for name in NEEDED if not cells[name]]
    if missing:
        raise DecisionError(f"{missing[0]} is empty; every decision needs {', '.join(NEEDED)}.")
    verdict = next((known for known in get_args(Verdict) if known == cells["verdict"]), None)
    if verdict is None:
        raise DecisionError(f"{cells['verdict']} is no verdict; use {', '.join(get_args(Verdict))}.")
    at = _time(cells["at"]) if cells["at"] else time_after(before)
    to = settings(cells["to"].splitlines()) if verdict == "correct" else ()
    return Decision(verdict, _things(verdict, cells["first"], cells["second"]), cells["by"], at, cells["reason"], to)


def _time(cell: str) -> str:
    try:
        return stamp(datetime.fromisoformat(cell))
    except ValueError:
        raise DecisionError(f"{cell} is no time; write it like 2026-04-01T09:30:00+09:00.") from None


def _things(verdict: Verdict, first: str, second: str) -> tuple[str, ...]:
    if verdict == "undo":
        return (first,)
    wanted = (first,) if verdict in ON_FINDINGS else (first, second)
    for thing in wanted:
        try:
            NamedNode(thing)
        except ValueError:
            raise DecisionError(
                f"{verdict} needs {len(wanted)} IRI{'s' if wanted[1:] else ''}; {thing or 'nothing'} is none."
            ) from None
    return wanted
