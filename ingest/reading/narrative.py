"""Paragraphs that begin with the names of the measures they are about (「○○の推進」、「○○の検討」については), and known names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from graph.facts import MeasureMention
from ingest.text.normal import folded, normal

_QUOTED = re.compile(
    r"\s*[・●○◎■□◆◇⚫*※]?\s*(?:施策|事業|取組|事務事業|柱|方針)?\s*[「『](?P<name>[^「」『』]{2,80})[」』]"
)
_AND = re.compile(r"\s*(?:、|，|,|及び|並びに|と|・|および|や)?\s*(?=[「『])")
_OPENS = re.compile(
    r"\s*(?:[(（][^()（）]*[)）])?\s*(?:について|に関して|においては|では|は|に関する|のうち|に係る|につきまして)"
)
_NO_VALUES = re.compile(
    r"(?:目標値?|数値目標|指標|評価)[^。、]{0,8}(?:(?:定め|設け|設定し|行っ|実施し)て(?:いません|いない|おりません|おらず)|対象外|ありません)"
)
_ALIKE = 90  # per cent: two spellings of one name
_MOST_OF = 0.6  # a name that holds another is the same where this part of it is the other
_SHORTEST = 6  # characters of a name that is found outside quotes, or of a short form
_SAME_START = 4  # characters that a short form has in common with the name from the start
_BARE_OPENS = re.compile(r"(?P<name>[^、。「」]{4,60}?)(?:について|に関して)は?[、,]?")


@dataclass(frozen=True, slots=True)
class LeadIn:
    """The names with which a paragraph begins and where its text goes on."""

    names: tuple[str, ...]
    end: int


def lead_in(text: str) -> LeadIn | None:
    """The names in 「」 with which a paragraph begins, where について, では or は follows; None where it begins otherwise."""
    names: list[str] = []
    position = 0
    while match := _QUOTED.match(text, position):
        names.append(match["name"])
        joint = _AND.match(text, match.end())
        position = joint.end() if joint else match.end()
        if not joint:
            break
    opens = _OPENS.match(text, position) if names else None
    return LeadIn(tuple(names), opens.end()) if opens else None


def tells_of_values(text: str) -> bool:
    """Whether a note only says that a measure has no target, indicator or rating: nothing was done there."""
    return text.strip().startswith(("※", "＊", "*", "注")) and _NO_VALUES.search(folded(text)) is not None


def bare_lead_in(text: str) -> LeadIn | None:
    """The words before について with which a paragraph begins, without 「」: a name where a known measure has it."""
    match = _BARE_OPENS.match(text)
    return LeadIn((match["name"].strip(),), match.end()) if match else None


class Names:
    """The measures that a document names, to be found in its sentences."""

    def __init__(self, measures: Iterable[MeasureMention]) -> None:
        self._by_name: dict[str, list[MeasureMention]] = {}
        for measure in measures:
            self._by_name.setdefault(normal(measure.name), []).append(measure)

    def exact(self, words: str) -> MeasureMention | None:
        """The measure with exactly this name."""
        return next(iter(self._by_name.get(normal(words), [])), None)

    def find(self, words: str) -> MeasureMention | None:
        """The measure with this name: the same words, else the only one of like words, else of which they are a short form."""
        plain = normal(words)
        if exact := self._by_name.get(plain):
            return exact[0]
        for alike in (_near, _shortened):
            near = [name for name in self._by_name if alike(plain, name)]
            if near:
                return self._by_name[near[0]][0] if len(near) == 1 else None
        return None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where measures are named in a text, in order, the longer name where two overlap."""
        plain = folded(text)
        found: list[tuple[int, int]] = []
        for name in sorted((folded(m[0].name) for m in self._by_name.values()), key=len, reverse=True):
            start = plain.find(name) if len(name) >= _SHORTEST else -1
            if start >= 0 and not any(a < start + len(name) and start < b for a, b in found):
                found.append((start, start + len(name)))
        return sorted(found)


def _near(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return (short in long and len(short) >= _MOST_OF * len(long)) or ratio(a, b) >= _ALIKE


def _shortened(short: str, name: str) -> bool:
    """Whether a name is the other with words left out (公園緑化 of 公園・街路の緑化の推進)."""
    if len(short) < _SHORTEST or not name.startswith(short[:_SAME_START]):
        return False
    rest = iter(name)
    return all(character in rest for character in short)
