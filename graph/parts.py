"""Which documents must be looked at together: those that name measures or departments of the same municipality.

A plan without a municipality takes the place of one. What one part says of its measures depends on no other part but
through the plans, which ``signature`` therefore holds.
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec
import networkx as nx

from graph.outline import Outline
from graph.plans import Plans, town_key


class Part(msgspec.Struct, frozen=True, order=True):
    """Documents that belong together; equal signatures mean equal quads."""

    signature: str
    documents: tuple[str, ...]


def parts_of(plans: Plans, base: str) -> list[Part]:
    """All documents in parts, as small as can be."""
    graph: nx.Graph[str] = nx.Graph()
    for outline in plans.outlines:
        graph.add_node(outline.sha256)
        graph.add_edges_from((outline.sha256, f"of {group}") for group in _groups(outline, plans))
    outlines = {outline.sha256: outline for outline in plans.outlines}
    together = [sorted(node for node in part if node in outlines) for part in nx.connected_components(graph)]
    return sorted(Part(_signature([outlines[d] for d in part], plans, base), tuple(part)) for part in together)


def _groups(outline: Outline, plans: Plans) -> set[str]:
    """What the document has measures or departments of."""
    towns = {town_key(plans.municipalities[outline.sha256, office]) for office in outline.offices}
    keys = {plans.find(outline.sha256, plan).key for plan in outline.carriers}
    return towns | {key.municipality or f"plan {key.title}" for key in keys}


def _signature(outlines: Sequence[Outline], plans: Plans, base: str) -> str:
    """A hash of all that the part's quads are made from: its readings, what its plans are called, and the rules."""
    parts = [rules(), base]
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
