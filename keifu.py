"""The command line: one subcommand a job; it parses, calls a room and prints."""

import errno
import os
import signal
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial, wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, TextIO, get_args
from urllib.parse import quote

import click
import pyoxigraph
from rich.console import Console

from graph.decision_table import read_table, write_table
from graph.decisions import DecisionError, Verdict
from graph.errors import is_full
from graph.location import Location
from graph.store import Store, StoreError, View
from graph.tables import decisions_table, findings_table, problems_table, status_tables
from graph.themes import ThemesError
from graph.version import version_of
from graph.vocabulary import PREFIXES
from ingest.download import download_all, is_address
from ingest.folders import find_pdfs
from ingest.intake import HopelessError, outdated, read_again, take_in
from ingest.limits import LimitError, of_pages
from ingest.manifest import ManifestError
from ingest.pdf import UnreadableError
from ingest.progress import left_out, run_with_progress, summary
from ingest.reader import read_document
from ingest.show import draw, sheet
from ingest.workers import MEGABYTE, Allowance
from query.deciding import decision
from query.export.formats import FORMATS
from query.export.strategy import NoMeasuresError
from query.holdings import lines_worth_seeing
from query.index import Index, IndexBusyError, remove
from query.labels import labels
from query.links import links
from query.messages import Limits
from query.plans import plans_named
from query.querier import Querier
from query.search import search_of
from query.tables import comparison_table, links_table, solutions, themes_table
from query.themes import theme, themes
from query.trace import FURTHEST, between
from query.trees import lineage_trees, lines_of

SELECT_FORMATS = {
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
    "json": pyoxigraph.QueryResultsFormat.JSON,
}

THREADS = 32  # that answer requests: pages go on while some wait for queries
SHORTEST_TOKEN = 16  # characters: shorter ones can be guessed

Command = Callable[..., Any]


FULL_DISK = (
    "The disk is full. Nothing that was reported as done is lost: make room (or raise the limit on the size of files) and run the"
    " same command again."
)


class Sentence(click.ClickException):
    """What went wrong and what to do, on standard error; no traceback. Exit status 1."""


