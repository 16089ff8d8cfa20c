"""The reading side of a store: questions, counts, files."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from graph.decisions import Decision, read
from graph.embedded import Embedded
from graph.errors import StoreError
from graph.facts import Reading
from graph.location import Location
from graph.quadstore import QuadStore, Results
from graph.remote import Remote
from graph.settings import Settings
from graph.vocabulary import KF, Base


class Counts(msgspec.Struct, frozen=True):
    """How much a store holds: facts and findings by kind, links as pairs of an old and a new measure."""

    documents: int
    pages: int
    measures: int
    links: int
    facts: dict[str, int]
    findings: dict[str, int]


class DocumentEntry(msgspec.Struct, frozen=True, order=True):
    """One document of a store."""

    file_name: str
    sha256: str
    page_count: int


class View:
    """What a store holds. ``View.open`` reads what was last published."""

    def __init__(self, directory: Path, graph: QuadStore, base: Base) -> None:
        self.directory = directory
        self.graph = graph
        self.base = base

    @classmethod
    def open(cls, place: Path | Location) -> "View":
        """The newest snapshot, which stays as it is while others write, or a server. StoreError where there is no store."""
        where = Location.of(place).settled()
        settings = Settings.read(where.directory)
        if where.endpoint:
            server = Remote(where.endpoint)
            base = server.base()
            if base:
                server.require_union()
                return cls(where.directory, server, base)
        elif settings and (graph := Embedded.newest(where.directory)):
            return cls(where.directory, graph, Base(settings.base))
        raise StoreError(f"There is no store in {where}; make one with: keifu ingest --store {where} PDF...")

    def query(self, sparql: str, *, prefixes: Mapping[str, str] | None = None) -> Results:
        """Answers a SPARQL query over the union of all graphs. SyntaxError where the query is not SPARQL."""
        return self.graph.query(sparql, prefixes=prefixes)

    def quads(self) -> Iterator[Quad]:
        """Every quad, in no order."""
        return self.graph.quads()

    def counts(self) -> Counts:
        """How much is in the graph."""
        documents = self.documents()
        return Counts(
            documents=len(documents),
            pages=sum(entry.page_count for entry in documents),
            measures=self._count("?x a kf:Measure"),
            links=self._count("?old a kf:Measure ; kf:succeededBy ?new"),
            facts=self._count_by("?x a kf:Fact, ?kind . FILTER(?kind != kf:Fact)"),
            findings=self._count_by("?x a kf:Finding ; kf:findingKind ?kind"),
        )

    def documents(self) -> list[DocumentEntry]:
        """All documents, by file name."""
        rows = self._rows(
            "?d a kf:Document ; kf:fileName ?name ; kf:sha256 ?sha ; kf:pageCount ?pages", "?name ?sha ?pages"
        )
        return sorted(DocumentEntry(name, sha256, int(pages)) for name, sha256, pages in rows)

    def held(self) -> list[str]:
        """The hashes of all documents, sorted."""
        with os.scandir(self.directory / "readings") as found:  # thousands, often: a Path for each would be slow
            return sorted(file.name.removesuffix(".json") for file in found if file.name.endswith(".json"))

    def has(self, sha256: str) -> bool:
        """Whether the store holds this document."""
        return self._reading_file(sha256).is_file()

    def reading(self, sha256: str) -> Reading:
        """What was read in one document. StoreError where the store does not hold it."""
        if not self.has(sha256):
            raise StoreError(f"The store has no document {sha256}; list them with: keifu status")
        return msgspec.json.decode(self._reading_file(sha256).read_bytes(), type=Reading)

    def readings(self) -> Iterator[Reading]:
        """What was read in every document, by hash."""
        return map(self.reading, self.held())

    def decisions(self) -> list[Decision]:
        """What people decided, in the order in which it came: number 1 is the first."""
        return read(self.directory)

    def file(self, sha256: str) -> Path:
        """The document itself, as it was taken in."""
        return self.directory / "documents" / f"{sha256}.pdf"

    def _reading_file(self, sha256: str) -> Path:
        return self.directory / "readings" / f"{sha256}.json"

    def _rows(self, pattern: str, variables: str) -> list[list[str]]:
        solutions = self.query(f"PREFIX kf: <{KF.iri}> SELECT {variables} WHERE {{ {pattern} }}")
        assert isinstance(solutions, QuerySolutions)
        return [[term.value for term in solution if isinstance(term, (NamedNode, Literal))] for solution in solutions]

    def _count(self, pattern: str) -> int:
        return int(self._rows(f"SELECT DISTINCT * WHERE {{ {pattern} }}", "(COUNT(*) AS ?n)")[0][0])

    def _count_by(self, pattern: str) -> dict[str, int]:
        rows = self._rows(f"{pattern} }} GROUP BY ?kind ORDER BY ?kind #", "?kind (COUNT(DISTINCT ?x) AS ?n)")
        return {kind.removeprefix(KF.iri): int(number) for kind, number in rows}
