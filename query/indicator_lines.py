"""An indicator over a line of descent: one line of values through renamings and mergers, visibly broken where it changed.

The indicator of an old measure goes on in one of a measure that came of it where documents say so, where both have the same
name, or where the names are the most alike of all. Where unit, name or kind differ, values before and after cannot be compared as
they stand: the joint says why.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
import networkx as nx

from query.facts import Fact, facts_about
from query.measures import Measure
from query.querier import Querier
from query.series import Series, series_of
from query.trace import Lineage, generations
from query.wording import dice, normal

ALIKE = 0.5  # Dice coefficient of letter pairs from which another name may mean the same indicator
Break = Literal["unit", "definition"]


class Stretch(msgspec.Struct, frozen=True):
    """The values that an indicator has under one measure; ``generation`` counts from the lineage's focus."""

    generation: int
    measure: Measure
    series: Series


class Joint(msgspec.Struct, frozen=True):
    """Where one stretch (by the IRI of its indicator) goes on in another.

    ``stated``: a document or person says that the indicator went on. ``breaks`` is empty where values may be compared.
    """

    old: str
    new: str
    stated: bool
    breaks: tuple[Break, ...] = ()


class IndicatorLine(msgspec.Struct, frozen=True):
    """The stretches of one indicator, the oldest first, and how they are joined (no joint where one stands alone)."""

    stretches: tuple[Stretch, ...]
    joints: tuple[Joint, ...] = ()

    @property
    def disagreements(self) -> dict[int, tuple[Fact, ...]]:
        """Fiscal years for which places give different values that are no targets, all with the same unit; all are kept."""
        values: defaultdict[tuple[int, str], dict[str, Fact]] = defaultdict(dict)
        for row in (row for stretch in self.stretches for row in stretch.series.rows if row.role != "target"):
            for year, facts in row.by_year.items():
                for fact in facts:
                    if year is not None and fact.get("value"):
                        values[year, fact.get("unit")].setdefault(fact.get("value"), fact)
        return {year: tuple(said.values()) for (year, _), said in sorted(values.items()) if len(said) > 1}


def indicator_lines(querier: Querier, lineage: Lineage) -> list[IndicatorLine]:
    """The lines of all indicators of a lineage's measures, those that reach over most measures first."""
    stretches = {
        stretch.series.iri: stretch
        for iri, level in generations(lineage).items()
        for stretch in _stretches(querier, lineage.nodes[iri]["measure"], level)
    }
    of: defaultdict[str, list[Stretch]] = defaultdict(list)
    for stretch in stretches.values():
        of[stretch.measure.iri].append(stretch)
    joints = [joint for old, new in lineage.edges for joint in _joints(querier, of[old], of[new])]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(stretches)
    graph.add_edges_from((joint.old, joint.new) for joint in joints)
    lines = [
        IndicatorLine(
            tuple(sorted((stretches[iri] for iri in part), key=_order)),
            tuple(joint for joint in joints if joint.old in part),
        )
        for part in nx.connected_components(graph)
    ]
    return sorted(lines, key=lambda line: (-len(line.stretches), _order(line.stretches[0])))


def _stretches(querier: Querier, measure: Measure, level: int) -> Iterator[Stretch]:
    for series in series_of(querier, facts_about(querier, measure.iri)):
        yield Stretch(level, measure, series)


def _order(stretch: Stretch) -> tuple[int, str, str]:
    return stretch.generation, stretch.measure.iri, stretch.series.iri


STATED = "ASK { $old kf:succeededBy $new }"


def _joints(querier: Querier, olds: Sequence[Stretch], news: Sequence[Stretch]) -> Iterator[Joint]:
    """Which indicators of a measure go on in which of its successor: each in one at most, unless documents say more."""
    pairs = [(old.series, new.series) for old in olds for new in news]
    said = [(old, new) for old, new in pairs if querier.holds(STATED, old=old.iri, new=new.iri)]
    taken = {series.iri for pair in said for series in pair}
    alike = sorted(((-_likeness(*pair), pair[0].iri, pair[1].iri, pair) for pair in pairs), key=lambda entry: entry[:3])
    for old, new in said:
        yield Joint(old.iri, new.iri, stated=True, breaks=_breaks(old, new))
    for score, *_, (old, new) in alike:
        if -score >= ALIKE and not {old.iri, new.iri} & taken:
            taken |= {old.iri, new.iri}
            yield Joint(old.iri, new.iri, stated=False, breaks=_breaks(old, new))


def _likeness(old: Series, new: Series) -> float:
    a, b = normal(old.name), normal(new.name)
    return 1.0 if a == b else dice(a, b)


def _breaks(old: Series, new: Series) -> tuple[Break, ...]:
    """What differs; a unit that one side does not print is taken to be the other's."""
    units = old.unit and new.unit and normal(old.unit) != normal(new.unit)
    kinds = old.kind and new.kind and old.kind != new.kind
    found: list[Break] = ["unit"] if units else []
    return (*found, "definition") if kinds or normal(old.name) != normal(new.name) else tuple(found)
