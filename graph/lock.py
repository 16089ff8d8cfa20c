"""One process writes to a store at a time, wherever its graph is."""

import fcntl
import os
from pathlib import Path

from graph.errors import StoreLockedError


class Lock:
    """Held from its making until ``release``, or until the process ends. StoreLockedError where another process has it."""

    def __init__(self, directory: Path) -> None:
        self._descriptor = os.open(directory, os.O_RDONLY)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._descriptor)
            raise StoreLockedError(
                f"Another process is writing to the store in {directory}; wait until it has finished, or use another store."
            ) from None

    def release(self) -> None:
        """Lets others write."""
        os.close(self._descriptor)
