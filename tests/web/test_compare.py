"""Themes: municipalities side by side."""

from flask import Flask
from flask.testing import FlaskClient

from query.themes import themes
from tests.web.conftest import library_of
from tests.web.test_changes import table_of
from tests.web.test_pages import text_of
from web.addresses import theme_address


def client_of(samples: Flask) -> FlaskClient:
    """Asks the app over the sample plans."""
    return samples.test_client()


def test_every_theme_leads_to_its_municipalities(samples: Flask) -> None:
    """The list has every theme that some measure has; each leads to a page and a file with just its measures."""
    client = client_of(samples)
    listed = text_of(client, "/themes")
    held = themes(library_of(samples))
    assert held
    for theme in held:
        address = theme_address(theme.iri)
        assert f'href="{address}"' in listed
        rows = table_of(client, f"{address}?format=csv")
        assert len({row["iri"] for row in rows}) == theme.measures
        page = text_of(client, address)
        assert all(row["municipality"] in page for row in rows)


def test_themes_in_english(samples: Flask) -> None:
    """In English a theme goes by its English name."""
    theme = themes(library_of(samples))[0]
    assert theme.en in client_of(samples).get("/themes?lang=en").get_data(as_text=True)
    assert f"<h1>{theme.en}</h1>" in client_of(samples).get(f"{theme_address(theme.iri)}?lang=en").get_data(
        as_text=True
    )


def test_themes_by_their_words(samples: Flask) -> None:
    """Words leave the themes that have them in their names; words of none say what to do."""
    client = client_of(samples)
    theme = themes(library_of(samples))[0]
    assert theme_address(theme.iri) in text_of(client, f"/themes?q={theme.ja}")
    assert "当てはまるテーマはありません" in text_of(client, "/themes?q=xyzzy")


def test_what_is_no_theme(samples: Flask) -> None:
    """A theme that does not exist is a page with the status 404."""
    for name in ("nothing", "a b", "<script>"):
        assert client_of(samples).get(f"/themes/{name}").status_code == 404
