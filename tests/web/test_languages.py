"""The pages speak Japanese and English, each whole."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import nodes

from tests.web.test_pages import HTML, pages
from web.languages import in_language
from web.words import fiscal_year

ROOT = Path(__file__).parent.parent.parent
CATALOGUE = ROOT / "web/translations/en/LC_MESSAGES/messages.po"
JAPANESE = re.compile(r"[\u3041-\u309f\u30a1-\u30fa\u4e00-\u9fff]")
BRAND = "系譜"  # a name, the same in both languages


def test_english_is_complete(tmp_path: Path) -> None:
    """Every text of the pages has its English one with the same places to fill, and no text is kept that none uses."""
    extracted = tmp_path / "words.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "pyproject.toml"]
    subprocess.run([*command, "-k", "lazy_gettext", "-o", extracted, "web"], cwd=ROOT, check=True)
    with extracted.open("rb") as file:
        said = {message.id for message in read_po(file) if message.id}
    with CATALOGUE.open("rb") as file:
        english = {message.id: message for message in read_po(file) if message.id}
    assert said == set(english), "run make words"
    fill = re.compile(r"%\(\w+\)s|<[a-z]+[^>]*>|</[a-z]+>")
    for japanese, message in english.items():
        assert message.string, japanese
        assert not message.fuzzy, japanese
        assert sorted(fill.findall(str(japanese))) == sorted(fill.findall(str(message.string))), japanese


def test_templates_have_no_words_of_their_own(app: Flask) -> None:
    """Whatever a template says in Japanese goes through the list of translations."""
    for name in app.jinja_env.list_templates(extensions=["html"]):
        source, _, _ = app.jinja_env.loader.get_source(app.jinja_env, name)  # type: ignore[union-attr]
        texts = app.jinja_env.parse(source).find_all(nodes.TemplateData)
        stray = [text.data for text in texts if JAPANESE.search(text.data.replace(BRAND, ""))]
        assert not stray, name


def test_every_page_in_english(app: Flask, client: FlaskClient) -> None:
    """Each page answers in English where that is asked for, says so, and leads back to Japanese."""
    for address in pages(app):
        response = client.get(f"{address}{'&' if '?' in address else '?'}lang=en", headers=HTML)
        text = response.get_data(as_text=True)
        assert '<html lang="en">' in text, address
        assert "Skip to content" in text, address
        assert ">日本語</a>" in text, address


@pytest.mark.parametrize(
    ("accept", "language"),
    [("", "ja"), ("en-US,en;q=0.9", "en"), ("en;q=0.5,ja", "ja"), ("fr", "ja"), ("ja-JP,en;q=0.9", "ja")],
)
def test_the_browser_is_heard(app: Flask, accept: str, language: str) -> None:
    """Without a choice the browser's preference counts; of languages that no page speaks, Japanese comes first."""
    response = app.test_client().get("/", headers={"Accept-Language": accept})
    assert f'<html lang="{language}">' in response.get_data(as_text=True)
    assert {"Accept-Language", "Cookie"} <= set(response.vary.as_set(preserve_casing=True))


def test_a_choice_is_remembered(app: Flask) -> None:
    """A choice in the address holds on the pages after it, over what the browser prefers, in a cookie no script can read."""
    client = app.test_client()
    chosen = client.get("/help?lang=en", headers={"Accept-Language": "ja"})
    cookie = chosen.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert '<html lang="en">' in client.get("/", headers={"Accept-Language": "ja"}).get_data(as_text=True)
    assert '<html lang="ja">' in client.get("/?lang=ja").get_data(as_text=True)


def test_unknown_language_is_no_choice(app: Flask) -> None:
    """A language that no page speaks neither breaks the page nor is remembered."""
    response = app.test_client().get("/?lang=tlh")
    assert '<html lang="ja">' in response.get_data(as_text=True)
    assert "Set-Cookie" not in response.headers


def test_the_other_language_keeps_the_view(app: Flask) -> None:
    """The link to the other language keeps what the address asks for."""
    with app.test_request_context("/search?q=図書&lang=ja&x=1&x=2"):
        assert in_language("en") == "/search?q=%E5%9B%B3%E6%9B%B8&x=1&x=2&lang=en"


def test_years_in_english(app: Flask) -> None:
    """A fiscal year is told by its western year, with the Japanese one beside it."""
    with app.test_request_context("/?lang=en"):
        assert fiscal_year(2023) == "FY2023 (Reiwa 5)"
        assert fiscal_year(2019) == "FY2019 (Reiwa 1)"
        assert fiscal_year(None) == "no year given"
