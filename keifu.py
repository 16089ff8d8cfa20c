"""The command line: one subcommand a job; it parses, calls a room and prints."""

import errno
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

import click
import pyoxigraph
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Column, Table

from graph.facts import Reading
from graph.store import Store
from graph.vocabulary import PREFIXES
from ingest.intake import Progress as Step
from ingest.intake import Report, link_count, measure_count, take_in

WRONG_USE = 2
SELECT_FORMATS = {
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
    "json": pyoxigraph.QueryResultsFormat.JSON,
}

Command = Callable[..., Any]


class Sentence(click.ClickException):
    """What went wrong and what to do, on standard error; no traceback."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class Keifu(click.Group):
    """Errors of the machine (a full disk, a locked store) become sentences; mistakes in the program stay what they are."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            raise Sentence(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}") from None


def store_option(command: Command) -> Command:
    """The option --store that every subcommand takes."""
    return click.option(
        "--store",
        "directory",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("keifu-data"),
        envvar="KEIFU_STORE",
        show_default=True,
        show_envvar=True,
        help="The store's directory.",
    )(command)


def opened(directory: Path) -> Store:
    """A store that exists; where there is none, a sentence that says how to make one."""
    if not (directory / "graph").is_dir():
        raise Sentence(
            f"There is no store at {directory}: make one with `keifu ingest --store {directory} PATH`,"
            " or name another with --store.",
            WRONG_USE,
        )
    return Store.open(directory)


def console() -> Console:
    """Standard output; not a terminal, it does not wrap. What documents say is never taken for markup."""
    wide = None if sys.stdout.isatty() else 10_000
    return Console(width=wide, markup=False, emoji=False, highlight=False)


@click.group(cls=Keifu, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="keifu")
def main() -> None:
    """Read the plans of Japanese municipalities from PDF and follow each measure from plan to plan."""


@main.command(epilog="Example: keifu ingest plans/ hadano-dx.pdf")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--workers", metavar="N", type=click.IntRange(1), help="Processes that read.  [default: one for each core]"
)
@click.option("--seconds", metavar="S", type=click.FloatRange(min=0, min_open=True), default=600, show_default=True,
              help="The longest that reading one document may take.")  # fmt: skip
@store_option
def ingest(paths: tuple[Path, ...], workers: int | None, seconds: float, directory: Path) -> None:
    """Read PDFs (files, and folders with all below them) into the store.

    A file that the store has is not read again. Exit status: 0 all read, 1 some left out (the reasons are printed), 2 wrong use.
    """
    store = Store.open(directory)
    report = run_with_progress(lambda progress: take_in(paths, store, progress, workers=workers, seconds=seconds))
    if not report.outcomes:
        raise Sentence(
            "There is no PDF at or below what you named: name a file, or a folder with *.pdf in it.", WRONG_USE
        )
    console().print(summary(report))
    for outcome in report.left:
        click.echo(f"left out: {outcome.file}: {outcome.reason}", err=True)
    if report.left:
        sys.exit(1)


def run_with_progress(run: Callable[[Callable[[Step], None]], Report]) -> Report:
    """A progress bar on a terminal, else a line a document; both on standard error."""
    terminal = Console(stderr=True, markup=False, emoji=False, highlight=False)
    if not terminal.is_terminal:
        return run(lambda step: click.echo(progress_line(step), err=True) if step.outcome else None)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=terminal, transient=True) as bar:
        task = bar.add_task("Reading")
        return run(lambda step: bar.update(task, completed=step.done, total=step.total))


def progress_line(step: Step) -> str:
    """One document's outcome as a line."""
    outcome = step.outcome
    assert outcome is not None
    what = {
        "read": f"read, {outcome.pages} pages in {outcome.seconds:.1f} s",
        "known": outcome.reason or "held already",
        "left": f"left out: {outcome.reason}",
    }[outcome.status]
    return f"[{step.done}/{step.total}] {outcome.file.name}: {what}"


def summary(report: Report) -> Table:
    """What the documents of a run say, and the sums."""
    table = Table(show_footer=True)
    read = [outcome for outcome in report.outcomes if outcome.status != "left"]
    table.add_column("Document", f"{len(read)} documents", overflow="fold")
    table.add_column("")
    for head, name in (("Pages", "pages"), ("Measures", "measures"), ("Links", "links"), ("Findings", "findings")):
        table.add_column(head, str(sum(getattr(outcome, name) for outcome in read)), justify="right")
    words = {"read": "read now", "known": "held already", "left": "left out"}
    for outcome in report.outcomes:
        numbers = (outcome.pages, outcome.measures, outcome.links, outcome.findings) if outcome in read else ()
        table.add_row(outcome.file.name, words[outcome.status], *map(str, numbers))
    return table


@main.command(epilog="Example: keifu status --store demo-data")
@store_option
def status(directory: Path) -> None:
    """Show what the store holds: documents, facts by kind, findings."""
    readings = sorted(opened(directory).readings(), key=lambda reading: reading.file_name)
    documents = Table("Document", "SHA-256", *map(numeric, ("Pages", "Measures", "Links", "Facts", "Findings")))
    for reading in readings:
        numbers = (
            reading.page_count,
            measure_count(reading),
            link_count(reading),
            len(reading.facts),
            len(reading.findings),
        )
        documents.add_row(reading.file_name, reading.sha256[:12], *map(str, numbers))
    kinds = Table("Fact", numeric("Number"))
    for kind, number in fact_kinds(readings).most_common():
        kinds.add_row(kind, str(number))
    console().print(documents, kinds)


