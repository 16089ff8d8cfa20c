"""The measures that a band over the width of a table names, one or a way down the tree: 基本目標１ … ▶ 施策１－２ ….

A level whose word nobody knows is shown by bands that count on behind the same words (道しるべ１ …, 道しるべ２ …).
"""

import re
from collections.abc import Iterable

from ingest.document import Text
from ingest.reading import listing, names
from ingest.reading.candidates import shape
from ingest.reading.listing import Node
from ingest.reading.names import Name
from ingest.text.normal import folded

_LONGEST = 60  # letters of a name
_STEP = re.compile(r"\s*[▶►▷→⇒➡>＞≫»｜|]\s*")
_COUNTED = re.compile(
    r"\s*(?P<word>[^\s0-9(),、。:①-⑳Ⅰ-Ⅻ]{2,12})\s?(?P<number>[0-9]{1,2}|[①-⑳]|[Ⅰ-Ⅻ]|[IVX]{1,4})[\s:]+(?P<name>\S.*)"
)


def level_words(bands: Iterable[str]) -> frozenset[str]:
    """The words behind which two bands or more have each a number of its own."""
    numbers: dict[str, list[str]] = {}
    for band in bands:
        if match := _COUNTED.fullmatch(folded(band)):
            numbers.setdefault(match["word"], []).append(match["number"])
    return frozenset(word for word, found in numbers.items() if len(found) > 1 and len(set(found)) == len(found))


def named(band: Text, words: frozenset[str]) -> list[Node]:
    """The measures that a band names from the top down, none where it holds no name; ``words`` are levels of this table."""
    steps = [names.split_name(part) for part in _STEP.split(band.text.strip())]
    if len(steps) == 1 or not all(step.level and step.number for step in steps):
        steps = [_counted(band.text, words) or names.read_name(band)]
    if any(not names.is_name(s.name) or listing.is_sum(s.name) or len(s.name) > _LONGEST for s in steps):
        return []
    return [listing.node(step.name, step.number, step.level, (band,)) for step in steps]


def below(above: list[Node], nodes: list[Node]) -> list[Node]:
    """The way down to what a band names: it takes the place of the band of its kind of level and number and of all under
    that, and stands below bands of other kinds (基本目標1 …, under it （1） …).
    """
    if len(nodes) > 1:
        return nodes
    kinds = [_kind(node) for node in above]
    kind = _kind(nodes[0])
    return [*above[: kinds.index(kind)], *nodes] if kind in kinds else [*above, *nodes]


def _kind(node: Node) -> tuple[str, str]:
    return node.level, shape(node.number)


def _counted(band: str, words: frozenset[str]) -> Name | None:
    match = _COUNTED.fullmatch(folded(band))
    if match is None or match["word"] not in words:
        return None
    name, number = (band[slice(*match.span(part))] for part in ("name", "number"))
    return Name(names.clean(name), names.tidy_number(number), match["word"])
