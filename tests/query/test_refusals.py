"""Whatever comes in, the endpoint answers as the protocol says and fetches nothing."""

from string import printable

from hypothesis import given
from hypothesis import strategies as some
from pyoxigraph import Store

from query.messages import Answer, Limits, Question, Refusal, Reply
from query.protocol import DIRECT, FORM, Request, respond
from query.worker import reply

STATUSES = {200, 204, 304, 400, 403, 405, 406, 415}
HARMLESS = (
    "?s ?p ?o .",
    "# SERVICE in a comment\n",
    '?s ?p "SERVICE <http://127.0.0.1:1/> {}" .',
    "?service <http://service.example/> ?o .",
    "FILTER(?o < 3 || ?o > 1)",
    "OPTIONAL { ?s ?p '''a ' SERVICE '' b''' }",
    "FILTER(?o != <http://127.0.0.1:1/#service>)",
    "FILTER(?o<'>')",
)
CALLS = (
    "SERVICE <http://127.0.0.1:1/> { ?a ?b ?c }",
    "service#\n?s{ ?a ?b ?c }",
    "sErViCe\tSILENT <http://127.0.0.1:1/> { ?a ?b ?c }",
    "{ SELECT * { SERVICE SILENT ?s { } } }",
    r"SERV\u0049CE <http://127.0.0.1:1/> { ?a ?b ?c }",
    r"\U00000053ervice <http://127.0.0.1:1/> { ?a ?b ?c }",
    "FILTER NOT EXISTS { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
)
bodies = some.lists(some.sampled_from(HARMLESS), max_size=6)


def asked(query: str) -> Reply:
    """What a worker would reply over an empty store."""
    return reply(Store(), Question(query, "text/csv", "text/turtle"), Limits())


@given(bodies, bodies, some.sampled_from(CALLS))
def test_service_is_found_wherever_it_stands(before: list[str], after: list[str], call: str) -> None:
    """Among comments, strings and names that look like it, a real SERVICE is refused with its reason."""
    refused = asked("SELECT * {\n" + "\n".join([*before, call, *after]) + "\n}")
    assert isinstance(refused, Refusal)
    assert (refused.status, "SERVICE" in refused.reason) == (403, True)


@given(bodies)
def test_nothing_harmless_is_refused(body: list[str]) -> None:
    """Comments, strings and names alone are no SERVICE."""
    assert isinstance(asked("SELECT * {\n" + "\n".join(body) + "\n}"), Answer)


@given(some.text(printable + "窓口{}?<>\\", max_size=60))
def test_any_text_is_answered_or_refused(text: str) -> None:
    """No text, however broken, is more than a refusal with a reason."""
    replied = asked(f"SELECT * {{ {text} }}")
    assert isinstance(replied, Answer) or replied.reason


accepts = some.lists(
    some.builds(
        "{}/{}{}".format,
        some.sampled_from(["text", "application", "*"]),
        some.sampled_from(["csv", "*", "turtle", "json", "sparql-results+xml", "pdf", ""]),
        some.sampled_from(["", ";q=0", ";q=0.5", "; q=1.0", ";q=x", ";charset=utf-8"]),
    )
).map(",".join)
parameters = some.lists(
    some.tuples(
        some.sampled_from(["query", "default-graph-uri", "named-graph-uri", "format", "update", "x"]),
        some.sampled_from(["ASK {}", "SELECT * {}", "", "http://g.example/", "csv", "json", "nope", "ASK {"]),
    ),
    max_size=4,
)
requests = some.builds(
    Request,
    some.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]),
    parameters,
    accepts,
    some.sampled_from(["", FORM, DIRECT, f"{FORM}; charset=utf-8", "text/plain", "application/sparql-update"]),
    some.sampled_from([b"", b"query=ASK+{}", b"ASK {}", b"query=%ff", b"\xff", b"update=CLEAR+ALL"]),
    some.sampled_from(["", "*", '"x"', 'W/"y", "z"']),
)


@given(requests)
def test_any_request_has_a_response_of_the_protocol(request: Request) -> None:
    """Any method, parameters, headers and body give a status of the protocol; only 200 has a result."""
    response = respond(request, lambda question: reply(Store(), question, Limits()), "1")
    assert response.status in STATUSES
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.body or response.status in {204, 304} or response.media_type
