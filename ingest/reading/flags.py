"""Flags beside the name of a measure that say that it is new: こども食堂への支援【新規】, or 新規 on a line of its own."""

import re
from collections.abc import Iterable, Iterator

from graph.facts import MeasureMention, Succession
from ingest.document import Text
from ingest.reading.evidence import evidence
from ingest.reading.lexicon import lexicon
from ingest.text.normal import folded

_BRACKETED = re.compile(r"[【\[(〔<《](?P<words>[^【】\[\]()〔〕<>《》]{1,8})[】\])〕>》]")

_SIGN_OF_NEW = re.compile(
    r"(?P<sign>[★☆◎●○◆■▲△◇□])\s*(?:印)?\s*(?:は|：|:|＝|=|…)[^。★☆◎●○◆■▲△◇□]{0,20}?(?:新規|新たに|初めて|新設|追加)"
)


def created(measure: MeasureMention, texts: Iterable[Text]) -> Iterator[Succession]:
    """A succession without an old side, where a flag in brackets stands in the texts that name a measure."""
    texts = tuple(texts)
    words = [match["words"] for text in texts for match in _BRACKETED.finditer(folded(text.text))]
    if any(map(says_new, words)):
        yield Succession(evidence=evidence(*texts), kind="created", successors=(measure,))


def says_new(words: str) -> bool:
    """Whether words are nothing but a flag of something new."""
    return lexicon().succession.exact(words.strip()) == "created"


def sign_of_new(legend: str) -> str:
    """The sign by which a legend marks what is new (★印は、新規事業); "" where it marks none."""
    match = _SIGN_OF_NEW.search(legend)
    return match["sign"] if match else ""
