"""What the site does against those who mean ill: headers, cookies, rates, uploads, and what documents may say."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.web.conftest import library_of
from tests.web.test_pages import HTML, pages
from tests.web.test_review import csrf
from web.access import Access
from web.app import create_app
from web.library import EXTENSION
from web.uploads import LARGEST

RATE = 5
OWN = re.compile(r"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; ")
TOKEN = "a-long-token-of-the-tests"  # noqa: S105 - of this server only


@pytest.fixture
def guarded(filled: Path) -> Iterator[Flask]:
    """The app over the sample plans with a low rate, where browsers come by HTTPS and people may write."""
    app = create_app(filled, access=Access(TOKEN), https=True, rate=RATE)
    yield app
    app.extensions[EXTENSION].guard.close()


@pytest.mark.parametrize("address", ["/", "/nowhere", "/static/keifu.css", "/sparql", "/ns", "/add", "/login", "/api/"])
def test_every_answer_has_the_headers(guarded: Flask, address: str) -> None:
    """Pages, files, data and errors: all forbid foreign scripts, framing, guessing of types, and telling where one comes from."""
    headers = guarded.test_client().get(address, headers=HTML, buffered=True).headers
    assert OWN.match(headers["Content-Security-Policy"])
    for rule in ("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert rule in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Strict-Transport-Security"] == "max-age=31536000"


def test_without_https_nobody_is_sent_there(samples: Flask) -> None:
    """A server that browsers reach by plain HTTP does not ask them for HTTPS."""
    assert "Strict-Transport-Security" not in samples.test_client().get("/help").headers


def test_cookies_are_for_this_site_only(guarded: Flask) -> None:
    """The cookie of a login cannot be read by scripts, goes to this site only, and over HTTPS only."""
    client = guarded.test_client()
    secure = {"base_url": "https://localhost", "headers": {"Referer": "https://localhost/login"}}
    token = csrf(client.get("/login", **secure).get_data(as_text=True))
    form = {"name": "山田", "token": TOKEN, "csrf_token": token}
    answer = client.post("/login", data=form, **secure)
    assert answer.status_code == 303
    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if one.startswith("session="))
    for word in ("HttpOnly", "SameSite=Strict", "Secure"):
        assert word in cookie
    chosen = client.get("/?lang=en", **secure).headers["Set-Cookie"]
    assert "HttpOnly" in chosen
    assert "SameSite" in chosen


def test_what_costs_much_has_a_rate(guarded: Flask) -> None:
    """After so many requests a client is told to wait, and for how long; not so another client, or who asks for other pages."""
    client = guarded.test_client()
    sha256 = library_of(guarded).rows("SELECT ?x { ?d kf:sha256 ?x } LIMIT 1")[0]["x"]
    for address in ("/search?q=RPA", f"/page/{sha256}/1.png", "/sparql?query=ASK{}", "/api/plans", "/export/nquads"):
        answers = [client.get(address, headers=HTML, buffered=True) for _ in range(RATE + 1)]
        assert 429 not in {answer.status_code for answer in answers[:RATE]}, address
        assert answers[-1].status_code == 429, address
        assert 0 < int(answers[-1].headers["Retry-After"]) <= 60, address
        other = client.get(address, headers=HTML, buffered=True, environ_base={"REMOTE_ADDR": "203.0.113.7"})
        assert other.status_code != 429, address
    assert {client.get("/help", headers=HTML).status_code for _ in range(RATE + 1)} == {200}


def test_without_a_rate_nobody_waits(samples: Flask) -> None:
    """An app that was given no rate answers any number of requests."""
    client = samples.test_client()
    assert {client.get("/search?q=RPA", headers=HTML).status_code for _ in range(30)} == {200}


def test_uploads_are_looked_at(filled: Path) -> None:
    """Who may not write hands in nothing; a file that only says that it is a PDF, and one that is too large, are refused."""
    app = create_app(filled, access=Access("", "X-User"))
    client, writer = app.test_client(), {"X-User": "山田"}

    def hand_in(content: bytes, headers: dict[str, str]) -> int:
        token = csrf(client.get("/add", headers=writer).get_data(as_text=True))
        form = {"csrf_token": token, "files": (io.BytesIO(content), "plan.pdf", "application/pdf")}
        return client.post("/add", data=form, headers=headers).status_code

    assert hand_in(b"%PDF-1.7", {}) == 403
    assert hand_in(b"<script>alert(1)</script>", writer) == 303
    assert "PDF ではない" in client.get("/add", headers=writer).get_data(as_text=True)
    claimed = {"CONTENT_TYPE": "multipart/form-data; boundary=x", "CONTENT_LENGTH": str(LARGEST + 1)}
    assert client.post("/add", headers=writer, environ_overrides=claimed).status_code == 413
    app.extensions[EXTENSION].guard.close()


def test_no_page_has_markup_from_a_document(app: Flask) -> None:
    """A measure that is called <script> is text on every page that there is."""
    client = app.test_client()
    shown = 0
    for address in pages(app, "<script>alert('窓口')</script>"):
        text = client.get(address, headers=HTML).get_data(as_text=True)
        assert "<script>alert" not in text, address
        shown += "&lt;script&gt;alert" in text
    assert shown >= 3
