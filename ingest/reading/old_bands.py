"""Bands over rows of old and new measures (基本方針１ …) that the old ones stand under: a list elsewhere in the document has the
new ones under others.
"""

from collections.abc import Iterable
from dataclasses import replace

from graph.facts import PlanMention
from ingest.document import Cell
from ingest.reading.known import Known
from ingest.reading.labels import Label
from ingest.reading.listing import Node
from ingest.reading.records import Field, Record
from ingest.text.normal import normal


def are_of_old(bands: Iterable[Node], new: Iterable[Node], known: Known, plan: PlanMention) -> bool:
    """Whether most of the ``new`` measures of a table stand under something else than its ``bands`` in another list; then the
    new ones are known to stand there alone.
    """
    over = {normal(node.name) for node in bands}
    named = {normal(node.name) for node in new}
    placed = known.placed.get(plan, {})
    elsewhere = [
        name for name in named if any(m.parent and normal(m.parent.name) not in over for m in placed.get(name, ()))
    ]
    if not over or len(elsewhere) <= len(named) / 2:
        return False
    known.of_old |= over
    return True


def under(band: Cell | None, row: Record) -> Record:
    """A row with the band above it as the group of its old measure."""
    return row if band is None else replace(row, fields=(*row.fields, Field(Label("old_group", side="old"), band)))
