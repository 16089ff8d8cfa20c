"""Lines of running text that name a project with its money: 【新規】こども食堂支援事業　　1,200千円（福祉課）.

Where a text tells the unit of all amounts, a line needs none: ◎ こども食堂への支援（福祉課） ……… 1,200.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from graph.facts import AnyFact, Budget, MeasureMention, Succession
from ingest.document import Document, Line, Passage, Text
from ingest.reading import departments, flags, names
from ingest.reading.evidence import evidence
from ingest.reading.listing import Node
from ingest.reading.listing import node as named_node
from ingest.text import numbers
from ingest.text.normal import folded

_FEWEST = 3  # such lines make a list of projects; one or two are told in passing
_FAR = 2.0  # type sizes below an amount stands no amount of the year before
_NUMBER = r"[△▲-]?[0-9][0-9,.億万]*\s*"
_YEN = r"(?:千|百万|万|億)?円"
_LINE = re.compile(
    r"\s*(?P<name>[^。]{3,60}?)\s*(?:\((?P<before>[^()]{2,24})\))?[\s…・.:]+"
    rf"(?P<amount>{_NUMBER}(?P<unit>{_YEN})?)\s*(?:\((?P<behind>[^()]{{1,40}})\))?\s*"
)
_AMOUNT_ALONE = re.compile(rf"\s*{_NUMBER}(?:{_YEN})?\s*(?:\([^()]{{1,40}}\))?\s*")
_IN_BRACKETS = re.compile(rf"\s*\(\s*(?:{_NUMBER}(?:{_YEN})?|[-―ー－]|皆増|新規|0)\s*\)\s*")
_BEFORE = re.compile(r"\(\s*\)(?:内|書き?)?(?:の(?:数字|数値|金額|額))?は、?(?:前年度?|昨年度?)")
_ACCOUNT = re.compile(r"第?\s*[0-9]+\s*[款項目]")  # a title of the budget (第２項 固定資産購入費), no project
_NO_NAME = re.compile(r"(?:[はをがにでと、]|約|総額|予算額?|事業費|合計|小計|前年度.*|総計|計)$")


@dataclass(frozen=True)
class Terms:
    """What a text says of all amounts: their unit of money ("" for none), whether those in brackets are of the year before,
    and the sign before what is new.
    """

    unit: str = ""
    before: bool = False
    sign: str = ""


@dataclass(frozen=True)
class Project:
    """A project as its line names it, with the words for its money and for the department, "" where none is told;
    ``before`` are the words for its money in the year before.
    """

    node: Node
    amount: str
    office: str
    is_new: bool
    before: Text


class Priced:
    """The lines of a document that name projects with their money, where it has enough of them to be a list."""

    def __init__(self, document: Document) -> None:
        single = [passage for passage in document.passages() if len(passage.text.lines) == 1]
        self._terms = _terms(passage.text.text for passage in single)
        self._projects: dict[int, Project] = {}
        self._taken: set[int] = set()
        amounts = _by_page(single, _AMOUNT_ALONE)
        below = _by_page(single, _IN_BRACKETS) if self._terms.before else {}
        for passage in single:
            (line,) = passage.text.lines
            beside = [other for other in amounts.get(line.place.page, []) if _beside(line, other.text.lines[0])][:1]
            under = [
                other
                for other in below.get(line.place.page, [])
                if beside and _under(beside[0].text.lines[0], other.text.lines[0])
            ][:1]
            told = Text((line, *(other.text.lines[0] for other in beside)))
            if found := _project(told, Text(tuple(other.text.lines[0] for other in under)), self._terms):
                self._projects[id(passage)] = found
                self._taken |= {id(other) for other in (*beside, *under)}
        if len(self._projects) < _FEWEST:
            self._projects, self._taken = {}, set()

    def at(self, passage: Passage) -> Project | None:
        """The project that a passage names, with the amount beside it."""
        return self._projects.get(id(passage))

    def takes(self, passage: Passage) -> bool:
        """Whether a passage is only an amount of the project at its left."""
        return id(passage) in self._taken

    def facts(self, told: Project, about: MeasureMention, year: int | None) -> Iterator[AnyFact]:
        """The money of a project in the document's year and the one before, its department, and that it is new."""
        (text,) = told.node.texts
        amounts = [(told.amount, year, evidence(text))]
        if told.before and year is not None:
            words = folded(told.before.text).strip("() ")
            amounts.append((words, year - 1, evidence(text, told.before)))
        for words, of, pieces in amounts:
            for quantity in numbers.quantities(words, unit=self._terms.unit)[:1]:
                if quantity.value is not None:
                    yield Budget(
                        evidence=pieces, about=about, amount=quantity.value, kind="initial", text=words, year=of
                    )
        if told.office:
            yield from departments.made(_saying(text, told.office), "lead", about, (text,))
        if told.is_new:
            yield Succession(evidence=evidence(text), kind="created", successors=(about,))


def _terms(texts: Iterable[str]) -> Terms:
    units, before, sign = [], False, ""
    for text in texts:
        if "単位" in text and (unit := numbers.unit_of(text)) in numbers.MONEY:
            units.append(unit)
        before = before or bool(_BEFORE.search(folded(text)))
        sign = sign or flags.sign_of_new(text)
    return Terms(units[0] if len(set(units)) == 1 else "", before, sign)


def _by_page(passages: Iterable[Passage], words: re.Pattern[str]) -> dict[int, list[Passage]]:
    found: dict[int, list[Passage]] = {}
    for passage in passages:
        if words.fullmatch(folded(passage.text.text)):
            found.setdefault(passage.text.lines[0].place.page, []).append(passage)
    return found


def _beside(name: Line, amount: Line) -> bool:
    """Whether an amount stands at the right of a name on one printed line."""
    a, b = name.place, amount.place
    middle = (b.box[1] + b.box[3]) / 2
    return a.box[1] <= middle <= a.box[3] and a.box[2] <= b.box[0]


def _under(amount: Line, other: Line) -> bool:
    """Whether a line stands right below an amount and within its right edge."""
    a, b = amount.place.box, other.place.box
    return a[1] < b[1] < a[1] + _FAR * (amount.size or 10.0) and b[0] < a[2] and abs(a[2] - b[2]) < 2 * amount.size


def _project(text: Text, before: Text, terms: Terms) -> Project | None:
    """The project that a line names; None where it is anything else. Without a unit of its own it must name its department."""
    words = "　".join(line.text.strip() for line in text.lines)
    match = _LINE.fullmatch(folded(words))
    if match is None or _ACCOUNT.match(match["name"]):
        return None
    printed = words[match.start("name") : match.end("name")].strip()
    found = names.split_name(printed)
    if not names.has_letters(found.name) or _NO_NAME.search(found.name):
        return None
    told = [match[part] or "" for part in ("before", "behind")]
    office = next((part for part in told if part and departments.is_department(part)), "")
    if not match["unit"] and not (terms.unit and office):
        return None
    is_new = any(flags.says_new(part) for part in re.findall(r"[【\[(〔<]([^【】\[\]()〔〕<>]+)", folded(printed)))
    is_new = is_new or bool(terms.sign and printed.startswith(terms.sign))
    node = named_node(found.name, found.number, found.level, (text,))
    return Project(node, match["amount"], office, is_new, before)


def _saying(text: Text, words: str) -> Text:
    return Text((msgspec.structs.replace(text.lines[0], text=words),))
