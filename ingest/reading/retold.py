"""What stands below labels of what a measure was or became (旧事業名, 新規・継続の別) on the page: the row of a table of changes
that these would be, were they its heads.
"""

from dataclasses import replace

from graph.facts import MeasureMention
from ingest.document import Cell, Text
from ingest.reading import changes
from ingest.reading.here import Gathered, Measure
from ingest.reading.labels import Label
from ingest.reading.records import Field, Record
from ingest.reading.statuses import tells_status

MEANINGS = ("old_name", "status", "remark")


class Retold:
    """The rows that the labels of each measure make; all that is said of one is one row."""

    def __init__(self, found: Gathered) -> None:
        self._found = found
        self._rows: dict[MeasureMention, tuple[int, Record]] = {}

    def say(self, text: Text, label: Label, head: Text, measure: Measure) -> None:
        """Take what a label with its words ``head`` has below it."""
        cell = _cell(text)
        field = Field(replace(label, meaning="status") if tells_status(label, cell) else label, cell, (_cell(head),))
        place, row = self._rows.get(measure.mention, (len(self._found.changes), Record(0, 0, ())))
        row = Record(0, 0, (*row.fields, field))
        change = changes.of_measure(row, measure.mention, measure.texts, None, "")
        if change is None:
            return
        self._rows[measure.mention] = place, row
        if place < len(self._found.changes):
            self._found.changes[place] = change
        else:
            self._found.change(change)


def _cell(text: Text) -> Cell:
    return Cell(0, 0, text, text.places[0])
