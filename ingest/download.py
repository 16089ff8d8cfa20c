"""A PDF from the web: http and https only, from public addresses only, no larger and no slower than its limits.

A host is looked up once, and the connection made to what was looked up and found to be public, after each redirect again:
no name leads to a machine of one's own network. Proxies of the environment are not used.
"""

import http.client
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

import msgspec

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Allowed: TypeAlias = Callable[[Address], bool]

REDIRECTS = (301, 302, 303, 307, 308)
TYPES = {"", "application/pdf", "application/x-pdf", "application/octet-stream", "binary/octet-stream"}
PIECE = 1 << 16
BEGINNING = 1024  # bytes in which a PDF says that it is one
LONGEST_NAME = 80  # characters: with three bytes each they are a file's name everywhere
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))  # stands in an address as it is


class DownloadError(Exception):
    """Nothing was fetched; the message says why, for a line that begins with the address."""


class Limits(msgspec.Struct, frozen=True):
    """How large a file may be in bytes, how long all of it may take in seconds, and how often it may be elsewhere."""

    size: int = 200 << 20
    seconds: float = 120.0
    redirects: int = 5


def is_address(text: str) -> bool:
    """Whether a text is meant as an address rather than a path."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*://", text, re.IGNORECASE))


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, and no way to another that is not."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        inner += [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)] if address in NAT64 else []
        if not all(is_public(each) for each in inner if each):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def download_all(addresses: Iterable[str], folder: Path) -> tuple[dict[Path, str], dict[str, str]]:
    """Fetches PDFs into a folder: which file came from which address, and why those did not come that failed, by address."""
    files: dict[Path, str] = {}
    failed: dict[str, str] = {}
    for number, address in enumerate(dict.fromkeys(addresses)):
        own = folder / str(number)
        own.mkdir()
        try:
            files[download(address, own)] = address
        except DownloadError as error:
            failed[address] = str(error)
    return files, failed


def download(address: str, folder: Path, limits: Limits = Limits(), *, allowed: Allowed = is_public) -> Path:  # noqa: B008
    """Fetches a PDF into a folder. Raises DownloadError."""
    deadline = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        parts = _checked(address)
        connection = _connect(parts, deadline, allowed)
        try:
            answer = _ask(connection, parts)
            if answer.status not in REDIRECTS:
                return _keep(answer, address, folder, limits, deadline)
            address = urljoin(address, answer.headers.get("Location", ""))
        except (OSError, http.client.HTTPException) as error:
            raise DownloadError(f"it could not be fetched ({error or type(error).__name__})") from None
        finally:
            connection.close()
    raise DownloadError(f"it was sent on more than {limits.redirects} times")


def _checked(address: str) -> SplitResult:
    """The parts of an address, Japanese in it encoded."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise DownloadError("it is no address that can be fetched: look for a misprint") from None
    if parts.scheme not in {"http", "https"} or not host:
        raise DownloadError("only http:// and https:// can be fetched")
    if parts.username is not None:
        raise DownloadError("an address with a user name is not fetched")
    return parts._replace(path=quote(parts.path or "/", safe=PRINTABLE), query=quote(parts.query, safe=PRINTABLE))


def _connect(parts: SplitResult, deadline: float, allowed: Allowed) -> http.client.HTTPConnection:
    """A connection to an address that was looked up and is allowed."""
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    connection = http.client.HTTPConnection(host, port)
    try:
        connection.sock = _reached(_looked_up(host, port, allowed), port, deadline)
        if secure:
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
    except (OSError, UnicodeError) as error:
        connection.close()
        raise DownloadError(f"{host} cannot be reached ({error})") from None
    return connection


def _looked_up(host: str, port: int, allowed: Allowed) -> list[Address]:
    """The addresses of a host. Raises DownloadError where one of them is not allowed."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [ipaddress.ip_address(str(place[0]).partition("%")[0]) for *_, place in found]
    if not all(allowed(each) for each in addresses):
        raise DownloadError(f"{host} is in a private network: save the file and ingest it from there")
    return list(dict.fromkeys(addresses))


def _reached(addresses: list[Address], port: int, deadline: float) -> socket.socket:
    """A connection to the first that answers. Raises OSError of the last where none does."""
    *others, last = map(str, addresses)
    for each in others:
        with suppress(OSError):
            return socket.create_connection((each, port), timeout=_left(deadline))
    return socket.create_connection((last, port), timeout=_left(deadline))


def _ask(connection: http.client.HTTPConnection, parts: SplitResult) -> http.client.HTTPResponse:
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    connection.request(
        "GET", target, headers={"User-Agent": "Keifu", "Accept": "application/pdf", "Host": parts.netloc}
    )
    return connection.getresponse()


def _keep(answer: http.client.HTTPResponse, address: str, folder: Path, limits: Limits, deadline: float) -> Path:
    """Writes what comes into the folder."""
    if answer.status != http.client.OK:
        raise DownloadError(f"the server says {answer.status} {answer.reason}")
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in TYPES:
        raise DownloadError(f"it is {kind}, no PDF: give the address of the PDF itself")
    file = folder / _name(address)
    size = 0
    with file.open("wb") as out:
        while piece := answer.read1(PIECE):
            if size == 0 and b"%PDF-" not in piece[:BEGINNING]:
                raise DownloadError("it is no PDF, whatever the server says")
            size += len(piece)
            if size > limits.size:
                raise DownloadError(f"it is larger than {limits.size >> 20} MB: save the file and ingest it from there")
            out.write(piece)
            _left(deadline)
    if size == 0 or (answer.length or 0) > 0:
        raise DownloadError("it ended early: try again")
    return file


def _left(deadline: float) -> float:
    """Seconds that are left. Raises TimeoutError where there are none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("it takes too long")
    return left


def _name(address: str) -> str:
    """What a file is called that comes from an address: the last part of its path, cut where it is too long."""
    name = re.sub(r"[\x00-\x1f/\\]", "_", unquote(urlsplit(address).path).rpartition("/")[2])
    stem = name.removesuffix(".pdf").strip(". ")[:LONGEST_NAME]
    return f"{stem or 'document'}.pdf"
