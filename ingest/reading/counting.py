"""Tables that only count measures (基本方針 | 順調 | 遅れ | 計): how many of each kind each group has, and all together; and
what share of them (割合 | 60.0% | 40.0%, or 6（60.0%）).
"""

import re
from collections.abc import Sequence

from graph.facts import Figure, MeasureMention, PlanMention
from ingest.document import Text
from ingest.reading.evidence import evidence
from ingest.reading.records import Record
from ingest.text import numbers
from ingest.text.normal import normal

_COUNT = re.compile(r"[0-9]+(?:件|つ|個|事業|項目|施策|取組|指標)?(?P<share>\([0-9.]+%\))?")
_MOST = 2  # numbers in a cell: how many, and what share of all


def is_count(text: str) -> bool:
    """Whether a cell says how many there are, and perhaps what share of all (6, 6件, 6（35.3%）)."""
    return _COUNT.fullmatch(normal(text).replace(",", "")) is not None


def figures(
    record: Record, naming: Sequence[int], about: MeasureMention | PlanMention, name: Sequence[Text], year: int | None
) -> list[Figure]:
    """The numbers of a row, each under the head of what is counted; ``naming`` are the columns that name measures, ``year``
    the one that the table is of.
    """
    return [
        Figure(
            evidence=evidence(*name, *(head.text for head in f.heads), f.cell.text),
            about=about,
            quantity=f"{f.label.word}の割合" if found.unit == "%" else f.label.word,
            value=found.value,
            text=found.text if len(told) > 1 else f.text,
            unit=found.unit,
            year=f.label.last if f.label.last is not None else year,
        )
        for f in record.fields
        if f.cell.column not in naming and f.heads
        for told in [numbers.quantities(f.text, unit=f.label.unit)]
        if len(told) <= _MOST
        for found in told
        if found.value is not None
    ]
