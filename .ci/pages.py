"""Opens the page at an address and everything that it refers to on the same server; exits 1 where one does not answer 200."""

import sys
import time
import urllib.error
import urllib.request
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

SECONDS_TO_START = 60


class References(HTMLParser):
    """Collects the addresses in ``href`` and ``src``."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the addresses of one tag."""
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]


def opened(address: str) -> bytes:
    """The body behind an address; waits for a server that is just starting."""
    for _ in range(SECONDS_TO_START):
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            time.sleep(1)
    raise SystemExit(f"{address} did not answer within {SECONDS_TO_START} s")


def main(home: str) -> None:
    """Open the page and what it refers to."""
    references = References()
    references.feed(opened(home).decode())
    addresses = {urldefrag(urljoin(home, found)).url for found in references.found}
    own = sorted(address for address in addresses if address.startswith(home))
    if not any("/static/" in address for address in own):
        raise SystemExit(f"{home} refers to no static file: the style is missing")
    for address in own:
        opened(address)
    print(f"{len(own)} addresses on {home} answer")


if __name__ == "__main__":
    main(sys.argv[1])
