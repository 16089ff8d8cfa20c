"""Plans of the town that a text names without the town's name: its 総合計画, and earlier editions of the document's own plan."""

import re
from collections.abc import Sequence

from ingest.reading.predecessors import ORDINAL, with_town
from ingest.reading.sentences import Sentence
from ingest.text.normal import folded, normal

_OF_STATE = re.compile(r"国|政府|[県都府道](?![市町村])|省|庁")
# The plan of plans of a town, which no state has.
_FIRST = re.compile(
    r"(?:第[0-9一二三四五六七八九十]+[次期])?(?:[市町村])?(?:長期)?総合(?:計画|振興計画)(?:(?:前期|後期|第[0-9]+[次期])?(?:基本|実施)計画)?"
)
_TOWN_WITHIN = re.compile(r"^(第[0-9一二三四五六七八九十]+[次期])?[^市町村区県]{1,6}[市町村区](?=[^市町村区]{2})")


def is_first(title: str) -> bool:
    """Whether a title without the town's name is that of a town's 総合計画."""
    return _FIRST.fullmatch(normal(title)) is not None


def without_town(title: str) -> str:
    """A title without the town's name at its beginning, or behind its number."""
    return _TOWN_WITHIN.sub(lambda found: found[1] or "", normal(title))


def is_of_state(name: str, sentence: str) -> bool:
    """Whether a sentence says before a plan's name that it is the state's or the prefecture's (国の第３期教育振興基本計画)."""
    return _OF_STATE.search(sentence.partition(name)[0]) is not None


def earlier_editions(own: str, sentences: Sequence[Sentence]) -> dict[str, str]:
    """The earlier editions of the own plan that are named without the town's name, with it; none of a plan of that name that a
    sentence says to be the state's or the prefecture's (国の第３期教育振興基本計画).
    """
    found: dict[str, str] = {}
    others: set[str] = set()
    for sentence in sentences:
        for name in sentence.names:
            if name.kind == "plan" and (full := with_town(name.name, own)):
                found[name.name] = full
                if _OF_STATE.search(sentence.text[: name.start]):
                    others.add(name.name)
    return {name: full for name, full in found.items() if name not in others}


def as_editions(own: str, titles: Sequence[str]) -> str:
    """The own title with the town's name, where other editions of the plan are named with it (of 福祉計画・第９期○○計画 beside
    △△市福祉計画・第８期○○計画); the title as it is where none is.
    """
    mine = list(ORDINAL.finditer(folded(own)))
    for title in titles if mine else ():
        theirs = list(ORDINAL.finditer(folded(title)))
        edition = own[slice(*mine[-1].span())]
        full = title[: theirs[-1].start()] + edition + title[theirs[-1].end() :] if theirs else own
        if normal(full) != without_town(full) == normal(own):
            return full
    return own
