"""How fast the endpoint answers: python -m bench.query [--triples N] [--rdflib N] [--store DIR].

A graph of plans of made-up towns is written to a store (kept and used again with --store), served by keifu serve, and asked
the ten questions that pages and scripts ask most, each about another thing every time, over HTTP, of pyoxigraph directly, and of
rdflib's own store on a smaller part. Then 20 clients ask them together while four others ask what never ends.

Printed, in milliseconds of the clock: the median and 95th percentile of each. On a busy machine compare, do not read, them.
"""

import argparse
import http.client
import itertools
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import quote, urlencode

import msgspec
import pyoxigraph
import rdflib
from pyoxigraph import Quad

from bench.generated import town
from graph.derived import derived_quads
from graph.facts import Placement, Reading, Succession
from graph.identity import Identity
from graph.plan_graph import plan_quads
from graph.rdf import Page
from graph.settings import Settings
from graph.vocabulary import DEFAULT_BASE
from query.querier import PROLOGUE

EDITIONS, MEASURES = 3, 120
TIMES = 60  # that each question is asked
CLIENTS, RUNAWAYS = 20, 4
SECONDS_TOGETHER = 20.0
SECONDS_FOR_RDFLIB = 60.0
PORT = 8911
REFUSED = float("inf")
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
DERIVED = "FROM <" + DEFAULT_BASE + "graph/derived>"
# $it stands for a thing of the kind before the colon, $from for the one graph in which all of it is: docs/sparql.md tells of it.
QUESTIONS = {
    "what is said of a measure": "Measure: SELECT ?f ?p ?o { ?f kf:about $it ; ?p ?o }",
    "its evidence": "Measure: SELECT ?quote { ?f kf:about $it ; prov:wasDerivedFrom ?e . ?e kf:quote ?quote }",
    "what it became": "Measure: SELECT ?n ?name { $it kf:succeededBy+ ?n . ?n skos:prefLabel ?name }",
    "what it was": "Measure: SELECT ?n ?name { $it kf:succeeds+ ?n . ?n skos:prefLabel ?name }",
    "its whole line": "Measure: SELECT ?n ?name { $it (kf:succeededBy|kf:succeeds)* ?n . ?n skos:prefLabel ?name }",
    "its indicators": (
        "Measure: SELECT ?i ?year ?value { ?i kf:indicatorOf $it . ?o kf:indicator ?i ; kf:value ?value ; kf:fiscalYear ?year }"
    ),
    "what a department runs": "Department: SELECT ?m ?name $from { ?m kf:anyDepartment $it ; skos:prefLabel ?name }",
    "the measures of a plan": "Plan: SELECT ?m ?name $from { ?m kf:inPlan $it ; skos:prefLabel ?name }",
    "the departments of a plan": (
        "Plan: SELECT ?d (COUNT(?m) AS ?n) $from { ?m kf:inPlan $it ; kf:anyDepartment/skos:prefLabel ?d } GROUP BY ?d"
    ),
    "what became of a plan's measures": (
        "Plan: SELECT ?old ?new $from { ?o kf:inPlan $it ; kf:succeededBy ?n ; skos:prefLabel ?old . ?n skos:prefLabel ?new }"
    ),
}
Ask = Callable[[str], object]


def quads_of_town(seed: int) -> Iterator[Quad]:
    """A town's plans, each measure tied to the one in its place in the next plan."""
    readings = list(linked(town(seed, EDITIONS, MEASURES)))
    identity = Identity(readings)
    pages = [Page(reading, identity) for reading in identity.readings]
    yield from itertools.chain.from_iterable(page.quads() for page in pages)
    yield from derived_quads(identity, pages)
    yield from plan_quads(identity.plans, identity.base)


def linked(readings: list[Reading]) -> Iterator[Reading]:
    """Each reading with rows that say what its measures were in the reading before."""
    before: list[Placement] = []
    for reading in readings:
        now = [fact for fact in reading.facts if isinstance(fact, Placement)]
        rows = tuple(
            Succession(evidence=new.evidence, kind="renamed", predecessors=(old.about,), successors=(new.about,))
            for old, new in zip(before, now, strict=False)
        )
        yield msgspec.structs.replace(reading, facts=reading.facts + rows)
        before = now


def make(store: Path, triples: int) -> None:
    """A store whose published snapshot has at least so many triples."""
    snapshot = store / "published" / "1"
    snapshot.mkdir(parents=True)
    graph = pyoxigraph.Store(str(snapshot))
    for seed in itertools.count(1):
        graph.bulk_extend(quads_of_town(seed))
        if len(graph) >= triples:
            break
    graph.optimize()
    (snapshot.parent / "current").write_text("1")
    (store / "store.json").write_bytes(msgspec.json.encode(Settings(base=DEFAULT_BASE)))


def filled(graph: pyoxigraph.Store, chance: random.Random, source: str = DERIVED) -> dict[str, list[str]]:
    """Each question about so many things of its kind; ``source`` is put in where it looks into one graph only."""
    things: dict[str, list[str]] = {}
    for kind in ("Measure", "Department", "Plan"):
        query = f"{PROLOGUE} SELECT ?x {{ ?x a kf:{kind} }}"
        rows = graph.query(query, use_default_graph_as_union=True)
        things[kind] = sorted(str(row[0]) for row in rows)  # type: ignore[union-attr]
    return {
        name: [PROLOGUE + body.replace("$it", chance.choice(things[kind])) for _ in range(TIMES)]
        for name, (kind, _, body) in (
            (name, text.replace("$from", source).partition(": ")) for name, text in QUESTIONS.items()
        )
    }


