"""Where everything is kept: the files read, what was read in them, what people decided, and the graph made of that.

The readings and decisions are the truth; the graph is made from them and can be made again at any time. One process
writes; any number read the last published snapshot, which no writer touches.

    STORE/documents/<sha256>.pdf   the files
    STORE/readings/<sha256>.json   their readings
    STORE/decisions.jsonl          what people decided
    STORE/graph/                   the writer's graph
    STORE/published/<number>/      snapshots of it for readers; ``current`` names the newest
    STORE/pending                  stands there while the graph is behind the readings
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import monotonic
from typing import Self

import msgspec
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat
from pyoxigraph import Store as Graph

from graph.decisions import Decision, append, read
from graph.facts import Reading
from graph.files import copy, write
from graph.maker import Maker
from graph.terms import text
from graph.vocabulary import DCTERMS, DEFAULT_BASE, KF, PROV, XSD, Base

FORMAT = 1
PATIENCE = 5.0  # seconds that readers wait for documents that a batch brings, at least ...
SHARE = 10  # ... and that many times what making the graph took, so that it takes a tenth of a long run at most
MANY_PARTS = 20  # from so many new parts on, the graph's files are put in order, or later questions are slow
KEPT_SNAPSHOTS = 2  # the current one, and the one that a reader may be about to open


class StoreError(Exception):
    """The store cannot do what was asked; the message is one sentence that says what to do."""


class StoreLockedError(StoreError):
    """Another process is writing to the store."""


class Settings(msgspec.Struct, frozen=True):
    """What a store was made with: the layout's version, and the base of its IRIs."""

    format: int = FORMAT
    base: str = DEFAULT_BASE


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
    """The reading side of a store: questions, counts, files. ``View.open`` reads the last published snapshot."""

    def __init__(self, directory: Path, graph: Graph, settings: Settings) -> None:
        self.directory = directory
        self.base = Base(settings.base)
        self._graph = graph

    @classmethod
    def open(cls, directory: Path) -> "View":
        """The newest snapshot; it stays as it is while others write. StoreError where there is no store."""
        settings = _settings(directory)
        current = newest_snapshot(directory)
        if settings is None or current is None:
            raise StoreError(
                f"There is no store in {directory}; make one with: keifu ingest --store {directory} PDF..."
            )
        return cls(directory, Graph.read_only(str(current)), settings)

    @property
    def graph(self) -> Graph:
        """The graph itself, for the questions of other rooms; they only read it."""
        return self._graph

    def query(self, sparql: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answers a SPARQL query over the union of all graphs. SyntaxError where the query is not SPARQL."""
        return self._graph.query(sparql, use_default_graph_as_union=True)

    def export(self, file: Path) -> None:
        """Writes every graph as N-Quads (.nq) or TriG (.trig), each quad once, N-Quads in sorted order."""
        if file.suffix == ".nq":
            file.write_text("".join(sorted(f"{quad} .\n" for quad in self.quads())), encoding="utf-8")
        elif file.suffix == ".trig":
            self._graph.dump(str(file), format=RdfFormat.TRIG)
        else:
            raise StoreError(f"{file.name}: name the file .nq (N-Quads) or .trig (TriG).")

    def quads(self) -> Iterator[Quad]:
        """Every quad, in no order."""
        return iter(self._graph)

    def counts(self) -> Counts:
        """How much is in the graph."""
        return Counts(
            documents=len(self.documents()),
            pages=sum(entry.page_count for entry in self.documents()),
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
        for file in sorted((self.directory / "readings").glob("*.json")):
            yield self.reading(file.stem)

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


class Store(View):
    """The writing side: one process at a time. Use it as a context manager, or ``close`` it."""

    def __init__(self, directory: Path, graph: Graph, settings: Settings) -> None:
        super().__init__(directory, graph, settings)
        self._arrived: list[Quad] = []
        self._maker = Maker(directory, graph, self.base, self.reading)
        self._batches = 0
        self._next = monotonic() + PATIENCE

    @classmethod
    def open(cls, directory: Path, base: str = "") -> "Store":
        """Opens a store to write, makes it where there is none, and finishes what an interrupted run left.

        StoreLockedError while another process writes.
        """
        settings = _settings(directory)
        _make_folders(directory)
        if settings and base and settings.base != base:
            raise StoreError(
                f"The store in {directory} was made with the base {settings.base}; use that, or another store."
            )
        graph = _open_graph(directory)
        new = settings is None
        settings = settings or Settings(base=base or DEFAULT_BASE)
        store = cls(directory, graph, settings)
        if not store._is_finished():
            store.rebuild()
        if new:
            write(directory / "store.json", msgspec.json.encode(settings))
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the store, so that another process can write."""
        self._graph.flush()
        del self._graph, self._maker

    def add(self, reading: Reading, file: Path) -> None:
        """Takes a document in, whole or not at all; one that is there already is replaced."""
        self._begin()
        target = self.file(reading.sha256)
        if not (target.exists() and target.samefile(file)):
            copy(file, target)
        self._maker.changed(reading.sha256)
        write(self._reading_file(reading.sha256), msgspec.json.encode(reading))
        self._arrived += self._intake(reading.sha256, file)
        self._end()

    def forget(self, sha256: str) -> None:
        """Takes a document out with all that only it said. StoreError where the store does not hold it."""
        if not self.has(sha256):
            raise StoreError(f"The store has no document {sha256}; list them with: keifu status")
        self._begin()
        self._maker.changed(sha256)
        self._reading_file(sha256).unlink()
        self.file(sha256).unlink(missing_ok=True)
        self._end()

    def decide(self, *new: Decision) -> list[Decision]:
        """Records what people decided, for good; returns what the store did not have yet. Undo is a decision, too."""
        self._begin()
        added = append(self.directory, new)
        self._end()
        return added

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Within it the graph is made and published every few seconds and at the end, not for each document."""
        self._batches += 1
        try:
            yield
        finally:
            self._batches -= 1
            if not self._batches and (self.directory / "pending").exists():
                self.rebuild()

    def rebuild(self) -> None:
        """Makes the graph what the readings say, and publishes it; parts that did not change stay."""
        held = [file.stem for file in sorted((self.directory / "readings").glob("*.json"))]
        self._tidy(set(held))
        started = monotonic()
        if self._maker.make(held, self.decisions()) >= MANY_PARTS:
            self._graph.optimize()
        self._note_arrivals(set(held))
        self._publish()
        (self.directory / "pending").unlink(missing_ok=True)
        self._next = monotonic() + max(PATIENCE, SHARE * (monotonic() - started))

    def _tidy(self, held: set[str]) -> None:
        """Removes files that an interrupted run left without a reading."""
        for file in (self.directory / "documents").iterdir():
            if file.name.removesuffix(".pdf") not in held:
                file.unlink()

    def _note_arrivals(self, held: set[str]) -> None:
        """Says in the intake graph when each document came, and takes out those that are no longer held."""
        documents = {self.base.document(sha256) for sha256 in held}
        arrived = {quad.subject for quad in self._arrived}
        for quad in list(self._graph.quads_for_pattern(None, None, None, self.base.intake)):
            if quad.subject in arrived or quad.subject not in documents:
                self._graph.remove(quad)
        self._graph.extend(quad for quad in self._arrived if quad.subject in documents)
        self._arrived.clear()

    def _intake(self, sha256: str, file: Path) -> Iterator[Quad]:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        node = self.base.document(sha256)
        for predicate, value in (
            (PROV.generatedAtTime, Literal(now, datatype=XSD.dateTime)),
            (DCTERMS.source, text(file.name)),
            (KF.readerVersion, text(_version())),
        ):
            yield Quad(node, predicate, value, self.base.intake)

    def _is_finished(self) -> bool:
        """Whether nothing was left half-way, and the graph is as this version of the program makes it."""
        pending = (self.directory / "pending").exists()
        return not pending and newest_snapshot(self.directory) is not None and self._maker.by_these_rules()

    def _begin(self) -> None:
        (self.directory / "pending").touch()

    def _end(self) -> None:
        if not self._batches or monotonic() > self._next:
            self.rebuild()

    def _publish(self) -> None:
        """Puts a snapshot where readers find it, and takes away those that none will open any more."""
        home = self.directory / "published"
        numbers = sorted(int(path.name) for path in home.iterdir() if path.name.isdigit())
        number = numbers[-1] + 1 if numbers else 1
        self._graph.backup(str(home / str(number)))
        write(home / "current", str(number).encode())
        for old in numbers[: -KEPT_SNAPSHOTS + 1]:
            shutil.rmtree(home / str(old))


def _make_folders(directory: Path) -> None:
    try:
        for name in ("documents", "readings", "published"):
            (directory / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"A store cannot be made in {directory} ({error.strerror}); name a folder that you can write to."
        ) from error


def _open_graph(directory: Path) -> Graph:
    try:
        return Graph(str(directory / "graph"))
    except OSError as error:
        if "lock" in str(error).lower():
            raise StoreLockedError(
                f"Another process is writing to the store in {directory}; wait until it has finished, or use another store."
            ) from error
        raise StoreError(
            f"The graph in {directory} cannot be opened ({error}); move it away and run keifu again."
        ) from error


def _settings(directory: Path) -> Settings | None:
    file = directory / "store.json"
    if not file.is_file():
        return None
    settings = msgspec.json.decode(file.read_bytes(), type=Settings)
    if settings.format > FORMAT:
        raise StoreError(f"The store in {directory} was made by a newer Keifu; install that, or use another store.")
    return settings


def newest_snapshot(directory: Path) -> Path | None:
    """The directory of the newest snapshot, None where there is none; another one after each change of the store."""
    name = directory / "published" / "current"
    return name.with_name(name.read_text()) if name.is_file() else None


def _version() -> str:
    try:
        return version("keifu")
    except PackageNotFoundError:
        return "unknown"
