"""The words that a query may use, for editors to offer: prefixes, and terms with what they mean."""

from graph.vocabulary import PREFIXES
from query.ontology import terms

BORROWED = (  # terms of other vocabularies that the graph uses
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


def words() -> dict[str, object]:
    """Prefixes with their namespaces, and terms with their labels by language (none for terms of other vocabularies)."""
    own = [{"name": f"kf:{term.name}", "label": term.label} for term in terms()]
    return {"prefixes": PREFIXES, "terms": [*own, *({"name": name, "label": {}} for name in BORROWED)]}
