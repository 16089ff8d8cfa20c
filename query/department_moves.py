"""Who ran a measure over its line of descent: what happened to measures and to their departments, in one answer."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

import msgspec
import networkx as nx

from query.measures import Measure
from query.querier import Querier
from query.successions import Link, links_of
from query.trace import Lineage, generations, tie

How = Literal["same", "became", "moved"]


class Office(msgspec.Struct, frozen=True, order=True):
    """A department by its IRI and name."""

    iri: str
    name: str


class OfficeChange(msgspec.Struct, frozen=True):
    """What happened between the departments of an old and a new measure.

    "same": it stayed. "became": documents or people say that the old one became the new one (``links``, in any number of steps).
    "moved": the measure went from the old departments to the new ones; either may be none.
    """

    how: How
    old: tuple[Office, ...]
    new: tuple[Office, ...]
    links: tuple[Link, ...] = ()


class Move(msgspec.Struct, frozen=True):
    """A step of a lineage from an old to a new measure, with its links and what happened to the departments."""

    generation: int
    old: Measure
    new: Measure
    links: tuple[Link, ...]
    offices: tuple[OfficeChange, ...]


def moves(querier: Querier, lineage: Lineage) -> list[Move]:
    """The steps of a lineage, the oldest first; ``generation`` is that of the new measure."""
    levels = generations(lineage)
    found = [
        Move(
            levels[new],
            lineage.nodes[old]["measure"],
            lineage.nodes[new]["measure"],
            data["links"],
            tuple(office_changes(querier, old, new)),
        )
        for old, new, data in lineage.edges(data=True)
        if new in levels
    ]
    return sorted(found, key=lambda move: (move.generation, move.old.name, move.new.name, move.old.iri, move.new.iri))


def office_changes(querier: Querier, old: str, new: str) -> Iterator[OfficeChange]:
    """What happened between the departments that lead two measures (all of them where none leads)."""
    before, after = offices_of(querier, old), offices_of(querier, new)
    left, joined = set(before) - set(after), set(after) - set(before)
    yield from (OfficeChange("same", (office,), (office,)) for office in before if office in after)
    for office in before:
        if office in left:
            became = _became(querier, office, joined)
            if became:
                left.discard(office)
                joined -= {change.new[0] for change in became}
                yield from became
    if left or joined:
        yield OfficeChange("moved", tuple(sorted(left)), tuple(sorted(joined)))


LEADS = """
SELECT DISTINCT ?office ?name WHERE { $it kf:leadDepartment ?office . ?office skos:prefLabel ?name }
ORDER BY ?name ?office"""
OFFICES = LEADS.replace("kf:leadDepartment", "kf:anyDepartment")


def offices_of(querier: Querier, measure: str) -> list[Office]:
    """The departments that lead a measure; all that have a part in it where none leads."""
    rows = querier.rows(LEADS, it=measure) or querier.rows(OFFICES, it=measure)
    return [Office(row["office"], row["name"]) for row in rows]


def _became(querier: Querier, office: Office, candidates: Iterable[Office]) -> list[OfficeChange]:
    """Which of the candidates an office became, each by the shortest way."""
    onward = _onward(querier, office.iri)
    found = []
    for other in sorted(candidates):
        if other.iri in onward:
            way = nx.shortest_path(onward, office.iri, other.iri)
            links = (link for step in pairwise(way) for link in onward.edges[step]["links"])
            found.append(OfficeChange("became", (office,), (other,), tuple(links)))
    return found


def _onward(querier: Querier, office: str) -> Lineage:
    """All that an office became, as documents or people say."""
    found: Lineage = nx.DiGraph()
    found.add_node(office)
    waiting = [office]
    while waiting:
        here = waiting.pop()
        for link in links_of(querier, here):
            if link.old == here and link.new and link.stated:
                if link.new not in found:
                    waiting.append(link.new)
                tie(found, link)
    return found
