"""The graph on a SPARQL 1.1 server, over the Query, Update and Graph Store protocols.

    http://host:7878/                                          query, update and store below it, as Oxigraph has them
    http://host:3030/plans/#update=update&graphs=data          Fuseki
    http://host:7200/repositories/plans#query=&update=statements&graphs=rdf-graphs/service   GraphDB, RDF4J
    http://dba:word@host:8890/#query=sparql&update=sparql-auth&graphs=sparql-graph-crud-auth   Virtuoso

What follows the # stays here: it says where the three protocols are, as links relative to what stands before. The server must
answer over the union of all graphs where a query names none. A server has no snapshots: readers see a run as it goes, each
document's graph whole.
"""

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit, urlunsplit

import msgspec
import pyoxigraph
import requests
from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse,
    parse_query_results,
    serialize,
)
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from graph.embedded import data
from graph.errors import StoreError
from graph.quadstore import Results
from graph.vocabulary import KF, OWL, RDF, RDFS, Base

SOONEST, LONGEST = 10.0, 600.0  # seconds to wait for a connection, and for an answer
A_REQUEST = 2000  # quads; servers refuse updates that are too long
WHOLE = 500  # up to so many quads are one update, which a server with transactions does whole or not at all
TABLE, TRIPLES = "application/sparql-results+json", "application/n-triples"
NOT_FOUND, UNAUTHORIZED = 404, 401
UNION = f"ASK {{ <{KF.Fact.value}> <{RDF.type.value}> <{OWL.Class.value}> }}"
HOME = f"SELECT ?g WHERE {{ GRAPH ?g {{ <{KF.Fact.value}> <{RDFS.isDefinedBy.value}> ?ontology }} }} LIMIT 1"


class Endpoint(msgspec.Struct, frozen=True):
    """The addresses of the three protocols, and who asks."""

    query: str
    update: str
    graphs: str
    user: str = ""
    password: str = ""

    @classmethod
    def of(cls, address: str) -> "Endpoint":
        """From one address, as the top of this file has it. StoreError where it is none."""
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise StoreError(f"{address} is no address of a SPARQL server; it begins with http:// or https://.")
        host = parts.netloc.rpartition("@")[2]
        home = urlunsplit((parts.scheme, host, parts.path.rstrip("/") + "/", "", ""))
        told = {"query": "query", "update": "update", "graphs": "store"}
        told |= {name: values[0] for name, values in parse_qs(parts.fragment, keep_blank_values=True).items()}
        query, update, graphs = (
            urljoin(home, told[name]) if told[name] else home.rstrip("/") for name in ("query", "update", "graphs")
        )
        return cls(query, update, graphs, parts.username or "", parts.password or "")


