"""Keeps a graph in step with the readings, piece by piece: what did not change is not made again, nor looked at.

    STORE/outlines/<sha256>.json   outlines of the readings, made when first needed
    STORE/parts/<signature>.nq     what the graph ``derived`` holds of one part
    STORE/parts/plans-<group>.nq   what it holds of the plans of one group
    STORE/parts/themes.nq          the scheme of themes
    STORE/parts/rules              by which rules all this was made

The first making in a process goes through everything, as does the one after a making that was interrupted; each step can be
repeated.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec
from pyoxigraph import NamedNode, Quad

from graph.decisions import Decision, Review, review_quads
from graph.derived import derived_quads
from graph.facts import Reading
from graph.files import write
from graph.identity import Identity
from graph.lineage.accepted import lineage_quads
from graph.outline import Outline, outline_of
from graph.parts import Part, Parts, rules
from graph.periods import has_corrections, with_corrections
from graph.pieces import Pieces
from graph.plan_graph import PlanVerdicts, group_quads, linked_groups, plan_verdicts
from graph.plans import Plans, group_of
from graph.quadstore import WritableQuadStore
from graph.rdf import Page
from graph.reference import reference_quads
from graph.terms import digest
from graph.theme_graph import scheme_quads
from graph.vocabulary import Base

Load = Callable[[str], Reading]
Corrected = dict[str, set[str]]  # documents, each with the decisions that correct facts of it


class Made:
    """What the graph was made from last."""

    def __init__(self, directory: Path, graph: WritableQuadStore, base: Base) -> None:
        self.pieces = Pieces(directory, graph)
        self.plans = Plans()
        self.parts = Parts(self.plans, base)
        self.verdicts: PlanVerdicts = {}
        self.decisions: list[Decision] | None = None
        self.corrected: Corrected = {}

    def judge(self, review: Review, base: Base) -> set[str]:
        """What people decided of two plans holds now; returns the groups of which it was otherwise before."""
        before, self.verdicts = self.verdicts, plan_verdicts(self.plans, base, review)
        others = dict(before.items() ^ self.verdicts.items())
        return {group_of(key) for pair in others for key in pair}


class Maker:
    """Makes the graph of a store; ``load`` gives the reading of a document by its hash."""

    def __init__(self, directory: Path, graph: WritableQuadStore, base: Base, load: Load) -> None:
        self._outlines = directory / "outlines"
        self._parts = directory / "parts"
        self._graph = graph
        self._base = base
        self._load = load
        self._made: Made | None = None
        self._changed: set[str] = set()

    def by_these_rules(self) -> bool:
        """Whether the graph was made by the program as it is now."""
        file = self._parts / "rules"
        return file.is_file() and file.read_text() == rules()

    def start_again(self) -> None:
        """The graph is not the one that the parts were made for: all is made again next time."""
        (self._parts / "rules").unlink(missing_ok=True)
        self._made = None

    def changed(self, sha256: str) -> None:
        """The reading of this document is about to change or to go."""
        self._changed.add(sha256)
        (self._outlines / f"{sha256}.json").unlink(missing_ok=True)

    def make(self, held: Sequence[str], decisions: Sequence[Decision] = ()) -> int:
        """Makes the graph what the readings of these documents and the decisions say; returns how many parts it made."""
        made = self._made
        self._made = None
        if made:
            number = self._follow(made, held, Review(decisions))
        else:
            made = self._begin()
            number = self._follow(made, held, Review(decisions), whole=True)
        if decisions != made.decisions:
            self._graph.replace(self._held(self._base.review), set(review_quads(decisions, self._base)))
            made.decisions = [*decisions]
        if not self.by_these_rules():
            write(self._parts / "rules", rules().encode())
        self._changed.clear()
        self._made = made
        return number

    def _begin(self) -> Made:
        """What is kept, without what other rules made."""
        for directory in (self._outlines, self._parts):
            directory.mkdir(exist_ok=True)
        if not self.by_these_rules():
            for file in (*self._outlines.iterdir(), *self._parts.iterdir()):
                file.unlink()
            for graph in (self._base.derived, self._base.inferred):
                self._graph.clear(graph)
            self._graph.replace(self._held(self._base.reference), set(reference_quads(self._base)))
        made = Made(self._parts, self._graph, self._base)
        made.pieces.put("themes", set(scheme_quads(self._base)))
        return made

    def _follow(self, made: Made, held: Sequence[str], review: Review, *, whole: bool = False) -> int:
        """Brings the graph from what was made last to these documents; ``whole``: it is not known what it holds."""
        come, gone = self._different(made, held, review)
        changes = made.plans.change((self._outline(sha256, review) for sha256 in come), gone)
        old, new = made.parts.change(changes.documents | gone, review)
        groups = changes.groups | made.judge(review, self._base)
        stale = {part.signature for part in old}
        if whole:
            stale = made.pieces.names - {"themes", *(part.signature for part in new), *map(_name, groups)}
            gone = self._ghosts(held)
        made.pieces.drop(stale & made.pieces.names)
        for sha256 in sorted(gone):
            self._graph.clear(self._base.document_graph(sha256))
        missing = sorted(part for part in new if part.signature not in made.pieces.names)
        for part in missing:
            self._make_part(part, made, review)
        self._make_plans(made, groups)
        return len(missing)

    def _different(self, made: Made, held: Sequence[str], review: Review) -> tuple[list[str], set[str]]:
        """The documents that are new, were read again, or were corrected, and those that are gone."""
        corrected: Corrected = defaultdict(set)
        for decision in review.corrections:
            for document in decision.on[1:]:
                corrected[document.removeprefix(self._base.document("").value)].add(decision.name)
        known, before = made.plans.outlines, made.corrected
        made.corrected = corrected
        others = self._changed | {each for each in corrected.keys() | before if corrected.get(each) != before.get(each)}
        return [sha256 for sha256 in held if sha256 in others or sha256 not in known], known.keys() - set(held)

    def _outline(self, sha256: str, review: Review) -> Outline:
        file = self._outlines / f"{sha256}.json"
        if file.is_file():
            outline = msgspec.json.decode(file.read_bytes(), type=Outline)
        else:
            outline = outline_of(self._load(sha256))
            write(file, msgspec.json.encode(outline))
        if not has_corrections(sha256, review, self._base):
            return outline
        return with_corrections(outline, self._load(sha256), review, self._base)

    def _ghosts(self, held: Iterable[str]) -> set[str]:
        """Documents that the store no longer holds, of which there are graphs."""
        home = self._base.document_graph("").value
        found = (graph.value.removeprefix(home) for graph in self._graph.graphs() if graph.value.startswith(home))
        return set(found) - set(held)

    def _make_part(self, part: Part, made: Made, review: Review) -> None:
        identity = Identity(map(self._load, part.documents), self._base, made.plans, review)
        pages = [Page(reading, identity) for reading in identity.readings]
        derived = {*derived_quads(identity, pages), *lineage_quads(identity, pages)}
        before = {quad for page in pages for quad in self._held(page.graph)}
        made.pieces.put(part.signature, derived, before, {quad for page in pages for quad in page.quads()})

    def _make_plans(self, made: Made, groups: set[str]) -> None:
        for group in sorted(linked_groups(made.plans, groups, made.verdicts)):
            quads = set(group_quads(made.plans, group, self._base, made.verdicts))
            if quads:
                made.pieces.put(_name(group), quads)
            else:
                made.pieces.drop({_name(group)} & made.pieces.names)

    def _held(self, graph: NamedNode) -> set[Quad]:
        return set(self._graph.quads(graph))


def _name(group: str) -> str:
    """The piece that tells of the plans of a group."""
    return f"plans-{digest(group)}"