class WrongUse(Sentence):
    """The command cannot be meant like this. Exit status 2, as for a wrong option."""

    exit_code = 2


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
    Exit status: 0 all read, 1 some left out (the reasons are printed), 2 wrong use.
    """
    paths = [each for each in named if isinstance(each, Path)]
    of_pages(os.environ)  # wrong ones would leave every document out
    limits = Allowance(seconds, memory * MEGABYTE)
    with TemporaryDirectory() as folder:
        fetched, failed = download_all((each for each in named if isinstance(each, str)), Path(folder))
        if not find_pdfs(paths) and not fetched and not failed:
            raise WrongUse("There is no PDF at or below what you named: name a file, or a folder with *.pdf in it.")
        with Store.open(place) as store:
            run = partial(
                take_in, [*paths, *fetched], store, workers=workers, allowance=limits, retry=retry, addresses=fetched
            )
            done = run_with_progress(run, report)
            held = store.counts()
    index_names(place)
    console().print(summary(done, held))
    for line in [*failed, *left_out(done)]:
        click.echo(f"left out: {line}", err=True)
    if failed or done.left:
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


@main.command(epilog="Example: keifu status --store demo-data")
@store_option
def status(place: Location) -> None:
    """Show what the store holds: documents (with the start of the SHA-256), facts by kind, findings by kind."""
    console().print(*status_tables(opened(place)))


@main.command(epilog="Example: keifu findings --most 10")
@click.option("--most", metavar="N", type=click.IntRange(1), default=30, show_default=True, help="How many to show.")
@store_option
def findings(most: int, place: Location) -> None:
    """Show what was not understood most often, each with one place where it stands."""
    table = findings_table(opened(place).readings(), most)
    if table is None:
        click.echo("Nothing was left that was not understood.")
    else:
        console().print(table)


@main.command(epilog="Example: keifu trace RPA --store demo-data")
@click.argument("name")
@click.option(
    "--most", metavar="N", type=click.IntRange(1), default=10, show_default=True, help="How many lines to show."
)
@click.option("--depth", metavar="N", type=click.IntRange(0), default=FURTHEST, help="Generations to go, each way.")
@click.option("--from", "first", metavar="YEAR", type=int, help="Leave out plans that ended before this fiscal year.")
@click.option("--to", "last", metavar="YEAR", type=int, help="Leave out plans that began after this fiscal year.")
@store_option
def trace(name: str, most: int, depth: int, first: int | None, last: int | None, place: Location) -> None:
    """Show the line of descent of the measures whose name, old or new, is or contains NAME."""
    view = opened(place)
    querier = Querier(view.graph, view.base.iri)
    search = search_of(querier, place.directory, version_of(place.settled()))
    lines = lines_of(querier, [hit.thing for hit in search.find(name)], depth)
    if not lines:
        raise Sentence(f"No measure is called anything like {name}: try a shorter part of the name.")
    for lineage in (between(each, first, last) for each in lines[:most]):
        for tree in lineage_trees(querier, lineage):
            console().print(tree)
    if len(lines) > most:
        click.echo(f"{len(lines) - most} more lines: a longer NAME or --most {len(lines)} shows them.", err=True)


@main.command("links", epilog="Example: keifu links --plan DX推進計画 --undecided")
@click.option("--plan", metavar="PLAN", default="", help="Only links of plans whose title has PLAN in it.")
@click.option("--undecided", is_flag=True, help="Only inferred links that nobody has decided on.")
@store_option
def list_links(plan: str, undecided: bool, place: Location) -> None:
    """List the links between old and new measures: what documents state, and what is inferred, how sure and why."""
    view = opened(place)
    found = links(Querier(view.graph, view.base.iri), plan, undecided=undecided)
    console().print(links_table(found, view.base))


@main.command("themes", epilog="Example: keifu themes キャッシュレス")
@click.argument("name", required=False, default="")
@store_option
def list_themes(name: str, place: Location) -> None:
    """List the themes of measures, or show who has the themes with NAME in them: since when, with what targets and results."""
    view = opened(place)
    querier = Querier(view.graph, view.base.iri)
    found = themes(querier, name)
    if not found:
        raise Sentence(f"No measure has a theme like {name}: `keifu themes` lists those that some measure has.")
    if not name:
        console().print(themes_table(found))
    for each in found if name else ():
        compared = theme(querier, each.iri)
        assert compared is not None
        console().print(comparison_table(compared))


@main.command(epilog="Example: keifu decide accept OLD NEW --why 担当課に確認 --by 山田")
@click.argument("verdict", type=click.Choice(get_args(Verdict)))
@click.argument("things", metavar="THING...", nargs=-1, required=True)
@click.option("--set", "to", metavar="NAME=VALUE", multiple=True, help="With correct: a property and what is right.")
@click.option("--why", default="", metavar="WORDS", help="The reason, for those who come after.")
@click.option("--by", required=True, envvar="KEIFU_BY", show_envvar=True, metavar="NAME", help="Who decides.")
@store_option
def decide(verdict: Verdict, things: tuple[str, ...], to: tuple[str, ...], why: str, by: str, place: Location) -> None:
    """Record what a person decides; it holds whatever is read later, until it is undone.

    accept and reject take an OLD and a NEW thing, or the one LINK between them; same and different take two measures of one
    plan (or two spellings of one measure); correct takes a FACT and what is right (--set value=120); undo takes the number of
    a decision. Things go by their name, their IRI or its path.
    """
    view = opened(place)
    with sentences():
        made = decision(Querier(view.graph, view.base.iri), view.decisions(), verdict, things, by, why, to)
    with Store.open(place) as store:
        store.decide(made)
    on = things if verdict == "undo" else [view.base.short(thing) for thing in made.on]
    click.echo(f"Decision {len(view.decisions())}: {verdict} {'  '.join(on)}")


@main.command(epilog="Example: keifu decisions --export decided.csv")
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


@contextmanager
def sentences() -> Iterator[None]:
    """What cannot be meant is wrong use."""
    try:
        yield
    except DecisionError as error:
        raise WrongUse(str(error)) from None


@main.command(epilog="Example: echo 'SELECT * { ?plan a kf:Plan } LIMIT 5' | keifu query - --format csv")
@click.argument("file", metavar="FILE|-", type=click.File(encoding="utf-8"))
@click.option("--format", "form", type=click.Choice(["table", "csv", "tsv", "json", "turtle"]), help="How to print the result."
              "  [default: table, turtle for CONSTRUCT and DESCRIBE]")  # fmt: skip
@store_option
def query(file: TextIO, form: str | None, place: Location) -> None:
    """Ask the store a SPARQL question that stands in a file (or on standard input, with -).

    The default graph is the union of all named graphs.
    """
    try:
        result = opened(place).query(file.read(), prefixes=PREFIXES)
    except SyntaxError as error:
        raise WrongUse(f"This is not SPARQL: {shortened(str(error))}") from None
    if isinstance(result, pyoxigraph.QueryTriples):
        click.echo(triples(result, form))
    elif form == "turtle":
        raise WrongUse("A SELECT or ASK query gives no triples: use --format table, csv, tsv or json.")
    elif form in SELECT_FORMATS:
        click.echo(result.serialize(format=SELECT_FORMATS[form]), nl=False)
    elif isinstance(result, pyoxigraph.QueryBoolean):
        click.echo("yes" if result else "no")
    else:
        console().print(solutions(result))


def shortened(message: str) -> str:
    """A parser's message without its endless list of what it would have liked, on one line."""
    return textwrap.shorten(message.replace("error at", "line:column"), 150, placeholder=" ...")


