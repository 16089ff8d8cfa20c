"""Commands that ask: trace, links, themes, query, export, index; and decide, for which things are looked up by name."""

import textwrap
from pathlib import Path
from typing import TextIO, get_args

import click
import pyoxigraph

from graph.command_line import Sentence, WrongUse, console, opened, require, sentences, store_option
from graph.decisions import Verdict
from graph.location import Location
from graph.store import Store
from graph.version import version_of
from graph.vocabulary import PREFIXES
from query.deciding import decision
from query.export.formats import FORMATS
from query.export.strategy import NoMeasuresError
from query.index import Index, IndexBusyError, remove
from query.labels import labels
from query.links import links
from query.periods import between
from query.plans import plans_named
from query.querier import Querier
from query.search import search_of
from query.tables import comparison_table, links_table, solutions, themes_table
from query.themes import theme, themes
from query.trace import FURTHEST
from query.trees import lineage_trees, lines_of

SELECT_FORMATS = {
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
    "json": pyoxigraph.QueryResultsFormat.JSON,
}


@click.command(epilog="Example: keifu trace RPA --store demo-data")
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


@click.command("links", epilog="Example: keifu links --plan DX推進計画 --undecided")
@click.option("--plan", metavar="PLAN", default="", help="Only links of plans whose title has PLAN in it.")
@click.option("--undecided", is_flag=True, help="Only inferred links that nobody has decided on.")
@store_option
def list_links(plan: str, undecided: bool, place: Location) -> None:
    """List the links between old and new measures: what documents state, and what is inferred, how sure and why."""
    view = opened(place)
    found = links(Querier(view.graph, view.base.iri), plan, undecided=undecided)
    console().print(links_table(found, view.base))


@click.command("themes", epilog="Example: keifu themes キャッシュレス")
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


@click.command(epilog="Example: keifu decide accept OLD NEW --why 担当課に確認 --by 山田")
@click.argument("verdict", type=click.Choice(get_args(Verdict)))
@click.argument("things", metavar="THING...", nargs=-1, required=True)
@click.option("--set", "to", metavar="NAME=VALUE", multiple=True, help="With correct: a property and what is right.")
@click.option("--why", default="", metavar="WORDS", help="The reason, for those who come after.")
@click.option("--by", required=True, envvar="KEIFU_BY", show_envvar=True, metavar="NAME", help="Who decides.")
@store_option
def decide(verdict: Verdict, things: tuple[str, ...], to: tuple[str, ...], why: str, by: str, place: Location) -> None:
    """Record what a person decides; it holds whatever is read later, until it is undone.

    accept and reject take an OLD and a NEW thing, or the one LINK between them; same and different take two measures of one
    plan (or two spellings of one measure); correct takes a FACT and what is right (--set value=120); uphold and
    dismiss take a FINDING, which is right or wrong and is asked about no more; undo takes the number of
    a decision. Things go by their name, their IRI or its path.
    """
    view = opened(place)
    with sentences():
        made = decision(Querier(view.graph, view.base.iri), view.decisions(), verdict, things, by, why, to)
    with Store.open(place) as store:
        store.decide(made)
    on = things if verdict == "undo" else [view.base.short(thing) for thing in made.on]
    click.echo(f"Decision {len(view.decisions())}: {verdict} {'  '.join(on)}")


@click.command(epilog="Example: echo 'SELECT * { ?plan a kf:Plan } LIMIT 5' | keifu query - --format csv")
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


@click.command(epilog="Example: keifu export plan.xlsx --plan 第2期DX推進計画")
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


@click.command(epilog="Example: keifu index --store demo-data")
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
