"""All lines of descent as one graph for programs that draw or count networks: GraphML and GEXF."""

from pathlib import Path

import networkx as nx

from query.querier import Querier

MEASURES = """
SELECT ?measure ?name ?plan ?title ?start ?municipality WHERE {
  ?measure a kf:Measure ; skos:prefLabel ?name ; kf:inPlan ?plan . ?plan dcterms:title ?title .
  OPTIONAL { ?plan kf:startFiscalYear ?start } OPTIONAL { ?plan kf:municipality/skos:prefLabel ?municipality } %s }"""
LINKS = """
SELECT DISTINCT ?old ?new ?kind ?status ?confidence WHERE {
  ?link a kf:Succession ; kf:predecessor ?old ; kf:successor ?new ; kf:successionKind ?kind .
  ?old a kf:Measure . ?new a kf:Measure .
  OPTIONAL { ?link kf:status ?status } OPTIONAL { ?link kf:confidence ?confidence }
  FILTER(!BOUND(?status) || ?status != "rejected") FILTER NOT EXISTS { ?old kf:notSucceededBy ?new } %s
} ORDER BY ?old ?new ?confidence ?kind"""
OF_PLAN = "FILTER(EXISTS { ?old kf:inPlan $plan } || EXISTS { ?new kf:inPlan $plan })"
LINKED_TO_PLAN = """
FILTER(?plan = $plan || EXISTS { ?link kf:about ?measure ; a kf:Succession ; kf:about ?other . ?other kf:inPlan $plan })"""


def lineage_graph(querier: Querier, plan: str = "") -> "nx.DiGraph[str]":
    """Measures as nodes and links from old to new as edges, rejected ones left out; of links of one pair the surest.

    With the IRI of a plan: its measures, and those to which they are tied.
    """
    things = {"plan": plan} if plan else {}
    graph: nx.DiGraph[str] = nx.DiGraph()
    for row in querier.rows(MEASURES % (LINKED_TO_PLAN if plan else ""), **things):
        years = {"start": int(row["start"])} if "start" in row else {}
        graph.add_node(
            row["measure"], label=row["name"], plan=row["title"], municipality=row.get("municipality", ""), **years
        )
    for row in querier.rows(LINKS % (OF_PLAN if plan else ""), **things):
        if row["old"] in graph and row["new"] in graph:
            confidence = float(row.get("confidence", "1"))
            graph.add_edge(
                row["old"], row["new"], kind=row["kind"], status=row.get("status", ""), confidence=confidence
            )
    return graph


def write_graphml(file: Path, graph: "nx.DiGraph[str]") -> None:
    """For yEd, Cytoscape, igraph."""
    nx.write_graphml_xml(graph, file)


def write_gexf(file: Path, graph: "nx.DiGraph[str]") -> None:
    """For Gephi."""
    nx.write_gexf(graph, file)
