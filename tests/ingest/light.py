"""A reader for tests of what happens around the reading: it knows no PDF and does what the file's words say."""

import hashlib
import os
import signal
import time
from pathlib import Path

from graph.facts import Reading
from ingest.folders import unicode_of
from ingest.pdf import UnreadableError
from ingest.workers import Reader


def read(file: Path) -> Reading:
    """A reading without facts; "hang" takes for ever, "crash" ends the process, "refuse" is no PDF."""
    words = file.read_bytes()
    if b"hang" in words:
        time.sleep(600)
    if b"crash" in words:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"refuse" in words:
        raise UnreadableError(file, "it is no PDF")
    return Reading(hashlib.sha256(words).hexdigest(), unicode_of(file.name), 1, ())


def reader() -> Reader:
    """What takes the place of the reader of PDFs."""
    return read
