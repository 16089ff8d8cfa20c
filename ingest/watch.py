"""A folder that is watched: what is dropped there is taken in as soon as it is whole.

watchfiles tells that something moved; what to take in is seen in the folder itself. A file whose size and time are the same
in two looks is whole.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from watchfiles import watch

from graph.errors import StoreLockedError
from ingest.folders import find_pdfs
from ingest.manifest import DESCRIPTION, TABLE, ManifestError

LOOK = 1.0  # seconds from one look to the next

State: TypeAlias = tuple[int, int]  # size in bytes, time of the last change in nanoseconds


def watch_folder(folder: Path, take: Callable[[list[Path]], None], tell: Callable[[str], None]) -> None:
    """Has all PDFs at and below the folder taken, and later what is dropped there or changes, until KeyboardInterrupt.

    While another process writes to the store, they wait. A manifest that changed has the folder taken as a whole. ``tell`` gets
    the sentences that someone should read.
    """
    seen: dict[Path, State] = {}
    done: dict[Path, State] = {}
    told = ""
    for changes in watch(folder, rust_timeout=round(LOOK * 1000), yield_on_timeout=True, recursive=True):
        if seen and not changes and all(done.get(file) == state for file, state in seen.items()):
            continue
        before, seen = seen, _states(folder)
        whole = [file for file, state in seen.items() if before.get(file) == state != done.get(file)]
        if not whole:
            continue
        try:
            take([folder] if any(file.name in {TABLE, DESCRIPTION} for file in whole) else whole)
            told = ""
        except (StoreLockedError, ManifestError) as error:
            if str(error) != told:
                told = str(error)
                tell(told)
            if isinstance(error, StoreLockedError):
                continue
        done.update({file: seen[file] for file in whole})


def _states(folder: Path) -> dict[Path, State]:
    """The PDFs and manifests at and below the folder as they are now; what vanishes meanwhile is not there."""
    states = {}
    for file in {*find_pdfs([folder]), *folder.rglob(TABLE), *folder.rglob(DESCRIPTION)}:
        try:
            found = file.stat()
        except OSError:
            continue
        states[file] = found.st_size, found.st_mtime_ns
    return states
