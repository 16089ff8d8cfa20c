"""What a store was made with.

STORE/store.json   the layout's version, the base of its IRIs, the server that holds its graph
"""

from pathlib import Path

import msgspec

from graph.errors import StoreError
from graph.files import write
from graph.vocabulary import DEFAULT_BASE

FORMAT = 2  # 2: a record of runs; the graph may be on a server


class Settings(msgspec.Struct, frozen=True):
    """The layout's version, the base of the store's IRIs, and the SPARQL server with its graph, "" where it is embedded."""

    format: int = FORMAT
    base: str = DEFAULT_BASE
    endpoint: str = ""

    @classmethod
    def read(cls, directory: Path) -> "Settings | None":
        """Those of the store in a directory, None where there is none. StoreError where this program is too old for it."""
        file = directory / "store.json"
        if not file.is_file():
            return None
        settings = msgspec.json.decode(file.read_bytes(), type=cls)
        if settings.format > FORMAT:
            raise StoreError(f"The store in {directory} was made by a newer Keifu; install that, or use another store.")
        return settings

    def write(self, directory: Path) -> None:
        """Puts them where ``read`` finds them."""
        write(directory / "store.json", msgspec.json.encode(self))
