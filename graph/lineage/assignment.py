"""Which of the likely pairs become links, decided together, and of which kind each is."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from graph.facts import SuccessionKind
from graph.lineage.profiles import Profile
from graph.spelling import normal


class Tie(msgspec.Struct, frozen=True):
    """An old and a new measure by their places, and how likely they are tied."""

    old: int
    new: int
    probability: float


def assigned(likely: Iterable[Tie], threshold: float) -> list[Tie]:
    """The ties from the threshold up that are the best of their old or of their new measure.

    So one old may become several new and several old one new, but no tie stands that has a better one at both ends.
    """
    ties = sorted((t for t in likely if t.probability >= threshold), key=lambda t: (-t.probability, t.old, t.new))
    olds: set[int] = set()
    news: set[int] = set()
    kept = []
    for tie in ties:
        if tie.old not in olds or tie.new not in news:
            kept.append(tie)
        olds.add(tie.old)
        news.add(tie.new)
    return kept


def kinds(ties: Sequence[Tie], old: Sequence[Profile], new: Sequence[Profile]) -> list[SuccessionKind]:
    """The kind of each tie, in the same order."""
    onward = Counter(tie.old for tie in ties)
    back = Counter(tie.new for tie in ties)
    return [_kind(onward[t.old], back[t.new], old[t.old].name, new[t.new].name) for t in ties]


def _kind(onward: int, back: int, old: str, new: str) -> SuccessionKind:
    if onward > 1 and back > 1:
        return "reorganised"
    if onward > 1:
        return "split"
    if back > 1:
        return "merged"
    return "continued" if normal(old) == normal(new) else "renamed"
