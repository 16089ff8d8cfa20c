"""Every page can be used without seeing it, without a mouse, and with weak eyes: as far as axe-core can tell."""

from pathlib import Path
from threading import Event

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize

from tests.query.two_towns import store_of_two_towns
from tests.web.conftest import library_of, serving
from tests.web.test_pages import measure_address, pages
from web import library
from web.access import Access
from web.app import create_app
from web.library import EXTENSION

AXE = Path(__file__).parent.parent.parent / "node_modules/axe-core/axe.min.js"
GRAVE = ("serious", "critical")
SECONDS = 60
SIZES = [ViewportSize(width=1280, height=860), ViewportSize(width=390, height=780)]
MEASURE = "RPA(自動化技術)の導入による事務の効率化"


def faults_of(page: Page, address: str) -> list[str]:
    """What axe-core finds serious or critical on the page at an address."""
    page.goto(address, wait_until="networkidle")
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [
        f"{address}: {fault['id']} {fault['help']}: {fault['nodes'][0]['html'][:200]}"
        for fault in found
        if fault["impact"] in GRAVE
    ]


@pytest.mark.parametrize("size", SIZES, ids=["desktop", "phone"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_grave_fault(samples: Flask, site: str, browser: Browser, size: ViewportSize, language: str) -> None:
    """axe-core finds nothing serious or critical on any page, in either language, wide or narrow."""
    # The page's own policy keeps foreign scripts out, axe included.
    context = browser.new_context(viewport=size, base_url=site, bypass_csp=True)
    page = context.new_page()
    faults: list[str] = []
    for address in pages(samples, MEASURE):
        faults += faults_of(page, f"{address}{'&' if '?' in address else '?'}lang={language}")
    context.close()
    assert not faults, "\n".join(faults)


def test_the_editor_lets_the_keyboard_out(site: str, browser: Browser) -> None:
    """The tab key leads into the query editor and out of it again to the button."""
    page = browser.new_page(base_url=site, locale="ja-JP")
    page.goto("/sparql", wait_until="networkidle")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "実行する"
    page.close()


def test_a_lineage_can_be_walked_with_the_keyboard(samples: Flask, site: str, browser: Browser) -> None:
    """Each measure and each band of the picture can be reached and is named for a screen reader."""
    page = browser.new_page(base_url=site, locale="ja-JP")
    page.goto(measure_address(samples, MEASURE, "lineage"))
    links = page.locator("svg.drawing a")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.closest('svg.drawing a, .draw-box a')?.textContent.trim() ?? ''")
        )
    assert len(reached - {""}) >= len({text.strip() for text in links.all_text_contents()})
    page.close()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_grave_fault_while_counting(
    tmp_path: Path, browser: Browser, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor on the first page and the help while what is held is still being counted, nor where nothing is held."""
    counting = Event()
    app, nothing = create_app(store_of_two_towns(tmp_path)), create_app(tmp_path / "nothing")
    with serving(app) as site, serving(nothing) as empty:
        page = browser.new_context(bypass_csp=True).new_page()
        faults = faults_of(page, f"{empty}/?lang={language}")
        monkeypatch.setattr(library, "PATIENCE", 0.01)
        monkeypatch.setattr(library, "holdings", lambda _: counting.wait(SECONDS))
        for place in (f"{site}/help?lang={language}", f"{site}/?lang={language}"):
            faults += faults_of(page, place)
        assert "数えているところ" in page.content() or "being counted" in page.content()
        page.context.close()
        counting.set()
    for each in (app, nothing):
        each.extensions[EXTENSION].guard.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", SIZES, ids=["desktop", "phone"])
def test_no_grave_fault_where_people_write(inferring: Path, browser: Browser, size: ViewportSize) -> None:
    """Nor on the pages of those who may write, nor on errors."""
    app = create_app(inferring, access=Access("a-long-token-of-the-tests", "X-User"))
    fact = library_of(app).rows("SELECT ?x { ?x a kf:Placement } ORDER BY ?x LIMIT 1")[0]["x"]
    places = ["/review", "/review/findings", "/add", "/login", "/export", "/nowhere"]
    places.append(f"/review/fact/{fact.removeprefix(library_of(app).base)}")
    with serving(app) as site:
        context = browser.new_context(
            viewport=size, base_url=site, bypass_csp=True, extra_http_headers={"X-User": "yamada"}
        )
        faults = [fault for address in places for fault in faults_of(context.new_page(), address)]
        context.close()
    app.extensions[EXTENSION].guard.close()
    assert not faults, "\n".join(faults)
