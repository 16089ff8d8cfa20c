"""Labels of a document's own words: short headings that come again and again, told by what stands under each of them.

They are to the text below them what the head of a column is to its cells, and are told in the same way.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.document import Document, Passage
from ingest.reading.columns import by_shape
from ingest.reading.labels import Label, read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.offices import is_office
from ingest.reading.retold import MEANINGS
from ingest.reading.shape import bears_out, borne_out, told_by_sentences
from ingest.reading.statements import kind_of_label
from ingest.reading.statuses import is_status
from ingest.text.normal import normal

_OFTEN = 3  # a heading that stands so often is a label
_LONGEST = 16  # letters


class OwnLabels:
    """What the headings of a document mean that stand again and again: those that nobody listed, and those that elsewhere
    only order a document (施策の概要).
    """

    def __init__(self, document: Document) -> None:
        below: dict[str, list[str]] = defaultdict(list)
        for heading, text in _headed(document):
            below[heading].append(text)
        self._labels: dict[str, Label] = {}
        for heading, texts in below.items():
            if len(texts) >= _OFTEN and (found := _told(read_label(heading), texts)).known:
                self._labels[normal(heading)] = found

    def of(self, passage: Passage) -> Label | None:
        """The label that a passage is; None where it is none of the document's own."""
        return self._labels.get(normal(passage.text.text)) if self._labels else None


def _headed(document: Document) -> Iterator[tuple[str, str]]:
    """Each short heading, or line that looks as listed labels of texts do, with the text right below it."""
    looks = {_look(line) for line in document.passages() if kind_of_label(read_label(line.text.text), None)}
    for above, below in pairwise(document.blocks):
        if not isinstance(above, Passage) or not isinstance(below, Passage) or below.role == "heading":
            continue
        words = above.text.text.strip()
        alike = _look(above) in looks and not is_office(words) and not is_status(words)
        if len(words) <= _LONGEST and (above.role == "heading" or alike):
            yield words, below.text.text.strip()


def _look(passage: Passage) -> tuple[object, ...]:
    """How a line is set: its part on the page, its sign, size, weight and colour."""
    first = next(iter(passage.text.lines), None)
    sign = passage.text.text.strip()[:1]
    type_ = (round(first.size), first.bold, first.colour) if first else ()
    return passage.role, "" if sign.isalnum() else sign, *type_


def _told(label: Label, texts: list[str]) -> Label:
    """A label with the meaning that its word is likely to have, or that the texts below it have by their shape."""
    if label.means(*MEANINGS):
        return label if bears_out(label, [text for text in texts if not is_status(text)] or texts) else Label()
    if label.known:
        return label if label.word in lexicon().structure else Label()
    found = told_by_sentences(borne_out(label, texts), texts)
    return found if found.known else replace(label, meaning=by_shape(texts))
