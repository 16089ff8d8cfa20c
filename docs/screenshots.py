"""Makes the picture in the README from the sample plans (python -m docs.screenshots): a line of descent as the web shows it."""

import io
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from docs.generate import read_samples
from graph.store import View
from query.querier import Querier
from query.search import find_measures
from tests.browser import ARGUMENTS, executable
from web.app import create_app

PICTURE = Path(__file__).parent / "screenshots" / "lineage.png"
MEASURE = "RPA"
WIDTH, HEIGHT, COLOURS = 1200, 740, 128


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address of the web app over a store, while it is needed."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # no line for each request
    server = make_server("127.0.0.1", 0, create_app(store), threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def oldest_line(store: Path) -> str:
    """The path of the line of descent of the measure of that name in the oldest plan."""
    view = View.open(store)
    querier = Querier(view.graph, view.base.iri)
    hits = [
        hit for hit in find_measures(querier, MEASURE) if querier.holds("ASK { $it kf:succeededBy ?new }", it=hit.thing)
    ]
    return f"/lineage/{quote(hits[0].thing.removeprefix(view.base.iri))}"


def picture(address: str) -> bytes:
    """The upper part of the page at an address as PNG."""
    chromium = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="ja-JP")
        page.goto(address, wait_until="networkidle")
        found = page.screenshot()
        browser.close()
    return found


def main() -> None:
    """Make the picture, with few colours so that it loads fast."""
    with tempfile.TemporaryDirectory() as folder:
        store = read_samples(Path(folder))
        with served(store) as site:
            image = Image.open(io.BytesIO(picture(site + oldest_line(store))))
    PICTURE.parent.mkdir(exist_ok=True)
    image.convert("RGB").quantize(COLOURS).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
