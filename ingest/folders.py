"""Which files are meant by the paths that a person names, and how their names are shown."""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path


def find_pdfs(paths: Iterable[Path]) -> set[Path]:
    """The files named, whatever they are called, and every ``*.pdf`` (in any case) below the folders named.

    A link to a folder is followed, and no folder entered twice. A folder that cannot be opened is itself among the found,
    so that a run tells of it.
    """
    found: set[Path] = set()
    for path in paths:
        found.update(_below(path) if path.is_dir() else {path})
    return found


def _below(top: Path) -> Iterator[Path]:
    closed: list[Path] = []
    entered: set[Path] = set()
    for name, folders, files in os.walk(
        top, onerror=lambda error: closed.append(Path(error.filename)), followlinks=True
    ):
        folder = Path(name)
        if folder.resolve() in entered:
            folders.clear()
            continue
        entered.add(folder.resolve())
        yield from (folder / file for file in files if file.lower().endswith(".pdf") and (folder / file).is_file())
    yield from closed


def unicode_of(path: Path | str) -> str:
    """A path or name as Unicode, whatever its bytes are."""
    return os.fsencode(path).decode("utf-8", "replace")


def one_line(path: Path | str) -> str:
    """The same on one line: marks stand for line breaks and other control characters."""
    marks = ("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) == "Cc" else c for c in unicode_of(path))
    return "".join(marks)
