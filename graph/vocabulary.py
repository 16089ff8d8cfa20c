"""The names of the graph: namespaces, terms, and where things and named graphs live below the base.

``Base`` is configurable, everything else is fixed by the ontology (``ontology.ttl`` beside this file).
"""

from pathlib import Path

from pyoxigraph import NamedNode

DEFAULT_BASE = "https://w3id.org/keifu/id/"
ONTOLOGY_FILE = Path(__file__).with_name("ontology.ttl")
SHAPES_FILE = Path(__file__).with_name("shapes.ttl")


class Namespace:
    """A namespace whose terms are its attributes: ``KF.about`` is the node of ``kf:about``."""

    def __init__(self, iri: str) -> None:
        self.iri = iri

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("_"):
            raise AttributeError(name)
        node = self.__dict__[name] = NamedNode(self.iri + name)  # from now on an attribute like any other
        return node

    def __getitem__(self, name: str) -> NamedNode:
        node: NamedNode = getattr(self, name)
        return node


KF = Namespace("https://w3id.org/keifu/ns#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
PROV = Namespace("http://www.w3.org/ns/prov#")
ORG = Namespace("http://www.w3.org/ns/org#")
OA = Namespace("http://www.w3.org/ns/oa#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")

ESTAT_AREA = "http://data.e-stat.go.jp/lod/sac/C"

PREFIXES = {
    "kf": KF.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "xsd": XSD.iri,
    "skos": SKOS.iri,
    "dcterms": DCTERMS.iri,
    "prov": PROV.iri,
    "org": ORG.iri,
    "oa": OA.iri,
    "owl": OWL.iri,
}


class Base:
    """Where the project's own things live: IRIs of documents, facts, evidence and named graphs below one base."""

    def __init__(self, iri: str = DEFAULT_BASE) -> None:
        self.iri = iri
        self.derived = NamedNode(f"{iri}graph/derived")
        self.inferred = NamedNode(f"{iri}graph/inferred")
        self.review = NamedNode(f"{iri}graph/review")
        self.reference = NamedNode(f"{iri}graph/reference")
        self.intake = NamedNode(f"{iri}graph/intake")

    def document_graph(self, sha256: str) -> NamedNode:
        """The named graph of one document."""
        return NamedNode(f"{self.iri}graph/document/{sha256}")

    def document(self, sha256: str) -> NamedNode:
        """The document itself."""
        return NamedNode(f"{self.iri}document/{sha256}")

    def decision(self, name: str) -> NamedNode:
        """A decision of a person."""
        return NamedNode(f"{self.iri}decision/{name}")

    def below(self, path: str) -> NamedNode:
        """A thing by its path below the base."""
        return NamedNode(self.iri + path)

    def short(self, iri: str) -> str:
        """An IRI as people read it, and may type it: below the base, the path."""
        return iri.removeprefix(self.iri)
