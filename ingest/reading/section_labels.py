"""Sections of opinions (第４章 審議会からの意見) whose headings name measures told elsewhere: what stands below each is of it."""

from ingest.document import Passage
from ingest.reading import names
from ingest.reading.here import Here
from ingest.reading.labels import Label, read_label
from ingest.reading.listing import Node
from ingest.reading.statements import kind_of_label


class SectionLabel:
    """The last heading that is a label of opinions, down to the next that stands as high."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._level = 0.0
        self.label: Label | None = None

    def enter(self, passage: Passage, level: float) -> None:
        """A heading ends the section of one of its level or a deeper one, and may be such a label itself."""
        now = self._here.context.year
        if self.label is not None and level <= self._level:
            self.label = None
        told = read_label(passage.title or passage.text.text, now)
        if self.label is None and kind_of_label(told, now) == "opinion":
            self.label, self._level = told, level

    def measure(self, passage: Passage, level: float) -> Node | None:
        """The measure that a heading within the section names, with brackets around it or without (【基本方針１ …】)."""
        if self.label is None or level <= self._level:
            return None
        found = names.split_name(passage.text.text.strip().strip("【】〔〕［］[]＜＞<>"))
        scope = self._here.scope
        known = scope.known.only(scope.plan, found.name) if found.name else None
        return Node(known.name, found.number or known.notation, found.level, (passage.text,)) if known else None
