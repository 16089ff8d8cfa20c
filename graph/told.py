"""A fact as the graph holds it, by which rules it is whole, and what names it and its evidence."""

from collections import defaultdict
from functools import lru_cache

import msgspec
from pyoxigraph import Literal, NamedNode

from graph.clusters import key_of
from graph.facts import (
    DepartmentMention,
    Evidence,
    IndicatorMention,
    MeasureMention,
    Mention,
    PlanMention,
)
from graph.shapes import rules
from graph.spelling import normal
from graph.terms import Term, box, digest
from graph.vocabulary import KF


class Told(msgspec.Struct, frozen=True):
    """A fact as the graph holds it: its node, class, properties, evidence, and the document that tells it."""

    node: NamedNode
    kind: NamedNode
    properties: tuple[tuple[NamedNode, Term], ...]
    evidence: tuple[Evidence, ...]
    sha256: str

    def values(self, predicate: NamedNode) -> list[NamedNode]:
        """The things that one of its properties points to."""
        return [term for name, term in self.properties if name == predicate and isinstance(term, NamedNode)]

    def literal(self, predicate: NamedNode) -> str:
        """The text of one of its properties, "" where it has none."""
        found = (term for name, term in self.properties if name == predicate and isinstance(term, Literal))
        return next((term.value for term in found), "")


def breach(told: Told) -> str:
    """Which rule of the shapes a fact breaks, in words; "" where it is whole."""
    if not told.evidence:
        return f"{told.kind.value.removeprefix(KF.iri)} に根拠がありません"
    values = defaultdict(list)
    for name, value in told.properties:
        values[name.value].append(value)
    for rule in rules().get(told.kind.value, ()):
        if rule.path != KF.status.value and (wrong := rule.breach(values)):
            return f"{told.kind.value.removeprefix(KF.iri)} の {rule.name}: {wrong}"
    if any(piece.page < 1 or not piece.quote for piece in told.evidence):
        return f"{told.kind.value.removeprefix(KF.iri)} の根拠にページか文言がありません"
    return ""


@lru_cache(1 << 15)  # facts share pieces, and several graphs point at them
def evidence_node(base: str, sha256: str, evidence: Evidence) -> NamedNode:
    """A piece of evidence, named by what it is: document, page, box, words."""
    name = digest(sha256, str(evidence.page), box(evidence.box).value, evidence.quote, str(evidence.by_ocr))
    return NamedNode(f"{base}evidence/{name}")


def local_name(mention: Mention) -> str:
    """A mention by its own words only, so that facts keep their IRIs whatever other documents say."""
    match mention:
        case PlanMention():
            return f"plan {_town(mention)} {normal(mention.title)}"
        case MeasureMention():
            name, same = key_of(mention)
            return f"{local_name(mention.plan)} measure {name} {same}"
        case DepartmentMention():
            return f"department {_town(mention)} {normal(mention.name)}"
        case IndicatorMention():
            return f"{local_name(mention.measure)} indicator {normal(mention.name)} {mention.kind or ''}"


def _town(mention: PlanMention | DepartmentMention) -> str:
    return normal(mention.municipality.name) if mention.municipality else ""
