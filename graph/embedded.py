"""The graph on the store's own disk (pyoxigraph): the writer's side, and what readers see of it.

STORE/graph/       the writer's graph; readers open published snapshots of it (``snapshots``)
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Graph

from graph.errors import StoreError, StoreLockedError, is_full
from graph.quadstore import Results
from graph.snapshots import Snapshot, newest_snapshot, publish


class Embedded:
    """A pyoxigraph store that is read; ``held`` is what must stay as long as it is."""

    def __init__(self, graph: Graph, held: Snapshot | None = None) -> None:
        self._graph = graph
        self._held = held

    @classmethod
    def newest(cls, directory: Path) -> "Embedded | None":
        """The last published snapshot of a store; it stays as it is while others write. None where there is none."""
        snapshot = Snapshot.newest(directory)
        return cls(snapshot.graph, snapshot) if snapshot else None

    def query(self, sparql: str, *, prefixes: Mapping[str, str] | None = None) -> Results:
        """The answer to a SPARQL query. SyntaxError where it is not SPARQL."""
        return self._graph.query(sparql, prefixes=dict(prefixes or {}), use_default_graph_as_union=True)

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """What stands in one graph, or in all, in no order."""
        return self._graph.quads_for_pattern(None, None, None, graph)


class WritableEmbedded(Embedded):
    """The writer's graph, in the directory of a store. StoreError where it cannot be opened."""

    def __init__(self, directory: Path) -> None:
        super().__init__(_open(directory))
        self._directory = directory

    def graphs(self) -> Iterator[NamedNode]:
        """The names of all graphs that hold anything."""
        return (graph for graph in list(self._graph.named_graphs()) if isinstance(graph, NamedNode))

    def replace(self, old: AbstractSet[Quad], new: AbstractSet[Quad]) -> None:
        """From the old quads to the new, in one transaction."""
        gone, come = old - new, new - old
        if gone:
            self._graph.update(f"DELETE DATA {{ {data(gone)} }} ; INSERT DATA {{ {data(come)} }}")
        elif come:
            self._graph.extend(come)

    def clear(self, graph: NamedNode) -> None:
        """Empties a graph."""
        self._graph.remove_graph(graph)

    def optimize(self) -> None:
        """Puts the files in order after many changes, or later questions are slow."""
        self._graph.optimize()

    def publish(self) -> None:
        """Puts a snapshot where readers find it."""
        publish(self._directory, self._graph.backup)

    def is_published(self) -> bool:
        """Whether there is a snapshot."""
        return newest_snapshot(self._directory) is not None

    def close(self) -> None:
        """Lets go of the files, so that another process can write."""
        self._graph.flush()
        del self._graph


def data(quads: Iterable[Quad]) -> str:
    """Quads as they stand in a SPARQL update."""
    return "\n".join(f"GRAPH {quad.graph_name} {{ {quad.subject} {quad.predicate} {quad.object} }}" for quad in quads)


def _open(directory: Path) -> Graph:
    try:
        return Graph(str(directory / "graph"))
    except OSError as error:
        if is_full(error):
            raise
        if "lock" in str(error).lower():  # RocksDB's words for a graph that somebody has open
            raise StoreLockedError(
                f"Another process is writing to the graph in {directory}; wait until it has finished, or use another store."
            ) from error
        raise StoreError(
            f"The graph in {directory} cannot be opened ({error}); move {directory / 'graph'} away, and it is made again."
        ) from error
