"""The places of a measure in one document's tree, with those made one that only say more or less of the same place."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec
from pyoxigraph import NamedNode

from graph import mentions
from graph.facts import Evidence, Placement
from graph.spelling import normal_notation


class Place(msgspec.Struct, frozen=True):
    """A measure's place in the tree: number and parent as far as the document tells them anywhere."""

    measure: NamedNode
    name: str
    notation: str
    level: str
    parent: NamedNode | None
    source: str
    evidence: tuple[Evidence, ...]


def together(placements: Iterable[tuple[Placement, NamedNode, NamedNode | None]]) -> list[Place]:
    """One place for all placements of a measure that do not contradict each other in number or parent.

    The weightier placement gives name and level; an overview without parents and a page that tells the parent are one.
    """
    of_measure: defaultdict[str, list[Place]] = defaultdict(list)
    for placement, measure, parent in sorted(placements, key=_order):
        place = Place(
            measure,
            placement.name,
            placement.about.notation,
            placement.level,
            parent,
            placement.source,
            placement.evidence,
        )
        known = of_measure[measure.value]
        same = next((i for i, other in enumerate(known) if _agree(other, place)), None)
        if same is None:
            known.append(place)
        else:
            known[same] = _union(known[same], place)
    return [place for places in of_measure.values() for place in places]


def _order(
    item: tuple[Placement, NamedNode, NamedNode | None],
) -> tuple[int, tuple[mentions.Weight, str, str, str], str]:
    """Those that tell most come first; then by weight, and nothing is left to the order of the facts."""
    placement, _, parent = item
    return -_told(placement), _weight(placement), str(parent)


def _told(placement: Placement) -> int:
    return bool(placement.about.parent) + bool(placement.about.notation)


def _weight(placement: Placement) -> tuple[mentions.Weight, str, str, str]:
    return mentions.weight(placement, 0, placement.name), placement.about.notation, placement.level, placement.group


def _agree(a: Place, b: Place) -> bool:
    numbers = {normal_notation(a.notation), normal_notation(b.notation)} - {""}
    return len(numbers) < 2 and (a.parent == b.parent or None in (a.parent, b.parent))


def _union(a: Place, b: Place) -> Place:
    first, second = sorted((a, b), key=lambda p: mentions.RANKS[p.source])
    return Place(
        a.measure,
        first.name,
        first.notation or second.notation,
        first.level or second.level,
        first.parent or second.parent,
        first.source,
        tuple(sorted({*a.evidence, *b.evidence}, key=lambda e: (e.page, e.box, e.quote, e.by_ocr))),
    )
