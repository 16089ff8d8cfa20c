"""The graph ``intake``: every run and what it did to which document, made from the record of runs."""

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from graph.runs import Entry, standing
from graph.terms import Term, integer, text
from graph.vocabulary import DCTERMS, KF, PROV, RDF, XSD, Base


def intake_quads(entries: Sequence[Entry], held: Iterable[str], base: Base) -> Iterator[Quad]:
    """The graph ``intake``: every run and what it did; for documents that are held when they came in and from where."""
    for entry in entries:
        run = base.below(f"run/{entry.run}")
        part = base.below(f"run/{entry.run}/{entry.sha256}")
        yield from _in_intake(base, run, [(RDF.type, KF.Run)])
        yield from _in_intake(base, part, _part(entry, run, base))
    present = set(held)
    for entry in {entry.sha256: entry for entry in standing(entries) if entry.kind == "take-in"}.values():
        if entry.sha256 in present:
            yield from _in_intake(base, base.document(entry.sha256), _came(entry))


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
