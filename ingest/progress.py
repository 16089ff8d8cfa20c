"""How a run of intake goes and what came of it, for a terminal and for a log."""

from collections.abc import Callable

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table

from graph.store import Counts
from graph.tables import documents_table
from ingest.intake import Progress, Report


def run_with_progress(run: Callable[[Callable[[Progress], None]], Report]) -> Report:
    """A progress bar on a terminal, else a line a document; both on standard error."""
    terminal = Console(stderr=True, markup=False, emoji=False, highlight=False)
    if not terminal.is_terminal:
        return run(lambda step: click.echo(progress_line(step), err=True) if step.outcome else None)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Bar(*columns, console=terminal, transient=True) as bar:
        task = bar.add_task("Reading")
        return run(lambda step: bar.update(task, completed=step.done, total=step.total))


def progress_line(step: Progress) -> str:
    """One document's outcome as a line."""
    outcome = step.outcome
    assert outcome is not None
    what = {
        "read": f"read, {outcome.pages} pages in {outcome.seconds:.1f} s",
        "known": outcome.reason or "held already",
        "left": f"left out: {outcome.reason}",
    }[outcome.status]
    return f"[{step.done}/{step.total}] {outcome.file.name}: {what}"


def summary(report: Report, held: Counts) -> Table:
    """What each document of a run says, and what the store holds in all (a measure of several documents counts once)."""
    table = documents_table(held)
    words = {"read": "read now", "known": "held already", "left": "left out"}
    for outcome in report.outcomes:
        numbers = (outcome.pages, outcome.measures, outcome.links, outcome.findings)
        row = map(str, numbers) if outcome.status != "left" else ()
        table.add_row(outcome.file.name, words[outcome.status], *row)
    return table