def triples(result: pyoxigraph.QueryTriples, form: str | None) -> bytes:
    """The triples of a CONSTRUCT or DESCRIBE as Turtle."""
    if form not in {None, "turtle"}:
        raise WrongUse("A CONSTRUCT or DESCRIBE query gives triples: use --format turtle.")
    return pyoxigraph.serialize(result, format=pyoxigraph.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


@main.command(epilog="Example: keifu check --most 20")
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


@main.command(epilog="Example: keifu show plan.pdf --page 3 --out page3.png")
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


@main.command(epilog="Example: keifu export dx.xlsx --plan はだのDX推進計画")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="The format.  [default: what FILE ends in]")
@click.option("--plan", metavar="PLAN", default="", help="Only this plan, by its title or IRI, and what is said of it.")
@store_option
def export(file: Path, form: str | None, plan: str, place: Location) -> None:
    """Write the store, or one plan, to a file.

    The graph as N-Quads (nq), TriG (trig) or JSON-LD (jsonld); tables as CSV with datapackage.json (zip) or a workbook (xlsx);
    lines of descent as a network (graphml, gexf); the evidence as Web Annotations (anno, which is JSON-LD); a plan in StratML
    Part 2 (stratml, which is XML). --format dump puts all of the store into one ZIP, with licence notes and datapackage.json.
    """
    name = form or file.suffix.removeprefix(".")
    if name not in FORMATS:
        raise WrongUse(f"{file}: name the file *.{', *.'.join(FORMATS)}, or the format with --format.")
    chosen = FORMATS[name]
    if not (chosen.plan if plan else chosen.whole):
        raise WrongUse(f"{name} holds {'all plans: leave out' if plan else 'one plan: name it with'} --plan.")
    view = opened(place)
    querier = Querier(view.graph, view.base.iri)
    iri = plan_named(querier, plan) if plan else ""
    try:
        chosen.write(file, querier, iri)
    except NoMeasuresError as error:
        raise Sentence(str(error)) from None


def plan_named(querier: Querier, plan: str) -> str:
    """The IRI of the only plan of this title or IRI."""
    found = plans_named(querier, plan)
    if len(found) != 1:
        titles = "  ".join(each.iri.removeprefix(querier.base) for each in found)
        raise WrongUse(
            f"Several plans are called {plan}; say which: {titles}" if found else f"No plan is called {plan}."
        )
    return found[0].iri


@main.command(epilog="Example: keifu index --store demo-data")
@store_option
def index(place: Location) -> None:
    """Make the index of names and texts for the search anew.

    It is brought up to date by itself after each change of the store; this is for an index that was lost or broken.
    """
    require(place)
    remove(place.directory)
    click.echo(f"Indexed: {index_names(place)} names and texts")


