"""Sentences that name what was and what it became: measures in 「」, departments by their endings.

「A」と「B」を統合し、「C」とする。情報政策課をデジタル推進課に改称し、広聴係を廃止する。A sentence is read clause by clause, the
names in it as places; a verb of change behind them tells the kind. What a clause leaves open stays unsaid.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.facts import SuccessionKind
from ingest.reading.lexicon import lexicon
from ingest.text.names import kind_of
from ingest.text.normal import folded

_SENTENCE = re.compile(r"(?:[^。]|。(?=[)）」』]))+。?")
_QUOTED = re.compile(r"[「『](?P<name>[^「」『』。]{2,60})[」』](?:\s*[(（][^()（）]*[)）])?(?:事業|の取組|課題)?")
_HERE = "\ue000"  # stands for a name
_LIST = rf"{_HERE}(?:\s*(?:、|，|,|・|と|及び|並びに|および|や)\s*{_HERE})*"
_MANNER = r"(?:[^、。\ue000]{0,24}[、])?[^、。\ue000]{0,16}?"
_INTO_ONE = r"(?:統合|一本化|集約|統廃合|合併|一元化)"
_OTHERWISE = r"(?:再編|改組|改編|組織替え|組替え|再構築|見直)"
_NEW_NAME = r"(?:名称(?:を)?(?:変更|改)|改称|名称変更|改名|変更|改め|移行|引き継|引継|継承|改組|再編|発展|衣替え|移管)"
_ANEW = r"(?:、|，)?\s*(?:新たに|新しく|新たな|新設の)?\s*"
_MADE = (
    r"(?:を(?:新設|設置|創設|開設|置|設け|立ち上げ|実施|開始)|と(?:し|す|な|い)|とし(?:て|た)"
    r"|に(?:改|再編|集約|まとめ|引き継|移行|統合)|へ(?:移行|改組|再編))"
)
_SUBJECT = r"(?:を|は|が|については|に関しては|の)、?\s*"
# (kind, pattern): the groups "old" and "new" hold the names; the first pattern that matches at a place counts.
_TOLD: tuple[tuple[SuccessionKind | None, str], ...] = (
    (
        None,
        rf"(?P<old>{_LIST})(?:を|は|が|の[0-9一二三四]+[^、。]{{1,4}}を)、?\s*{_MANNER}(?:{_INTO_ONE}|{_OTHERWISE})(?:し|して|することで|により|の上|した)[、]?{_ANEW}(?P<new>{_LIST}){_MADE}",
    ),
    (
        None,
        rf"(?P<old>{_HERE}(?:を|は|が)、?\s*{_MANNER}{_LIST})と(?:{_INTO_ONE}|{_OTHERWISE})(?:し|して|により)[、]?{_ANEW}(?P<new>{_LIST}){_MADE}",
    ),
    (
        "split",
        rf"(?P<old>{_LIST})(?:を|は)、?\s*(?P<new>{_HERE}\s*(?:、|・|と|及び|や)\s*{_LIST})(?:の[0-9一二三四]+[^、。]{{1,4}})?(?:に|へ|とに)(?:分|再編|改組)",
    ),
    ("split", rf"(?P<old>{_HERE})から、?\s*(?P<new>{_LIST})を(?:分離|独立|分割|切り離)"),
    ("split", rf"(?P<old>{_HERE})(?:を|は)(?:分割|分離|再編)し(?:て)?、?{_ANEW}(?P<new>{_LIST}){_MADE}"),
    (
        "merged",
        rf"(?P<old>{_LIST}){_SUBJECT}{_MANNER}(?P<new>{_HERE})(?:に|へ|と)\s*(?:{_INTO_ONE}|編入|吸収|包含|組み?入れ|組み込|含め)",
    ),
    ("merged", rf"(?P<new>{_HERE})(?:に|へ)、?\s*(?P<old>{_LIST})を\s*(?:{_INTO_ONE}|編入|吸収|包含)"),
    (
        "renamed",
        rf"(?P<old>{_HERE}){_SUBJECT}{_MANNER}(?P<new>{_HERE})(?:に|へ|と|として)\s*(?:、?\s*それぞれ、?\s*|事業)?{_NEW_NAME}",
    ),
    ("renamed", rf"(?P<old>{_HERE})(?:を|は)、?\s*(?P<new>{_HERE})に[、，]?(?=\s*{_HERE}[^。]*{_NEW_NAME})"),
    (
        "renamed",
        rf"(?P<old>{_HERE})(?:の名称を|から)、?\s*(?P<new>{_HERE})(?:に|へ|と)\s*(?:変更|改|名称|移行)",
    ),
    (
        "renamed",
        rf"(?P<old>{_HERE})の後継(?:となる|として|である|の|事業(?:として|である)?)?、?\s*(?P<new>{_HERE})",
    ),
    (
        "renamed",
        rf"(?P<new>{_HERE})(?:は|を)、?\s*(?P<old>{_HERE})(?:の後継|を引き継|を継承|を発展|を改称|から移行)",
    ),
    (
        "renamed",
        rf"(?P<old>{_HERE})(?:を|は)、?\s*(?:廃止|終了|発展的に解消)し(?:て)?、?{_ANEW}(?P<new>{_HERE}){_MADE}",
    ),
    (
        "ended",
        rf"(?P<old>{_LIST})(?:を|は|が|については)、?\s*{_MANNER}(?:廃止|終了|完了|休止|打ち切)(?!後|前|時|に向け|を検討)",
    ),
    (
        "created",
        rf"(?P<new>{_LIST})(?:を|が|は)、?\s*(?:新たに|新しく)?\s*(?:新設|創設|設置|新たに(?:追加|開始|実施|設|加え|位置付|位置づ|盛り込|掲載))",
    ),
)
_CLAUSES = tuple((kind, re.compile(pattern)) for kind, pattern in _TOLD)
_OFFICE = re.compile(
    r"(?<![一-龥々ァ-ヴーA-Za-z])(?:(?:{words})|[一-龥々ァ-ヴー・A-Za-z])+(?:課|室|係|部|局|班|本部|センター|事務所|担当)(?!(?!及び|並びに|等)[一-龥々ァ-ヴーA-Za-z]|づくり)".replace(
        "{words}", "|".join(re.escape(word) for word in lexicon().office_words)
    )
)
_NO_OFFICE = re.compile(
    r".*教室|(?:各|全|同|当|本|両|他|関係|担当|所管|[0-9一二三四五]+|新)?(?:課|室|係|部|局|班|センター|事務所|担当|本部)"
)
_ADVERBS = re.compile(r"^(?:新た|同時|従来|現行|既存|旧|新)(?=[一-龥])")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence: of a department, or of something in 「」."""

    name: str
    is_department: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Transition:
    """What a clause says: old names became new ones; ``start`` and ``end`` are the places of its sentence in the text."""

    kind: SuccessionKind
    old: tuple[Named, ...]
    new: tuple[Named, ...]
    start: int
    end: int


