"""Files to be taken away, each made once for each state of the store and kept until there is a newer one."""

import atexit
import tempfile
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from flask import current_app

from query.export.formats import FORMATS
from query.querier import Querier
from web.library import opened

EXTENSION = "keifu-downloads"
LARGEST = (
    3_000_000  # triples of a store that is written out while somebody waits; of a larger one keifu export makes a dump
)
SIZE = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


class TooLargeError(Exception):
    """The store is too large to be written out while somebody waits."""


class Downloads:
    """All files of one app. Safe to use from many threads; one file is made at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._version = ""
        self._size = 0

    def open(self, form: str, plan: str = "") -> BinaryIO:
        """The file of a format, of the plan with this IRI or of all. TooLargeError; what the format raises."""
        state = opened()
        with self._lock:
            if self._folder is None or self._version != state.version:
                self._begin(state.version, state.querier)
            assert self._folder
            if not plan and self._size > LARGEST:
                raise TooLargeError
            found = Path(self._folder.name) / f"{sha256(plan.encode()).hexdigest()[:16]}.{form}"
            if not found.exists():
                passing = found.with_suffix(".part")
                FORMATS[form].write(passing, state.querier, plan)
                passing.rename(found)
            return found.open("rb")

    def _begin(self, version: str, querier: Querier) -> None:
        """Start anew for a state of the store. Files that are being sent can be read to their end."""
        self.close()
        self._folder = tempfile.TemporaryDirectory(prefix="keifu-export-")
        atexit.register(self._folder.cleanup)
        self._version = version
        self._size = int(querier.rows(SIZE)[0]["n"])

    def close(self) -> None:
        """Remove all files."""
        if self._folder:
            atexit.unregister(self._folder.cleanup)
            self._folder.cleanup()


def downloads() -> Downloads:
    """The files of the app that answers."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Downloads)
    return found
