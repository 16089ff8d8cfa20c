"""The indicator of a card: named beside its label in one row, its unit and values in the rows below."""

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

    def of(self, record: Record, about: MeasureMention, now: int | None) -> Indicator | None:
        """The indicator whose values a row gives: its own, else the one named above it; None where it gives none."""
        if about != self._about:
            self._about, self._indicator = about, None
        own = indicators.indicator_of(record)
        if own and not (self._indicator and indicators.says_role(own.name)):
            self._indicator = own
            return own
        if self._indicator is None:
            return None
        if units := record.all("unit"):
            self._indicator = replace(self._indicator, unit=units[0].text)
        return self._indicator if indicators.gives_values(record, now) else None
