"""How a run of intake goes and what came of it, for a terminal and for a log."""

from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import BinaryIO

import click
from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table

from graph.store import Counts
from graph.tables import documents_table
from ingest.folders import one_line
from ingest.outcome import Outcome, Progress, Report

Show = Callable[[Progress], None]


class Pace:
    """How fast a run goes: pages a second, and the time left if what is to be read takes as long, byte for byte."""

    def __init__(self) -> None:
        self._begun, self._pages, self._whole = monotonic(), 0, 0

    def text(self, step: Progress) -> str:
        """The pace after this step; "" before anything was read."""
        self._whole = max(self._whole, step.ahead)
        if step.outcome is None or step.outcome.status != "read":
            return ""
        self._pages += step.outcome.pages
        taken = monotonic() - self._begun
        left = timedelta(seconds=round(taken * step.ahead / max(self._whole - step.ahead, 1)))
        return f"{self._pages / max(taken, 0.1):.1f} pages a second, {left} left"


def run_with_progress(run: Callable[[Show], Report], report: BinaryIO | None = None) -> Report:
    """A progress bar on a terminal, else a line a document, both on standard error; each outcome also into ``report``."""
    terminal = Console(stderr=True, markup=False, emoji=False, highlight=False)
    pace = Pace()
    if not terminal.is_terminal:
        return run(_also_written(lambda step: _print(step, pace.text(step)), report))
    columns = TextColumn("Reading"), BarColumn(), TextColumn("{task.completed}/{task.total}  {task.description}")
    with Bar(*columns, console=terminal, transient=True) as bar:
        task = bar.add_task("")

        def move(step: Progress) -> None:
            bar.update(task, completed=step.done, total=step.total, description=pace.text(step) or None)

        return run(_also_written(move, report))


def _also_written(show: Show, report: BinaryIO | None) -> Show:
    def both(step: Progress) -> None:
        if report and step.outcome:
            report.write(step.outcome.line())
            report.flush()
        show(step)

    return both


def _print(step: Progress, pace: str) -> None:
    if step.outcome:
        line = f"[{step.done}/{step.total}] {one_line(step.outcome.file.name)}: {_what(step.outcome)}"
        click.echo(f"{line} ({pace})" if pace else line, err=True)


def _what(outcome: Outcome) -> str:
    match outcome.status:
        case "read":
            return f"read, {outcome.pages} pages in {outcome.seconds:.1f} s"
        case "known":
            return outcome.reason or "held already"
        case "left":
            return f"left out: {outcome.reason}"


def summary(report: Report, held: Counts) -> Table:
    """What each document of a run says, and what the store holds in all (a measure of several documents counts once)."""
    table = documents_table(held)
    words = {"read": "read now", "known": "held already", "left": "left out"}
    for outcome in report.outcomes:
        numbers = (outcome.pages, outcome.measures, outcome.links, sum(outcome.findings.values()))
        row = map(str, numbers) if outcome.status != "left" else ()
        table.add_row(one_line(outcome.file.name), words[outcome.status], *row)
    return table


def left_out(report: Report) -> list[str]:
    """A line for each file that was left out, with the reason."""
    return [f"{outcome.address or one_line(outcome.file)}: {outcome.reason}" for outcome in report.left]
