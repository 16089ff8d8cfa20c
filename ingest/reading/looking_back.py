"""The year that a section looks back on (２ 令和5年度の取組): what is done, under labels below it, was done in that year."""

from dataclasses import replace

from ingest.reading.labels import Label, read_label
from ingest.reading.statements import kind_of_label

_CHECKS = ("検証", "点検", "評価")


class LookingBack:
    """The last heading that looks back on one year; ``now`` is the document's own year."""

    def __init__(self, now: int | None) -> None:
        self._now = now
        self._level = 0.0
        self._year: int | None = None

    def enter(self, heading: str, level: float) -> None:
        """A heading ends the year of those of its level or deeper ones, and may look back on one itself; one that tells what a
        paper checks (令和5年度効果検証) says nothing of when what it lists was done.
        """
        if level <= self._level:
            self._year = None
        label = read_label(heading, self._now)
        one = label.last is not None and label.first == label.last and not label.word.endswith(_CHECKS)
        if one and kind_of_label(label, self._now) == "result":
            self._level, self._year = level, label.last

    def dated(self, label: Label) -> Label:
        """A label of what is done, without a year of its own, with that of the section."""
        told = self._year is not None and label.last is None and kind_of_label(label, self._now) == "action"
        return replace(label, first=self._year, last=self._year) if told else label
