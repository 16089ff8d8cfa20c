"""The words that a query may use: prefixes, and the terms of the ontology with what they mean, for editors to offer."""

from functools import cache

import msgspec
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS

from graph.vocabulary import KF, ONTOLOGY_FILE, PREFIXES

BORROWED = (  # terms of other vocabularies that the graph uses (ontology.ttl ties them to its own)
    "skos:prefLabel",
    "skos:altLabel",
    "skos:notation",
    "skos:broader",
    "dcterms:title",
    "dcterms:identifier",
    "prov:wasDerivedFrom",
    "prov:wasAttributedTo",
    "prov:generatedAtTime",
    "org:unitOf",
    "rdf:type",
    "rdfs:label",
)


class Term(msgspec.Struct, frozen=True):
    """A term as it stands in a query, and its label in both languages ("" for terms of other vocabularies)."""

    name: str
    japanese: str = ""
    english: str = ""


@cache
def terms() -> tuple[Term, ...]:
    """All of them, the ontology's own first, each in the order of their names."""
    ontology = Graph().parse(ONTOLOGY_FILE, format="turtle")
    own = {
        subject: Term(
            f"kf:{subject.removeprefix(KF.iri)}", _label(ontology, subject, "ja"), _label(ontology, subject, "en")
        )
        for subject in ontology.subjects(RDF.type)
        if isinstance(subject, URIRef) and subject.startswith(KF.iri) and subject != URIRef(KF.iri)
    }
    return (*sorted(own.values(), key=lambda term: term.name), *map(Term, BORROWED))


def _label(ontology: Graph, subject: URIRef, language: str) -> str:
    labels = (label for label in ontology.objects(subject, RDFS.label) if isinstance(label, Literal))
    return next((str(label) for label in labels if label.language == language), "")


def words() -> dict[str, object]:
    """Prefixes and terms as an editor takes them."""
    return {"prefixes": PREFIXES, "terms": [msgspec.to_builtins(term) for term in terms()]}
