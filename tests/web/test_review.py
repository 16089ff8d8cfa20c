"""Reviewing in the browser: who may, what a verdict does, and that nobody decides in another's name."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect

from graph.decisions import Decision, Review, read
from graph.store import Store
from tests.web.conftest import serving
from tests.web.test_pages import HTML
from web.access import Access
from web.app import create_app
from web.library import EXTENSION
from web.pages.login import local

TOKEN = "a-long-token-of-the-tests"  # noqa: S105 - of this server only
PATIENCE = 60_000  # milliseconds: a decision waits for the disk


@pytest.fixture
def store(inferring: Path, tmp_path: Path) -> Path:
    """A copy of it to decide on."""
    return Path(shutil.copytree(inferring, tmp_path / "store"))


@pytest.fixture
def app(store: Path) -> Iterator[Flask]:
    """The app with a token and a header for those who may write."""
    app = create_app(store, access=Access(TOKEN, "X-User"))
    yield app
    app.extensions[EXTENSION].guard.close()


def csrf(text: str) -> str:
    """The token against forged requests on a page."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', text)
    assert found
    return found[1]


def log_in(client: FlaskClient) -> None:
    """Logs somebody in."""
    form = {"name": "山田", "token": TOKEN, "csrf_token": csrf(client.get("/login").get_data(as_text=True))}
    assert client.post("/login", data=form).status_code == 303


def asked(client: FlaskClient) -> dict[str, str]:
    """The form of the link that is asked about."""
    text = client.get("/review", headers=HTML).get_data(as_text=True)
    names = ("csrf_token", "old", "new")
    return {name: re.findall(rf'name="{name}" value="([^"]+)"', text)[0] for name in names}


def test_nobody_may_without_access(inferring: Path) -> None:
    """A server started without a token or a header shows no way to write, and takes nothing."""
    app = create_app(inferring)
    client = app.test_client()
    for address in ("/review", "/login"):
        assert client.get(address, headers=HTML).status_code == 403
    app.config["WTF_CSRF_ENABLED"] = False
    assert client.post("/review", data={"verdict": "accept"}).status_code == 403
    assert client.get("/review", headers={"X-User": "root"}).status_code == 403
    app.extensions[EXTENSION].guard.close()


def test_a_wrong_token_is_refused(app: Flask) -> None:
    """A wrong token or no name leaves nobody logged in, and many tries are stopped."""
    client = app.test_client()
    token = csrf(client.get("/login").get_data(as_text=True))
    assert client.post("/login", data={"name": "山田", "token": "wrong", "csrf_token": token}).status_code == 401
    assert client.post("/login", data={"name": " ", "token": TOKEN, "csrf_token": token}).status_code == 401
    assert client.get("/review").status_code == 303
    form = {"name": "x", "token": "wrong", "csrf_token": token}
    assert 429 in {client.post("/login", data=form).status_code for _ in range(12)}


def test_a_verdict_is_kept_with_its_name(app: Flask, store: Path) -> None:
    """Accepting records who said so and why, the link is asked about no more, and undo brings it back."""
    client = app.test_client()
    log_in(client)
    form = asked(client)
    assert client.post("/review", data={**form, "verdict": "accept", "why": "担当課に確認"}).status_code == 303
    (made,) = read(store)
    assert (made.verdict, made.on, made.by, made.reason) == (
        "accept",
        (form["old"], form["new"]),
        "山田",
        "担当課に確認",
    )
    after = asked(client)
    assert (after["old"], after["new"]) != (form["old"], form["new"])
    undo = {"csrf_token": after["csrf_token"], "decision": made.name}
    assert client.post("/review/undo", data=undo).status_code == 303
    assert Review(read(store)).in_force == []
    assert asked(client)["old"] == form["old"]


def test_the_proxys_word_counts(app: Flask, store: Path) -> None:
    """Where a proxy names people, its name is recorded, without any login."""
    client = app.test_client()
    client.environ_base["HTTP_X_USER"] = "佐藤"
    assert client.post("/review", data={**asked(client), "verdict": "reject"}).status_code == 303
    assert [(one.verdict, one.by) for one in read(store)] == [("reject", "佐藤")]


