"""The measures of a plan's lists, found by name and by number."""

import re

from graph.facts import MeasureMention
from ingest.text.normal import normal

_SEPARATOR = re.compile(r"[-.－]")  # between the numbers of a measure and of what stands above it


class Listed:
    """The measures of a plan's lists, in the order in which they were met."""

    def __init__(self) -> None:
        self._places: dict[MeasureMention, int] = {}
        self._names: dict[str, list[MeasureMention]] = {}
        # by the whole number, and by what stands after each separator
        self._numbers: dict[str, list[MeasureMention]] = {}

    def add(self, measure: MeasureMention) -> None:
        """One more, where it is not there yet."""
        if measure in self._places:
            return
        self._places[measure] = len(self._places)
        self._names.setdefault(normal(measure.name), []).append(measure)
        for number in _endings(measure.notation) if measure.notation else ():
            self._numbers.setdefault(number, []).append(measure)

    def named(self, name: str) -> list[MeasureMention]:
        """Those of this name, in normal form."""
        return self._names.get(name, [])

    def numbered(self, number: str) -> list[MeasureMention]:
        """Those whose number may be this one, counted from the top or within a group; none without a number."""
        if not number:
            return []
        found = dict.fromkeys(self._numbers.get(number, ()))
        for ending in _endings(number)[1:]:
            found.update((m, None) for m in self._numbers.get(ending, ()) if m.notation == ending)
        return sorted(found, key=self._places.__getitem__)


def _endings(number: str) -> list[str]:
    """A number, and what of it stands after each of its separators: 3-4-1, 4-1, 1."""
    return [number, *(number[found.end() :] for found in _SEPARATOR.finditer(number) if found.end() < len(number))]
