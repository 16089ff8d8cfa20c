"""From a reading to the triples of its document: the document, its facts with their evidence, its findings."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
from pyoxigraph import Literal, NamedNode, Quad

from graph import mentions
from graph.corrections import corrected
from graph.facts import (
    AnyFact,
    Evidence,
    Finding,
    Mention,
    Placement,
    PlanEntry,
    Reading,
)
from graph.identity import Identity
from graph.placements import together
from graph.properties import Properties, placement, properties_of
from graph.terms import Term, box, digest, integer, text
from graph.told import Told, breach, evidence_node, local_name
from graph.vocabulary import DCTERMS, KF, PROV, RDF


class Page:
    """One document's part of the graph: its facts as ``printed``, and as ``told`` to what follows from them (corrected).

    A fact that breaks a rule of the shapes does not get in; a finding tells of it.
    """

    def __init__(self, reading: Reading, identity: Identity) -> None:
        self.reading = reading
        self.identity = identity
        self.document = identity.base.document(reading.sha256)
        self.graph = identity.base.document_graph(reading.sha256)
        self._local = self._local_names()
        everything = self._tell_all()
        self._broken = [(told, wrong) for told in everything if (wrong := breach(told))]
        broken = {told.node for told, _ in self._broken}
        self.printed = [told for told in everything if told.node not in broken]
        self.told = [self._as_corrected(told) for told in self.printed]

    def quads(self) -> Iterator[Quad]:
        """Everything that stands in the document's graph."""
        for subject, predicate, value in self._triples():
            yield Quad(subject, predicate, value, self.graph)

    def evidence_node(self, evidence: Evidence) -> NamedNode:
        """The piece of evidence by what it is: document, page, box, words."""
        return evidence_node(self.identity.base.iri, self.reading.sha256, evidence)

    def entry_node(self, fact: PlanEntry) -> NamedNode:
        """The node of a fact that names a plan."""
        return self._tell(KF.PlanEntry, properties_of(fact, self._node), fact.evidence).node

    def _triples(self) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
        yield from self._document_triples()
        pieces: set[Evidence] = set()
        for told in self.printed:
            yield told.node, RDF.type, KF.Fact
            yield told.node, RDF.type, told.kind
            for predicate, value in told.properties:
                yield told.node, predicate, value
            for piece in told.evidence:
                yield told.node, PROV.wasDerivedFrom, self.evidence_node(piece)
            pieces.update(told.evidence)
        for finding in (*self.reading.findings, *self._own_findings()):
            yield from self._finding_triples(finding)
            pieces.update(finding.evidence)
        for piece in pieces:
            yield from self._evidence_triples(piece)

    def _document_triples(self) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
        reading = self.reading
        yield self.document, RDF.type, KF.Document
        yield self.document, KF.fileName, text(reading.file_name)
        yield self.document, KF.sha256, text(reading.sha256)
        yield self.document, KF.pageCount, integer(reading.page_count)
        for predicate, value in (
            (DCTERMS.source, reading.given.source),
            (DCTERMS.license, reading.given.licence),
            (DCTERMS.rightsHolder, reading.given.rights_holder),
        ):
            if value:
                yield self.document, predicate, text(value)
        for plan in reading.plans:
            key = self.identity.plans.find(reading.sha256, plan).key
            yield self.document, DCTERMS.subject, self.identity.plan_node(key)

    def _evidence_triples(self, piece: Evidence) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
        node = self.evidence_node(piece)
        yield node, RDF.type, KF.Evidence
        yield node, KF.inDocument, self.document
        yield node, KF.page, integer(piece.page)
        yield node, KF.bbox, box(piece.box)
        yield node, KF.quote, text(piece.quote)
        if piece.by_ocr:
            yield node, KF.byOcr, Literal(True)

    def _finding_triples(self, finding: Finding) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
        places = sorted(self.evidence_node(piece).value for piece in finding.evidence)
        name = digest(self.reading.sha256, finding.kind, finding.message, *places)
        node = NamedNode(f"{self.identity.base.iri}finding/{name}")
        yield node, RDF.type, KF.Finding
        yield node, KF.findingKind, text(finding.kind)
        yield node, KF.message, text(finding.message)
        yield node, KF.inDocument, self.document
        for piece in finding.evidence:
            yield node, PROV.wasDerivedFrom, self.evidence_node(piece)

    def _own_findings(self) -> Iterator[Finding]:
        """Municipalities of this document whose name does not tell which they are, and facts that are not whole."""
        for town in self.identity.plans.unclear(self.reading.sha256):
            where = next((f.evidence for f in self._sorted_facts() if _names_town(f, town.name)), ())
            message = f"自治体「{town.name}」がどの団体か決められません。都道府県名か団体コードが必要です。"
            yield Finding("unclear-municipality", message, where)
        for told, wrong in self._broken:
            yield Finding("broken-fact", f"取り込めない事実: {wrong}", told.evidence)

    def _sorted_facts(self) -> list[AnyFact]:
        return sorted(self.reading.facts, key=msgspec.json.encode)

    def _local_names(self) -> dict[str, str]:
        """For each thing the smallest name it has in this document: a name for facts that no other document changes.

        Where two things would share one, each keeps its IRI.
        """
        names: dict[str, str] = {}
        for fact in self.reading.facts:
            for direct in mentions.of_fact(fact):
                for mention in mentions.with_what_is_behind(direct):
                    node = self.identity.node(self.reading, mention, fact).value
                    names[node] = min(names.get(node, "\uffff"), local_name(mention))
        shared = Counter(names.values())
        return {node: name if shared[name] == 1 else node for node, name in names.items()}

    def _tell_all(self) -> list[Told]:
        merged: dict[str, Told] = {}
        for kind, properties, evidence in self._statements():
            told = self._tell(kind, properties, evidence)
            known = merged.get(told.node.value)
            pieces = {*told.evidence, *(known.evidence if known else ())}
            merged[told.node.value] = msgspec.structs.replace(told, evidence=tuple(sorted(pieces, key=_place)))
        return [merged[node] for node in sorted(merged)]

    def _as_corrected(self, told: Told) -> Told:
        right = self.identity.corrections.get(told.node.value)
        return msgspec.structs.replace(told, properties=corrected(told.properties, right)) if right else told

    def _tell(self, kind: NamedNode, properties: Properties, evidence: Sequence[Evidence]) -> Told:
        parts = sorted(f"{p.value} {self._local.get(v.value, v.value)}" for p, v in properties)
        name = digest(self.reading.sha256, kind.value, *parts)
        node = NamedNode(f"{self.identity.base.iri}fact/{name}")
        return Told(node, kind, tuple(properties), tuple(evidence), self.reading.sha256)

    def _statements(self) -> Iterator[tuple[NamedNode, Properties, Sequence[Evidence]]]:
        placed = [
            (fact, self._node(fact.about, fact), self._node(fact.about.parent, fact) if fact.about.parent else None)
            for fact in self.reading.facts
            if isinstance(fact, Placement)
        ]
        for place in together(placed):
            yield KF.Placement, placement(place), place.evidence
        for fact in self.reading.facts:
            if not isinstance(fact, Placement):
                yield KF[type(fact).__name__], properties_of(fact, self._node), fact.evidence

    def _node(self, mention: Mention, fact: AnyFact) -> NamedNode:
        return self.identity.node(self.reading, mention, fact)


def _place(evidence: Evidence) -> tuple[int, tuple[float, float, float, float], str, bool]:
    return evidence.page, evidence.box, evidence.quote, evidence.by_ocr


def _names_town(fact: AnyFact, name: str) -> bool:
    towns = (mentions.municipality_of(mention) for mention in mentions.of_fact(fact))
    return any(town and town.name == name for town in towns)
