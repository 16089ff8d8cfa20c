"""What describes a collection of files to programs: a Data Package (datapackage.json), with hashes and licence notes."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any

import msgspec

from query.export.tables import NUMBERS, Table
from query.lists import DocumentRow

TITLE = "系譜：市町村の計画と施策の継承"
LICENCE_NOTE = (
    "What the documents say is theirs: see source, license and rights_holder of each in documents.csv. "
    "Read by a program; check the page before you rely on it."
)
MEDIA_TYPES = {
    "csv": "text/csv",
    "nq": "application/n-quads",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "jsonld": "application/ld+json",
    "xml": "application/xml",
    "md": "text/markdown",
}
Resource = dict[str, Any]


def resource(path: str, size: int, digest: str) -> Resource:
    """A file of a package, so many bytes, with the SHA-256 of its content."""
    ending = PurePosixPath(path).suffix.removeprefix(".")
    return {
        "name": PurePosixPath(path).stem.lower(),
        "path": path,
        "format": ending,
        "mediatype": MEDIA_TYPES[ending],
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
    }


def tabular(table: Table) -> Resource:
    """What is told of a file with a table besides: its columns, and that an empty cell is no value."""
    fields = [{"name": name, "type": "number" if name in NUMBERS else "string"} for name in table.columns]
    return {"profile": "tabular-data-resource", "schema": {"fields": fields, "missingValues": [""]}}


def written(made: str, resources: Sequence[Resource], documents: Iterable[DocumentRow] = ()) -> bytes:
    """The description of a package of these files, made on that date (2026-04-01) from these documents."""
    tables_only = all("schema" in each for each in resources)
    package = {
        "name": "keifu",
        "title": TITLE,
        "version": made.replace("-", "."),
        "created": f"{made}T00:00:00Z",
        "description": LICENCE_NOTE,
        "profile": "tabular-data-package" if tables_only else "data-package",
        **({"sources": sources} if (sources := list(map(_source, documents))) else {}),
        "resources": resources,
    }
    return msgspec.json.format(msgspec.json.encode(package))


def _source(document: DocumentRow) -> dict[str, str]:
    title = " / ".join(filter(None, (document.file, document.rights_holder, document.license)))
    return {"title": title, **({"path": document.source} if "://" in document.source else {})}
