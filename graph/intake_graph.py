"""The graph ``intake``: every run and what it did to which document, made from the record of runs."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from graph.quadstore import WritableQuadStore
from graph.runs import Entry, standing
from graph.terms import Term, integer, text
from graph.vocabulary import DCTERMS, KF, PROV, RDF, XSD, Base


class IntakeGraph:
    """Follows the record, which is only ever added to: after the first time in a process only what is new is told."""

    def __init__(self, graph: WritableQuadStore, base: Base) -> None:
        self._graph = graph
        self._base = base
        self._told = 0
        self._revision: Quad | None = None
        self._came: dict[str, Entry] = {}

    def follow(self, entries: Sequence[Entry], held: Iterable[str], revision: Quad) -> None:
        """Tells every run and what it did, for documents that are held when they came in and from where, and the revision."""
        before, self._revision = self._revision, None  # an interruption leaves none: then all is told again
        new = entries[self._told :] if before else entries
        documents = {entry.sha256 for entry in new}
        came = _came_in((entry for entry in entries if entry.sha256 in documents), set(held))
        told = {revision, *self._quads(new, came)}
        if before:
            gone = {sha256: self._came.pop(sha256) for sha256 in documents & self._came.keys()}
            self._graph.replace({before, *self._quads((), gone)}, told)
        else:
            self._graph.replace(set(self._graph.quads(self._base.intake)), told)
            self._came.clear()
        self._came |= came
        self._told, self._revision = len(entries), revision

    def _quads(self, entries: Iterable[Entry], came: Mapping[str, Entry]) -> Iterator[Quad]:
        base = self._base
        for entry in entries:
            run = base.below(f"run/{entry.run}")
            part = base.below(f"run/{entry.run}/{entry.sha256}")
            yield from _in_intake(base, run, [(RDF.type, KF.Run)])
            yield from _in_intake(base, part, _part(entry, run, base))
        for sha256, entry in came.items():
            yield from _in_intake(base, base.document(sha256), _came(entry))


def _came_in(entries: Iterable[Entry], held: Collection[str]) -> dict[str, Entry]:
    """How the documents that are held came in."""
    left = standing([entry for entry in entries if entry.sha256 in held])
    return {entry.sha256: entry for entry in left if entry.kind == "take-in"}


def _part(entry: Entry, run: NamedNode, base: Base) -> Iterator[tuple[NamedNode, Term]]:
    yield RDF.type, KF.Intake
    yield KF.inRun, run
    yield KF.runKind, text(entry.kind)
    yield KF.ofDocument, base.document(entry.sha256)
    yield PROV.endedAtTime, _time(entry)
    yield KF.factsAdded, integer(entry.change.added)
    yield KF.factsRemoved, integer(entry.change.removed)
    yield KF.factsUnchanged, integer(entry.change.unchanged)
    if entry.undoes:
        yield KF.undoes, base.below(f"run/{entry.undoes}")
    yield from _read_how(entry)


def _came(entry: Entry) -> Iterator[tuple[NamedNode, Term]]:
    yield PROV.generatedAtTime, _time(entry)
    yield from _read_how(entry)


def _read_how(entry: Entry) -> Iterator[tuple[NamedNode, Term]]:
    if entry.source:
        yield DCTERMS.source, text(entry.source)
    if entry.reader:
        yield KF.readerVersion, text(entry.reader)


def _time(entry: Entry) -> Literal:
    return Literal(entry.at, datatype=XSD.dateTime)


def _in_intake(base: Base, node: NamedNode, properties: Iterable[tuple[NamedNode, Term]]) -> Iterator[Quad]:
    for predicate, value in properties:
        yield Quad(node, predicate, value, base.intake)
