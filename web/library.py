"""The store as the web sees it: the newest snapshot, opened again whenever there is a newer one."""

from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

import msgspec
import pyoxigraph
from flask import current_app, g

from graph.decisions import Decision, read
from graph.embedded import Embedded
from graph.store import View, newest_snapshot
from query.guard import WORKERS, Guard
from query.messages import Limits
from query.querier import Querier
from query.search import Index

EXTENSION = "keifu"


class Opened(msgspec.Struct, frozen=True):
    """One snapshot with what was made of it."""

    snapshot: Path | None
    querier: Querier
    index: Index
    published: datetime | None

    @property
    def version(self) -> str:
        """Another text for each snapshot, also where a store is made anew in the same place; "" while there is none."""
        return f"{self.snapshot.name} {self.published.isoformat()}" if self.snapshot and self.published else ""


class Library:
    """What all requests of one app share. Safe to use from many threads."""

    def __init__(self, directory: Path, limits: Limits | None = None, workers: int = WORKERS) -> None:
        self.directory = directory
        self.guard = Guard(self._newest, limits, workers)
        self._lock = Lock()
        self._opened = self._open(None)

    def opened(self) -> Opened:
        """The newest snapshot; an empty graph while there is no store."""
        newest = self._newest()
        with self._lock:
            if self._opened.snapshot != newest:
                self._opened = self._open(newest)
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

    def _open(self, snapshot: Path | None) -> Opened:
        if snapshot is None:
            querier = Querier(Embedded(pyoxigraph.Store()))
            return Opened(None, querier, Index(querier), None)
        published = datetime.fromtimestamp(snapshot.with_name("current").stat().st_mtime, UTC)
        view = View.open(self.directory)
        querier = Querier(view.graph, view.base.iri)
        return Opened(snapshot, querier, Index(querier), published)


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
