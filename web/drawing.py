"""The picture of a line of descent: where each box and band lies, in pixels from the top left. The template draws it."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import ceil

import msgspec
import networkx as nx

from query.measures import Measure
from query.outline import natural
from query.plans import Plan
from query.successions import Link
from query.trace import Lineage

BOX_WIDTH = 232
COLUMN_GAP = 168
ROW_GAP = 18
GROUP_GAP = 34
HEAD_HEIGHT = 64
MARGIN = 14
STUB = 86  # what a mark of beginning or end takes beside a box
INNER_PADDING = 22
NAME_LINE, NAME_LETTERS = 21, 13.5  # height of a line of the name, and how many full-width letters fit on it
SMALL_LINE, SMALL_LETTERS = 17, 16.0
SWEEPS = 4
PORT = 13  # distance between bands that leave one box, at most


class Box(msgspec.Struct, frozen=True):
    """A measure's box."""

    measure: Measure
    x: float
    y: float
    height: float
    ended: tuple[Link, ...]
    created: tuple[Link, ...]
    focus: bool
    width: float = BOX_WIDTH

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2


class Head(msgspec.Struct, frozen=True):
    """The title of a plan above its measures."""

    plan: Plan
    x: float
    y: float
    width: float = BOX_WIDTH
    height: float = HEAD_HEIGHT


class Band(msgspec.Struct, frozen=True):
    """A band from old to new: its path, and where its label stands."""

    link: Link
    old: Measure
    new: Measure
    path: str
    label_x: float
    label_y: float


class Drawing(msgspec.Struct, frozen=True):
    """The whole picture."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    heads: tuple[Head, ...]
    bands: tuple[Band, ...]


Groups = list[tuple[Plan, list[str]]]


def draw(lineage: Lineage) -> Drawing:
    """The lineage as boxes in columns, one for each generation of plans, with bands between them."""
    columns = _columns(lineage)
    _untangle(lineage, columns)
    begins = any(node["created"] for _, node in lineage.nodes(data=True))
    ends = any(node["ended"] for _, node in lineage.nodes(data=True))
    left = MARGIN + (STUB if begins else 0)
    boxes: dict[str, Box] = {}
    heads: list[Head] = []
    tallest = max((_height_of(lineage, groups) for groups in columns), default=0.0)
    for place, groups in enumerate(columns):
        spare = tallest - _height_of(lineage, groups)
        for one in _fill(lineage, groups, left + place * (BOX_WIDTH + COLUMN_GAP), spare):
            if isinstance(one, Box):
                boxes[one.measure.iri] = one
            else:
                heads.append(one)
    width = left + len(columns) * BOX_WIDTH + (len(columns) - 1) * COLUMN_GAP + MARGIN + (STUB if ends else 0)
    bands = tuple(_bands(lineage, boxes))
    return Drawing(width, tallest + 2 * MARGIN, tuple(boxes.values()), tuple(heads), bands)


def _columns(lineage: Lineage) -> list[Groups]:
    """The measures by column and plan; a plan stands to the right of all plans from which its measures came."""
    level = _levels(lineage)
    found: defaultdict[int, dict[str, list[str]]] = defaultdict(dict)
    for iri in lineage:
        found[level[iri]].setdefault(_measure(lineage, iri).plan.iri, []).append(iri)
    return [
        [
            (_measure(lineage, those[0]).plan, sorted(those, key=lambda iri: _order(lineage, iri)))
            for those in plans.values()
        ]
        for _, plans in sorted(found.items())
    ]


def _levels(lineage: Lineage) -> dict[str, int]:
    """The column of each measure: that of its plan, or its own where plans go round in circles."""
    plans: nx.DiGraph[str] = nx.DiGraph()
    for iri in lineage:
        plans.add_node(_measure(lineage, iri).plan.iri)
    for old, new in lineage.edges:
        ends = _measure(lineage, old).plan.iri, _measure(lineage, new).plan.iri
        if ends[0] == ends[1]:
            return _longest_paths(lineage)
        plans.add_edge(*ends)
    if not nx.is_directed_acyclic_graph(plans):
        return _longest_paths(lineage)
    columns = _longest_paths(plans)
    return {iri: columns[_measure(lineage, iri).plan.iri] for iri in lineage}


def _longest_paths(graph: Lineage) -> dict[str, int]:
    levels: dict[str, int] = {}
    for node in nx.topological_sort(graph):
        levels[node] = max((levels[old] + 1 for old in graph.predecessors(node)), default=0)
    return levels


def _untangle(lineage: Lineage, columns: list[Groups]) -> None:
    """Put the boxes of each column beside those that they are tied to, so that few bands cross."""
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        order = columns[1:] if forward else columns[-2::-1]
        for groups in order:
            places = _places(columns)
            for _, group in groups:
                group.sort(key=lambda iri, places=places: _mean_place(lineage, iri, places, forward))  # type: ignore[misc]


def _places(columns: list[Groups]) -> dict[str, float]:
    places: dict[str, float] = {}
    for groups in columns:
        whole = [iri for _, group in groups for iri in group]
        places |= {iri: (place + 0.5) / len(whole) for place, iri in enumerate(whole)}
    return places


def _mean_place(lineage: Lineage, iri: str, places: Mapping[str, float], forward: bool) -> float:
    tied = list(lineage.predecessors(iri) if forward else lineage.successors(iri))
    return sum(places[other] for other in tied) / len(tied) if tied else places[iri]


def _fill(lineage: Lineage, groups: Groups, x: float, spare: float) -> Iterator[Box | Head]:
    """A column's heads and boxes from the top; ``spare`` height goes above the boxes, the heads of all columns level."""
    y = float(MARGIN)
    for place, (plan, group) in enumerate(groups):
        yield Head(plan, x, y)
        y += HEAD_HEIGHT + (spare / 2 if place == 0 else 0)
        for iri in group:
            node = lineage.nodes[iri]
            box = Box(
                node["measure"],
                x,
                y,
                box_height(node["measure"]),
                node["ended"],
                node["created"],
                _is_focus(lineage, iri),
            )
            yield box
            y += box.height + ROW_GAP
        y += GROUP_GAP - ROW_GAP


