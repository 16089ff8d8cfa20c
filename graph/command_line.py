"""What the commands of all rooms share: the store that they take, how they print, and errors that are sentences."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from graph.decisions import DecisionError
from graph.location import Location
from graph.store import Store, View

Command = Callable[..., Any]


class Sentence(click.ClickException):
    """What went wrong and what to do, on standard error; no traceback. Exit status 1."""


class WrongUse(Sentence):
    """The command cannot be meant like this. Exit status 2, as for a wrong option."""

    exit_code = 2


@contextmanager
def sentences() -> Iterator[None]:
    """What cannot be meant is wrong use."""
    try:
        yield
    except DecisionError as error:
        raise WrongUse(str(error)) from None


def store_option(command: Command) -> Command:
    """The options --store and --data that every subcommand takes; the subcommand gets them as one ``place``."""

    @click.option(
        "--store",
        metavar="DIR|URL",
        default="keifu-data",
        envvar="KEIFU_STORE",
        show_default=True,
        show_envvar=True,
        help="The store's directory, or a SPARQL server that holds its graph.",
    )
    @click.option(
        "--data",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("keifu-data"),
        envvar="KEIFU_DATA",
        show_default=True,
        show_envvar=True,
        help="With a server: the directory with files, readings and decisions.",
    )
    @wraps(command)
    def with_place(*arguments: Any, store: str, data: Path, **options: Any) -> Any:
        place = Location(data, store) if "://" in store else Location(Path(store))
        return command(*arguments, place=place, **options)

    return with_place


def opened(place: Location) -> View:
    """What readers see of a store."""
    require(place)
    return View.open(place)


def require(place: Location) -> None:
    """Where there is no store, a sentence says how to make one."""
    if not place.endpoint and not (place.directory / "store.json").is_file():
        raise WrongUse(
            f"There is no store at {place}: make one with `keifu ingest --store {place} PATH`,"
            " or name another with --store."
        )


def console() -> Console:
    """Standard output; not a terminal, it does not wrap. What documents say is never taken for markup."""
    wide = None if sys.stdout.isatty() else 10_000
    return Console(width=wide, markup=False, emoji=False, highlight=False)


def named(store: Store, document: str) -> str:
    """The SHA-256 of the document of this file name, or whose SHA-256 begins so."""
    found = [r for r in store.readings() if document == r.file_name or (document and r.sha256.startswith(document))]
    if not found:
        raise WrongUse(f"The store has no document {document}: `keifu status` lists what it has.")
    if len(found) > 1:
        raise WrongUse(f"{document} names {len(found)} documents: say which by the start of its SHA-256.")
    return found[0].sha256
