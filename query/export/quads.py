"""The graph itself as a file: N-Quads, TriG or JSON-LD, whole or what belongs to one plan."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, serialize

from graph.vocabulary import PREFIXES
from query.querier import PROLOGUE, Querier

RDF_FORMATS = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}
# A plan's things, the facts about them, their evidence, and the documents, departments and the municipality that are named.
OWN = (
    """{ BIND($plan AS ?x) } UNION { ?x kf:inPlan $plan ; a kf:Measure } UNION { ?x kf:indicatorOf/kf:inPlan $plan }"""
)
WAYS = (
    "BIND(?x AS ?s)",
    "?s kf:about ?x .",
    "?fact kf:about ?x ; prov:wasDerivedFrom ?s .",
    "?fact kf:about ?x ; prov:wasDerivedFrom/kf:inDocument ?s .",
    "?x kf:anyDepartment ?s .",
    "?x kf:municipality ?s .",
)


def write_quads(file: Path, querier: Querier, form: str, plan: str = "") -> None:
    """Every quad once; N-Quads in sorted order, so that two files can be compared."""
    quads = of_plan(querier, plan) if plan else querier.store.quads()
    if form == "nq":
        file.write_text("".join(sorted(f"{quad} .\n" for quad in quads)), encoding="utf-8")
    else:
        serialize(quads, str(file), format=RDF_FORMATS[form], prefixes=PREFIXES)


def of_plan(querier: Querier, plan: str) -> Iterator[Quad]:
    """The quads that belong to a plan. ValueError where ``plan`` is no IRI."""
    found: set[Quad] = set()
    for way in WAYS:
        found.update(_quads(querier, f"SELECT ?g ?s ?p ?o WHERE {{ {{ {OWN} }} {way} GRAPH ?g {{ ?s ?p ?o }} }}", plan))
    yield from found


def _quads(querier: Querier, query: str, plan: str) -> Iterator[Quad]:
    solutions = querier.store.query(PROLOGUE + query.replace("$plan", str(NamedNode(plan))))
    assert isinstance(solutions, QuerySolutions)
    for graph, subject, predicate, value in solutions:
        assert isinstance(graph, NamedNode)
        assert isinstance(subject, NamedNode | BlankNode)
        assert isinstance(predicate, NamedNode)
        assert isinstance(value, NamedNode | BlankNode | Literal)
        yield Quad(subject, predicate, value, graph)
