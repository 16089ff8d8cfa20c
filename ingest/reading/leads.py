"""Cells that name a measure and tell what is done for it: 【住宅の耐震化】診断の費用を補助する。〔建築課〕, or the name on lines
in larger or bold type above the sentences.
"""

import re
from dataclasses import dataclass

from ingest.document import Line, Text
from ingest.reading import names
from ingest.reading.labelled import saying
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon

_LED = re.compile(
    r"\s*[【《](?P<name>[^【】《》]{2,40})[】》]\s*(?P<rest>[^【】《》]+。)\s*(?P<departments>[〔(（\[［][^〔〕()（）\[\]［］。]+[〕)）\]］])?\s*"
)


_LARGER = 1.08  # times the size of the sentences below
_NAME_LINES = 2


@dataclass(frozen=True)
class Lead:
    """The name with the departments in brackets behind it, if any, as one string; ``rest`` are the sentences."""

    name: str
    rest: Text


def lead(text: Text) -> Lead | None:
    """What a cell names and says; None where it does not begin so."""
    return _bracketed(text) or _above(text)


def _above(text: Text) -> Lead | None:
    """The name on the first lines of a cell in larger or bold type, and the sentences below it in plain type."""
    lines = [line for line in text.lines if line.text.strip()]
    plain = [line for line in lines if not _stands_out(line, lines[-1])]
    count = len(lines) - len(plain)
    name, rest = Text(tuple(lines[:count])), Text(tuple(lines[count:]))
    told = rest.text.rstrip().endswith("。") and not name.text.rstrip().endswith(("。", "、"))
    if not 0 < count <= _NAME_LINES or plain != lines[count:] or not told or read_label(name.text).known:
        return None
    return Lead(name.text, rest)


def _stands_out(line: Line, last: Line) -> bool:
    return line.size > _LARGER * last.size or (line.bold and not last.bold)


def _bracketed(text: Text) -> Lead | None:
    whole = text.text
    match = _LED.fullmatch(whole)
    if match is None or names.is_mark(match["name"]) or lexicon().is_value("department", match["name"]):
        return None
    if read_label(match["name"]).known:
        return None
    rest = saying(text.part(match.start("rest"), match.end("rest")), match["rest"].strip())
    return Lead(match["name"] + (match["departments"] or ""), rest)
