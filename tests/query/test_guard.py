"""People's queries run on a leash."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.store import Store, newest_snapshot
from query.guard import Guard
from query.messages import Answer, Limits, Question, Refusal
from tests.query.generations import store_of_generations

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
STEP = "(!<urn:none>|^!<urn:none>)"  # to anything that is tied: the ways grow with every step
EXPONENTIAL = f"SELECT (COUNT(*) AS ?n) {{ ?a {'/'.join([STEP] * 12)} ?b }}"
HUGE_ORDER = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?l ?i ?f ?c LIMIT 1"
ALL = "SELECT * { ?s ?p ?o }"
SECONDS = 2.0


def one_worker(directory: Path, limits: Limits) -> Iterator[Guard]:
    """A guard with one worker, which has started."""
    guard = Guard(lambda: newest_snapshot(directory), limits, workers=1)
    guard.ask(question("ASK {}"))
    yield guard
    guard.close()


@pytest.fixture(scope="module")
def guard(generations: Path) -> Iterator[Guard]:
    """One worker that may give few rows."""
    yield from one_worker(generations, Limits(rows=50))


@pytest.fixture(scope="module")
def hasty(generations: Path) -> Iterator[Guard]:
    """One worker that may not take long."""
    yield from one_worker(generations, Limits(seconds=SECONDS))


def question(query: str, table: str = "application/sparql-results+json") -> Question:
    """A query whose graphs come as Turtle."""
    return Question(query, table, "text/turtle")


def refusal(guard: Guard, query: str) -> Refusal:
    """Why the query is not answered."""
    reply = guard.ask(question(query))
    assert isinstance(reply, Refusal), reply
    return reply


@pytest.mark.parametrize("query", [RUNAWAY, EXPONENTIAL, HUGE_ORDER], ids=["product", "path", "order"])
def test_a_runaway_is_stopped_and_others_go_on(hasty: Guard, query: str) -> None:
    """A query over its time (or, as it sorts, its memory) is an error within two seconds after its limit, and the next one
    is answered.
    """
    begun = time.monotonic()
    reply = refusal(hasty, query)
    assert reply.status == 504 or (query == HUGE_ORDER and "bytes of memory" in reply.reason)
    assert time.monotonic() - begun < SECONDS + 2
    assert isinstance(hasty.ask(question("ASK { ?s ?p ?o }")), Answer)


@pytest.mark.parametrize("query", [ALL, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"])
def test_too_many_rows_are_refused_not_cut(guard: Guard, query: str) -> None:
    """An answer over the row limit is refused, with the limit named."""
    reply = refusal(guard, query)
    assert reply.status == 413
    assert "50" in reply.reason


@pytest.mark.parametrize(
    "table",
    ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"],
)
def test_just_as_many_rows_as_allowed(guard: Guard, table: str) -> None:
    """An answer of exactly the row limit is given, one row more is not, in every format."""
    assert isinstance(guard.ask(question(f"{ALL} LIMIT 50", table)), Answer)
    assert isinstance(guard.ask(question(f"{ALL} LIMIT 51", table)), Refusal)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { sErViCe SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { ?a ?b ?c . OPTIONAL { SERVICE ?a { ?s ?p ?o } } } } }",
        "# a comment\nASK { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
        r"SELECT * { \u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        r"SELECT * { SERVI\U00000043E <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused(guard: Guard, query: str) -> None:
    """SERVICE is refused in any case, in sub-queries and filters, before anything is fetched."""
    reply = refusal(guard, query)
    assert reply.status == 403
    assert "SERVICE" in reply.reason


def test_service_cannot_hide_behind_a_comparison(guard: Guard) -> None:
    """A less-than sign and quotes that look like an IRI do not smuggle SERVICE in."""
    hidden = "SELECT * { ?x ?y ?a FILTER(?a<'>') SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } #'"
    assert refusal(guard, hidden).status in {400, 403}


@pytest.mark.parametrize(
    "query",
    [
        "# SERVICE\nASK {}",
        "SELECT * { ?s ?p 'SERVICE <http://example.org/>' }",
        "PREFIX service: <http://service.example/> SELECT * { ?service service:service ?o }",
    ],
)
def test_the_word_service_is_allowed_where_it_means_nothing(guard: Guard, query: str) -> None:
    """In comments, strings, IRIs, names of variables and prefixes the word is no reason to refuse."""
    assert isinstance(guard.ask(question(query)), Answer)


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <http://a.example/> <http://b.example/> 1 }",
        "PREFIX x: <http://x.example/>\n# why\nload <http://127.0.0.1:1/>",
        "CLEAR ALL",
        "WITH <http://g.example/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        r"\u0044ROP ALL",
    ],
)
def test_updates_are_refused(guard: Guard, query: str) -> None:
    """What would change or load something is refused with a reason, not called a misprint."""
    assert refusal(guard, query).status == 403


def test_a_misprint_has_its_place(guard: Guard) -> None:
    """A query that is not SPARQL is refused with line and column."""
    reply = refusal(guard, "SELECT *\nWHERE { ?s ?p }")
    assert (reply.status, reply.line) == (400, 2)
    assert reply.column > 1


def test_an_undeclared_prefix_is_named(guard: Guard) -> None:
    """A prefix that is not declared is named with its place and, where it is one of the graph's, its declaration."""
    reply = refusal(guard, "SELECT * {\n  ?s <http://a.example/x:y> 'a:b' ; kf:about ?o }")
    assert (reply.status, reply.line, reply.column) == (400, 2, 37)
    assert "PREFIX kf: <https://w3id.org/keifu/ns#>" in reply.reason


