"""Tables that only count measures (基本方針 | 順調 | 遅れ | 計): how many of each kind each group has, and all together."""

from collections.abc import Sequence

from graph.facts import Figure, MeasureMention, PlanMention
from ingest.document import Text
from ingest.reading.evidence import evidence
from ingest.reading.records import Record
from ingest.text import numbers


def figures(
    record: Record, naming: Sequence[int], about: MeasureMention | PlanMention, name: Sequence[Text], year: int | None
) -> list[Figure]:
    """The numbers of a row, each under the head of what is counted; ``naming`` are the columns that name measures, ``year``
    the one that the table is of.
    """
    facts = []
    for f in record.fields:
        found = numbers.quantities(f.text, unit=f.label.unit)
        if f.cell.column in naming or not f.heads or len(found) != 1 or found[0].value is None:
            continue
        facts.append(
            Figure(
                evidence=evidence(*name, *(head.text for head in f.heads), f.cell.text),
                about=about,
                quantity=f.label.word,
                value=found[0].value,
                text=f.text,
                unit=found[0].unit,
                year=f.label.last if f.label.last is not None else year,
            )
        )
    return facts
