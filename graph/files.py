"""Files that are written whole or not at all."""

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


def copy(source: Path, target: Path) -> None:
    """Copies a file; the target is whole or does not change."""
    partial = _partial(target)
    shutil.copyfile(source, partial)
    partial.replace(target)


def _partial(file: Path) -> Path:
    return file.with_name(f"{file.name}.partial")
