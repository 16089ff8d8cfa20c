"""How fast the pages come: python -m bench.web [--plans N] [--readers N] [--seconds S] [--store DIR].

A graph of N plans of made-up towns (2,000) is written to a store (kept and used again with --store), as one of the sample plans
is. Of each, the first answer of every sort of page is timed in the server's own process, each about several things; then the
sample plans are served by keifu serve and N readers (50) go from page to page for S seconds (60), as people do: a page, then what
it shows, among it pictures of pages, then on to one of its links.

Printed, in milliseconds: of each sort of page the median and the longest by the clock, and the median of the processor's time,
which tells more on a busy machine; of the readers how many answers, errors, median, 95th percentile and the longest.
"""

import argparse
import http.client
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlsplit

import msgspec
import pyoxigraph
from click.testing import CliRunner
from flask import Flask

from bench.generated import town
from bench.query import linked
from graph.derived import derived_quads
from graph.identity import Identity
from graph.plan_graph import plan_quads
from graph.rdf import Page
from graph.settings import Settings
from graph.vocabulary import DEFAULT_BASE
from keifu import main as keifu
from query.querier import Querier
from web.app import create_app
from web.library import EXTENSION

ROOT = Path(__file__).parent.parent
EDITIONS, MEASURES = 4, 20
THINGS = 5  # of each kind whose pages are asked for
PORT = 8912
GOOD = {http.HTTPStatus.OK, http.HTTPStatus.SEE_OTHER}
ADDRESS = "/?=&%~()!*',;:@+"  # what stands in an address as it is
PAUSE = 1.0  # seconds between a page and the next, on average
HTML = {"Accept": "text/html"}
SHOWN = re.compile(r'(?:<img[^>]+src|<image[^>]+href)="(/page/[^"]+)"')
LEADS = re.compile(r'<a [^>]*href="(/(?:id|lineage|link|changes|themes|search|help)[^"#]*)"')
KINDS = ("Plan", "Measure", "Department", "Municipality", "Document", "Evidence")
LISTS = ("/", "/search?q=子育て", "/search?q=推進", "/themes", "/sparql", "/help", "/export")
TIED = "SELECT ?old ?new { ?old a kf:Measure ; kf:succeededBy ?new . ?new a kf:Measure } LIMIT 200"


