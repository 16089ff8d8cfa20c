"""The compiled loops: functions of C that do what Python beside them does too, more quickly.

They are there where a C compiler was found when Keifu was installed, and in use unless the environment has
``KEIFU_INTERPRETED=1``. They include no headers of Python: they are loaded with ctypes and get the addresses of arrays.
"""

import ctypes
import importlib.util
import os
from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

NO_LOOP = "KEIFU_INTERPRETED"  # the environment variable that turns the compiled loops off


def library() -> ctypes.CDLL | None:
    """What all loops are in; None where it is not to be had or not wanted."""
    return _library() if os.environ.get(NO_LOOP, "0") in ("", "0") else None


@cache
def _library() -> ctypes.CDLL | None:
    found = importlib.util.find_spec("ingest._pdfium")
    if found is None or found.origin is None:
        return None
    try:
        return ctypes.CDLL(found.origin)
    except OSError:  # built for another machine
        return None


class Loop:
    """A function by its name, with the ctypes that it takes and the sizes of its records in bytes, which ``<name>_layout``
    tells one by one: a loop that was built from an older source must not be used.
    """

    def __init__(self, name: str, takes: tuple[Any, ...], sizes: tuple[int, ...]) -> None:
        self._name, self._takes, self._sizes = name, takes, sizes

    @property
    def function(self) -> Callable[..., int] | None:
        """The function; None where it is not to be had or not wanted."""
        return self._function if library() else None

    @cached_property
    def _function(self) -> Callable[..., int] | None:
        found, layout = (getattr(library(), name, None) for name in (self._name, f"{self._name}_layout"))
        if found is None or layout is None or tuple(map(layout, range(len(self._sizes)))) != self._sizes:
            return None
        found.argtypes = self._takes
        return found  # type: ignore[no-any-return]