def directly(graph: pyoxigraph.Store) -> Ask:
    """Asks the store in this process, with the answer written out as it is over HTTP."""

    def ask(query: str) -> object:
        result = graph.query(query, use_default_graph_as_union=DERIVED not in query)
        assert isinstance(result, pyoxigraph.QuerySolutions)
        return result.serialize(format=pyoxigraph.QueryResultsFormat.JSON)

    return ask


def over_http() -> Ask:
    """Asks the endpoint over one connection that stays open."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)

    def ask(query: str) -> object:
        connection.request("GET", f"/sparql?{urlencode({'query': query}, quote_via=quote)}")
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(body.decode())
        return body

    return ask


def times(ask: Ask, queries: Iterable[str]) -> list[float]:
    """Milliseconds for each."""
    found = []
    for query in queries:
        begun = time.perf_counter()
        ask(query)
        found.append(1000 * (time.perf_counter() - begun))
    return found


def percentiles(found: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    cuts = statistics.quantiles(found, n=100)
    return cuts[49], cuts[94]


def row(name: str, *cells: float) -> str:
    """A line of a table."""
    return f"| {name} | {' | '.join(f'{cell:.2f}' for cell in cells)} |"


def serve(store: Path) -> subprocess.Popen[bytes]:
    """The server, ready."""
    command = [sys.executable, "-m", "keifu", "serve", "--store", str(store), "--port", str(PORT), "--rate", "0"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    for _ in range(600):
        try:
            over_http()("ASK {}")
        except OSError:
            time.sleep(0.5)
        else:
            return server
    raise SystemExit("the server did not start")


def together(queries: list[str]) -> list[float]:
    """The times of many clients that ask together, beside some that ask what never ends; REFUSED where one got no answer."""
    until = time.monotonic() + SECONDS_TOGETHER

    def client(seed: int) -> list[float]:
        ask, chance = over_http(), random.Random(seed)  # noqa: S311 - nothing secret
        found: list[float] = []
        while time.monotonic() < until:
            try:
                found += times(ask, [chance.choice(queries)])
            except RuntimeError:
                found.append(REFUSED)
            time.sleep(0.05)
        return found

    def runaway(_: int) -> None:
        while time.monotonic() < until:
            try:
                over_http()(RUNAWAY)
            except RuntimeError:
                time.sleep(0.1)

    with ThreadPoolExecutor(CLIENTS + RUNAWAYS) as pool:
        asked = [pool.submit(client, seed) for seed in range(CLIENTS)]
        list(pool.map(runaway, range(RUNAWAYS)))
        return [each for one in asked for each in one.result()]


def with_rdflib(triples: int) -> None:
    """The medians of rdflib's own store, in a process that may be killed: some of its joins do not end."""
    store = pyoxigraph.Store()
    for seed in itertools.count(1):
        store.extend(quads_of_town(seed))
        if len(store) >= triples:
            break
    queries = filled(store, random.Random(3), "")  # noqa: S311 - rdflib would fetch what FROM names
    graph = rdflib.Graph()
    text = "".join(f"{quad.triple} .\n" for quad in store)
    graph.parse(data=text, format="nt")
    print(f"\n| rdflib, {len(graph):,} triples | median ms |\n| --- | ---: |", flush=True)
    for name, asked in queries.items():
        print(row(name, statistics.median(times(lambda query: list(graph.query(query)), asked[:5]))), flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=10_000_000)
    parser.add_argument("--rdflib", type=int, default=1_000_000, help="triples for rdflib's own store; 0: leave it out")
    parser.add_argument("--store", type=Path, help="where the store is kept; made where there is none")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = arguments.store or Path(folder) / "store"
        if not (store / "store.json").is_file():
            make(store, arguments.triples)
        measure(store)
    if arguments.rdflib:
        process = get_context("spawn").Process(target=with_rdflib, args=(arguments.rdflib,))
        process.start()
        process.join(SECONDS_FOR_RDFLIB * len(QUESTIONS))
        process.kill()


def measure(store: Path) -> None:
    """The endpoint beside the store itself, then many clients together."""
    graph = pyoxigraph.Store.read_only(str(store / "published" / "1"))
    queries = filled(graph, random.Random(1))  # noqa: S311
    server = serve(store)
    try:
        print(f"| {len(graph):,} triples | HTTP median ms | HTTP p95 ms | store median ms | store p95 ms |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for name, asked in queries.items():
            own = percentiles(times(directly(graph), asked))
            print(row(name, *percentiles(times(over_http(), asked)), *own), flush=True)
        found = together([query for asked in queries.values() for query in asked])
        median, most = percentiles(found)
        refused = found.count(REFUSED)
        print(f"\n{len(found)} questions of {CLIENTS} clients beside {RUNAWAYS} runaways, {refused} refused:", end=" ")
        print(f"median {median:.1f} ms, 95th percentile {most:.1f} ms")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
