"""Keeps a graph in step with the readings, part by part: what did not change is not made again.

    STORE/outlines/<sha256>.json   outlines of the readings, made when first needed
    STORE/parts/<signature>.nq     what the graph ``derived`` holds of one part
    STORE/parts/plans.nq           what it holds of the plans, and the scheme of themes
    STORE/parts/rules              by which rules all this was made

An interrupted run leaves a graph that is partly new; running again makes it whole, for each step can be repeated.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.decisions import Decision, Review, review_quads
from graph.derived import derived_quads
from graph.facts import Reading
from graph.files import write
from graph.identity import Identity
from graph.lineage.accepted import lineage_quads
from graph.outline import Outline, outline_of
from graph.parts import Part, parts_of, rules
from graph.periods import has_corrections, with_corrections
from graph.plan_graph import plan_quads
from graph.plans import Plans
from graph.quadstore import WritableQuadStore
from graph.rdf import Page
from graph.reference import reference_quads
from graph.theme_graph import scheme_quads
from graph.vocabulary import Base

Load = Callable[[str], Reading]


class Maker:
    """Makes the graph of a store; ``load`` gives the reading of a document by its hash."""

    def __init__(self, directory: Path, graph: WritableQuadStore, base: Base, load: Load) -> None:
        self._outlines = directory / "outlines"
        self._known: dict[str, Outline] = {}
        self._parts = directory / "parts"
        self._graph = graph
        self._base = base
        self._load = load

    def by_these_rules(self) -> bool:
        """Whether the graph was made by the program as it is now."""
        file = self._parts / "rules"
        return file.is_file() and file.read_text() == rules()

    def start_again(self) -> None:
        """The graph is not the one that the parts were made for: all is made again next time."""
        (self._parts / "rules").unlink(missing_ok=True)

    def changed(self, sha256: str) -> None:
        """The reading of this document is about to change or to go."""
        self._known.pop(sha256, None)
        (self._outlines / f"{sha256}.json").unlink(missing_ok=True)

    def make(self, held: Sequence[str], decisions: Sequence[Decision] = ()) -> int:
        """Makes the graph what the readings of these documents and the decisions say; returns how many parts it made."""
        review = Review(decisions)
        self._begin()
        plans = Plans(self._corrected_outline(sha256, review) for sha256 in held)
        wanted = {part.signature: part for part in parts_of(plans, self._base.iri, review)}
        known = {file.stem: file for file in self._parts.glob("*.nq") if file.stem != "plans"}
        for signature in sorted(known.keys() - wanted.keys()):
            self._graph.replace(_quads_in(known[signature]), set())
            known[signature].unlink()
        self._leave_only(held)
        new = sorted(wanted.keys() - known.keys())
        for signature in new:
            self._make_part(wanted[signature], plans, review)
        made = {*plan_quads(plans, self._base, review), *scheme_quads(self._base)}
        self._graph.replace(_quads_in(self._parts / "plans.nq"), made)
        _keep(self._parts / "plans.nq", made)
        self._graph.replace(self._held(self._base.review), set(review_quads(decisions, self._base)))
        write(self._parts / "rules", rules().encode())
        return len(new)

    def _begin(self) -> None:
        """Clears away what other rules made."""
        for directory in (self._outlines, self._parts):
            directory.mkdir(exist_ok=True)
        if self.by_these_rules():
            return
        self._known.clear()
        for file in (*self._outlines.iterdir(), *self._parts.iterdir()):
            file.unlink()
        for graph in (self._base.derived, self._base.inferred):
            self._graph.clear(graph)
        self._graph.replace(self._held(self._base.reference), set(reference_quads(self._base)))

    def _outline(self, sha256: str) -> Outline:
        if sha256 not in self._known:
            self._known[sha256] = self._read_outline(sha256)
        return self._known[sha256]

    def _read_outline(self, sha256: str) -> Outline:
        file = self._outlines / f"{sha256}.json"
        if file.is_file():
            return msgspec.json.decode(file.read_bytes(), type=Outline)
        outline = outline_of(self._load(sha256))
        write(file, msgspec.json.encode(outline))
        return outline

    def _corrected_outline(self, sha256: str, review: Review) -> Outline:
        outline = self._outline(sha256)
        if not has_corrections(sha256, review, self._base):
            return outline
        return with_corrections(outline, self._load(sha256), review, self._base)

    def _leave_only(self, held: Iterable[str]) -> None:
        """Takes out the graphs of documents that the store no longer holds."""
        wanted = {self._base.document_graph(sha256) for sha256 in held}
        home = self._base.document_graph("").value
        for graph in list(self._graph.graphs()):
            if graph.value.startswith(home) and graph not in wanted:
                self._graph.clear(graph)

    def _make_part(self, part: Part, plans: Plans, review: Review) -> None:
        identity = Identity(map(self._load, part.documents), self._base, plans, review)
        pages = [Page(reading, identity) for reading in identity.readings]
        derived = {*derived_quads(identity, pages), *lineage_quads(identity, pages)}
        before = {quad for page in pages for quad in self._held(page.graph)}
        self._graph.replace(before, derived.union(*(page.quads() for page in pages)))
        _keep(self._parts / f"{part.signature}.nq", derived)

    def _held(self, graph: NamedNode) -> set[Quad]:
        return set(self._graph.quads(graph))


def _quads_in(file: Path) -> set[Quad]:
    if not file.is_file():
        return set()
    return {quad for quad in parse(path=str(file), format=RdfFormat.N_QUADS) if isinstance(quad, Quad)}


def _keep(file: Path, quads: Iterable[Quad]) -> None:
    write(file, "".join(f"{quad} .\n" for quad in quads).encode())
