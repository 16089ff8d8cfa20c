"""How much memory this process has held at most, document by document."""

import os
import re
import resource
import sys
from contextlib import suppress
from pathlib import Path

STATUS, MARK = Path("/proc/self/status"), Path("/proc/self/clear_refs")
FORGET_PEAK = b"5"
PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


class Peak:
    """The largest amount of memory in use since the last ``reset``, in bytes.

    Made before a process is forbidden to write, for it keeps open what a reset needs. Where the system cannot reset
    (other than Linux), a peak is that since the process began.
    """

    def __init__(self) -> None:
        self._mark: int | None = None
        with suppress(OSError):
            self._mark = os.open(MARK, os.O_WRONLY)

    def reset(self) -> None:
        """Begin anew."""
        if self._mark is not None:
            os.write(self._mark, FORGET_PEAK)

    def read(self) -> int:
        """The peak in bytes."""
        told = PEAK.search(STATUS.read_text()) if STATUS.exists() else None
        if told:
            return int(told[1]) * 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