class Remote:
    """A SPARQL server that is asked. StoreError where it does not answer as it should.

    It may let us wait ``seconds``.
    """

    def __init__(self, address: str, seconds: float = LONGEST) -> None:
        self._endpoint = Endpoint.of(address)
        self._seconds = seconds
        self._session = requests.Session()
        self._session.trust_env = False
        self._auth: AuthBase | None = None

    def base(self) -> Base | None:
        """The base of the IRIs of the Keifu graph on the server, None where there is none."""
        solutions = self.query(HOME)
        assert isinstance(solutions, QuerySolutions)
        graph = next((row["g"].value for row in solutions), None)
        return Base(graph.removesuffix("graph/reference")) if graph else None

    def require_union(self) -> None:
        """StoreError where questions that name no graph are not answered over all of them."""
        if not self.query(UNION):
            raise StoreError(
                f"{self._endpoint.query} does not answer over the union of all graphs, which Keifu needs;"
                " start the server so (for Oxigraph: --union-default-graph)."
            )

    def query(
        self,
        sparql: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Results:
        """The answer to a SPARQL query, over these graphs if any are named. SyntaxError where it is not SPARQL."""
        whole = "".join(f"PREFIX {name}: <{iri}> " for name, iri in (prefixes or {}).items()) + sparql
        graph = isinstance(pyoxigraph.Store().query(whole), QueryTriples)
        headers = {"Accept": TRIPLES if graph else TABLE}
        form = {"query": [whole], "default-graph-uri": default_graphs, "named-graph-uri": named_graphs}
        answer = self._send("POST", self._endpoint.query, data=form, headers=headers)
        self._require(answer)
        if graph:
            return _as_result(answer.content)
        found = parse_query_results(answer.content, QueryResultsFormat.JSON)
        assert isinstance(found, QueryBoolean | QuerySolutions)
        return found

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """What stands in one graph, or in all that Keifu made, in no order."""
        for name in [graph] if graph else list(self.graphs()):
            answer = self._send("GET", self._endpoint.graphs, params={"graph": name.value}, headers={"Accept": TRIPLES})
            if answer.status_code != NOT_FOUND:
                self._require(answer)
                for triple in parse(answer.content, RdfFormat.N_TRIPLES):
                    yield Quad(triple.subject, triple.predicate, triple.object, name)

    def graphs(self) -> Iterator[NamedNode]:
        """The names of all graphs below the base of the Keifu graph."""
        base = self.base()
        if base is None:
            return
        home = f"{base.iri}graph/"
        solutions = self.query(
            f'SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{home}")) }}'
        )
        assert isinstance(solutions, QuerySolutions)
        yield from [row["g"] for row in solutions]

    def _send(self, method: str, address: str, **arguments: Any) -> requests.Response:
        try:
            answer = self._ask(method, address, arguments)
            if answer.status_code == UNAUTHORIZED and self._endpoint.user and not self._auth:
                self._auth = self._credentials(answer.headers.get("WWW-Authenticate", ""))
                answer = self._ask(method, address, arguments)
        except requests.RequestException as error:
            raise StoreError(
                f"The SPARQL server at {address} does not answer ({type(error).__name__}); is it running?"
            ) from error
        return answer

    def _ask(self, method: str, address: str, arguments: dict[str, Any]) -> requests.Response:
        return self._session.request(method, address, auth=self._auth, timeout=(SOONEST, self._seconds), **arguments)

    def _credentials(self, challenge: str) -> AuthBase:
        """As the server wants them."""
        kind = HTTPDigestAuth if challenge.lower().startswith("digest") else HTTPBasicAuth
        return kind(self._endpoint.user, self._endpoint.password)

    @staticmethod
    def _require(answer: requests.Response) -> None:
        if not answer.ok:
            said = " ".join(answer.text.split())[:300]
            raise StoreError(
                f"The SPARQL server refused {answer.request.method} {answer.url} ({answer.status_code}): {said}"
            )


class WritableRemote(Remote):
    """The same for the one process that writes."""

    def replace(self, old: AbstractSet[Quad], new: AbstractSet[Quad]) -> None:
        """From the old quads to the new; one update where they are few, else what goes first, then each graph's new quads."""
        gone, come = old - new, new - old
        if len(gone) + len(come) <= WHOLE:
            self._update(_deletion(gone) + _insertion(come))
            return
        for some in _portions(gone):
            self._update(_deletion(some))
        added: defaultdict[NamedNode, list[Quad]] = defaultdict(list)
        for quad in come:
            assert isinstance(quad.graph_name, NamedNode)
            added[quad.graph_name].append(quad)
        for graph, quads in added.items():
            body = io.BytesIO()
            serialize((quad.triple for quad in quads), body, RdfFormat.N_TRIPLES)
            headers = {"Content-Type": TRIPLES}
            parameters = {"graph": graph.value}
            self._require(
                self._send("POST", self._endpoint.graphs, params=parameters, data=body.getvalue(), headers=headers)
            )

    def clear(self, graph: NamedNode) -> None:
        """Removes a graph."""
        answer = self._send("DELETE", self._endpoint.graphs, params={"graph": graph.value})
        if answer.status_code != NOT_FOUND:
            self._require(answer)

    def optimize(self) -> None:
        """Servers see to that themselves."""

    def publish(self) -> None:
        """What was written is seen already, if questions see all graphs."""
        self.require_union()

    def is_published(self) -> bool:
        """Always: there is nothing to be done for it."""
        return True

    def close(self) -> None:
        """Ends the connections."""
        self._session.close()

    def _update(self, sparql: str) -> None:
        if sparql:
            self._require(self._send("POST", self._endpoint.update, data={"update": sparql}))


def _deletion(quads: Iterable[Quad]) -> str:
    return f"DELETE DATA {{ {data(quads)} }} ;\n" if quads else ""


def _insertion(quads: Iterable[Quad]) -> str:
    return f"INSERT DATA {{ {data(quads)} }}" if quads else ""


def _portions(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    left = iter(quads)
    while some := list(islice(left, A_REQUEST)):
        yield some


def _as_result(triples: bytes) -> QueryTriples:
    """Triples that were sent as the result of a CONSTRUCT."""
    held = pyoxigraph.Store()
    held.extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in parse(triples, RdfFormat.N_TRIPLES))
    result = held.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(result, QueryTriples)
    return result
