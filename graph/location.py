"""Where a store is: a directory, and the SPARQL server that holds its graph where it is not embedded."""

from pathlib import Path

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
    def name(self) -> str:
        """What people call it on the command line."""
        return self.endpoint or str(self.directory)

    def __str__(self) -> str:
        return f"{self.endpoint} with {self.directory}" if self.endpoint else str(self.directory)