def numeric(head: str) -> Column:
    """A column of numbers."""
    return Column(head, justify="right")


def fact_kinds(readings: Iterable[Reading]) -> Counter[str]:
    """How many facts of each kind, by the name that the graph gives the kind."""
    return Counter(type(fact).__name__ for reading in readings for fact in reading.facts)


@main.command(epilog="Example: keifu findings --most 10")
@click.option("--most", metavar="N", type=click.IntRange(1), default=30, show_default=True, help="How many to show.")
@store_option
def findings(most: int, directory: Path) -> None:
    """Show what was not understood most often, each with one place where it stands."""
    places: dict[tuple[str, str], list[str]] = {}
    for reading in sorted(opened(directory).readings(), key=lambda reading: reading.file_name):
        for finding in reading.findings:
            page = f" p.{finding.evidence[0].page}" if finding.evidence else ""
            places.setdefault((finding.kind, finding.message), []).append(reading.file_name + page)
    table = Table(numeric("Times"), "Kind", Column("What", overflow="fold"), "First at")
    for (kind, message), where in sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))[:most]:
        table.add_row(str(len(where)), kind, message, where[0])
    console().print(table)


@main.command(epilog="Example: echo 'SELECT * { ?plan a kf:Plan } LIMIT 5' | keifu query - --format csv")
@click.argument("file", metavar="FILE|-", type=click.File(encoding="utf-8"))
@click.option("--format", "form", type=click.Choice(["table", "csv", "tsv", "json", "turtle"]), help="How to print the result."
              "  [default: table, turtle for CONSTRUCT and DESCRIBE]")  # fmt: skip
@store_option
def query(file: TextIO, form: str | None, directory: Path) -> None:
    """Ask the store a SPARQL question that stands in a file (or on standard input, with -).

    The default graph is the union of all named graphs.
    """
    try:
        result = opened(directory).query(file.read())
    except SyntaxError as error:
        raise Sentence(f"This is not SPARQL: {error}", WRONG_USE) from None
    if isinstance(result, pyoxigraph.QueryTriples):
        click.echo(triples(result, form))
    elif form == "turtle":
        raise Sentence("A SELECT or ASK query gives no triples: use --format table, csv, tsv or json.", WRONG_USE)
    elif form in SELECT_FORMATS:
        click.echo(result.serialize(format=SELECT_FORMATS[form]), nl=False)
    elif isinstance(result, pyoxigraph.QueryBoolean):
        click.echo("yes" if result else "no")
    else:
        console().print(solutions(result))


def triples(result: pyoxigraph.QueryTriples, form: str | None) -> bytes:
    """The triples of a CONSTRUCT or DESCRIBE as Turtle."""
    if form not in {None, "turtle"}:
        raise Sentence("A CONSTRUCT or DESCRIBE query gives triples: use --format turtle.", WRONG_USE)
    return result.serialize(format=pyoxigraph.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def solutions(result: pyoxigraph.QuerySolutions) -> Table:
    """The rows of a SELECT: literals as their text, IRIs whole."""
    names = [variable.value for variable in result.variables]
    table = Table(*(Column(name, overflow="fold") for name in names))
    for solution in result:
        table.add_row(
            *("" if solution[name] is None else getattr(solution[name], "value", str(solution[name])) for name in names)
        )
    return table


@main.command(epilog="Example: keifu export keifu.nq")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@store_option
def export(file: Path, directory: Path) -> None:
    """Write the whole store to a file: N-Quads (.nq) or TriG (.trig)."""
    if file.suffix not in {".nq", ".trig"}:
        raise Sentence(f"{file}: name the file *.nq for N-Quads or *.trig for TriG.", WRONG_USE)
    opened(directory).export(file)


@main.command(epilog="Example: keifu forget hadano-dx-2026.pdf")
@click.argument("document")
@store_option
def forget(document: str, directory: Path) -> None:
    """Remove a document, named by its file name or the start of its SHA-256, and all that only it said."""
    store = opened(directory)
    named = [r for r in store.readings() if document == r.file_name or (document and r.sha256.startswith(document))]
    if not named:
        raise Sentence(f"The store has no document {document}: `keifu status` lists what it has.", WRONG_USE)
    if len(named) > 1:
        raise Sentence(f"{document} names {len(named)} documents: say which by the start of its SHA-256.", WRONG_USE)
    store.forget(named[0].sha256)
    click.echo(f"Forgotten: {named[0].file_name}")


@main.command(epilog="Example: keifu serve --store demo-data --port 8080")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
@store_option
def serve(host: str, port: int, directory: Path) -> None:
    """Serve the web app."""
    from waitress import create_server  # noqa: PLC0415 - the other commands do not wait for the web to load

    from web.app import create_app  # noqa: PLC0415

    opened(directory)
    try:
        server = create_server(create_app(directory), host=host, port=port)
    except OSError as error:
        raise Sentence(f"Cannot listen on {host}:{port} ({error.strerror}): choose another with --port.") from None
    click.echo(f"Keifu is on http://{host}:{port}/ (Ctrl-C ends it)")
    server.run()


if __name__ == "__main__":
    main()
