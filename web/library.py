"""The store as the web sees it: its newest state, opened again whenever there is a newer one."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import Any

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
from query.holdings import Holdings, holdings
from query.messages import Limits
from query.querier import Querier
from query.search import Search, search_in_memory, search_of

EXTENSION = "keifu"
PATIENCE = 0.1  # seconds for which a page waits for what is being counted
SEARCH_PATIENCE = 1.0  # seconds for which a page waits for the first index, since without it there is nothing to show
SECONDS_BETWEEN = 2.0  # looks at a server for something new


class Opened(msgspec.Struct, frozen=True):
    """One state of the store with what was made of it.

    ``version`` is another text for each, also where a store is made anew in the same place; "" while there is none.
    ``index`` is being made; until it is there, what could be searched ``before`` is searched. So are the ``holdings``, with
    those ``held_before``.
    """

    version: str
    querier: Querier
    index: Future[Search]
    before: Search | None
    holdings: Future[Holdings]
    held_before: Holdings | None
    published: datetime | None

    @property
    def search(self) -> Search:
        """Searches this state, or the one before while the index follows; waits where there was none before."""
        return self.before if self.before and not is_made(self.index) else self.index.result()

    @property
    def searched_now(self) -> Search | None:
        """What can be searched without waiting, if anything."""
        return self.index.result() if is_made(self.index) else self.before

    def searchable(self) -> Search | None:
        """The same for a page, which rather says that the first index is still being made than wait long for it."""
        if not self.before:
            wait([self.index], SEARCH_PATIENCE)
        return self.searched_now

    def held(self) -> tuple[Holdings | None, bool]:
        """What is held, and whether that is of this state: while it is still being counted, of the one before (None: of none)."""
        wait([self.holdings], PATIENCE)
        return self.held_now, is_made(self.holdings)

    @property
    def held_now(self) -> Holdings | None:
        """What is known to be held without waiting, if anything."""
        return self.holdings.result() if is_made(self.holdings) else self.held_before


def is_made(work: Future[Any]) -> bool:
    """Whether work is done and did not fail."""
    return work.done() and not work.exception()


class Library:
    """What all requests of one app share. Safe to use from many threads."""

    def __init__(self, place: Path | Location, limits: Limits | None = None, workers: int = WORKERS) -> None:
        self.place = Location.of(place).settled()
        self.directory = self.place.directory
        endpoint = self.place.endpoint
        self.guard = Forward(endpoint, limits) if endpoint else Guard(self._newest, limits, workers)
        self._lock = Lock()
        self._indexing, self._counting = Lock(), Lock()
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
            last = self._opened if self._opened.version else None
            before, held_before = (last.searched_now, last.held_now) if last else (None, None)
            self._opened = Opened(version, querier, Future(), before, Future(), held_before, self._published())
            self._start(self._count, self._index)
        elif not version:
            self._opened = self._nothing()
        else:
            self._try_again()

    def _try_again(self) -> None:
        """What failed for a state is made anew for whoever comes next; it may have been for want of memory or of the server."""
        if self._opened.holdings.done() and not is_made(self._opened.holdings):
            self._opened = msgspec.structs.replace(self._opened, holdings=Future())
            self._start(self._count)
        if self._opened.index.done() and not is_made(self._opened.index):
            self._opened = msgspec.structs.replace(self._opened, index=Future())
            self._start(self._index)

    def _start(self, *works: Callable[[Opened], None]) -> None:
        for work in works:
            Thread(target=work, args=(self._opened,), name=f"keifu{work.__name__}", daemon=True).start()

    def _index(self, state: Opened) -> None:
        """Makes the index of a state, one after the other; for one that is past already, that of the newest will do."""
        with self._indexing:
            try:
                newest = self._opened
                state.index.set_result(search_of(newest.querier, self.directory, newest.version))
            except BaseException as error:
                state.index.set_exception(error)
                raise

    def _count(self, state: Opened) -> None:
        """Counts what a state holds, in the manner of the index."""
        with self._counting:
            try:
                state.holdings.set_result(holdings(self._opened.querier))
            except BaseException as error:
                state.holdings.set_exception(error)
                raise

    def _published(self) -> datetime:
        """When the newest state was published; on a server, when it was seen."""
        snapshot = None if self.place.endpoint else self._newest()
        if snapshot is None:
            return datetime.now(UTC)
        return datetime.fromtimestamp(snapshot.with_name("current").stat().st_mtime, UTC)

    def _nothing(self) -> Opened:
        querier = Querier(Embedded(pyoxigraph.Store()))
        index: Future[Search] = Future()
        index.set_result(search_in_memory(querier))
        held: Future[Holdings] = Future()
        held.set_result(holdings(querier))
        return Opened("", querier, index, None, held, None, None)


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
