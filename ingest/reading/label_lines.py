"""Labels on lines of their own between sentences that the layout took for one paragraph (… である。/ 今後の方向性 / …): each
stands as a passage of its own.
"""

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from ingest.document import Document, Line, Passage, Text
from ingest.reading.labels import read_label
from ingest.reading.passages import taken_apart
from ingest.reading.statements import kind_of_label

_LONGEST = 14  # letters of such a label


def with_labels_apart(document: Document, now: int | None) -> Document:
    """The document with passages cut before and behind such labels."""
    return taken_apart(document, lambda passage: _parts(passage, now))


def _parts(passage: Passage, now: int | None) -> Iterator[Passage]:
    lines = passage.text.lines
    labels = [i for i in range(1, len(lines)) if _is_label(lines[i - 1], lines[i], now)]
    if not labels:
        yield passage
        return
    cuts = sorted({0, *labels, *(i + 1 for i in labels), len(lines)})
    first = lines[: cuts[1]]
    yield msgspec.structs.replace(passage, text=Text(first), title=_title(passage, first))
    for start, end in pairwise(cuts[1:]):
        text = Text(lines[start:end])
        yield Passage(text, "paragraph", title=text.text)


def _title(passage: Passage, lines: tuple[Line, ...]) -> str:
    """The title of a passage of which only these lines are left."""
    return Text(lines).text.removeprefix(passage.marker).lstrip() if passage.marker else Text(lines).text


def _is_label(before: Line, line: Line, now: int | None) -> bool:
    """Whether a line behind the end of a sentence is nothing but the label of a text."""
    text = line.text.strip()
    return (
        before.text.rstrip().endswith("。")
        and len(text) <= _LONGEST
        and bool(kind_of_label(read_label(text, now), now))
    )
