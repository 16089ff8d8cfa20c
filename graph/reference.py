"""The graph ``reference``: all municipalities with their codes, and the ontology."""

from collections.abc import Iterator
from functools import cache

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from graph.municipalities import table
from graph.terms import text
from graph.vocabulary import DCTERMS, ESTAT_AREA, KF, ONTOLOGY_FILE, RDF, SKOS, Base


def reference_quads(base: Base) -> Iterator[Quad]:
    """Everything in the graph ``reference``; it depends on no document."""
    for town in table().values():
        node = base.below(town.segment)
        for predicate, value in (
            (RDF.type, KF.Municipality),
            (SKOS.prefLabel, text(town.name)),
            (DCTERMS.identifier, text(town.code)),
            (KF.prefecture, text(town.prefecture)),
            (SKOS.exactMatch, NamedNode(ESTAT_AREA + town.code[:5])),
        ):
            yield Quad(node, predicate, value, base.reference)
    for subject, predicate, value in _ontology():
        yield Quad(subject, predicate, value, base.reference)


@cache
def _ontology() -> tuple[tuple[NamedNode, NamedNode, NamedNode], ...]:
    triples = []
    for triple in parse(path=str(ONTOLOGY_FILE), format=RdfFormat.TURTLE):
        assert not isinstance(triple.subject, BlankNode), "the ontology has names for everything"
        triples.append((triple.subject, triple.predicate, triple.object))
    return tuple(triples)
