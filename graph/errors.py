"""What can go wrong with a store."""

import errno
import os

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class StoreError(Exception):
    """The store cannot do what was asked; the message is one sentence that says what to do."""


class StoreLockedError(StoreError):
    """Another process is writing to the store."""


def is_full(error: OSError) -> bool:
    """Whether there is no room left to write; the embedded store tells it in words only."""
    return error.errno in FULL or any(os.strerror(code) in str(error) for code in FULL)
