"""What the commands that read share, and the one that shows what was read."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from graph.command_line import Command, Sentence, WrongUse
from ingest.download import is_address
from ingest.pdf import UnreadableError
from ingest.reader import read_document
from ingest.show import draw, sheet

STOPPED = 130  # the exit status, as shells have it


@contextmanager
def until_stopped() -> Iterator[None]:
    """Ctrl-C and SIGTERM end in order what runs within; a sentence tells how to go on."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        click.echo("Stopped; what was read is in the store, and the same command goes on with the rest.", err=True)
        sys.exit(STOPPED)
    finally:
        signal.signal(signal.SIGTERM, before)


class PathOrUrl(click.Path):
    """A path of something that is there, or an address."""

    def __init__(self) -> None:
        super().__init__(exists=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """A Path, or the address as it is."""
        return value if is_address(str(value)) else super().convert(value, param, ctx)


def reading_options(command: Command) -> Command:
    """What a document may take, for the subcommands that read."""
    for option in (
        click.option("--memory", metavar="MB", type=click.IntRange(500), default=2048, show_default=True,
                     help="The most memory that reading one document may take."),
        click.option("--seconds", metavar="S", type=click.FloatRange(min=0, min_open=True), default=600, show_default=True,
                     help="The longest that reading one document may take."),
        click.option("--workers", metavar="N", type=click.IntRange(1),
                     help="Processes that read.  [default: one for each core]"),
    ):  # fmt: skip
        command = option(command)
    return command


@click.command(epilog="Example: keifu show plan.pdf --page 3 --out page3.png")
@click.argument("file", metavar="PDF", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--page", type=click.IntRange(min=1), help="Draw this page alone, as PNG.")
@click.option("--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it.")
def show(file: Path, page: int | None, out: Path | None) -> None:
    """Draw what was read over the pages of PDF: passages, tables and cells, bars, furniture.

    One page becomes a PNG, a whole document one HTML file; without --out it stands beside where you are, under the PDF's name.
    """
    try:
        document = read_document(file)
    except UnreadableError as error:
        raise Sentence(str(error)) from None
    target = out or Path(file.stem + (f"-p{page}.png" if page else ".html"))
    if page is None:
        target.write_text(sheet(document, file), encoding="utf-8")
    elif page > len(document.pages):
        raise WrongUse(f"{file.name} has {len(document.pages)} pages: name one of them with --page.")
    else:
        draw(document, page, file).save(target)
    click.echo(f"Written: {target}")
