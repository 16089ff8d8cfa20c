"""The command line: the commands of all rooms, and those that need several of them."""

import errno
import os
import signal
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import click

import graph.commands
import query.commands
import web.commands
from graph.command_line import Sentence, WrongUse, console, named, require, store_option
from graph.errors import is_full
from graph.location import Location
from graph.store import Store, StoreError
from graph.themes import ThemesError
from ingest.commands import PathOrUrl, reading_options, show, until_stopped
from ingest.download import download_all
from ingest.folders import find_pdfs
from ingest.intake import HopelessError, outdated, read_again, take_in
from ingest.limits import LimitError, of_pages
from ingest.manifest import ManifestError
from ingest.progress import left_out, run_with_progress, summary
from ingest.workers import MEGABYTE, Allowance
from query.commands import index_names

FULL_DISK = (
    "The disk is full. Nothing that was reported as done is lost: make room (or raise the limit on the size of files) and run the"
    " same command again."
)


class Keifu(click.Group):
    """Errors of the machine (a full disk, a locked store) become sentences; mistakes in the program stay what they are."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand."""
        try:
            return super().invoke(ctx)
        except (ManifestError, LimitError) as error:
            raise WrongUse(str(error)) from None
        except (StoreError, ThemesError, HopelessError) as error:
            raise Sentence(str(error)) from None
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            if is_full(error):
                raise Sentence(FULL_DISK) from None
            raise Sentence(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}") from None


@click.group(cls=Keifu, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="keifu")
def main() -> None:
    """Read the plans of Japanese municipalities from PDF and follow each measure from plan to plan."""


@main.command(epilog="Example: keifu ingest plans/ hadano-dx.pdf")
@click.argument("named", metavar="PATH|URL...", nargs=-1, required=True, type=PathOrUrl())
@reading_options
@click.option("--retry", is_flag=True, help="Try again what an earlier run left out.")
@click.option("--report", metavar="FILE", type=click.File("wb"),
              help="Write what became of each file, as JSON Lines.")  # fmt: skip
@store_option
def ingest(
    named: tuple[Path | str, ...],
    workers: int | None,
    seconds: float,
    memory: int,
    retry: bool,
    report: BinaryIO | None,
    place: Location,
) -> None:
    """Read PDFs (files, folders with all below them, addresses on the web) into the store.

    A file that the store has is not read again: Ctrl-C ends a run, and the same command goes on with it.
    Exit status: 0 all read, 1 some left out (the reasons are printed), 2 wrong use, 130 stopped.
    """
    paths = [each for each in named if isinstance(each, Path)]
    of_pages(os.environ)  # wrong ones would leave every document out
    limits = Allowance(seconds, memory * MEGABYTE)
    with until_stopped(), TemporaryDirectory() as folder:
        fetched, failed = download_all((each for each in named if isinstance(each, str)), Path(folder))
        if not find_pdfs(paths) and not fetched and not failed:
            raise WrongUse("There is no PDF at or below what you named: name a file, or a folder with *.pdf in it.")
        with Store.open(place) as store:
            run = partial(
                take_in,
                [*paths, *fetched],
                store,
                workers=workers,
                allowance=limits,
                retry=retry,
                addresses=fetched,
                not_fetched=failed,
            )
            done = run_with_progress(run, report)
            held = store.counts()
    index_names(place)
    console().print(summary(done, held))
    for line in left_out(done):
        click.echo(f"left out: {line}", err=True)
    if done.left:
        sys.exit(1)


@main.command(epilog="Example: keifu watch /srv/plans --store demo-data")
@click.argument("folder", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path))
@reading_options
@store_option
def watch(folder: Path, workers: int | None, seconds: float, memory: int, place: Location) -> None:
    """Take in what is in FOLDER and what is dropped there, until Ctrl-C or SIGTERM.

    A file is read when it has stopped growing. The store is held only while there is something to take in.
    """
    from ingest.watch import watch_folder  # noqa: PLC0415 - the other commands do not wait for it to load

    def take(paths: list[Path]) -> None:
        with Store.open(place) as store:
            run = partial(take_in, paths, store, workers=workers, allowance=Allowance(seconds, memory * MEGABYTE))
            run_with_progress(run)

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    click.echo(f"Watching {folder} (Ctrl-C ends it)", err=True)
    with suppress(KeyboardInterrupt):
        watch_folder(folder, take, tell=partial(click.echo, err=True))
    click.echo("Stopped; what was read is in the store.", err=True)


@main.command(epilog="Example: keifu reread --all --store demo-data")
@click.argument("documents", metavar="[DOCUMENT]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Read every document again, whatever read it last.")
@click.option(
    "--workers", metavar="N", type=click.IntRange(1), help="Processes that read.  [default: one for each core]"
)
@store_option
def reread(documents: tuple[str, ...], everything: bool, workers: int | None, place: Location) -> None:
    """Read documents of the store again: those named, or those that another version of the program read last.

    The files are the store's own. What was read is replaced, decisions stay; keifu undo brings the readings before it back.
    Exit status: 0 all read, 1 some left as they were (the reasons are printed), 2 wrong use.
    """
    require(place)
    with until_stopped(), Store.open(place) as store:
        chosen = [named(store, document) for document in documents]
        chosen = chosen or (store.held() if everything else outdated(store))
        done = run_with_progress(lambda show: read_again(chosen, store, show, workers=workers))
        held = store.counts()
    index_names(place)
    console().print(summary(done, held))
    for line in left_out(done):
        click.echo(line, err=True)
    if done.left:
        sys.exit(1)


for command in (
    graph.commands.status, graph.commands.findings, graph.commands.check, graph.commands.decisions, graph.commands.forget,
    graph.commands.undo, query.commands.trace, query.commands.list_links, query.commands.list_themes, query.commands.decide,
    query.commands.query, query.commands.export, query.commands.index, show, web.commands.serve,
):  # fmt: skip
    main.add_command(command)


if __name__ == "__main__":
    main()
