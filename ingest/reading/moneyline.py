"""A line of a list of projects taken apart: the name, and behind it money, departments and marks in any order and brackets.

【新規】こども食堂支援事業　1,200千円（前年度 800千円）〔福祉課〕 names こども食堂支援事業.
"""

import re
from dataclasses import dataclass, field

from ingest.reading import bracketed, names
from ingest.reading.labels import Label, read_label
from ingest.text.normal import folded

_OPEN, _CLOSE = r"(\[<【〔〈《", r")\]>】〕〉》"
_GROUP = rf"[{_OPEN}](?P<inside>[^{_OPEN}{_CLOSE}。]{{1,60}})[{_CLOSE}]"
_GROUP_BEHIND = re.compile(rf"{_GROUP}$")
_GROUP_BEFORE = re.compile(rf"[\s◎○●◇◆□■★☆・]*{_GROUP}\s*(?=\S)")
_WORD_BEFORE = re.compile(r"[\s◎○●◇◆□■★☆・]*(?P<inside>\S{1,4})\s+(?=\S)")
_YEN = r"(?:億|千万|百万|十万|万|千)?円"
_AMOUNT = re.compile(
    rf"(?<![0-9,.])(?P<amount>(?:[△▲-]\s*)?[0-9][0-9,.]*(?:\s*[億万千]\s*[0-9][0-9,]*)*\s*(?P<unit>{_YEN})?)$"
)
_WORD = re.compile(rf"(?P<word>[^\s:…‥、。{_OPEN}{_CLOSE}]{{1,20}})\s*:?\s*$")
_LABELLED = re.compile(rf"(?P<word>[^\s:…‥、。{_OPEN}{_CLOSE}]{{1,12}}\s*[:]\s*[^\s:…‥。{_OPEN}{_CLOSE}]{{2,40}})$")
_MARK_BEHIND = re.compile(r"(?<=\S)\s+(?P<word>\S{1,4})$")
_STAGE = re.compile(r"(?:当初|現計|[0-9]月補正後?)$")  # R7当初
_GAP = re.compile(r"[\s…‥・.:;,、/|_╌┄┈-]+$")
_PARTS = re.compile(r"[/／;；、｜|・]|[,，](?![0-9０-９]{3})|\s+(?![0-9０-９△▲-])")
_BLANKS = re.compile(r"\s+")
_NOTHING = re.compile(r"皆増|皆減|[-―ー0]|増減なし|同額")
_MONEY = ("budget", "year", "share", "ignored")  # what words before an amount may mean


@dataclass(frozen=True)
class Amount:
    """Money as printed, with the label before it that says of when or of what it is."""

    text: str
    label: Label
    has_unit: bool
    in_brackets: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether no label says what it is."""
        return self.label == Label()


@dataclass
class MoneyLine:
    """What a line says; ``name`` is as printed, "" where the rest stands alone. ``is_apart`` says that a blank or dots stand
    behind the name.
    """

    name: str = ""
    amounts: list[Amount] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    is_apart: bool = True

    def add(self, other: "MoneyLine") -> None:
        """Take over what another line tells, but for its name."""
        self.amounts += other.amounts
        self.offices += other.offices
        self.marks += other.marks

    @property
    def is_rest(self) -> bool:
        """Whether nothing but money, departments and marks stands here."""
        return not self.name and bool(self.amounts or self.offices or self.marks)


def read(words: str, now: int | None) -> MoneyLine:
    """What a line says, read from its end up to where a name stands, and the marks and departments before that."""
    printed = words.strip()
    plain, told = folded(printed), MoneyLine()
    while plain and (start := _last(printed, plain, told, now)) is not None:
        rest = _GAP.sub("", plain[:start])
        told.is_apart, plain = len(rest) < start, rest
    start = 0
    while match := _GROUP_BEFORE.match(plain, start) or _WORD_BEFORE.match(plain, start):
        before = _inside(printed[match.start("inside") : match.end("inside")], now)
        if before is None or before.amounts or (match.re is _WORD_BEFORE and not before.marks):
            break
        told.add(before)
        start = match.end()
    told.name = printed[start : len(plain)]
    return told


def _last(printed: str, plain: str, told: MoneyLine, now: int | None) -> int | None:
    """Where the last piece of a line starts, which ``told`` takes; None where that is none."""
    if group := _GROUP_BEHIND.search(plain):
        inside = _inside(printed[group.start("inside") : group.end("inside")], now)
        if inside is not None:
            told.add(inside)
        return group.start() if inside is not None else None
    if amount := _AMOUNT.search(plain):
        start, label = _label_before(plain[: amount.start()], now)
        told.amounts.append(Amount(printed[amount.start() : len(plain)], label, bool(amount["unit"])))
        return start
    mark = _MARK_BEHIND.search(plain)
    if mark and names.is_mark(mark["word"]):
        told.marks.append(mark["word"])
        return mark.start()
    for pattern in (_LABELLED, _WORD):
        office = pattern.search(plain)
        if office and (found := _offices(office["word"], sure=True)):
            told.offices.append(found)
            return office.start()
    return None


def _label_before(plain: str, now: int | None) -> tuple[int, Label]:
    """The label that ends right before an amount, in brackets or not, and where it starts."""
    bare = _GAP.sub("", plain)
    match = _GROUP_BEHIND.search(bare) or _WORD.search(bare)
    words = (match.groupdict().get("inside") or match.groupdict().get("word")) if match else None
    label = _label(words, now) if words else None
    return (match.start(), label) if match and label else (len(plain), Label())


def _label(words: str, now: int | None) -> Label | None:
    """What words before money say of it: the year, the stage of the budget, what it is a part of; None for all else."""
    label = read_label(_STAGE.sub("", words) or words, now)
    return label if label.means(*_MONEY) else None


def _inside(words: str, now: int | None) -> MoneyLine | None:
    """What brackets hold, whole or parted; None where any of it is something else."""
    for parts in ([words], _PARTS.split(words), _BLANKS.split(words)):
        told = MoneyLine()
        if all(_take(told, part.strip(), now) for part in parts if part.strip()):
            return told
    return None


def _take(told: MoneyLine, words: str, now: int | None) -> bool:
    """Whether words in brackets are a mark, departments or money, which ``told`` takes."""
    plain = folded(words)
    if names.is_mark(words) or _NOTHING.fullmatch(plain) or _says_nothing_of(plain, now):
        told.marks.append(words)
        return True
    if offices := _offices(words, sure=False):
        told.offices.append(offices)
        return True
    amount = _AMOUNT.search(plain)
    before = plain[: amount.start()].strip(" :・") if amount else ""
    label = _label(before, now) if before else Label()
    if amount and label is not None:
        told.amounts.append(Amount(words[amount.start() :], label, bool(amount["unit"]), in_brackets=True))
    return amount is not None and label is not None


def _says_nothing_of(plain: str, now: int | None) -> bool:
    """Whether words say that there was no money (前年度　－, 前年度なし)."""
    match = re.fullmatch(r"(?P<label>.+?)\s*:?\s*(?:[-―ー]|なし|皆増)", plain)
    return match is not None and _label(match["label"], now) is not None


def _offices(words: str, *, sure: bool) -> str:
    """The departments that words name and nothing else, without the label before them; "" for all else."""
    label, offices = bracketed.labelled(words)
    parts = bracketed.parts(offices)
    told = label.known or not sure or any(map(bracketed.is_sure, parts))
    return offices if parts and told and all(map(bracketed.is_office, parts)) else ""
