"""The store as the web sees it: its newest state, opened again whenever there is a newer one."""

from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from time import monotonic

import msgspec
import pyoxigraph
from flask import current_app, g

from graph.decisions import Decision, read
from graph.embedded import Embedded
from graph.location import Location
from graph.store import View, newest_snapshot
from graph.version import version_of
from query.forward import Forward
from query.guard import WORKERS, Guard
from query.messages import Limits
from query.querier import Querier
from query.search import Search, search_in_memory, search_of

EXTENSION = "keifu"
SECONDS_BETWEEN = 2.0  # looks at a server for something new


class Opened(msgspec.Struct, frozen=True):
    """One state of the store with what was made of it.

    ``version`` is another text for each, also where a store is made anew in the same place; "" while there is none.
    """

    version: str
    querier: Querier
    search: Search
    published: datetime | None


class Library:
    """What all requests of one app share. Safe to use from many threads."""

    def __init__(self, place: Path | Location, limits: Limits | None = None, workers: int = WORKERS) -> None:
        self.place = Location.of(place).settled()
        self.directory = self.place.directory
        endpoint = self.place.endpoint
        self.guard = Forward(endpoint, limits) if endpoint else Guard(self._newest, limits, workers)
        self._lock = Lock()
        self._asked = 0.0
        self._opened = self._nothing()

    def opened(self) -> Opened:
        """The newest state; an empty graph while there is no store."""
        with self._lock:
            if not self.place.endpoint or monotonic() > self._asked + SECONDS_BETWEEN:
                self._see(version_of(self.place))
                self._asked = monotonic()
            return self._opened

    def file(self, sha256: str) -> Path | None:
        """The file of a document, None where it is not held."""
        file = self.directory / "documents" / f"{sha256}.pdf"
        return file if sha256.isalnum() and file.is_file() else None

    def decisions(self) -> list[Decision]:
        """What people decided, in the order in which it came."""
        return read(self.directory)

    def _newest(self) -> Path | None:
        return newest_snapshot(self.directory) if (self.directory / "store.json").is_file() else None

    def _see(self, version: str) -> None:
        if version and self._opened.version != version:
            view = View.open(self.place)
            querier = Querier(view.graph, view.base.iri)
            self._opened = Opened(version, querier, search_of(querier, self.directory, version), self._published())
        elif not version:
            self._opened = self._nothing()

    def _published(self) -> datetime:
        """When the newest state was published; on a server, when it was seen."""
        snapshot = None if self.place.endpoint else self._newest()
        if snapshot is None:
            return datetime.now(UTC)
        return datetime.fromtimestamp(snapshot.with_name("current").stat().st_mtime, UTC)

    def _nothing(self) -> Opened:
        querier = Querier(Embedded(pyoxigraph.Store()))
        return Opened("", querier, search_in_memory(querier), None)


def library() -> Library:
    """The library of the app that answers."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Library)
    return found


def opened() -> Opened:
    """The newest snapshot, the same for the whole of a request."""
    if "keifu_opened" not in g:
        g.keifu_opened = library().opened()
    found = g.keifu_opened
    assert isinstance(found, Opened)
    return found


def querier() -> Querier:
    """Asks the newest snapshot."""
    return opened().querier
