"""Makes pictures of every page, as a desktop and as a phone shows it, from the sample plans (python -m docs.screenshots)."""

import io
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright
from werkzeug.serving import make_server

from docs.generate import read_samples
from graph.store import View
from query.querier import Querier
from query.search import find_measures
from query.themes import themes
from tests.browser import ARGUMENTS, executable
from web.access import Access
from web.app import create_app
from web.library import EXTENSION

FOLDER = Path(__file__).parent / "screenshots"
MEASURE = "RPA"
YEAR = 2023  # as of which a line of descent is shown
COLOURS = 64  # few, so that they load fast
SIZES = {"": ViewportSize(width=1200, height=740), "-phone": ViewportSize(width=390, height=780)}
TOKEN = "nobody logs in with this"  # noqa: S105
READER = "X-Reader"  # the header that names who may write
WITH_PLANS = "SELECT ?it { ?plan kf:municipality ?it } ORDER BY ?it LIMIT 1"
FIRST = "SELECT ?it { ?it a kf:%s } ORDER BY ?it LIMIT 1"
LATER_PLAN = """
SELECT ?it (COUNT(*) AS ?n) { ?old kf:succeededBy ?measure . ?measure kf:inPlan ?it }
GROUP BY ?it ORDER BY DESC(?n) ?it LIMIT 1"""
WITH_SERIES = """
SELECT ?it (COUNT(DISTINCT ?year) AS ?n) { ?f a kf:Observation ; kf:about ?it ; kf:fiscalYear ?year ; kf:value ?value }
GROUP BY ?it ORDER BY DESC(?n) ?it LIMIT 1"""


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address of the web app over a store, while it is needed."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # no line for each request
    app = create_app(store, access=Access(TOKEN, READER))
    app.extensions[EXTENSION].opened().holdings.result()  # counted before the first page is looked at
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def pages(store: Path) -> dict[str, str]:
    """The address of one page of each sort, by the name of its picture."""
    view = View.open(store)
    querier = Querier(view.graph, view.base.iri)

    def path(query: str) -> str:
        return quote(querier.rows(query)[0]["it"].removeprefix(querier.base))

    ends = (
        hit.thing
        for hit in find_measures(querier, MEASURE)
        if querier.holds("ASK { $it kf:succeededBy ?new }", it=hit.thing)
    )
    old = next(ends)
    oldest = quote(old.removeprefix(querier.base))
    becomes = querier.rows("SELECT ?it { $old kf:succeededBy ?it } ORDER BY ?it LIMIT 1", old=old)
    new = quote(becomes[0]["it"].removeprefix(querier.base))
    theme = themes(querier)[0].iri.rpartition("/")[2]
    return {
        "home": "/",
        "search": f"/search?q={MEASURE}",
        "lineage": f"/lineage/{oldest}",
        "measure": f"/id/{path(WITH_SERIES)}",
        "plan": f"/id/{path(LATER_PLAN)}",
        "changes": f"/changes/{path(LATER_PLAN)}",
        "lineage-year": f"/lineage/{oldest}?at={YEAR}",
        "municipality": f"/id/{path(WITH_PLANS)}",
        "department": f"/id/{path(FIRST % 'Department')}",
        "document": f"/id/{path(FIRST % 'Document')}",
        "evidence": f"/id/{path(FIRST % 'Evidence')}",
        "themes": "/themes",
        "theme": f"/themes/{theme}",
        "sparql": "/sparql",
        "help": "/help",
        "link": f"/link/{oldest}?to={new}",
        "export": "/export",
        "review": "/review",
        "findings": "/review/findings",
        "correction": f"/review/fact/{path(FIRST % 'Observation')}",
        "add": "/add",
        "login": "/login",
        "vocabulary": "/ns",
        "nothing": "/nowhere",
    }


def picture(browser: Browser, address: str, size: ViewportSize) -> Image.Image:
    """The upper part of the page at an address."""
    page = browser.new_page(viewport=size, locale="ja-JP", extra_http_headers={READER: "Keifu"})
    page.goto(address, wait_until="networkidle")
    found = Image.open(io.BytesIO(page.screenshot()))
    page.close()
    return found


def main() -> None:
    """Make all pictures."""
    FOLDER.mkdir(exist_ok=True)
    chromium = executable()
    with tempfile.TemporaryDirectory() as folder:
        store = read_samples(Path(folder))
        with served(store) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
            for name, address in pages(store).items():
                for suffix, size in SIZES.items():
                    image = picture(browser, site + address, size)
                    image.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}{suffix}.png", optimize=True)
            browser.close()


if __name__ == "__main__":
    main()
