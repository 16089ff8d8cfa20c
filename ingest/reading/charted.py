"""Numbers on a chart that says what it counts, each over its year."""

import re
from collections.abc import Iterator

from graph.facts import Figure, MeasureMention, PlanMention
from ingest.document import ChartLabel
from ingest.reading.evidence import evidence
from ingest.text import numbers, years

_UNIT_BEHIND = re.compile(r"\s*[(（〔\[](?:単位\s*[:：]?\s*)?[^()（）〔〕\[\]]{1,8}[)）〕\]]$")
_COUNTED = re.compile(r"(?P<unit>[件人回戸台])数$")


def figures(label: ChartLabel, about: MeasureMention | PlanMention, now: int | None) -> Iterator[Figure]:
    """The number over a year, in its own unit or the one that the title of the chart ends with (講座の数（回）, 参加人数)."""
    year = years.head(label.category, now) if label.series else None
    counted = _COUNTED.search(label.series)
    unit = numbers.unit_of(label.series) or (counted["unit"] if counted else "")
    told = numbers.quantities(label.text.text, unit=unit) if year is not None else []
    if year is None or year.first != year.last or len(told) != 1 or told[0].value is None:
        return
    yield Figure(
        evidence=evidence(label.text),
        about=about,
        quantity=_UNIT_BEHIND.sub("", label.series),
        value=told[0].value,
        text=label.text.text.strip(),
        unit=told[0].unit,
        year=year.last,
    )
