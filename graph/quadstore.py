"""The one interface to RDF, whoever keeps it: ``embedded`` in the store's directory, or ``remote`` on a SPARQL server."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Protocol, TypeAlias

from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

Results: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples


class QuadStore(Protocol):
    """Named graphs that answer questions; the default graph of a question is the union of them all."""

    def query(self, sparql: str, *, prefixes: Mapping[str, str] | None = None) -> Results:
        """The answer to a SPARQL query. SyntaxError where it is not SPARQL."""

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """What stands in one graph, or in all, in no order."""


class WritableQuadStore(QuadStore, Protocol):
    """The same for the one process that writes."""

    def graphs(self) -> Iterator[NamedNode]:
        """The names of all graphs that hold anything."""

    def replace(self, old: AbstractSet[Quad], new: AbstractSet[Quad]) -> None:
        """From the old quads to the new, in one transaction where the store has such."""

    def clear(self, graph: NamedNode) -> None:
        """Empties a graph."""

    def optimize(self) -> None:
        """Puts files in order after many changes."""

    def publish(self) -> None:
        """Lets readers see what was written."""

    def is_published(self) -> bool:
        """Whether readers have something to read."""

    def close(self) -> None:
        """Lets go of it, so that another process can write."""
