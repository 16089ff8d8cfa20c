"""The indicator of a card: named beside its label in one row, its unit and values in the rows below, also under heads of their
own (成果指標 | 植えた木の数, below it 現状値（R5） | 目標値（R8） over 20 | 30).
"""

from dataclasses import replace

from graph.facts import MeasureMention
from ingest.reading import indicators
from ingest.reading.indicators import Indicator
from ingest.reading.records import Record


class Opened:
    """The last indicator that a card named, as long as its rows are about one measure."""

    def __init__(self) -> None:
        self._about: MeasureMention | None = None
        self._indicator: Indicator | None = None
        self._row = -1  # the last one that told something of it

    def stands_above(self, row: int) -> bool:
        """Whether the row right above one told something of the indicator."""
        return self._indicator is not None and self._row + 1 == row

    def of(self, record: Record, about: MeasureMention, now: int | None) -> Indicator | None:
        """The indicator whose values a row gives: its own, else the one named above it; None where it gives none."""
        if about != self._about:
            self._about, self._indicator = about, None
        own = indicators.indicator_of(record)
        if own and not (self._indicator and indicators.says_role(own.name)):
            self._indicator, self._row = own, record.row
            return own
        if self._indicator is None:
            return None
        if units := record.all("unit"):
            self._indicator = replace(self._indicator, unit=units[0].text)
        given = indicators.gives_values(record, now)
        if units or given:
            self._row = record.row
        return self._indicator if given else None