def make(store: Path, plans: int) -> None:
    """A store with at least so many plans of made-up towns."""
    snapshot = store / "published" / "1"
    snapshot.mkdir(parents=True)
    graph = pyoxigraph.Store(str(snapshot))
    for seed in range(1, -(-plans // EDITIONS) + 1):
        identity = Identity(list(linked(town(seed, EDITIONS, MEASURES))))
        pages = [Page(reading, identity) for reading in identity.readings]
        for page in pages:
            graph.bulk_extend(page.quads())
        graph.bulk_extend(derived_quads(identity, pages))
        graph.bulk_extend(plan_quads(identity.plans, identity.base))
    graph.optimize()
    (snapshot.parent / "current").write_text("1")
    (store / "store.json").write_bytes(msgspec.json.encode(Settings(base=DEFAULT_BASE)))


def samples(store: Path) -> None:
    """A store with the sample plans."""
    plans = map(str, sorted((ROOT / "corpus").glob("[0-9]*")))
    CliRunner().invoke(keifu, ["ingest", "--store", str(store), *plans], catch_exceptions=False)


def addresses(querier: Querier) -> Iterator[tuple[str, str]]:
    """Pages of every sort: the sort and the address."""
    chance = random.Random(1)  # noqa: S311 - nothing secret

    def path(iri: str) -> str:
        return quote(iri.removeprefix(querier.base))

    for address in LISTS:
        yield address.partition("?")[0], quote(address, safe="/?=")
    for kind in KINDS:
        found = [row["it"] for row in querier.rows(f"SELECT ?it {{ ?it a kf:{kind} }} LIMIT 500")]
        for iri in chance.sample(found, min(THINGS, len(found))):
            yield kind, f"/id/{path(iri)}"
    tied = querier.rows(TIED)
    for row in chance.sample(tied, min(THINGS, len(tied))):
        old, new = path(row["old"]), path(row["new"])
        yield "line of descent", f"/lineage/{old}"
        yield "link", f"/link/{old}?to={new}"
        yield "what changed", f"/changes/{new.rpartition('/')[0]}"


def first_answers(app: Flask) -> None:
    """Prints how long each sort of page takes: asked for the first time, one after the other."""
    client = app.test_client()
    client.get("/help", headers=HTML)  # imports and templates are loaded once, not for every reader
    clock: dict[str, list[float]] = {}
    processor: dict[str, list[float]] = {}
    for sort, address in addresses(app.extensions[EXTENSION].opened().querier):
        begun, spent = time.perf_counter(), time.process_time()
        status = client.get(address, headers=HTML).status_code
        clock.setdefault(sort, []).append(1000 * (time.perf_counter() - begun))
        processor.setdefault(sort, []).append(1000 * (time.process_time() - spent))
        if status != http.HTTPStatus.OK:
            raise SystemExit(f"{address}: {status}")
    print("| page | median ms | longest ms | median ms of the processor |\n| --- | ---: | ---: | ---: |")
    for sort, times in clock.items():
        print(
            f"| {sort} | {statistics.median(times):.0f} | {max(times):.0f} | {statistics.median(processor[sort]):.0f} |"
        )


def read(seed: int, until: float) -> list[tuple[float, int]]:
    """What one reader gets: the seconds and the status of each answer, 0 where none came."""
    chance = random.Random(seed)  # noqa: S311
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    got: list[tuple[float, int]] = []
    seen: set[str] = set()

    def ask(address: str) -> str:
        begun = time.perf_counter()
        try:
            connection.request("GET", quote(address, safe=ADDRESS), headers=HTML)
            answer = connection.getresponse()
            body, status = answer.read(), answer.status
            onward = answer.getheader("Location", "")
        except (OSError, http.client.HTTPException):
            connection.close()
            body, status, onward = b"", 0, ""
        got.append((time.perf_counter() - begun, status))
        return ask(urlsplit(onward).path) if onward else body.decode("utf-8", "replace")

    here = "/"
    while time.monotonic() < until:
        text = ask(here)
        for picture in set(SHOWN.findall(text)) - seen:  # a browser keeps those that it has
            seen.add(picture)
            ask(picture)
        onward = [unescape(address) for address in LEADS.findall(text)]
        here = chance.choice(onward or ["/"]) if chance.random() > 0.05 else "/"  # noqa: PLR2004 - now and then anew
        time.sleep(chance.expovariate(1 / PAUSE))
    return got


def together(store: Path, readers: int, seconds: float) -> None:
    """Prints what many readers get at the same time."""
    command = [sys.executable, "-m", "keifu", "serve", "--store", str(store), "--port", str(PORT), "--rate", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            server.stdout.readline()  # it listens
            until = time.monotonic() + seconds
            with ThreadPoolExecutor(readers) as pool:
                got = [one for each in pool.map(lambda seed: read(seed, until), range(1, readers + 1)) for one in each]
        finally:
            server.terminate()
    times = sorted(taken for taken, _ in got)
    wrong = [status for _, status in got if status not in GOOD]
    print(
        f"{readers} readers for {seconds:g} s: {len(got)} answers, {len(wrong)} errors,"
        f" median {1000 * statistics.median(times):.0f} ms, 95 % within {1000 * times[int(0.95 * len(times))]:.0f} ms,"
        f" longest {1000 * times[-1]:.0f} ms"
    )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=2000, help="0: only the sample plans")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0, help="0: no readers")
    parser.add_argument("--store", type=Path, help="where both stores are kept; made where there are none")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = asked.store or Path(folder)
        for name, fill in (
            ("samples", samples),
            *([("plans", lambda to: make(to, asked.plans))] if asked.plans else []),
        ):
            if not (kept / name / "store.json").is_file():
                fill(kept / name)
            app = create_app(kept / name)
            print(f"\n{name}")
            first_answers(app)
            app.extensions[EXTENSION].guard.close()
        if asked.seconds:
            together(kept / "samples", asked.readers, asked.seconds)


if __name__ == "__main__":
    main()