def transitions(text: str) -> Iterator[Transition]:
    """The changes that the sentences of a text tell of what they name, departments and others apart."""
    for sentence in _SENTENCE.finditer(text):
        found = names_in(sentence[0])
        for is_department in (True, False):
            yield from _of_kind(sentence, [name for name in found if name.is_department == is_department])


def names_in(sentence: str) -> list[Named]:
    """The names of a sentence in order: what stands in 「」, and departments outside it."""
    quoted = [
        Named(match["name"].strip(), is_office(match["name"]), match.start(), match.end())
        for match in _QUOTED.finditer(sentence)
        if not kind_of(match["name"])
    ]
    plain = folded(sentence)
    offices = [
        Named(part, is_department=True, start=start, end=start + len(part))
        for match in _OFFICE.finditer(plain)
        if not any(name.start <= match.start() < name.end for name in quoted)
        for part, start in _offices(match)
    ]
    return sorted([*quoted, *offices], key=lambda name: name.start)


def is_office(words: str) -> bool:
    """Whether words are the name of a department and not a noun for departments (各課)."""
    match = _OFFICE.fullmatch(folded(words).strip())
    return match is not None and _NO_OFFICE.fullmatch(match[0]) is None


def _offices(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Each department of a run of letters (情報課・広報室)."""
    for part in re.finditer(r"(?:(?!(?<=[課室係部局班])・).)+", match[0]):
        words = part[0].lstrip("・")
        words = _ADVERBS.sub("", words)
        if _NO_OFFICE.fullmatch(words) is None and len(words) > 1:
            yield words, match.start() + part.end() - len(words)


def _of_kind(sentence: re.Match[str], found: list[Named]) -> Iterator[Transition]:
    if not found:
        return
    masked, places = _masked(folded(sentence[0]), found)
    position = 0
    while position < len(masked):
        matches = [(match, kind) for kind, pattern in _CLAUSES if (match := pattern.match(masked, position))]
        if masked[position] != _HERE or not matches:
            position += 1
            continue
        match, kind = matches[0]
        old, new = (_held(match, side, places) for side in ("old", "new"))
        yield Transition(kind or _counted(old, new), old, new, *sentence.span())
        position = match.end()


def _masked(sentence: str, found: list[Named]) -> tuple[str, dict[int, Named]]:
    """The sentence with a sign for each name, and the names by the places of the signs."""
    masked, places, position = "", {}, 0
    for name in found:
        masked += sentence[position : name.start]
        places[len(masked)] = name
        masked += _HERE
        position = name.end
    return masked + sentence[position:], places


def _held(match: re.Match[str], side: str, places: dict[int, Named]) -> tuple[Named, ...]:
    if side not in match.re.groupindex:
        return ()
    return tuple(name for place, name in places.items() if match.start(side) <= place < match.end(side))


def _counted(old: tuple[Named, ...], new: tuple[Named, ...]) -> SuccessionKind:
    if len(old) > 1:
        return "reorganised" if len(new) > 1 else "merged"
    return "split" if len(new) > 1 else "renamed"