def test_forged_requests_are_refused(app: Flask, store: Path) -> None:
    """Without the token of the page itself a verdict is refused, logged in or not."""
    client = app.test_client()
    log_in(client)
    form = asked(client) | {"verdict": "accept"}
    for token in ("", "forged"):
        assert client.post("/review", data=form | {"csrf_token": token}).status_code == 400
    assert read(store) == []


@pytest.mark.parametrize("wrong", [{"verdict": "maybe"}, {"old": "https://example.org/x"}, {"new": ""}])
def test_what_cannot_be_meant_is_refused(app: Flask, store: Path, wrong: dict[str, str]) -> None:
    """A verdict that is none, or a thing that the store does not have, is a bad request."""
    client = app.test_client()
    log_in(client)
    assert client.post("/review", data={**asked(client), "verdict": "accept", **wrong}).status_code == 400
    assert read(store) == []


def test_each_side_shows_its_own_page(app: Flask) -> None:
    """Of every link the pieces of the pages shown are of the old and of the new plan's document, each with its own."""
    client = app.test_client()
    log_in(client)
    for place in range(0, 40, 8):
        text = client.get(f"/review?skip={place}", headers=HTML).get_data(as_text=True)
        shown = re.findall(r'<image href="/page/([0-9a-f]+)/', text)
        assert len(shown) == len(set(shown)) == 2


def test_a_busy_store_is_told(app: Flask, store: Path) -> None:
    """While another process writes, the page says so and nothing is lost or half written."""
    client = app.test_client()
    log_in(client)
    form = asked(client)
    with Store.open(store):
        answer = client.post("/review", data={**form, "verdict": "accept"}, follow_redirects=True)
    assert 'role="alert"' in answer.get_data(as_text=True)
    assert read(store) == []


@pytest.mark.parametrize("address", ["https://evil.example", "//evil.example", "/\\evil.example", "evil", ""])
def test_a_login_leads_nowhere_else(address: str) -> None:
    """After a login only addresses of this site are gone to."""
    assert local(address) == "/review"
    assert local("/review?plan=x") == "/review?plan=x"


def test_review_with_the_keyboard(app: Flask, store: Path, browser: Browser) -> None:
    """A person logs in, sees both pages, rejects, accepts and takes back with keys alone."""

    def verdicts() -> list[Decision]:
        return [one for one in Review(read(store)).in_force if one.verdict in {"accept", "reject"}]

    with serving(app) as site:
        page = browser.new_page(base_url=site, locale="ja-JP")
        page.goto("/review")
        page.keyboard.press("Tab")
        page.get_by_label("名前", exact=True).fill("山田")
        page.get_by_label("トークン", exact=False).fill(TOKEN)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("推定の確認")
        expect(page.locator(".pair svg.clip")).to_have_count(2)
        page.wait_for_load_state()  # the script that takes the keys runs behind the page
        rows = page.locator("section[aria-labelledby=decided] tbody tr")
        page.keyboard.press("r")
        expect(rows).to_have_count(1, timeout=PATIENCE)
        page.keyboard.press("a")
        expect(rows).to_have_count(2, timeout=PATIENCE)
        assert [one.verdict for one in verdicts()] == ["accept", "reject"]
        page.keyboard.press("u")
        expect(page.locator("tr.gone")).to_have_count(1, timeout=PATIENCE)
        assert [one.verdict for one in verdicts()] == ["reject"]
        page.close()


def test_a_link_is_tied_to_another_measure(app: Flask, store: Path) -> None:
    """Correcting a link says no to it and yes to one from the old measure to another of the new plan, in one go."""
    client = app.test_client()
    log_in(client)
    form = asked(client)
    text = client.get("/review", headers=HTML).get_data(as_text=True)
    right = re.findall(r'<option value="([^"]+)">', text.partition('id="right"')[2])[0]
    assert client.post("/review", data={**form, "verdict": "correct", "right": right}).status_code == 303
    assert [(one.verdict, one.on) for one in read(store)] == [
        ("accept", (form["old"], right)),
        ("reject", (form["old"], form["new"])),
    ]
    assert client.post("/review", data={**form, "verdict": "correct", "right": ""}).status_code == 400