def test_graphs_that_a_query_names_are_those_it_sees(guard: Guard) -> None:
    """FROM narrows the default graph, FROM NAMED the named ones; the word alone, in a string or comment, does not."""
    base = "https://w3id.org/keifu/id/graph/"
    inside = f"ASK FROM <{base}derived> {{ ?m a <https://w3id.org/keifu/ns#Measure> }}"
    outside = f"ASK FROM <{base}intake> {{ ?m a <https://w3id.org/keifu/ns#Measure> }}"
    named = f"ASK FROM NAMED <{base}intake> {{ GRAPH ?g {{ ?m a <https://w3id.org/keifu/ns#Measure> }} }}"
    word = "# from <http://a.example/>\nASK { ?m a <https://w3id.org/keifu/ns#Measure> FILTER(' FROM <x>' != ?m) }"
    assert [verdict(guard, query) for query in (inside, outside, named, word)] == [True, False, False, True]


def verdict(guard: Guard, query: str) -> bool:
    """The answer of an ASK."""
    reply = guard.ask(question(query))
    assert isinstance(reply, Answer), reply
    return b"true" in reply.body


def test_all_variables_come_in_one_order(guard: Guard) -> None:
    """SELECT * names its variables in the same order whatever process answers."""
    query = question("SELECT * { ?zebra ?ant ?bee OPTIONAL { ?bee ?cow ?dog } } LIMIT 1", "text/csv")
    first, second = guard.ask(query), guard.ask(question(RUNAWAY)) and guard.ask(query)
    assert isinstance(first, Answer)
    assert first == second
    assert first.body.split()[0] == b"ant,bee,cow,dog,zebra"


def test_too_much_memory_is_refused(generations: Path) -> None:
    """A query whose values outgrow the memory limit is an error that names the limit."""
    guard = Guard(lambda: newest_snapshot(generations), Limits(memory=64 << 20), workers=1)
    grow = "".join(f"BIND(CONCAT(?a{n}, ?a{n}, ?a{n}, ?a{n}) AS ?a{n + 1}) " for n in range(14))
    reply = guard.ask(question(f"SELECT (STRLEN(?a14) AS ?n) {{ BIND('0123456789' AS ?a0) {grow} }}"))
    assert isinstance(reply, Refusal)
    assert (reply.status, f"{64 << 20:,} bytes" in reply.reason) == (500, True)
    assert verdict(guard, "ASK { ?s ?p ?o }")
    guard.close()


def test_what_breaks_the_parser_breaks_one_worker(guard: Guard) -> None:
    """A query nested so deeply that it breaks the process is an error, and the next one is answered."""
    deep = "SELECT * " + "{" * 20_000 + "?s ?p ?o" + "}" * 20_000
    assert refusal(guard, deep).status in {400, 500}
    assert verdict(guard, "ASK { ?s ?p ?o }")


def test_long_queries_leave_workers_to_short_ones(generations: Path) -> None:
    """When long queries hold their half of the workers, one more is refused, and short ones are answered meanwhile."""
    guard = Guard(lambda: newest_snapshot(generations), Limits(seconds=6.0), workers=4)
    with ThreadPoolExecutor(3) as pool:
        running = [pool.submit(guard.ask, question(RUNAWAY)) for _ in range(3)]
        time.sleep(0.5)
        assert verdict(guard, "ASK { ?s ?p ?o }")
        replies = [each.result() for each in running]
    assert sorted(reply.status for reply in replies if isinstance(reply, Refusal)) == [503, 504, 504]
    guard.close()


def test_nobody_waits_for_a_worker_that_starts(generations: Path) -> None:
    """In place of a worker that had to be ended another starts at once, and while it starts those that are ready are taken."""
    guard = Guard(lambda: newest_snapshot(generations), Limits(seconds=1.5), workers=2)
    assert verdict(guard, "ASK { ?s ?p ?o }")
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(guard.ask, question(RUNAWAY))
        time.sleep(0.3)
        assert verdict(guard, "ASK { ?s ?p ?o }")  # the second worker is there
        assert isinstance(running.result(), Refusal)
    ready, starting = guard._idle.take(0), guard._idle.take(0)
    assert ready is not None
    assert ready.is_ready()
    assert starting is not None
    assert starting.process.is_alive()
    for worker in (starting, ready):
        guard._idle.put(worker)
    guard.close()


def test_who_finds_all_workers_busy_is_told_soon(generations: Path) -> None:
    """A query that finds no free worker is refused as busy, long before the others are done."""
    guard = Guard(lambda: newest_snapshot(generations), Limits(seconds=3.0), workers=1, patience=0.2)
    guard.ask(question("ASK {}"))
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(guard.ask, question(RUNAWAY))
        time.sleep(0.5)
        begun = time.monotonic()
        busy = guard.ask(question("ASK {}"))
        assert time.monotonic() - begun < 1
        assert isinstance(busy, Refusal)
        assert busy.status == 503
        assert isinstance(running.result(), Refusal)
    guard.close()


def test_a_newer_snapshot_is_seen(tmp_path: Path) -> None:
    """After the store has changed, the next query sees the change."""
    directory = store_of_generations(tmp_path)
    guard = Guard(lambda: newest_snapshot(directory), workers=1)
    count = question("SELECT (COUNT(*) AS ?n) { ?d a <https://w3id.org/keifu/ns#Document> }", "text/csv")
    before = guard.ask(count)
    with Store.open(directory) as store:
        store.forget(next(store.readings()).sha256)
    after = guard.ask(count)
    assert isinstance(before, Answer)
    assert isinstance(after, Answer)
    assert (before.body.split(), after.body.split()) == ([b"n", b"3"], [b"n", b"2"])
    guard.close()


def test_no_store_yet() -> None:
    """Without a store the answer says how to make one."""
    reply = Guard(lambda: None).ask(question("ASK {}"))
    assert isinstance(reply, Refusal)
    assert "keifu ingest" in reply.reason
