"""The rules of ``shapes.ttl`` that can be told of one fact alone, to look at each as it comes in.

SHACL as a whole is checked by ``check`` (pySHACL) over a store. Here are counts, datatypes, ranges, lengths, patterns and
lists of values; not what class the things are of that a fact points to: the program itself makes those.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import TypeAlias

import msgspec
import rdflib
from pyoxigraph import Literal, NamedNode
from rdflib.collection import Collection
from rdflib.namespace import SH
from rdflib.term import Node

from graph.terms import Term
from graph.vocabulary import SHAPES_FILE, XSD

Values: TypeAlias = Mapping[str, Sequence[Term]]  # by property


class Rule(msgspec.Struct, frozen=True):
    """What a property's values must be; None and "" where nothing is said. All ends are included."""

    path: str
    least: int = 0
    most: int | None = None
    datatype: str = ""
    among: tuple[str, ...] = ()
    lowest: Decimal | None = None
    highest: Decimal | None = None
    shortest: int = 0
    pattern: str = ""
    not_after: str = ""

    @property
    def name(self) -> str:
        """The property without its namespace."""
        return re.split(r"[#/]", self.path)[-1]

    def breach(self, values: Values) -> str:
        """What is wrong, in Japanese; "" where nothing is."""
        own = values.get(self.path, ())
        if len(own) < self.least:
            return "値がありません"
        if self.most is not None and len(own) > self.most:
            return "値が多すぎます"
        return next((wrong for value in own if (wrong := self._wrong(value, values))), "")

    def _wrong(self, value: Term, values: Values) -> str:
        if self.datatype and (not isinstance(value, Literal) or value.datatype.value != self.datatype):
            return "型が違います"
        if self.among and value.value not in self.among:
            return f"「{value.value}」は決められた値ではありません"
        if len(value.value) < self.shortest or (self.pattern and not re.search(self.pattern, value.value)):
            return f"「{value.value}」は書式に合いません"
        if self.lowest is not None or self.highest is not None:
            number = Decimal(value.value)
            if (self.lowest is not None and number < self.lowest) or (
                self.highest is not None and number > self.highest
            ):
                return f"{value.value} は範囲の外です"
        if any(Decimal(value.value) > Decimal(end.value) for end in values.get(self.not_after, ())):
            return f"{value.value} が終わりより後です"
        return ""


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """The rules for the direct properties of each class, by its IRI."""
    graph = rdflib.Graph().parse(SHAPES_FILE)
    return {
        str(target): tuple(
            _rule(graph, each)
            for each in graph.objects(shape, SH.property)
            if isinstance(graph.value(each, SH.path), rdflib.URIRef)
        )
        for shape, target in graph.subject_objects(SH.targetClass)
        if (shape, SH.property, None) in graph
    }


def rule(kind: NamedNode, name: str) -> Rule | None:
    """The rule for a property, by its name, of facts of this class."""
    return next((rule for rule in rules().get(kind.value, ()) if rule.name == name), None)


def _rule(graph: rdflib.Graph, shape: Node) -> Rule:
    def said(predicate: rdflib.URIRef) -> str:
        return str(graph.value(shape, predicate) or "")

    listed = graph.value(shape, SH["in"])
    most, lowest, highest = (said(SH[name]) for name in ("maxCount", "minInclusive", "maxInclusive"))
    return Rule(
        path=said(SH.path),
        least=int(said(SH.minCount) or 0),
        most=int(most) if most else None,
        datatype=said(SH.datatype) or (XSD.string.value if listed else ""),
        among=tuple(map(str, Collection(graph, listed))) if listed else (),
        lowest=Decimal(lowest) if lowest else None,
        highest=Decimal(highest) if highest else None,
        shortest=int(said(SH.minLength) or 0),
        pattern=said(SH.pattern),
        not_after=said(SH.lessThanOrEquals),
    )
