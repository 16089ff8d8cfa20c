"""Pages of documents as pictures, drawn by a process of their own that is killed when one takes too long; many are kept."""

from collections import OrderedDict
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock

import msgspec
from flask import current_app

from query.workers import light_start
from web.painting import Asked, Drawn, Missing, Reply, work

EXTENSION = "keifu-painter"
SECONDS = 15.0  # for one page, the start of the process included
PATIENCE = 10.0  # seconds that a page waits for those before it
MEMORY = 512 << 20  # bytes beyond what the process has when it starts
KEPT = 64 << 20  # bytes of pictures
SIZE_ALONE = 256  # bytes that the size of a page counts for

_SPAWN = get_context("spawn")  # a fresh interpreter: threads and open stores of the server stay out of it


class NoSuchPageError(Exception):
    """The document has no such page, or it cannot be drawn within the limits."""


class BusyError(Exception):
    """Too many pages wait to be drawn."""


class Painter:
    """Draws pages one after the other and keeps what was asked for last. Safe to use from many threads."""

    def __init__(self, seconds: float = SECONDS, patience: float = PATIENCE, kept: int = KEPT) -> None:
        self._seconds = seconds
        self._patience = patience
        self._room = kept
        self._kept: OrderedDict[Asked, Drawn] = OrderedDict()
        self._keeping = Lock()
        self._drawing = Lock()
        self._process: tuple[BaseProcess, Connection] | None = None

    def size(self, file: Path, page: int) -> Drawn:
        """A page (1-based) without its picture. Raises NoSuchPageError, BusyError."""
        return self._look(Asked(str(file), page, drawn=False))

    def picture(self, file: Path, page: int) -> bytes:
        """A page (1-based) as PNG. Raises NoSuchPageError, BusyError."""
        return self._look(Asked(str(file), page, drawn=True)).image

    def close(self) -> None:
        """End the process."""
        with self._drawing:
            self._end()

    def _look(self, asked: Asked) -> Drawn:
        found = self._remembered(asked)
        if found:
            return found
        if not self._drawing.acquire(timeout=self._patience):
            raise BusyError
        try:
            sheet = self._remembered(asked) or self._ask(asked)  # it may have been drawn for somebody else meanwhile
        finally:
            self._drawing.release()
        self._keep(asked, sheet)
        return sheet

    def _ask(self, asked: Asked) -> Drawn:
        process, connection = self._process = self._process or _start()
        try:
            connection.send_bytes(msgspec.msgpack.encode(asked))
            if not connection.poll(self._seconds):
                self._end()
                raise NoSuchPageError(f"drawing it takes longer than {self._seconds:g} s")
            reply: Reply = msgspec.msgpack.decode(connection.recv_bytes(), type=Reply)
        except (EOFError, OSError) as error:
            self._end()
            raise NoSuchPageError(f"the process that draws pages broke on it ({process.exitcode})") from error
        if isinstance(reply, Missing):
            raise NoSuchPageError(reply.reason)
        return reply.page

    def _end(self) -> None:
        if self._process:
            process, connection = self._process
            process.kill()
            process.join()
            connection.close()
        self._process = None

    def _remembered(self, asked: Asked) -> Drawn | None:
        with self._keeping:
            if asked in self._kept:
                self._kept.move_to_end(asked)
            return self._kept.get(asked)

    def _keep(self, asked: Asked, sheet: Drawn) -> None:
        with self._keeping:
            self._kept[asked] = sheet
            while sum(SIZE_ALONE + len(each.image) for each in self._kept.values()) > self._room:
                self._kept.popitem(last=False)


def _start() -> tuple[BaseProcess, Connection]:
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=work, args=(theirs, MEMORY), daemon=True)
    with light_start:
        process.start()
    theirs.close()
    return process, ours


def painter() -> Painter:
    """What draws the pages of this app's documents."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Painter)
    return found