def _is_focus(lineage: Lineage, iri: str) -> bool:
    return bool(iri == lineage.graph["focus"])


def _height_of(lineage: Lineage, groups: Groups) -> float:
    heights = [box_height(_measure(lineage, iri)) + ROW_GAP for _, group in groups for iri in group]
    return sum(heights) + len(groups) * (HEAD_HEIGHT + GROUP_GAP - ROW_GAP) - GROUP_GAP


def box_height(measure: Measure) -> float:
    """How high a measure's box must be for its number, name and departments."""
    name = lines(f"{measure.notation} {measure.name}".strip(), NAME_LETTERS)
    departments = lines("・".join(measure.departments), SMALL_LETTERS)
    return float(INNER_PADDING + name * NAME_LINE + departments * SMALL_LINE)


def lines(text: str, letters: float) -> int:
    """How many lines a text takes; one more than it must where breaking between words may cost some."""
    width = sum(1.0 if unicodedata.east_asian_width(letter) in "FWA" else 0.56 for letter in text)
    needed = ceil(width / letters)
    return needed + (1 if needed > 1 and width > (needed - 0.55) * letters else 0)


def _bands(lineage: Lineage, boxes: Mapping[str, Box]) -> Iterable[Band]:
    leaving, arriving = _ports(lineage, boxes)
    for old, new in lineage.edges:
        links = lineage.edges[old, new]["links"]
        start, end = boxes[old], boxes[new]
        x0, y0 = start.x + start.width, leaving[old, new]
        x1, y1 = end.x, arriving[old, new]
        bend = max((x1 - x0) / 2, 40.0)
        path = f"M{x0:.1f} {y0:.1f}C{x0 + bend:.1f} {y0:.1f} {x1 - bend:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
        strongest = max(links, key=lambda link: (link.stated, link.confidence, link.kind))
        near = 0.5 if lineage.out_degree(old) == 1 or lineage.in_degree(new) == 1 else 0.35
        along = near if lineage.in_degree(new) == 1 else 1 - near if lineage.out_degree(old) == 1 else near
        yield Band(strongest, start.measure, end.measure, path, *_on_curve((x0, y0), (x1, y1), bend, along))


def _on_curve(start: tuple[float, float], end: tuple[float, float], bend: float, t: float) -> tuple[float, float]:
    """The point at ``t`` (0 to 1) of the curve that leaves and arrives level."""
    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
    x = a * start[0] + b * (start[0] + bend) + c * (end[0] - bend) + d * end[0]
    return round(x, 1), round((a + b) * start[1] + (c + d) * end[1], 1)


Ports = dict[tuple[str, str], float]


def _ports(lineage: Lineage, boxes: Mapping[str, Box]) -> tuple[Ports, Ports]:
    """The height at which each band leaves its old and reaches its new box: side by side, in the order of the far ends."""
    leaving: Ports = {}
    arriving: Ports = {}
    for iri, box in boxes.items():
        for y, other in _spread(box, sorted(lineage.successors(iri), key=lambda far: boxes[far].middle)):
            leaving[iri, other] = y
        for y, other in _spread(box, sorted(lineage.predecessors(iri), key=lambda far: boxes[far].middle)):
            arriving[other, iri] = y
    return leaving, arriving


def _spread(box: Box, others: list[str]) -> Iterable[tuple[float, str]]:
    step = min(PORT, (box.height - 12) / max(len(others), 1))
    first = box.middle - step * (len(others) - 1) / 2
    return [(first + place * step, other) for place, other in enumerate(others)]


def _measure(lineage: Lineage, iri: str) -> Measure:
    measure = lineage.nodes[iri]["measure"]
    assert isinstance(measure, Measure)
    return measure


def _order(lineage: Lineage, iri: str) -> tuple[object, str]:
    measure = _measure(lineage, iri)
    return natural(measure.notation) or ((2, 0, ""),), measure.name
