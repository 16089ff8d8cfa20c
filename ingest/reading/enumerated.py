"""Sentences that begin with a list of what several measures of one place are about (図書館、公民館等の利用については…)."""

import re
from collections.abc import Sequence

from graph.facts import MeasureMention
from ingest.text.normal import folded, normal

_OPENING = re.compile(
    r"\s*[・●○◎■※]?\s*(?P<items>[^、。「」]{2,20}(?:、[^、。「」]{2,20})+?)(?:等|など)(?:の[^、。「」]{1,12}?)?"
    r"(?:については|に関しては|につきましては|は)"
)


def subjects(sentence: str, below: Sequence[MeasureMention]) -> list[MeasureMention]:
    """The measures that the words listed at the head of a sentence are about, in their order.

    ``below`` are the measures that stand right under the place's. Each word must be part of the name of one of them and of
    no other, and no two of the same: else the list tells of something else and the answer is empty.
    """
    opening = _OPENING.match(folded(sentence))
    if opening is None:
        return []
    found = [_only(item, below) for item in opening["items"].split("、")]
    told = [measure for measure in found if measure is not None]
    return told if len(set(told)) == len(found) else []


def _only(words: str, below: Sequence[MeasureMention]) -> MeasureMention | None:
    named = [measure for measure in below if normal(words) in normal(measure.name)]
    return named[0] if len(named) == 1 else None
