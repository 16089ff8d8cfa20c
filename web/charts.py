"""An indicator's line as a chart: what the browser draws, as data. The same values stand in a table beside it."""

from collections.abc import Iterable, Iterator

import msgspec
import networkx as nx
from flask_babel import gettext, lazy_gettext

from query.indicator_lines import Break, IndicatorLine, Stretch
from query.series import VALUE_ORDER
from web.words import VALUE_ROLES, era_year

FEWEST_YEARS = 2  # fewer are no line
BREAKS: dict[Break, object] = {
    "unit": lazy_gettext("単位が変わった"),
    "definition": lazy_gettext("指標が変わった"),
}


class Point(msgspec.Struct, frozen=True, order=True):
    """A value at a fiscal year, with the words that are printed."""

    year: int
    value: float
    text: str


class Trace(msgspec.Struct, frozen=True):
    """The values of one role over stretches that can be compared; ``name`` tells it from the others of its chart."""

    name: str
    role: str
    points: tuple[Point, ...]


class Cut(msgspec.Struct, frozen=True):
    """From this fiscal year on values cannot be compared with those before; ``why`` in words."""

    year: int
    why: str


class Chart(msgspec.Struct, frozen=True):
    """A chart of one indicator. ``years`` are all fiscal years across, with their label; ``label`` says it in words."""

    title: str
    unit: str
    label: str
    years: tuple[tuple[int, str], ...]
    traces: tuple[Trace, ...]
    cuts: tuple[Cut, ...]

    @property
    def data(self) -> str:
        """The chart as JSON."""
        return msgspec.json.encode(self).decode()


def charts(lines: Iterable[IndicatorLine], measure: str) -> list[Chart]:
    """The charts of the lines that go through a measure and have values of several years."""
    through = (line for line in lines if any(stretch.measure.iri == measure for stretch in line.stretches))
    return [chart for line in through if len((chart := _chart(line)).years) >= FEWEST_YEARS]


def _chart(line: IndicatorLine) -> Chart:
    segments = _segments(line)
    traces = tuple(trace for segment in segments for trace in _traces(segment, several=len(segments) > 1))
    told = {point.year for trace in traces for point in trace.points}
    years = range(min(told), max(told) + 1) if told else ()  # also those without a value, so that all are as far apart
    newest = line.stretches[-1].series
    label = gettext("指標「%(name)s」の年度ごとの値。同じ値が下の表にあります。", name=newest.name)
    return Chart(
        newest.name,
        newest.unit,
        str(label),
        tuple((year, era_year(year)) for year in years),
        traces,
        tuple(_cuts(line)),
    )


def _segments(line: IndicatorLine) -> list[list[Stretch]]:
    """The stretches whose values may be compared with each other, the oldest first."""
    of = {stretch.series.iri: stretch for stretch in line.stretches}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(of)
    graph.add_edges_from((joint.old, joint.new) for joint in line.joints if not joint.breaks)
    return [[of[iri] for iri in of if iri in part] for part in nx.connected_components(graph)]


def _traces(segment: list[Stretch], *, several: bool) -> Iterator[Trace]:
    plan = segment[0].measure.plan.title
    for role in VALUE_ORDER:
        points = {point for stretch in segment for point in _points(stretch, role)}
        if points:
            name = str(VALUE_ROLES[role])
            yield Trace(f"{name} {plan}" if several else name, role, tuple(sorted(points)))


def _points(stretch: Stretch, role: str) -> Iterator[Point]:
    for row in stretch.series.rows:
        for year, facts in row.by_year.items() if row.role == role else ():
            for fact in facts:
                if year is not None and fact.get("value"):
                    yield Point(year, float(fact.get("value")), fact.get("text"))


def _cuts(line: IndicatorLine) -> Iterator[Cut]:
    of = {stretch.series.iri: stretch for stretch in line.stretches}
    for joint in line.joints:
        years = [point.year for role in VALUE_ORDER for point in _points(of[joint.new], role)]
        if joint.breaks and years:
            yield Cut(min(years), "、".join(str(BREAKS[why]) for why in joint.breaks))
