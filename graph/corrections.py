"""What people corrected in facts: a document's fact stays as printed, what follows from it follows from what is right."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from graph.decisions import Decision, DecisionError, Review
from graph.shapes import Rule, rule, rules
from graph.terms import Term, decimal, integer, text
from graph.vocabulary import KF, SKOS, XSD

Right: TypeAlias = Mapping[NamedNode, tuple[Literal, Decision]]  # the right value of each property, and who says so
OURS = {"basis", "confidence", "status", "placementSource"}  # what the program says, not the document


def settings(words: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """From "name=value" as people write it. DecisionError where one is not of that form, or there is none."""
    pairs = [word.partition("=") for word in words]
    for name, mark, value in pairs:
        if not (name.strip() and mark and value.strip()):
            raise DecisionError(
                f"{name or 'Nothing'} is set to nothing; write --set name=value, for example --set value=120."
            )
    if not pairs:
        raise DecisionError("Say what is right with --set name=value, for example --set value=120.")
    return tuple((name.strip().removeprefix("kf:"), value.strip()) for name, _, value in pairs)


def check_settings(kind: NamedNode, to: Sequence[tuple[str, str]]) -> None:
    """DecisionError where facts of this class have no such property, or it cannot have that value."""
    for name, value in to:
        known = rule(kind, name)
        if known is None or not _may_be_set(known):
            can = ", ".join(each.name for each in can_be_set(kind))
            raise DecisionError(f"{name} cannot be set here; what can: {can or 'nothing'}.")
        term = _term(known, value)
        if term is None or known.breach({known.path: [term]}):
            use = f"; use {', '.join(known.among)}" if known.among else ""
            raise DecisionError(f"{value} cannot be the {name}{use}.")


def corrections_of(review: Review) -> dict[str, Right]:
    """By the IRI of the fact; of several decisions on one property the latest counts."""
    found: dict[str, dict[NamedNode, tuple[Literal, Decision]]] = {}
    for decision in review.corrections:
        for name, value in decision.to:
            known = next((r for each in rules().values() for r in each if r.name == name and _may_be_set(r)), None)
            term = _term(known, value) if known else None
            if known and term:
                found.setdefault(decision.on[0], {}).setdefault(NamedNode(known.path), (term, decision))
    return dict(found)


def corrected(properties: Iterable[tuple[NamedNode, Term]], right: Right) -> tuple[tuple[NamedNode, Term], ...]:
    """The properties of a fact with the right values in the place of those printed."""
    kept = [(name, value) for name, value in properties if name not in right]
    return (*kept, *((name, value) for name, (value, _) in right.items()))


def can_be_set(kind: NamedNode) -> tuple[Rule, ...]:
    """The rules for what can be corrected in facts of this class."""
    return tuple(each for each in rules().get(kind.value, ()) if _may_be_set(each))


def _may_be_set(known: Rule) -> bool:
    """Whether the property is a text, a number or a year that a document prints."""
    return bool(known.datatype) and known.name not in OURS and known.path.startswith((KF.iri, SKOS.iri))


def _term(known: Rule, value: str) -> Literal | None:
    """The value as the graph writes it, None where it is no such value."""
    if known.datatype == XSD.integer.value:
        return integer(int(value)) if value.isdecimal() else None
    if known.datatype == XSD.decimal.value:
        try:
            return decimal(Decimal(value))
        except InvalidOperation:
            return None
    return text(value)
