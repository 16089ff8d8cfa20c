"""Documents that people hand in: read by the limited workers one after the other, looked at, then kept or thrown away.

Until it is kept a document stands in a folder of its own outside the store, and is gone with the server.
"""

import atexit
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Literal

import msgspec
from flask import current_app
from werkzeug.datastructures import FileStorage

from graph.facts import Reading
from graph.location import Location
from graph.store import Store
from ingest.preview import preview
from ingest.workers import Allowance, Failed

EXTENSION = "keifu-uploads"
LARGEST = 100 << 20  # bytes of one document
MOST = 20  # documents that wait, are read or are looked at
KEPT_FOR = 3600.0  # seconds after it was read until it is thrown away
HEAD = 1024  # bytes in which a PDF says that it is one (ISO 32000-1, annex H, implementation note 13)
LONGEST_NAME = 200  # characters
ALLOWANCE = Allowance(seconds=300.0)

Step = Literal["waiting", "reading", "read", "failed"]


class UploadError(Exception):
    """A document is not taken; ``reason`` is a key of what the page says."""

    def __init__(self, reason: Literal["no-pdf", "many"]) -> None:
        super().__init__(reason)
        self.reason = reason


class Upload:
    """One document on its way. ``key`` names it and lets in who knows it."""

    def __init__(self, file: Path, name: str) -> None:
        self.key = secrets.token_urlsafe(16)
        self.file = file
        self.name = name
        self.size = file.stat().st_size
        self.begun = 0.0
        self.ended = 0.0
        self.result: Reading | Failed | None = None

    @property
    def step(self) -> Step:
        """How far it is."""
        if self.result is None:
            return "reading" if self.begun else "waiting"
        return "failed" if isinstance(self.result, Failed) else "read"

    @property
    def seconds(self) -> float:
        """How long it has been read, or took."""
        return (self.ended or time.monotonic()) - self.begun if self.begun else 0.0


class Uploads:
    """All documents on their way. Safe to use from many threads."""

    def __init__(self, place: Location, allowance: Allowance = ALLOWANCE) -> None:
        self._place = place
        self._allowance = allowance
        self._folder: Path | None = None
        self._uploads: dict[str, Upload] = {}
        self._lock = Lock()
        self._readers = ThreadPoolExecutor(1, thread_name_prefix="keifu-upload")

    def take(self, file: FileStorage) -> Upload:
        """A document to be read; UploadError where it is no PDF, or too many are on their way."""
        if b"%PDF-" not in file.stream.read(HEAD):
            raise UploadError("no-pdf")
        file.stream.seek(0)
        with self._lock:
            self._tidy()
            if len(self._uploads) >= MOST:
                raise UploadError("many")
            target = self._new_file()
            file.save(target)
            upload = Upload(target, Path(file.filename or "document.pdf").name[-LONGEST_NAME:])
            self._uploads[upload.key] = upload
        self._readers.submit(self._read, upload)
        return upload

    def get(self, key: str) -> Upload | None:
        """The document of that key."""
        return self._uploads.get(key)

    def keep(self, upload: Upload) -> str:
        """Takes a document that was read into the store; its hash. StoreError where the store cannot be written."""
        assert isinstance(upload.result, Reading)
        with Store.open(self._place) as store:
            store.add(upload.result, upload.file, source=upload.name, reader=version("keifu"))
        self.drop(upload)
        return upload.result.sha256

    def drop(self, upload: Upload) -> None:
        """Throws a document away."""
        with self._lock:
            self._uploads.pop(upload.key, None)
        upload.file.unlink(missing_ok=True)

    def close(self) -> None:
        """Throws everything away."""
        self._readers.shutdown(cancel_futures=True)
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _new_file(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="keifu-"))
            atexit.register(self.close)
        return self._folder / f"{secrets.token_hex(8)}.pdf"

    def _read(self, upload: Upload) -> None:
        upload.begun = time.monotonic()
        result: Reading | Failed = Failed("the program that reads PDFs made a mistake", "mistake")
        try:
            result = preview(upload.file, self._allowance).result
        finally:  # whatever happens, it is over
            upload.ended = time.monotonic()
            upload.result = _named(result, upload.name)

    def _tidy(self) -> None:
        for upload in list(self._old()):
            del self._uploads[upload.key]
            upload.file.unlink(missing_ok=True)

    def _old(self) -> Iterator[Upload]:
        now = time.monotonic()
        return (upload for upload in self._uploads.values() if upload.ended and now - upload.ended > KEPT_FOR)


def _named(result: Reading | Failed, name: str) -> Reading | Failed:
    """What was read, under the name of the file that was handed in."""
    return msgspec.structs.replace(result, file_name=name) if isinstance(result, Reading) else result


def uploads() -> Uploads:
    """The documents on their way into this app's store."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Uploads)
    return found
