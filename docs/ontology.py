"""Writes ontology.md from graph/ontology.ttl: every class and property in both languages (python -m docs.ontology).

A test compares the page with the Turtle.
"""

from pathlib import Path

import rdflib
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node

from graph.vocabulary import KF, ONTOLOGY_FILE, PREFIXES

PAGE = Path(__file__).with_suffix(".md")
HEAD = """# The vocabulary

Every class and property of the graph, `kf:` being `{iri}`. This page is made from `graph/ontology.ttl`, which is in each store
(in the graph `reference`) and in each export. How a fact is whole say the SHACL shapes in `graph/shapes.ttl`.
"""
TIES = {
    RDFS.subClassOf: "a kind of",
    RDFS.subPropertyOf: "a kind of",
    RDFS.domain: "of",
    RDFS.range: "gives",
    OWL.inverseOf: "inverse of",
}


def page() -> str:
    """The whole page."""
    graph = rdflib.Graph().parse(ONTOLOGY_FILE)
    classes = _named(graph, OWL.Class)
    properties = sorted(
        {*_named(graph, OWL.ObjectProperty), *_named(graph, OWL.DatatypeProperty), *_named(graph, RDF.Property)}
    )
    parts = [
        HEAD.format(iri=KF.iri),
        "## Classes\n",
        *_table(graph, classes),
        "\n## Properties\n",
        *_table(graph, properties),
    ]
    return "\n".join(parts) + "\n"


def _named(graph: rdflib.Graph, kind: rdflib.URIRef) -> list[str]:
    return sorted(str(each) for each in graph.subjects(RDF.type, kind) if str(each).startswith(KF.iri))


def _table(graph: rdflib.Graph, terms: list[str]) -> list[str]:
    rows = ["| term | English | 日本語 | ties |", "| --- | --- | --- | --- |"]
    for term in terms:
        node = rdflib.URIRef(term)
        english, japanese = (
            f"**{_said(graph, node, RDFS.label, language)}**: {_said(graph, node, RDFS.comment, language)}"
            for language in ("en", "ja")
        )
        ties = [
            f"{word} {_short(other)}"
            for tie, word in TIES.items()
            for other in sorted(graph.objects(node, tie), key=str)
            if _is_iri(other)
        ]
        rows.append(f"| `{_short(node)}` | {english} | {japanese} | {'; '.join(ties)} |")
    return rows


def _is_iri(node: Node) -> bool:
    return isinstance(node, rdflib.URIRef)


def _said(graph: rdflib.Graph, term: Node, predicate: rdflib.URIRef, language: str) -> str:
    found = (o for o in graph.objects(term, predicate) if isinstance(o, rdflib.Literal) and o.language == language)
    return str(next(found, "")).replace("|", "\\|")


def _short(node: Node) -> str:
    iri = str(node)
    return next(
        (f"{prefix}:{iri.removeprefix(space)}" for prefix, space in PREFIXES.items() if iri.startswith(space)), iri
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
