"""Which state of the graph a store's directory belongs to: a name in the graph ``intake``, and the same in a file.

    STORE/revision   the name, with the one before it while the graph is being written

So a directory notices when its graph was lost, or is another directory's; and readers, when there is something new.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from pyoxigraph import Quad, QuerySolutions

from graph.errors import StoreError
from graph.files import write
from graph.quadstore import QuadStore
from graph.terms import text
from graph.vocabulary import DCTERMS, Base


class Revision:
    """The state of one store's graph."""

    def __init__(self, directory: Path, graph: QuadStore, base: Base) -> None:
        self._file = directory / "revision"
        self._graph = graph
        self._base = base

    def is_held(self) -> bool:
        """Whether the graph is the one that was last written from here. StoreError where it is another directory's."""
        found = revision(self._graph, self._base)
        known = self._file.read_text().split() if self._file.is_file() else []
        if found and found not in known:
            raise StoreError(
                f"The graph was last written from another directory than {self._file.parent}; name that one (--data), or"
                " empty the graph, and it is made again from here."
            )
        return bool(found)

    @contextmanager
    def next(self) -> Iterator[Quad]:
        """Within it, the graph is given the name of its next state, which is the quad."""
        name = uuid4().hex
        before = revision(self._graph, self._base)
        write(self._file, f"{before}\n{name}\n".encode())
        yield Quad(self._base.intake, DCTERMS.identifier, text(name), self._base.intake)
        write(self._file, f"{name}\n".encode())


def revision(graph: QuadStore, base: Base) -> str:
    """The name of the graph's state, "" where it has none."""
    node = base.intake
    found = graph.query(f"SELECT ?name WHERE {{ GRAPH {node} {{ {node} {DCTERMS.identifier} ?name }} }}")
    assert isinstance(found, QuerySolutions)
    return next((row["name"].value for row in found), "")
