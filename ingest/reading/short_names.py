"""Short names of the editions of a document's own plan: 第３次プラン, beside 第４次○○市行財政改革プラン."""

import re
from collections.abc import Iterator

from ingest.reading.predecessors import ORDINAL, numeral
from ingest.text.names import PLAN_NOUN, Named
from ingest.text.normal import folded

_SHORT = re.compile(rf"{ORDINAL.pattern}(?P<noun>{PLAN_NOUN})")
_NOUN = re.compile(rf"{PLAN_NOUN}$")
_DATED = re.compile(r"\s*[(（]\s*(?:計画期間\s*[:：]?\s*)?(?:令和|平成|[RH][0-9元]|[0-9]{4})")
_ABOUT = re.compile(r"\s*(?:は|では|が|の(?:計画)?期間)")
_OF_STATE = re.compile(r"国|[都道府県]|省|庁")


def short_names(sentence: str, own: str) -> Iterator[Named]:
    """The editions of the plan ``own`` that a sentence names by number and noun alone, where it tells their years or they are
    what it is about and came before (第2次計画は…), or by the words that the own title ends with (第1期実施計画, beside
    ○○市総合計画第2期実施計画).
    """
    plain, title = folded(sentence), folded(own)
    numbers, noun = list(ORDINAL.finditer(title)), _NOUN.search(title)
    if not numbers or noun is None:
        return
    for match in _SHORT.finditer(plain):
        alike = (match["unit"], match["noun"]) == (numbers[0]["unit"], noun[0])
        earlier = _ABOUT.match(plain, match.end()) and numeral(match["n"]) < numeral(numbers[0]["n"])
        if alike and (_DATED.match(plain, match.end()) or (earlier and not _OF_STATE.search(plain[: match.start()]))):
            yield _named(sentence, match, own, numbers[0])
    rest = title[numbers[-1].end() :]
    if title[: numbers[-1].start()].strip() and len(rest) > len(noun[0]):
        for match in re.finditer(rf"{ORDINAL.pattern}\s*{re.escape(rest.strip())}", plain):
            if match["unit"] == numbers[-1]["unit"]:
                yield _named(sentence, match, own, numbers[-1])


def _named(sentence: str, found: re.Match[str], own: str, number: re.Match[str]) -> Named:
    """The own title with the number that is found in a sentence in the place of its own."""
    title = own[: number.start("n")] + sentence[slice(*found.span("n"))] + own[number.end("n") :]
    return Named(*found.span(), title, "plan", quoted=True)
