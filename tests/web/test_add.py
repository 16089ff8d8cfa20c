"""Documents handed in through the browser: read by the limited workers, looked at, then kept or not."""

import io
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from graph.view import View
from tests.web.conftest import serving
from tests.web.test_review import csrf
from web.access import Access
from web.app import create_app
from web.library import EXTENSION
from web.uploads import EXTENSION as UPLOADS

PLAN = Path(__file__).parent.parent.parent / "corpus/142115-hadano-ict/142115-hadano-ict.pdf"
MEASURE = "RPA(自動化技術)の導入による事務の効率化"
PATIENCE = 120  # seconds


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """The app over a store that does not exist yet; a proxy names who may write."""
    app = create_app(tmp_path / "store", access=Access(header="X-User"))
    yield app
    app.extensions[EXTENSION].guard.close()
    app.extensions[UPLOADS].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody who may write."""
    client = app.test_client()
    client.environ_base["HTTP_X_USER"] = "佐藤"
    return client


def hand_in(client: FlaskClient, body: bytes, name: str) -> str:
    """Hands a document in; where that led to."""
    token = csrf(client.get("/add").get_data(as_text=True))
    answer = client.post("/add", data={"csrf_token": token, "files": (io.BytesIO(body), name)})
    assert answer.status_code == 303
    return str(answer.location)


def read(client: FlaskClient, address: str) -> str:
    """The page of a document once it is read or given up."""
    end = time.monotonic() + PATIENCE
    while client.get(f"{address}/step.json").get_json()["step"] in {"waiting", "reading"}:
        assert time.monotonic() < end
        time.sleep(0.2)
    return client.get(address).get_data(as_text=True)


def test_looked_at_then_kept(client: FlaskClient, tmp_path: Path) -> None:
    """What was found is shown before anything is kept; kept, the document is in the store under its own name."""
    address = hand_in(client, PLAN.read_bytes(), "../../計画 <b>.pdf")
    page = read(client, address)
    assert MEASURE in page
    assert "計画 &lt;b&gt;.pdf" in page
    assert not (tmp_path / "store").exists()
    kept = client.post(address, data={"csrf_token": csrf(page), "keep": "yes"})
    assert kept.status_code == 303
    assert [entry.file_name for entry in View.open(tmp_path / "store").documents()] == ["計画 <b>.pdf"]
    assert client.get(kept.location).status_code == 200
    assert client.get(address).status_code == 404


def test_looked_at_then_thrown_away(client: FlaskClient, tmp_path: Path) -> None:
    """A document that is not kept leaves nothing behind."""
    address = hand_in(client, PLAN.read_bytes(), "plan.pdf")
    page = read(client, address)
    assert client.post(address, data={"csrf_token": csrf(page), "keep": "no"}).status_code == 303
    assert client.get(address).status_code == 404
    assert not (tmp_path / "store").exists()


def test_what_is_no_pdf(client: FlaskClient) -> None:
    """Another sort of file is refused at once whatever it is called; a broken PDF is refused with its reason."""
    assert hand_in(client, b"PK\x03\x04 a spreadsheet", "plan.pdf") == "/add"
    assert "PDF ではない" in client.get("/add").get_data(as_text=True)
    page = read(client, hand_in(client, b"%PDF-1.7 cut", "cut.pdf"))
    assert "読み取れませんでした" in page
    assert "途中で切れています" in page
    assert 'value="yes"' not in page


def test_what_is_locked(client: FlaskClient) -> None:
    """Of a PDF with a password the page says, in its own language, what is to be done."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 720, "Plan")
    canvas.save()
    page = read(client, hand_in(client, buffer.getvalue(), "locked.pdf"))
    assert "保護を外して保存し直したもの" in page


def test_only_those_who_may_write(app: Flask) -> None:
    """Whoever may only read can hand nothing in, nor send more than a query's worth."""
    reader = app.test_client()
    assert reader.get("/add").status_code == 403
    kind = "multipart/form-data; boundary=part"
    assert reader.post("/add", data=b"x" * (2 << 20), content_type=kind).status_code in {400, 413}
    assert reader.get("/add/unknown").status_code == 403


def test_from_the_form_to_the_measure(app: Flask, browser: Browser) -> None:
    """A person chooses a PDF, watches it being read, sees its measures, adds it, and finds it by name."""
    with serving(app) as site:
        context = browser.new_context(base_url=site, locale="ja-JP", extra_http_headers={"X-User": "sato"})
        page = context.new_page()
        wrong: list[str] = []
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.goto("/add")
        page.locator("input[type=file]").set_input_files(PLAN)
        page.get_by_role("button", name="読み取る").click()
        expect(page.get_by_role("button", name="加える", exact=True)).to_be_visible(timeout=1000 * PATIENCE)
        expect(page.locator(".tree")).to_contain_text(MEASURE)
        page.get_by_role("button", name="加える", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(PLAN.name, timeout=1000 * PATIENCE)
        page.goto("/search?q=RPA")
        expect(page.locator(".hit").first).to_contain_text(MEASURE)
        context.close()
        assert wrong == []
