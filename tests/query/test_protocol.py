"""The SPARQL protocol without I/O."""

import msgspec
import pytest

from query.messages import Answer, Question, Refusal, Reply
from query.protocol import Request, respond, wants_page

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class Asked:
    """Remembers what it was asked and answers with the name of the format."""

    def __init__(self) -> None:
        self.question: Question | None = None

    def __call__(self, question: Question) -> Reply:
        """Answer as a table."""
        self.question = question
        return Answer(question.table, b"rows") if question.table else Refusal(406, "no table")


def get(accept: str = "", *more: tuple[str, str]) -> Request:
    """A GET with a query."""
    return Request("GET", [("query", "ASK {}"), *more], accept)


@pytest.mark.parametrize(
    ("accept", "table", "graph"),
    [
        ("", "application/sparql-results+json", "text/turtle"),
        ("*/*", "application/sparql-results+json", "text/turtle"),
        ("text/csv", "text/csv", ""),
        ("text/*", "text/csv", "text/turtle"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml", ""),
        ("application/json", "application/sparql-results+json", "application/ld+json"),
        ("application/rdf+xml;q=0.4, application/n-triples;q=0.6", "", "application/n-triples"),
        ("text/csv;q=0, */*;q=0.1", "application/sparql-results+json", "text/turtle"),
        ("application/pdf", "", ""),
    ],
)
def test_negotiation(accept: str, table: str, graph: str) -> None:
    """The best format that is offered and accepted is taken, for tables and graphs each."""
    asked = Asked()
    respond(get(accept), asked)
    assert asked.question is not None
    assert (asked.question.table, asked.question.graph) == (table, graph)


@pytest.mark.parametrize(
    ("name", "table", "graph"),
    [
        ("csv", "text/csv", ""),
        ("tsv", "text/tab-separated-values", ""),
        ("json", "application/sparql-results+json", "application/ld+json"),
        ("xml", "application/sparql-results+xml", "application/rdf+xml"),
        ("ttl", "", "text/turtle"),
        ("nt", "", "application/n-triples"),
        ("jsonld", "", "application/ld+json"),
        ("text/csv", "text/csv", ""),
    ],
)
def test_format_parameter_wins(name: str, table: str, graph: str) -> None:
    """?format= is stronger than Accept."""
    asked = Asked()
    respond(get("application/pdf", ("format", name)), asked)
    assert asked.question is not None
    assert (asked.question.table, asked.question.graph) == (table, graph)


def test_unknown_format() -> None:
    """A format that does not exist is refused with those that do."""
    response = respond(get("", ("format", "docx")), Asked())
    assert response.status == 400
    assert b"csv" in response.body


def test_post_form_and_direct() -> None:
    """A query may come in a form or as the body; both reach the store as they were written."""
    form, direct = Asked(), Asked()
    body = b"query=ASK+%7B+%3Fs+%3Fp+%22%E7%AA%93%E5%8F%A3%22+%7D"
    respond(Request("POST", [], "", "application/x-www-form-urlencoded; charset=utf-8", body), form)
    respond(Request("POST", [], "", "application/sparql-query", 'ASK { ?s ?p "窓口" }'.encode()), direct)
    assert form.question is not None
    assert direct.question is not None
    assert form.question.query == direct.question.query == 'ASK { ?s ?p "窓口" }'


def test_graphs_of_the_protocol() -> None:
    """default-graph-uri and named-graph-uri are passed on, also beside a direct POST."""
    asked = Asked()
    named = [("default-graph-uri", "http://a.example/"), ("named-graph-uri", "http://b.example/")]
    respond(Request("POST", named, "", "application/sparql-query", b"ASK {}"), asked)
    assert asked.question is not None
    assert asked.question.default_graphs == ("http://a.example/",)
    assert asked.question.named_graphs == ("http://b.example/",)


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (Request("GET", []), 400),
        (Request("GET", [("query", "ASK {}"), ("query", "ASK {}")]), 400),
        (Request("GET", [("query", "ASK {}"), ("default-graph-uri", "not an iri")]), 400),
        (Request("GET", [("update", "CLEAR ALL")]), 403),
        (Request("POST", [], "", "application/x-www-form-urlencoded", b"update=CLEAR+ALL"), 403),
        (Request("POST", [], "", "application/sparql-update", b"CLEAR ALL"), 403),
        (Request("POST", [], "", "text/plain", b"ASK {}"), 415),
        (Request("POST", [], "", "application/sparql-query", b"\xff\xfe"), 400),
        (Request("PUT", [("query", "ASK {}")]), 405),
        (Request("DELETE", []), 405),
    ],
)
def test_refusals(request_: Request, status: int) -> None:
    """What is no query, or would write, is refused with the right status and a reason, and never asked."""
    asked = Asked()
    response = respond(request_, asked)
    assert (response.status, asked.question) == (status, None)
    assert response.body.strip()


def test_cors_and_preflight() -> None:
    """Pages of other sites may ask: every response allows it, and the preflight says how."""
    assert respond(get(), Asked()).headers["Access-Control-Allow-Origin"] == "*"
    preflight = respond(Request("OPTIONS", []), Asked())
    assert preflight.status == 204
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]


def test_a_misprint_is_shown_where_it_stands() -> None:
    """The body of a refusal has the line of the query with a mark below the column, full-width letters counted double."""
    request = Request("GET", [("query", "ASK {\n '窓口' ? }")])
    response = respond(request, lambda _: Refusal(400, "line 2, column 7", 2, 7))
    assert response.body.decode() == "line 2, column 7\n\n '窓口' ? }\n  　　  ^\n"


def test_an_answer_is_kept_until_the_store_changes() -> None:
    """Who has the answer of this version gets 304 and nothing is asked; of another version, query or format, the answer."""
    asked = Asked()
    tag = respond(get(), asked, "1").headers["ETag"]
    known = msgspec.structs.replace(get(), if_none_match=f'"x", {tag}')
    asked.question = None
    assert (respond(known, asked, "1").status, asked.question) == (304, None)
    assert respond(known, asked, "2").status == 200
    assert respond(msgspec.structs.replace(known, accept="text/csv"), asked, "1").status == 200
    other = msgspec.structs.replace(known, parameters=[("query", "ASK { ?s ?p ?o }")])
    assert respond(other, asked, "1").status == 200


@pytest.mark.parametrize(
    "query", ["SELECT (NOW() AS ?t) {}", "SELECT (rand () AS ?t) {}", "SELECT (STRUUID() AS ?t) {}"]
)
def test_what_differs_each_time_is_not_kept(query: str) -> None:
    """A query with a clock or dice in it has no tag and must not be stored."""
    headers = respond(Request("GET", [("query", query)]), Asked(), "1").headers
    assert headers["Cache-Control"] == "no-store"
    assert "ETag" not in headers


def test_who_gets_a_page() -> None:
    """A browser gets a page, a program and a download link do not."""
    assert wants_page(BROWSER, [("query", "ASK {}")])
    assert not wants_page("*/*", [])
    assert not wants_page("application/sparql-results+json", [])
    assert not wants_page(BROWSER, [("format", "csv")])