def index_names(place: Location) -> int:
    """Bring the index for the search up to date with the store; how many names and texts are in it."""
    view = opened(place)
    try:
        return Index(place.directory).update(labels(Querier(view.graph, view.base.iri)), version_of(place.settled()))
    except IndexBusyError:
        raise Sentence("Another process is writing to the index for the search: try again in a moment.") from None


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
    with Store.open(place) as store:
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


def named(store: Store, document: str) -> str:
    """The SHA-256 of the document of this file name, or whose SHA-256 begins so."""
    found = [r for r in store.readings() if document == r.file_name or (document and r.sha256.startswith(document))]
    if not found:
        raise WrongUse(f"The store has no document {document}: `keifu status` lists what it has.")
    if len(found) > 1:
        raise WrongUse(f"{document} names {len(found)} documents: say which by the start of its SHA-256.")
    return found[0].sha256


@main.command(epilog="Example: keifu forget hadano-dx-2026.pdf")
@click.argument("document")
@store_option
def forget(document: str, place: Location) -> None:
    """Remove a document, named by its file name or the start of its SHA-256, and all that only it said."""
    require(place)
    with Store.open(place) as store:
        reading = store.reading(named(store, document))
        store.forget(reading.sha256)
    click.echo(f"Forgotten: {reading.file_name}")


@main.command(epilog="Example: keifu undo --store demo-data")
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


@main.command(epilog="Example: keifu serve --store demo-data --port 8080")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.option("--seconds", metavar="S", type=click.FloatRange(min=0, min_open=True), default=30, show_default=True,
              help="The longest that a SPARQL query may take.")  # fmt: skip
@click.option("--memory", metavar="MB", type=click.IntRange(64), default=1024, show_default=True,
              help="The most memory that a SPARQL query may take.")  # fmt: skip
@click.option("--rows", metavar="N", type=click.IntRange(1), default=1_000_000, show_default=True,
              help="The most rows or triples of an answer.")  # fmt: skip
@click.option("--workers", metavar="N", type=click.IntRange(1), default=8, show_default=True,
              help="Processes that answer SPARQL queries; queries of more than a second may hold half of them.")  # fmt: skip
@click.option("--token-file", type=click.File(encoding="utf-8"), metavar="FILE",
              help="Who knows the words in this file may log in and decide on links.")  # fmt: skip
@click.option("--user-header", metavar="NAME", default="",
              help="The request header in which a proxy in front names who is logged in; they may decide on links.")  # fmt: skip
@click.option("--https", is_flag=True, help="Browsers come by HTTPS only, through a proxy.")
@store_option
def serve(
    host: str, port: int, seconds: float, memory: int, rows: int, workers: int, token_file: TextIO | None, user_header: str,
    https: bool, place: Location,
) -> None:  # fmt: skip
    """Serve the web app and the SPARQL endpoint, at /sparql. It only reads, unless a token or a proxy lets people write.

    A query over a limit is answered by an error that says so, never by a part of the result.
    """
    from waitress.server import create_server  # noqa: PLC0415 - the other commands do not wait for the web to load

    from web.access import Access  # noqa: PLC0415
    from web.app import create_app  # noqa: PLC0415

    require(place)
    limits = Limits(seconds, memory << 20, rows)
    token = token_file.read().strip() if token_file else ""
    if token_file and len(token) < SHORTEST_TOKEN:
        raise Sentence(
            f"The token in {token_file.name} has fewer than {SHORTEST_TOKEN} characters: write a longer one."
        )
    app = create_app(place, limits, workers, Access(token, user_header), https=https)
    try:
        server = create_server(app, host=host, port=port, threads=THREADS)
    except OSError as error:
        raise Sentence(f"Cannot listen on {host}:{port} ({error.strerror}): choose another with --port.") from None
    click.echo(f"Keifu is on http://{host}:{port}/ (Ctrl-C ends it)")
    for sentence in worth_seeing(View.open(place), f"http://{host}:{port}"):
        click.echo(sentence)
    server.run()


def worth_seeing(view: View, site: str) -> Iterator[str]:
    """One line of descent to begin with and its address, where the store has any."""
    for found in lines_worth_seeing(Querier(view.graph, view.base.iri), most=1):
        address = f"{site}/lineage/{quote(view.base.short(found.measure))}"
        yield f"A line worth seeing, {found.name} → {'、'.join(found.new_names)}: {address}"


if __name__ == "__main__":
    main()
