"""Cells that name a measure in brackets and go on with what is done for it: 【住宅の耐震化】診断の費用を補助する。〔建築課〕."""

import re
from dataclasses import dataclass

from ingest.document import Text
from ingest.reading import names
from ingest.reading.labelled import saying
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon

_LED = re.compile(
    r"\s*[【《](?P<name>[^【】《》]{2,40})[】》]\s*(?P<rest>[^【】《》]+。)\s*(?P<departments>[〔(（\[［][^〔〕()（）\[\]［］。]+[〕)）\]］])?\s*"
)


@dataclass(frozen=True)
class Lead:
    """The name with the departments in brackets behind it, if any, as one string; ``rest`` are the sentences."""

    name: str
    rest: Text


def lead(text: Text) -> Lead | None:
    """What a cell names and says; None where it does not begin so."""
    whole = text.text
    match = _LED.fullmatch(whole)
    if match is None or names.is_mark(match["name"]) or lexicon().is_value("department", match["name"]):
        return None
    if read_label(match["name"]).known:
        return None
    rest = saying(text.part(match.start("rest"), match.end("rest")), match["rest"].strip())
    return Lead(match["name"] + (match["departments"] or ""), rest)
