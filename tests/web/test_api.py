"""The API answers as its description says, and what it answers is what the graph says."""

from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode

from docs import api as pages
from tests.query.two_towns import store_of_two_towns
from web.access import Access
from web.api.operations import OPERATIONS, Operation
from web.app import create_app
from web.library import EXTENSION

TOKEN = "known to those who may write"  # noqa: S105 - of this test only
BASE = "https://w3id.org/keifu/id/"
EXAMPLES = 8  # of each operation, right and wrong
LENDING = "142115/西の第1次計画/本の貸出"
THINGS = {
    "/plans/{id}": "142115/西の第1次計画",
    "/measures/{id}": LENDING,
    "/lineages/{id}": LENDING,
    "/departments/{id}": "142115/department/図書館",
    "/themes/{id}": "theme/roads",
}


def told(asks: FlaskClient, path: str) -> Any:
    """What is answered at a path."""
    return asks.get(path).json


def can_be_wrong(operation: Operation) -> bool:
    """Whether it takes more than a name of a thing, which may be any text."""
    return operation.method == "post" or bool(set(operation.takes[0].__struct_fields__) - operation.in_path)


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The app over two towns, where who knows the token may write."""
    app = create_app(store_of_two_towns(tmp_path_factory.mktemp("api")), access=Access(TOKEN))
    yield app
    app.extensions[EXTENSION].guard.close()


@pytest.fixture
def asks(towns: Flask) -> FlaskClient:
    """Asks the app."""
    return towns.test_client()


@pytest.fixture(scope="module")
def described(towns: Flask) -> Any:
    """The description as schemathesis takes it."""
    return schemathesis.openapi.from_wsgi("/api/openapi.json", towns)


def matches(described: Any, operation: Operation, mode: GenerationMode, **given_values: Any) -> None:
    """Asks an operation in so many ways; schemathesis compares what comes with the description."""

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(described[operation.path][operation.method.upper()].as_strategy(generation_mode=mode, **given_values))
    def ask(case: Case[Any]) -> None:
        case.call_and_validate()

    ask()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_right_requests_are_answered_as_described(described: Any, operation: Operation) -> None:
    """Whatever is asked by the description: status, media type and content are as the description tells."""
    matches(described, operation, GenerationMode.POSITIVE)


@pytest.mark.parametrize(("path", "thing"), THINGS.items())
def test_things_are_answered_as_described(described: Any, asks: FlaskClient, path: str, thing: str) -> None:
    """Of things that are there, too."""
    assert asks.get("/api" + path.replace("{id}", thing)).status_code == 200
    (operation,) = (each for each in OPERATIONS if each.path == path)
    matches(described, operation, GenerationMode.POSITIVE, path_parameters={"id": thing})


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if can_be_wrong(each)], ids=lambda each: each.name)
def test_wrong_requests_are_refused_as_described(described: Any, operation: Operation) -> None:
    """Whatever does not fit the description is refused, as it tells."""
    matches(described, operation, GenerationMode.NEGATIVE)


def test_every_list_can_be_read_in_parts(asks: FlaskClient) -> None:
    """Part after part, each list gives all its entries, each once, and then no address of a next part."""
    lists = [
        path
        for path in told(asks, "/api/").values()
        if path.rpartition("/")[2] not in ("search", "status", "openapi.json")
    ]
    assert len(lists) >= 7
    for address in lists:
        whole = told(asks, address)
        assert whole["items"]
        found, onward = [], f"{address}?limit=1"
        while onward:
            part = told(asks, onward)
            found += part["items"]
            onward = part["next"]
        assert found == whole["items"]
        assert len(found) == whole["total"]


def test_a_measure_has_all_its_facts(asks: FlaskClient) -> None:
    """A measure comes with its facts, their pages and the words there, and what it became."""
    answer = told(asks, f"/api/measures/{LENDING}")
    values = {fact["values"]["text"][0]: fact["places"] for fact in answer["facts"] if fact["kind"] == "Observation"}
    assert {"80件", "85件", "100件"} <= set(values)
    assert [(place["page"], place["quote"]) for place in values["80件"]] == [(3, "80件")]
    assert [each["other"]["name"] for each in answer["after"]] == ["電子書籍の貸出"]
    assert answer["fate"] == "continues"


def test_a_line_goes_from_old_to_new(asks: FlaskClient) -> None:
    """A line has its measures in order and its links; years leave out plans that do not run in them."""
    answer = told(asks, f"/api/lineages/{LENDING}")
    assert [(each["generation"], each["measure"]["name"]) for each in answer["measures"]] == [
        (0, "本の貸出"),
        (1, "電子書籍の貸出"),
    ]
    assert [link["kind"] for link in answer["links"]] == ["renamed"]
    assert len(told(asks, f"/api/lineages/{LENDING}?end=2020")["measures"]) == 1


def test_filters(asks: FlaskClient) -> None:
    """Lists can be narrowed to a municipality, a plan, a name."""
    plans = told(asks, "/api/plans?municipality=秦野市")["items"]
    assert [each["plan"]["title"] for each in plans] == ["西の第1次計画", "西の第2次計画"]
    assert {each["plan"]["title"] for each in told(asks, "/api/measures?plan=142077/東の計画")["items"]} == {"東の計画"}
    assert [each["name"] for each in told(asks, "/api/departments?name=館")["items"]] == ["図書館"]
    (link,) = told(asks, "/api/links?undecided=true")["items"]
    assert (link["status"], link["old_name"], link["new_name"]) == (
        "inferred",
        "防災無線の点検",
        "防災無線の点検と更新",
    )
    assert told(asks, f"/api/measures/{link['old'].removeprefix(BASE)}")["measure"]["name"] == "防災無線の点検"
    assert [hit["name"] for hit in told(asks, "/api/search?q=みち&kind=department")] in (["道路課"], [])


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/measures?limit=0", 400, "limit"),
        ("/api/measures?limt=5", 400, "limt"),
        ("/api/measures?limit=5&limit=6", 400, "limit"),
        ("/api/measures/nothing", 404, "/api/search"),
        ("/api/measures/<>", 404, "/api/search"),
        ("/api/measures?plan=nothing", 404, "/api/search"),
        ("/api/nothing", 404, ""),
    ],
)
def test_errors_are_problems(asks: FlaskClient, path: str, status: int, words: str) -> None:
    """What cannot be answered is told as problem details, with words that help."""
    answer = asks.get(path)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    problem: Any = answer.json
    assert problem["status"] == status
    assert words in problem["detail"]


def test_a_known_answer_is_not_sent_again(asks: FlaskClient) -> None:
    """An answer that the client has is told by 304; pages of other sites may ask."""
    first = asks.get("/api/plans")
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    again = asks.get("/api/plans", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.skipif(not which("curl"), reason="curl is not installed")
def test_the_page_about_it_is_current(site: str) -> None:
    """docs/api.md has what curl gets from a server over the sample plans (else: make document)."""
    assert pages.PAGE.read_text(encoding="utf-8") == pages.page(site)


DECISION = {
    "verdict": "accept",
    "things": ["防災無線の点検", "防災無線の点検と更新"],
    "by": "山田",
    "why": "担当課に確認",
}


def test_nobody_writes_without_the_token(asks: FlaskClient) -> None:
    """Without the token, or with another, nothing is written; the answer says what to send."""
    before = told(asks, "/api/links")
    for headers in ({}, {"Authorization": "Bearer something else"}, {"Authorization": f"Basic {TOKEN}"}):
        answer = asks.post("/api/decisions", json=DECISION, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert told(asks, "/api/links") == before


def test_writing_is_off_by_default(client: FlaskClient) -> None:
    """A server that was started without a token lets nobody write, whatever is sent."""
    answer = client.post("/api/decisions", json=DECISION, headers={"Authorization": "Bearer "})
    assert answer.status_code == 403


def test_a_decision_counts_at_once(tmp_path: Path) -> None:
    """With the token a decision is written, and the link is confirmed in the next answer; what means nothing is a conflict."""
    app = create_app(store_of_two_towns(tmp_path), access=Access(TOKEN))
    asks, headers = app.test_client(), {"Authorization": f"Bearer {TOKEN}"}
    answer = asks.post("/api/decisions", json=DECISION, headers=headers)
    made: Any = answer.json
    assert (answer.status_code, made["number"]) == (201, 2)
    found = {link["old_name"]: link["status"] for link in told(asks, "/api/links")["items"]}
    assert found["防災無線の点検"] == "confirmed"
    assert asks.post("/api/decisions", json=DECISION | {"things": ["無"]}, headers=headers).status_code == 409
