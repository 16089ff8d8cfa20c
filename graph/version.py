"""Which state of a store readers see: another text for each, also where a store is made anew in the same place."""

from pathlib import Path

from graph.location import Location
from graph.remote import Remote
from graph.revision import revision
from graph.snapshots import newest_snapshot


def version_of(place: Location) -> str:
    """The version of a store, "" while there is none; ``place`` is settled."""
    return _of_server(place.endpoint) if place.endpoint else _of_snapshot(place.directory)


def _of_server(endpoint: str) -> str:
    server = Remote(endpoint)
    base = server.base()
    return revision(server, base) if base else ""


def _of_snapshot(directory: Path) -> str:
    """The snapshot and when it was published."""
    snapshot = newest_snapshot(directory) if (directory / "store.json").is_file() else None
    return f"{snapshot.name} {snapshot.with_name('current').stat().st_mtime_ns}" if snapshot else ""
