"""Files that are written whole or not at all, or only ever grow."""

import os
import shutil
from pathlib import Path


def write(file: Path, content: bytes) -> None:
    """Puts the content where the file is, or leaves what was there."""
    partial = _partial(file)
    with partial.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    partial.replace(file)


def append(file: Path, line: bytes) -> None:
    """Adds a line to the file's end; it is on the disk when this returns."""
    with file.open("ab") as out:
        out.write(line + b"\n")
        out.flush()
        os.fsync(out.fileno())


def copy(source: Path, target: Path) -> None:
    """Copies a file; the target is whole or does not change."""
    partial = _partial(target)
    shutil.copyfile(source, partial)
    with partial.open("rb") as written:
        os.fsync(written.fileno())
    partial.replace(target)


def _partial(file: Path) -> Path:
    return file.with_name(f"{file.name}.partial")
