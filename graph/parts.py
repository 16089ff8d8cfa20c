"""Which documents must be looked at together: those that name measures or departments of the same municipality.

A plan without a municipality takes the place of one. What one part says of its measures depends on no other part but
through the plans, which ``signature`` therefore holds.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec
import networkx as nx

from graph.aliases import Aliases
from graph.decisions import Decision, Review
from graph.outline import Outline
from graph.plans import PlanKey, Plans, town_key
from graph.vocabulary import Base


class Part(msgspec.Struct, frozen=True, order=True):
    """Documents that belong together; equal signatures mean equal quads."""

    signature: str
    documents: tuple[str, ...]


def parts_of(plans: Plans, base: str, review: Review | None = None) -> list[Part]:
    """All documents in parts, as small as can be; those of two groups whose things somebody tied are one part."""
    graph: nx.Graph[str] = nx.Graph()
    for outline in plans.outlines:
        graph.add_node(outline.sha256)
        graph.add_edges_from((outline.sha256, f"of {group}") for group in _groups(outline, plans))
    decided: defaultdict[str, list[str]] = defaultdict(list)
    for decision, groups in _decided(plans, base, review or Review()):
        graph.add_edges_from(pairwise(f"of {group}" for group in groups))
        for group in groups:
            decided[f"of {group}"].append(decision.name)
    outlines = {outline.sha256: outline for outline in plans.outlines}
    for sha256, name in _corrected(base, review or Review()):
        decided[sha256].append(name)
    parts = []
    for nodes in nx.connected_components(graph):
        documents = sorted(node for node in nodes if node in outlines)
        if documents:
            decisions = sorted({name for node in nodes for name in decided.get(node, ())})
            signature = _signature([outlines[d] for d in documents], plans, base, decisions)
            parts.append(Part(signature, tuple(documents)))
    return sorted(parts)


def _corrected(base: str, review: Review) -> Iterator[tuple[str, str]]:
    """The documents of corrected facts, each with the name of the decision."""
    for decision in review.corrections:
        for document in decision.on[1:]:
            yield document.removeprefix(Base(base).document("").value), decision.name


def _decided(plans: Plans, base: str, review: Review) -> Iterator[tuple[Decision, list[str]]]:
    """What holds of all decisions, each with the groups whose things it is about."""
    if not review.in_force:
        return
    aliases = Aliases(plans, Base(base))
    towns = {town.segment: town_key(town) for town in plans.municipalities.values()}
    of_plan = {f"{base}{plans.segments[key]}": _group(key) for key in plans.all}
    for decision in review.in_force:
        groups = set()
        for thing in decision.on:
            town, title, *_ = [*thing.removeprefix(base).split("/"), ""]
            groups.add(of_plan.get(aliases.plan(f"{base}{town}/{title}") or "") or towns.get(town, ""))
        yield decision, sorted(groups - {""})


def _group(plan: PlanKey) -> str:
    return plan.municipality or f"plan {plan.title}"


def _groups(outline: Outline, plans: Plans) -> set[str]:
    """What the document has measures or departments of."""
    towns = {town_key(plans.municipalities[outline.sha256, office]) for office in outline.offices}
    keys = {plans.find(outline.sha256, plan).key for plan in outline.carriers}
    return towns | {_group(key) for key in keys}


def _signature(outlines: Sequence[Outline], plans: Plans, base: str, decisions: Sequence[str]) -> str:
    """A hash of all that the part's quads are made from: its readings, decisions, what its plans are called, and the rules."""
    parts = [rules(), base, *decisions]
    for outline in outlines:
        sha256 = outline.sha256
        parts.append(f"{sha256} {outline.digest}")
        parts += [plans.municipalities[sha256, town].segment for town in outline.towns]
        named = [plans.find(sha256, plan) for plan in outline.named]
        parts += [f"{plans.segments[plan.key]} {plan.title} {plan.start} {plan.end}" for plan in named]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def rules() -> str:
    """A hash of this room's own files: a graph made by other rules is made again."""
    files: Iterable[Path] = sorted(
        file for file in Path(__file__).parent.rglob("*") if file.suffix in {".py", ".tsv", ".ttl", ".toml"}
    )
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
