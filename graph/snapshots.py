"""Snapshots of the embedded graph for readers: no writer touches one, and none goes away while somebody reads it.

    STORE/published/<number>/      a snapshot; its files are hard links to the writer's
    STORE/published/current        the number of the newest

A reader holds a shared lock on the directory of its snapshot; the writer removes those that nobody holds.
"""

import fcntl
import os
import shutil
import weakref
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import Store as Graph

from graph.files import write

KEPT = 2  # the current one, and the one that a reader may be about to open


class Snapshot:
    """One snapshot, opened and held until nobody refers to it any more. FileNotFoundError where it is gone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        descriptor = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        if not path.exists():
            raise FileNotFoundError(path)
        self.graph = Graph.read_only(str(path))

    @classmethod
    def newest(cls, directory: Path) -> "Snapshot | None":
        """The newest of a store, None where there is none."""
        while path := newest_snapshot(directory):
            try:
                return cls(path)
            except FileNotFoundError:
                if path == newest_snapshot(directory):
                    raise
        return None


def newest_snapshot(directory: Path) -> Path | None:
    """The directory of the newest snapshot, None where there is none; another one after each change of the store."""
    name = directory / "published" / "current"
    return name.with_name(name.read_text()) if name.is_file() else None


def publish(directory: Path, backup: Callable[[str], None]) -> None:
    """Has ``backup`` put a snapshot where readers find it, and takes away those that none will open any more."""
    home = directory / "published"
    home.mkdir(exist_ok=True)
    numbers = sorted(int(path.name) for path in home.iterdir() if path.name.isdigit())
    number = numbers[-1] + 1 if numbers else 1
    backup(str(home / str(number)))
    write(home / "current", str(number).encode())
    for old in numbers[: -KEPT + 1]:
        _remove(home / str(old))


def _remove(path: Path) -> None:
    """Removes a snapshot, unless somebody reads it: then it goes another time."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    else:
        shutil.rmtree(path)
    finally:
        os.close(descriptor)
