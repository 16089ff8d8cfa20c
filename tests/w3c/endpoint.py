"""The endpoint in one process over a store in memory: the same HTTP, the same refusals, no workers."""

from pathlib import Path

from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, Store
from werkzeug.test import TestResponse

from query.guard import Guard
from query.messages import Question, Reply
from query.worker import reply
from tests.w3c.suite import Case, Graph
from web.app import create_app
from web.library import EXTENSION

RESULTS = {
    "srx": "application/sparql-results+xml",
    "srj": "application/sparql-results+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "": "*/*",
}


class OwnStore(Guard):
    """Answers in this process, from a store that tests fill."""

    def __init__(self) -> None:
        super().__init__(lambda: None)
        self.store = Store()

    def ask(self, question: Question) -> Reply:
        """The reply of a worker."""
        return reply(self.store, question, self.limits)


class Endpoint:
    """The endpoint with the data set of one case after the other."""

    def __init__(self) -> None:
        app = create_app(Path("no-store"))
        self._guard = OwnStore()
        app.extensions[EXTENSION].guard = self._guard
        self.client: FlaskClient = app.test_client()

    def hold(self, graphs: tuple[Graph, ...]) -> None:
        """Hold these named graphs and nothing else."""
        self._guard.store = Store()
        for graph in graphs:
            kind = RdfFormat.from_extension(graph.iri.rpartition(".")[2]) or RdfFormat.TURTLE
            self._guard.store.load(graph.text, format=kind, base_iri=graph.iri, to_graph=NamedNode(graph.iri))

    def answer(self, case: Case) -> TestResponse:
        """What the endpoint says to the query of a case, over the case's own data set."""
        self.hold((*case.default, *case.named, *case.own))
        form = {
            "query": f"BASE <{case.iri}>\n{case.query}",
            "default-graph-uri": [graph.iri for graph in case.default],
            "named-graph-uri": [graph.iri for graph in case.named],
        }
        accept = RESULTS[case.result_file.rpartition(".")[2]]
        return self.client.post("/sparql", data=form, headers={"Accept": accept})
