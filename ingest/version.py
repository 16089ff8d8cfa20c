"""Which version of the reader read a document: another one wherever what is read could be another."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path


@cache
def reader_version() -> str:
    """The program's version, and a hash of this room's own files."""
    files = sorted(file for file in Path(__file__).parent.rglob("*") if file.suffix in {".py", ".toml"})
    content = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    return f"{version('keifu')}+{content[:12]}"
