"""Short names of the editions of a document's own plan: 第３次プラン, beside 第４次○○市行財政改革プラン."""

import re
from collections.abc import Iterator

from ingest.reading.predecessors import ORDINAL
from ingest.text.names import PLAN_NOUN, Named
from ingest.text.normal import folded

_SHORT = re.compile(rf"{ORDINAL.pattern}(?P<noun>{PLAN_NOUN})")
_NOUN = re.compile(rf"{PLAN_NOUN}$")
_DATED = re.compile(r"\s*[(（]\s*(?:計画期間\s*[:：]?\s*)?(?:令和|平成|[RH][0-9元]|[0-9]{4})")


def short_names(sentence: str, own: str) -> Iterator[Named]:
    """The editions of the plan ``own`` that a sentence names by number and noun alone, where it tells their years."""
    plain, number, noun = folded(sentence), ORDINAL.search(folded(own)), _NOUN.search(folded(own))
    if number is None or noun is None:
        return
    for match in _SHORT.finditer(plain):
        alike = (match["unit"], match["noun"]) == (number["unit"], noun[0])
        if alike and _DATED.match(plain, match.end()):
            title = own[: number.start("n")] + sentence[slice(*match.span("n"))] + own[number.end("n") :]
            yield Named(*match.span(), title, "plan", quoted=True)
