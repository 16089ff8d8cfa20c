"""What a graph holds of each piece that is made, replaced and taken out as one.

    STORE/parts/<name>.nq   the quads of a piece

A piece that an interruption left half-way is made good by the same step again.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from graph.files import write
from graph.quadstore import WritableQuadStore


class Pieces:
    """The pieces of one graph. No quad belongs to two of them."""

    def __init__(self, directory: Path, graph: WritableQuadStore) -> None:
        self._directory = directory
        self._graph = graph
        self.names = {file.stem for file in directory.glob("*.nq")}

    def put(
        self,
        name: str,
        quads: set[Quad],
        before: AbstractSet[Quad] = frozenset(),
        after: AbstractSet[Quad] = frozenset(),
    ) -> None:
        """These quads are the piece now, in one step with others that stand elsewhere: from ``before`` to ``after``."""
        known = self._quads(name)
        self._graph.replace(known | before, quads | after)
        if known != quads:
            write(self._file(name), "".join(f"{quad} .\n" for quad in quads).encode())
            self.names.add(name)

    def drop(self, names: Iterable[str]) -> None:
        """These pieces are no more."""
        for name in sorted(names):
            self._graph.replace(self._quads(name), set())
            self._file(name).unlink()
            self.names.remove(name)

    def _quads(self, name: str) -> set[Quad]:
        if name not in self.names:
            return set()
        return {quad for quad in parse(path=str(self._file(name)), format=RdfFormat.N_QUADS) if isinstance(quad, Quad)}

    def _file(self, name: str) -> Path:
        return self._directory / f"{name}.nq"
