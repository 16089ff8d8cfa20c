"""The number of a card that stands outside of it: on a line above (整理番号　0102), or at the edge of its page."""

import re
from collections.abc import Iterable

from ingest.document import Document, Line, Passage, Place, Text
from ingest.reading.labelled import saying
from ingest.reading.labels import read_label
from ingest.text.normal import folded

_LED = re.compile(r"\s*(?P<label>[^\s0-9:：]{3,12})[\s:：]*(?P<number>[0-9A-Za-z]+(?:[-‐－][0-9A-Za-z]+)*)\s*")


class Corners:
    """The numbers at the edges of a document's pages."""

    def __init__(self, document: Document) -> None:
        self._of_pages: dict[int, list[Text]] = {}
        for line in document.furniture:
            self._of_pages.setdefault(line.place.page, []).extend(_told([line]))

    def number(self, places: Iterable[Place], above: Iterable[Passage]) -> Text | None:
        """The one number that the lines ``above`` a card, else the edge of the page that it begins on, tell with a label."""
        page = next((place.page for place in places), 0)
        near = (line for passage in above for line in passage.text.lines if line.place.page == page)
        found = _told(near) or self._of_pages.get(page, [])
        return found[0] if len(found) == 1 else None


def _told(lines: Iterable[Line]) -> list[Text]:
    """The numbers behind a label of numbers that lines hold and nothing else."""
    matches = ((line, _LED.fullmatch(folded(line.text))) for line in lines)
    return [
        saying(Text((line,)), match["number"])
        for line, match in matches
        if match and read_label(match["label"]).means("number")
    ]
