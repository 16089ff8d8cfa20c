"""Where a store is: a directory, and the SPARQL server that holds its graph where it is not embedded."""

from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import msgspec

from graph.settings import Settings


class Location(msgspec.Struct, frozen=True):
    """The directory with files, readings and decisions; ``endpoint`` is the address of a SPARQL server (see ``remote``).

    Without an endpoint, the one counts that the store was made with.
    """

    directory: Path
    endpoint: str = ""

    @classmethod
    def of(cls, place: "Path | Location") -> "Location":
        """A directory alone is a location, too."""
        return place if isinstance(place, Location) else cls(place)

    def settled(self) -> "Location":
        """With the endpoint that counts."""
        settings = Settings.read(self.directory)
        return Location(self.directory, self.endpoint or (settings.endpoint if settings else ""))

    @property
    def address(self) -> str:
        """The endpoint without user and password, to be shown and kept; "" where there is none."""
        parts = urlsplit(self.endpoint)
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))

    def __str__(self) -> str:
        return self.address or str(self.directory)
