"""The command that serves the web app."""

from concurrent.futures import Future
from functools import partial
from typing import Any, TextIO
from urllib.parse import quote

import click

from graph.command_line import Sentence, require, store_option
from graph.location import Location
from graph.store import View
from graph.vocabulary import Base
from query.holdings import Holdings
from query.messages import Limits

THREADS = 32  # that answer requests: pages go on while some wait for queries
SHORTEST_TOKEN = 16  # characters: shorter ones can be guessed


@click.command(epilog="Example: keifu serve --store demo-data --port 8080")
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
@click.option("--proxy", metavar="ADDRESS", default=None,
              help="The address of a proxy in front: who asks is who it says (X-Forwarded-For).")  # fmt: skip
@click.option("--rate", metavar="N", type=click.IntRange(0), default=600, show_default=True,
              help="Searches, pictures of pages, queries, exports: the most in a minute for one client (0: any).")  # fmt: skip
@store_option
def serve(
    host: str, port: int, seconds: float, memory: int, rows: int, workers: int, token_file: TextIO | None, user_header: str,
    https: bool, proxy: str | None, rate: int, place: Location,
) -> None:  # fmt: skip
    """Serve the web app and the SPARQL endpoint, at /sparql. It only reads, unless a token or a proxy lets people write.

    A query over a limit is answered by an error that says so, never by a part of the result.
    """
    from waitress.server import create_server  # noqa: PLC0415 - the other commands do not wait for the web to load

    from web.access import Access  # noqa: PLC0415
    from web.app import create_app  # noqa: PLC0415
    from web.library import EXTENSION  # noqa: PLC0415

    require(place)
    limits = Limits(seconds, memory << 20, rows)
    token = token_file.read().strip() if token_file else ""
    if token_file and len(token) < SHORTEST_TOKEN:
        raise Sentence(
            f"The token in {token_file.name} has fewer than {SHORTEST_TOKEN} characters: write a longer one."
        )
    app = create_app(place, limits, workers, Access(token, user_header), https=https, rate=rate)
    try:
        server = create_server(
            app, host=host, port=port, threads=THREADS, clear_untrusted_proxy_headers=True, **believed(proxy)
        )
    except OSError as error:
        raise Sentence(f"Cannot listen on {host}:{port} ({error.strerror}): choose another with --port.") from None
    click.echo(f"Keifu is on http://{host}:{port}/ (Ctrl-C ends it)")
    tell = partial(tell_a_line, View.open(place).base, f"http://{host}:{port}")
    app.extensions[EXTENSION].opened().holdings.add_done_callback(tell)
    server.run()


def believed(proxy: str | None) -> dict[str, Any]:
    """What the server takes from a proxy in front of it: the address of who asks, and whether by HTTPS."""
    said = {"x-forwarded-for", "x-forwarded-proto"}
    return {"trusted_proxy": proxy, "trusted_proxy_count": 1, "trusted_proxy_headers": said} if proxy else {}


def tell_a_line(base: Base, site: str, counted: Future[Holdings]) -> None:
    """Prints one line of descent to begin with and its address, where the store has any."""
    for found in counted.result().lines[:1]:
        address = f"{site}/lineage/{quote(base.short(found.measure))}"
        click.echo(f"A line worth seeing, {found.name} → {'、'.join(found.new_names)}: {address}")
