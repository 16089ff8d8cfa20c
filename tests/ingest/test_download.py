"""PDFs from the web: what is fetched, and what is not, from a server on this machine."""

import ipaddress
import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.store import Store
from ingest.download import Address, DownloadError, Limits, download, download_all, is_public
from ingest.intake import take_in

SAMPLE = min((Path(__file__).parents[2] / "corpus").glob("[0-9]*/*.pdf"), key=lambda path: path.stat().st_size)
HERE = ipaddress.ip_address("127.0.0.1")


def this_machine(address: Address) -> bool:
    """What these tests may reach: the server below and nothing else."""
    return address == HERE


class Answers(BaseHTTPRequestHandler):
    """Answers by path."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """One answer for each path that the tests ask for."""
        content = SAMPLE.read_bytes()
        match self.path.partition("?")[0]:
            case "/page":
                self.say("text/html; charset=utf-8", b"<html>")
            case "/page.pdf":
                self.say("application/pdf", b"<html>%PDF" + b" " * 2000)
            case "/cut.pdf":
                self.say("application/pdf", content[:5000], length=len(content))
            case "/gone.pdf":
                self.send_error(404)
            case "/moved.pdf":
                self.move("/plan.pdf")
            case "/round.pdf":
                self.move("/round.pdf")
            case "/inside.pdf":
                self.move(f"http://{self.headers['Host'].replace('127.0.0.1', '127.0.0.2')}/plan.pdf")
            case "/file.pdf":
                self.move("file:///etc/passwd")
            case _:
                self.say("application/pdf", content)

    def say(self, kind: str, body: bytes, length: int | None = None) -> None:
        """An answer with a body."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def move(self, where: str) -> None:
        """An answer that sends on."""
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/plans/dx.pdf", "dx.pdf"),
        ("/moved.pdf", "plan.pdf"),
        ("/show?id=3", "show.pdf"),
        ("/", "document.pdf"),
        ("/%E8%A8%88%E7%94%BB.pdf", "計画.pdf"),
        ("/計画 その1.pdf", "計画 その1.pdf"),
        ("/..%2F..%2Fescape.pdf", "escape.pdf"),
        (f"/{'長' * 300}.pdf", f"{'長' * 80}.pdf"),
    ],
)
def test_a_pdf_is_fetched_whole(site: str, path: str, name: str, tmp_path: Path) -> None:
    """The file has the bytes that the server has, and a name that fits into the folder, whatever the address is."""
    file = download(site + path, tmp_path, allowed=this_machine)
    assert file == tmp_path / name
    assert file.read_bytes() == SAMPLE.read_bytes()


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/page", "is text/html, no PDF"),
        ("/page.pdf", "is no PDF, whatever the server says"),
        ("/cut.pdf", "ended early"),
        ("/gone.pdf", "says 404"),
        ("/round.pdf", "more than 5 times"),
        ("/inside.pdf", "127.0.0.2 is in a private network"),
        ("/file.pdf", "only http:// and https://"),
    ],
)
def test_what_is_not_fetched(site: str, path: str, reason: str, tmp_path: Path) -> None:
    """What is no whole PDF is refused with its reason, and so is one to which a public address only leads."""
    with pytest.raises(DownloadError, match=reason):
        download(site + path, tmp_path, allowed=this_machine)


def test_limits_of_size_and_time(site: str, tmp_path: Path) -> None:
    """A file that is too large, or takes too long, is given up."""
    with pytest.raises(DownloadError, match="larger than 0 MB"):
        download(f"{site}/plan.pdf", tmp_path, Limits(size=100), allowed=this_machine)
    with pytest.raises(DownloadError, match="takes too long"):
        download(f"{site}/plan.pdf", tmp_path, Limits(seconds=0), allowed=this_machine)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.jp/a.pdf",
        "file:///etc/passwd",
        "http://",
        "http://[",
        "http://a:b@example.jp/a.pdf",
        "http://a:99999/",
    ],
)
def test_addresses_that_are_no_use(address: str, tmp_path: Path) -> None:
    """Other schemes, half addresses and names of users are refused before anything is looked up."""
    with pytest.raises(DownloadError):
        download(address, tmp_path)


def test_this_machine_is_not_public(site: str, tmp_path: Path) -> None:
    """Where nothing else is said, one's own machine and network are refused, under any name or spelling."""
    for host in ("127.0.0.1", "localhost", "0x7f.1", "2130706433", "0.0.0.0"):  # noqa: S104 - nothing listens there
        with pytest.raises(DownloadError, match=r"private network|cannot be reached"):
            download(site.replace("127.0.0.1", host), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_name_that_leads_inside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A public name with one private address among its addresses is refused; nothing is connected to."""
    places = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 80)) for each in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: places)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it connected"))
    with pytest.raises(DownloadError, match="private network"):
        download("http://plans.example.jp/a.pdf", tmp_path)


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("93.184.215.14", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("fe80::1", False), ("fc00::1", False),
        ("ff02::1", False), ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(text: str, public: bool) -> None:
    """Private, local, shared and multicast addresses are not, nor are IPv6 addresses that stand for such."""
    assert is_public(ipaddress.ip_address(text)) == public


def test_the_address_is_kept_as_source(site: str, tmp_path: Path) -> None:
    """A document that was fetched has its address as source in the record and the intake graph, with the time."""
    (tmp_path / "web").mkdir()
    address = f"{site}/plans/dx.pdf"
    file = download(address, tmp_path / "web", allowed=this_machine)
    with Store.open(tmp_path / "store") as store:
        report = take_in([file], store, addresses={file: address})
        entry = store.latest(report.outcomes[0].sha256)
        assert entry is not None
        assert (entry.source, entry.file_name) == (address, "dx.pdf")
        intake = {str(quad) for quad in store.quads() if quad.graph_name == store.base.intake}
    assert any(address in quad for quad in intake)
    assert any("generatedAtTime" in quad and entry.at[:16] in quad for quad in intake)
    assert address in report.outcomes[0].line().decode()


def test_one_that_fails_among_others(tmp_path: Path) -> None:
    """Of several addresses each that fails has its reason, in a report as well as on the screen."""
    files, failed = download_all(["http://127.0.0.1/a.pdf", "ftp://b/", "ftp://b/"], tmp_path)
    assert not files
    assert failed.keys() == {"http://127.0.0.1/a.pdf", "ftp://b/"}
    with Store.open(tmp_path / "store") as store:
        report = take_in([], store, not_fetched=failed)
    lines = {line["file"]: line for line in (json.loads(outcome.line()) for outcome in report.outcomes)}
    assert {address: line["reason"] for address, line in lines.items()} == failed
    assert {line["status"] for line in lines.values()} == {"left"}
