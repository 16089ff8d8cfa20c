"""Reviewing what was not understood, and correcting what was misread, in the browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect

from graph.decisions import Review, read
from graph.facts import Finding
from graph.store import Store
from tests.graph.samples import evidence, pdf, whole
from tests.web.conftest import library_of, serving
from tests.web.test_accessibility import faults_of
from tests.web.test_review import PATIENCE, csrf
from web.access import Access
from web.app import create_app
from web.library import EXTENSION

WRITER = {"X-User": "yamada"}
MESSAGES = ("年度「平成99」は範囲の外です", "見出し「備考」が分かりません")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with two documents, of which one has two findings."""
    old, new = whole()
    findings = tuple(Finding("unknown-header", message, evidence(message, 5)) for message in MESSAGES)
    with Store.open(tmp_path / "store") as store:
        for item in (old, msgspec.structs.replace(new, findings=findings)):
            store.add(item, pdf(tmp_path, item))
    return tmp_path / "store"


@pytest.fixture
def app(store: Path) -> Iterator[Flask]:
    """The app for those who may write."""
    app = create_app(store, access=Access("", "X-User"))
    yield app
    app.extensions[EXTENSION].guard.close()


def page(client: FlaskClient, address: str = "/review/findings") -> str:
    """A page as who may write sees it."""
    answer = client.get(address, headers=WRITER)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def send(client: FlaskClient, address: str, **form: str) -> int:
    """Sends a form; the status of the answer."""
    token = csrf(page(client))
    return client.post(address, data={"csrf_token": token, **form}, headers=WRITER).status_code


def asked(text: str) -> str:
    """The finding that is asked about."""
    found = re.search(r'name="finding" value="([^"]+)"', text)
    assert found
    return found[1]


def test_a_finding_is_decided_and_taken_back(app: Flask, store: Path) -> None:
    """What was decided on a finding is kept with name and reason, it is asked about no more, and undo brings it back."""
    client = app.test_client()
    text = page(client)
    assert "残り 2件" in text
    assert MESSAGES[0] in text
    assert send(client, "/review/findings", finding=asked(text), verdict="dismiss", why="備考は要らない") == 303
    (made,) = read(store)
    assert (made.verdict, made.on, made.by, made.reason) == ("dismiss", (asked(text),), "yamada", "備考は要らない")
    after = page(client)
    assert "残り 1件" in after
    assert asked(after) != asked(text)
    assert "指摘は当たらない" in after.partition('id="decided"')[2]
    assert send(client, "/review/undo", decision=made.name, **{"from": "findings"}) == 303
    assert "残り 2件" in page(client)


def test_those_of_one_file(app: Flask) -> None:
    """Findings can be asked for by the name of their file; where none waits the page says so."""
    client = app.test_client()
    assert "残り 2件" in page(client, "/review/findings?file=new")
    assert "確認を待つものはありません" in page(client, "/review/findings?file=old")
    assert asked(page(client, "/review/findings?skip=1")) != asked(page(client))


def test_a_fact_is_corrected(app: Flask, store: Path) -> None:
    """From a fact that stands near, or from its evidence, a form leads to what is right, and the measure's page has it."""
    client, querier = app.test_client(), library_of(app)
    (row,) = querier.rows("SELECT ?x ?m ?e { ?x a kf:Observation ; kf:about ?m ; prov:wasDerivedFrom ?e }")
    short = row["x"].removeprefix(querier.base)
    assert f"/review/fact/{short}" in page(client)
    assert f"/review/fact/{short}" in page(client, "/id/" + row["e"].removeprefix(querier.base))
    form = page(client, f"/review/fact/{short}")
    assert 'name="value" value="1200"' in form
    assert "値の種類</label>" in form
    assert re.search(r'<option value="target"[^>]*>目標値</option>', form)
    assert "kind of value</label>" in page(client, f"/review/fact/{short}?lang=en")
    assert send(client, f"/review/fact/{short}", value="1300", fiscalYear="2027", why="正誤表") == 303
    (made,) = Review(read(store)).corrections
    assert (made.on[0], made.to) == (row["x"], (("value", "1300"),))
    assert "1300" in page(client, "/review/findings").partition('id="decided"')[2]


def test_what_cannot_be_right_is_told(app: Flask, store: Path) -> None:
    """A value that the property cannot have, or none, is not recorded, and the page says why."""
    client, querier = app.test_client(), library_of(app)
    fact = querier.rows("SELECT ?x { ?x a kf:Observation }")[0]["x"].removeprefix(querier.base)
    assert send(client, f"/review/fact/{fact}", value="many") == 400
    assert send(client, f"/review/fact/{fact}", value="1200") == 400
    assert send(client, "/review/findings", finding="https://example.org/x", verdict="uphold") == 400
    assert send(client, "/review/findings", finding=asked(page(client)), verdict="accept") == 400
    assert client.get("/review/fact/nothing", headers=WRITER).status_code == 404
    assert read(store) == []


def test_only_those_who_may_write(app: Flask, store: Path) -> None:
    """Who only reads sees neither findings to decide nor a way to correct."""
    client, querier = app.test_client(), library_of(app)
    row = querier.rows("SELECT ?x ?e { ?x a kf:Observation ; prov:wasDerivedFrom ?e }")[0]
    short = row["x"].removeprefix(querier.base)
    assert client.get("/review/findings").status_code == 403
    assert client.get(f"/review/fact/{short}").status_code == 403
    evidence_page = client.get("/id/" + row["e"].removeprefix(querier.base)).get_data(as_text=True)
    assert "/review/fact/" not in evidence_page
    assert read(store) == []


def test_findings_with_the_keyboard(app: Flask, store: Path, browser: Browser) -> None:
    """S leaves for later, A says that a finding is right, U takes that back, C leads to the nearest fact."""
    with serving(app) as site:
        page = browser.new_page(base_url=site, locale="ja-JP", extra_http_headers=WRITER)
        page.set_default_timeout(PATIENCE)
        page.goto("/review/findings")
        expect(page.locator("#question")).to_have_text(MESSAGES[0])
        page.keyboard.press("s")
        expect(page.locator("#question")).to_have_text(MESSAGES[1])
        page.keyboard.press("a")
        expect(page.locator("#decided")).to_be_visible(timeout=PATIENCE)
        assert [one.verdict for one in read(store)] == ["uphold"]
        page.keyboard.press("u")
        expect(page.locator("tr.gone")).to_have_count(1, timeout=PATIENCE)
        page.keyboard.press("c")
        expect(page.get_by_role("heading", level=1)).to_have_text("事実の訂正")
        page.close()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_grave_fault_where_findings_are(app: Flask, browser: Browser, language: str) -> None:
    """axe-core finds nothing serious where a finding is asked about, nor where a value, a text or a link is corrected."""
    kinds = ("Observation", "Statement", "Succession")
    facts = [library_of(app).rows(f"SELECT ?x {{ ?x a kf:{kind} ; kf:basis 'stated' }} LIMIT 1") for kind in kinds]
    places = [f"/review/fact/{row['x'].removeprefix(library_of(app).base)}" for rows in facts for row in rows]
    with serving(app) as site:
        context = browser.new_context(base_url=site, bypass_csp=True, extra_http_headers=WRITER)
        tab = context.new_page()
        faults = [
            fault for place in ("/review/findings", *places) for fault in faults_of(tab, f"{place}?lang={language}")
        ]
        context.close()
    assert places
    assert not faults, "\n".join(faults)
