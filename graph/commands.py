"""Commands on what the store holds: status, findings, check, decisions, forget, undo."""

from pathlib import Path

import click

from graph.command_line import Sentence, console, named, opened, require, sentences, store_option
from graph.decision_table import read_table, write_table
from graph.location import Location
from graph.store import Store
from graph.tables import decisions_table, findings_table, problems_table, status_tables


@click.command(epilog="Example: keifu status --store demo-data")
@store_option
def status(place: Location) -> None:
    """Show what the store holds: documents (with the start of the SHA-256), facts by kind, findings by kind."""
    console().print(*status_tables(opened(place)))


@click.command(epilog="Example: keifu findings --most 10")
@click.option("--most", metavar="N", type=click.IntRange(1), default=30, show_default=True, help="How many to show.")
@store_option
def findings(most: int, place: Location) -> None:
    """Show what was not understood most often, each with one place where it stands."""
    table = findings_table(opened(place).readings(), most)
    if table is None:
        click.echo("Nothing was left that was not understood.")
    else:
        console().print(table)


@click.command(epilog="Example: keifu check --most 20")
@click.option("--most", metavar="N", type=click.IntRange(1), default=30, show_default=True, help="How many to show.")
@store_option
def check(most: int, place: Location) -> None:
    """Check that every fact is whole (SHACL), and show what is not, with the page where it stands.

    Exit status: 0 all is whole, 1 something is not.
    """
    from graph.check import problems  # noqa: PLC0415 - the other commands do not wait for SHACL to load

    found = problems(opened(place))
    if not found:
        click.echo("Everything is whole.")
        return
    console().print(problems_table(found[:most]))
    raise Sentence(
        f"Not whole: {len(found)}. Look at the page; then forget the document and ingest it again, or report it."
    )


@click.command(epilog="Example: keifu decisions --export decided.csv")
@click.option("--export", "target", metavar="FILE", type=click.Path(dir_okay=False, writable=True, path_type=Path),
              help="Write them to a table (CSV).")  # fmt: skip
@click.option("--import", "source", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Add those of such a table that the store does not have.")  # fmt: skip
@store_option
def decisions(target: Path | None, source: Path | None, place: Location) -> None:
    """List what people decided, with numbers; those in force are marked with *."""
    view = opened(place)
    if source:
        with sentences():
            table = read_table(source, view.decisions())
        with Store.open(place) as store:
            click.echo(f"{len(store.decide(*table))} new decisions", err=True)
    if target:
        write_table(target, view.decisions())
    if not source and not target:
        console().print(decisions_table(view))


@click.command(epilog="Example: keifu forget hadano-dx-2026.pdf")
@click.argument("document")
@store_option
def forget(document: str, place: Location) -> None:
    """Remove a document, named by its file name or the start of its SHA-256, and all that only it said."""
    require(place)
    with Store.open(place) as store:
        reading = store.reading(named(store, document))
        store.forget(reading.sha256)
    click.echo(f"Forgotten: {reading.file_name}")


@click.command(epilog="Example: keifu undo --store demo-data")
@store_option
def undo(place: Location) -> None:
    """Take back what the last run took in.

    Documents that it brought go; those that it read again get their readings from before. Forgetting cannot be taken back,
    decisions have an undo of their own (keifu decide undo).
    """
    require(place)
    with Store.open(place) as store:
        for entry in store.undo():
            became = "as before the run" if store.has(entry.sha256) else "gone"
            click.echo(f"{entry.file_name}: {became} (facts: {entry.change})")
